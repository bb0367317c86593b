"""The columns of the results: a line a playbook, and a line a run behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.model.practice import DONE, DROPPED
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.playbooks.maps import ENDINGS
from csdesk.domain.playbooks.results import (
    Figure,
    Lived,
    Outcome,
    Results,
    Share,
    came_back,
    counted,
    kept_after,
)
from csdesk.domain.playbooks.results_told import in_days, told
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Cell, Column, Look, Tone

TITLES: dict[Figure, Text] = {
    Figure.RUNS: msg("Runs"),
    Figure.OPEN: pmsg("results", "Open"),
    Figure.DONE: pmsg("results", "To the end"),
    Figure.DROPPED: pmsg("results", "Dropped"),
    Figure.DAYS: pmsg("results", "Days"),
    Figure.MINUTES: pmsg("results", "Minutes"),
    Figure.WORKED: pmsg("results", "It worked"),
    Figure.RECOVERED: pmsg("results", "Health came back"),
    Figure.KEPT_90: pmsg("results", "Kept after 90 days"),
    Figure.KEPT_180: pmsg("results", "Kept after 180 days"),
}
_HELP: dict[Figure, Text] = {
    Figure.DAYS: msg("The median from start to end, of the runs that were followed to an end"),
    Figure.MINUTES: msg("The median of the minutes noted in the runs that are over"),
    Figure.WORKED: msg("Runs that came to an end that counts as good, of those that came to an end"),
    Figure.RECOVERED: msg(
        "Accounts that were not healthy at the start and were within 180 days, of those whose later health is known"
    ),
    Figure.KEPT_90: msg("Accounts kept 90 days after the start, of the runs that began so long ago"),
    Figure.KEPT_180: msg("Accounts kept 180 days after the start, of the runs that began so long ago"),
}
_NUMBERS: dict[Figure, Callable[[Outcome], int | None]] = {
    Figure.RUNS: lambda one: one.runs,
    Figure.OPEN: lambda one: one.open,
    Figure.DONE: lambda one: one.done,
    Figure.DROPPED: lambda one: one.dropped,
    Figure.DAYS: lambda one: one.days,
    Figure.MINUTES: lambda one: one.minutes,
}
_SHARES: dict[Figure, Callable[[Outcome], Share]] = {
    Figure.WORKED: lambda one: one.worked,
    Figure.RECOVERED: lambda one: one.recovered,
    Figure.KEPT_90: lambda one: one.kept[90],
    Figure.KEPT_180: lambda one: one.kept[180],
}
_WIDTHS = {
    Figure.RUNS: 88,
    Figure.DONE: 86,
    Figure.DROPPED: 106,
    Figure.DAYS: 62,
    Figure.WORKED: 124,
    Figure.RECOVERED: 186,
    Figure.KEPT_90: 158,
    Figure.KEPT_180: 164,
}
_NUMBER_WIDE = 86
_ASIDE = frozenset({Figure.MINUTES, Figure.KEPT_180})
"""Shown when they are asked for: the others fit a small screen."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One playbook."""

    id: int
    found: Results


@dataclass(frozen=True, slots=True)
class FateRow:
    """One run, or one suggestion that was turned down, and what became of its account."""

    id: int
    lived: Lived
    account: str
    counts: bool | None


def figure_text(figure: Figure, found: Outcome) -> Text | None:
    """A figure in words; `None` where nothing is known."""
    if figure in _NUMBERS:
        number = _NUMBERS[figure](found)
        return None if number is None else msg("{n}", n=number)
    share = _SHARES[figure](found)
    if not share.of:
        return None
    return in_days(share, found.back_days) if figure is Figure.RECOVERED else told(share)


def share_of(figure: Figure, found: Outcome) -> Share | None:
    """The share behind a figure; `None` for one that is a number."""
    return _SHARES[figure](found) if figure in _SHARES else None


def result_columns() -> tuple[Column[ResultRow], ...]:
    """The playbook, then a column a figure."""
    name = FieldSpec("name", FieldType.TEXT, msg("Playbook"))
    named: Column[ResultRow] = Column(
        key="name",
        title=msg("Playbook"),
        value=lambda row: row.found.name,
        spec=name,
        look=Look.STRONG,
        width=214,
        grows=True,
        search=True,
        fixed=True,
    )
    return (named, *(_column(figure) for figure in Figure if figure is not Figure.OPEN))


def _column(figure: Figure) -> Column[ResultRow]:
    title = TITLES[figure]
    if figure in _NUMBERS:
        number = _NUMBERS[figure]
        return Column(
            key=figure,
            title=title,
            value=lambda row: number(row.found.whole),
            spec=FieldSpec(figure, FieldType.INT, title),
            width=_WIDTHS.get(figure, _NUMBER_WIDE),
            shown=figure not in _ASIDE,
            help=_HELP.get(figure),
        )
    share = _SHARES[figure]
    return Column(
        key=figure,
        title=title,
        value=lambda row: _rate(share(row.found.whole)),
        cell=lambda row, reader: _share_cell(figure, row.found.whole, reader),
        spec=FieldSpec(figure, FieldType.TEXT, title),
        copied=lambda row, reader: _share_cell(figure, row.found.whole, reader).text,
        width=_WIDTHS[figure],
        shown=figure not in _ASIDE,
        help=_HELP.get(figure),
    )


