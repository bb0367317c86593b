"""The results as a workbook: a sheet of playbooks, one of answers, one of the runs that they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.domain.model.practice import DONE, DROPPED
from csdesk.domain.playbooks.maps import ENDINGS
from csdesk.domain.playbooks.results import Figure, Lived, Outcome, Results, came_back, kept_after
from csdesk.domain.text import msg, pmsg
from csdesk.domain.views.sheets import SheetRow, SheetTable, SheetValue
from csdesk.ui.playbooks.results_columns import TITLES, share_of
from csdesk.ui.words import Words

_SHARES = (Figure.WORKED, Figure.RECOVERED, Figure.KEPT_90, Figure.KEPT_180)


def result_sheets(
    found: Sequence[Results], names: Mapping[int, str], words: Words
) -> tuple[SheetTable, SheetTable, SheetTable]:
    """Shares as two numbers each, so few are never told as a percentage."""
    return _playbooks(found, words), _answers(found, words), _runs(found, names, words)


def _titles(words: Words) -> list[str]:
    titles = [
        words(TITLES[one]) for one in (Figure.RUNS, Figure.DONE, Figure.DROPPED, Figure.DAYS, Figure.MINUTES)
    ]
    for one in _SHARES:
        titles += [words(TITLES[one]), words(pmsg("results", "of"))]
    return [*titles, words(msg("Days until health came back"))]


def _numbers(one: Outcome) -> list[SheetValue]:
    values: list[SheetValue] = [one.runs, one.done, one.dropped, one.days, one.minutes]
    for figure in _SHARES:
        share = share_of(figure, one)
        values += [None, None] if share is None or not share.of else [share.n, share.of]
    return [*values, one.back_days]


def _playbooks(found: Sequence[Results], words: Words) -> SheetTable:
    rows = []
    for one in found:
        rows.append(SheetRow((one.name, *_numbers(one.whole))))
        if one.turned_down is not None:
            name = words(msg("{playbook}, turned down", playbook=one.name))
            rows.append(SheetRow((name, *_numbers(one.turned_down))))
    titles = (words(msg("Playbook")), *_titles(words))
    return SheetTable(
        words(pmsg("results", "By playbook")), titles, tuple(rows), (34, *([12] * (len(titles) - 1)))
    )


def _answers(found: Sequence[Results], words: Words) -> SheetTable:
    rows = [
        SheetRow((one.name, answer.question, answer.answer, *_numbers(answer.outcome)))
        for one in found
        for answer in one.answers
    ]
    titles = (words(msg("Playbook")), words(msg("Question")), words(msg("Answer")), *_titles(words))
    return SheetTable(words(msg("By answer")), titles, tuple(rows), (34, 40, 34, *([12] * (len(titles) - 3))))


def _runs(found: Sequence[Results], names: Mapping[int, str], words: Words) -> SheetTable:
    rows = [
        SheetRow((one.name, names.get(run.account, ""), *_fate(run, one, words)))
        for one in found
        for run in (*one.runs, *one.declined)
    ]
    titles = (
        msg("Playbook"),
        msg("Account"),
        pmsg("run", "Started on"),
        pmsg("run", "Finished on"),
        pmsg("results", "How it ended"),
        pmsg("results", "Minutes"),
        msg("Days until health came back"),
        TITLES[Figure.KEPT_90],
        TITLES[Figure.KEPT_180],
    )
    return SheetTable(words(msg("Runs")), tuple(map(words, titles)), tuple(rows), (34, 30, *([14] * 7)))


def _fate(run: Lived, one: Results, words: Words) -> tuple[SheetValue, ...]:
    back = came_back(run, one.on)
    ended = words(ENDINGS[run.ending]) if run.ending is not None else _status(run, words)
    kept = (kept_after(run, days, one.on) for days in (90, 180))
    return (
        run.started,
        run.ended,
        ended,
        run.minutes,
        back if back is not None and back >= 0 else None,
        *kept,
    )


def _status(run: Lived, words: Words) -> str:
    if not run.id:
        return words(pmsg("results", "turned down"))
    known = {DONE: pmsg("run", "Done"), DROPPED: pmsg("run", "Dropped")}
    return words(known.get(run.status, pmsg("run", "Open")))