def _rate(share: Share) -> float | None:
    return share.n / share.of if share.of else None


def _share_cell(figure: Figure, found: Outcome, reader: Reader) -> Cell:
    text = figure_text(figure, found)
    return Cell("—", Tone.QUIET) if text is None else Cell(reader.words.words(text))


def fate_columns(on: date) -> tuple[Column[FateRow], ...]:
    """The account, when, how it ended, and what became of it; the last one says whether the figure counts it."""
    return (
        Column(
            key="account",
            title=msg("Account"),
            value=lambda row: row.account,
            spec=FieldSpec("account", FieldType.TEXT, msg("Account")),
            look=Look.STRONG,
            width=126,
            grows=True,
            search=True,
            fixed=True,
        ),
        Column(
            key="counts",
            title=pmsg("results", "Counts"),
            value=lambda row: row.counts,
            cell=lambda row, reader: _yes_no(row.counts, reader),
            spec=FieldSpec("counts", FieldType.BOOL, pmsg("results", "Counts")),
            look=Look.PILL,
            width=68,
            help=msg("Whether the run is in the first number of the figure; all of them make the second"),
        ),
        _dated("started", pmsg("run", "Started on"), lambda row: row.lived.started),
        _dated("ended", pmsg("run", "Finished on"), lambda row: row.lived.ended),
        Column(
            key="ending",
            title=pmsg("results", "How it ended"),
            value=lambda row: row.lived.ending or row.lived.status,
            cell=_ending_cell,
            spec=FieldSpec("ending", FieldType.TEXT, pmsg("results", "How it ended")),
            width=112,
        ),
        Column(
            key="back",
            title=pmsg("results", "Health came back"),
            short=pmsg("results", "Health back"),
            value=lambda row: came_back(row.lived, on),
            cell=lambda row, reader: _back_cell(row, reader, on),
            spec=FieldSpec("back", FieldType.INT, pmsg("results", "Health came back")),
            copied=lambda row, reader: _back_cell(row, reader, on).text,
            width=101,
        ),
        *(_kept_column(days, on) for days in (90, 180)),
        Column(
            key="minutes",
            title=pmsg("results", "Minutes"),
            value=lambda row: row.lived.minutes,
            spec=FieldSpec("minutes", FieldType.INT, pmsg("results", "Minutes")),
            width=80,
            shown=False,
        ),
    )


def _dated(key: str, title: Text, value: Callable[[FateRow], date | None]) -> Column[FateRow]:
    return Column(key=key, title=title, value=value, spec=FieldSpec(key, FieldType.DATE, title), width=100)


def _kept_column(days: int, on: date) -> Column[FateRow]:
    title = TITLES[Figure.KEPT_90 if days == 90 else Figure.KEPT_180]
    return Column(
        key=f"kept_{days}",
        title=title,
        short=msg("After {n} days", n=days),
        value=lambda row: kept_after(row.lived, days, on),
        cell=lambda row, reader: _yes_no(kept_after(row.lived, days, on), reader),
        spec=FieldSpec(f"kept_{days}", FieldType.BOOL, title),
        width=102,
        shown=days == 90,
    )


def _yes_no(value: bool | None, reader: Reader) -> Cell:
    if value is None:
        return Cell("—", Tone.QUIET)
    return (
        Cell(reader.words.words(pmsg("results", "Yes")), Tone.GOOD)
        if value
        else Cell(reader.words.words(pmsg("results", "No")), Tone.PLAIN)
    )


def _back_cell(row: FateRow, reader: Reader, on: date) -> Cell:
    days = came_back(row.lived, on)
    if days is None:
        return Cell("—", Tone.QUIET)
    said = msg("no") if days < 0 else nmsg("in {n} day", "in {n} days", days)
    return Cell(reader.words.words(said), Tone.PLAIN if days < 0 else Tone.GOOD)


def _ending_cell(row: FateRow, reader: Reader) -> Cell:
    if row.lived.ending is not None:
        return Cell(reader.words.words(ENDINGS[row.lived.ending]))
    if row.id < 0:
        return Cell(reader.words.words(pmsg("results", "turned down")), Tone.QUIET)
    said = {DONE: pmsg("run", "Done"), DROPPED: pmsg("run", "Dropped")}.get(
        row.lived.status, pmsg("run", "Open")
    )
    return Cell(reader.words.words(said), Tone.QUIET)


def fates(found: list[Lived], names: dict[int, str], figure: Figure, on: date) -> list[FateRow]:
    """The lines of the runs behind a figure; those that were turned down have numbers of their own."""
    return [
        FateRow(one.id or -place, one, names.get(one.account, "—"), counted(figure, one, on))
        for place, one in enumerate(found, 1)
    ]
