"""The portfolio without widgets: rows, totals, filters, views and what a change touches."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress, islice
from typing import Any

from csdesk.domain.changes import ChangeSet
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.record import Choice, field_of
from csdesk.domain.model.workspace import CustomField, SavedView
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.health import BANDS, HealthMark
from csdesk.domain.views.portfolio import PortfolioRow, with_health
from csdesk.domain.views.standing import Standing
from csdesk.ui.forms.reader import Reader
from csdesk.ui.portfolio.columns import columns_of
from csdesk.ui.portfolio.health_columns import HEALTH, KEYS, band_of
from csdesk.ui.portfolio.state import HealthItem, PortfolioState, Total, ViewItem
from csdesk.ui.portfolio.strip_totals import strip_totals
from csdesk.ui.portfolio.views import FIRST, PANEL, VIEW, NamedView, views
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import ChipState, Filter, OneOf, passing, sentence, words_of
from csdesk.ui.tables.state import ViewState

_FIRST = 60
"""Rows of the first screen, which are shown before the others are read."""
_MANY = 300
"""So many rows are read at once, quicker than they could be missed."""
_LONG = 1_000
"""More are not read again while the window waits."""
OFFERED = ("status", "health", "renewal", "touch")
"""The filters that are offered before any is on."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows that a change asks to show anew, and the accounts that are gone."""

    rows: tuple[PortfolioRow, ...]
    gone: tuple[int, ...]


class PortfolioPresenter:
    """Answers the page and carries out what the person wants."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.reader = self.read_again()
        first = self._first_shown()
        self.rows: list[PortfolioRow] = (first and session.portfolio(first)) or session.portfolio()
        self.is_whole = not first or len(self.rows) > _FIRST
        """Whether the rows are all rows, not only those of the first screen."""
        self.standing: Standing | None = None
        """How every account stands; nothing before it was worked out."""
        self.columns: tuple[Column[PortfolioRow], ...] = self._columns()
        self.views: tuple[NamedView, ...] = self._views()
        self.chosen = self.views[0]
        self._counts: dict[str, int] = {}
        self._bands: Counter[str] | None = None
        self._edition = 0
        self._strip: tuple[object, tuple[Total, ...]] | None = None
        self._words_in_use: dict[str, Sequence[Choice]] = {}

    def left_state(self) -> ViewState:
        """The view as it was left last time: its name, columns, widths, order and filters."""
        left = _left(self._session.recall(VIEW))
        self.chosen = next((view for view in self.views if view.key == left.get("view")), self.views[0])
        body = left.get("state")
        return ViewState.from_json(body, self.columns) if isinstance(body, str) else self.chosen.state

    def remember(self, state: ViewState, shown: Iterable[int | None]) -> None:
        """Keep the view as it stands for the next time, and of a long one the accounts of its first screen."""
        self._session.remember(VIEW, json.dumps({"view": self.chosen.key, "state": state.to_json()}))
        first = [one for one in islice(shown, _FIRST) if one is not None] if len(self.rows) > _MANY else []
        if self.is_whole:
            self._session.remember(FIRST, json.dumps(first))

    def left_panel(self) -> bool | None:
        """Whether the person wanted the panel last time; `None` leaves it to the room there is."""
        return {"shown": True, "hidden": False}.get(self._session.recall(PANEL) or "")

    def keep_panel(self, *, shown: bool) -> None:
        """Keep whether the panel is wanted for the next time."""
        self._session.remember(PANEL, "shown" if shown else "hidden")

    def read_again(self) -> Reader:
        """Who reads the page now: another language, day or currency than before, perhaps."""
        session = self._session
        self.reader = Reader.of(session)
        return self.reader

    @property
    def edition(self) -> int:
        """A number that grows with every change of the rows."""
        return self._edition

    def is_yesterday(self) -> bool:
        """Whether the day has changed since the rows were read."""
        return self.reader.today != self._session.today()

    @property
    def is_long(self) -> bool:
        """Whether all rows are read beside the window: those of 10,000 accounts take 0.1 s."""
        return self._session.count(Account) > _LONG

    def take(self, rows: list[PortfolioRow]) -> list[PortfolioRow]:
        """Go on with rows that were just read: all there are."""
        self.rows, self.is_whole = rows, True
        self._forget()
        return rows

    def seen(self, marks: Mapping[int, HealthMark]) -> Callable[[], list[PortfolioRow]]:
        """What makes the rows with the health that was just seen; it may run on a worker."""
        rows = list(self.rows)
        return lambda: with_health(rows, marks)

    def take_seen(self, rows: list[PortfolioRow]) -> None:
        """Go on with the same rows that know more of their health."""
        self.rows = rows
        self._edition += 1
        self._bands = None
        for view in self.views:
            if any(one.column in KEYS for one in view.state.filters):
                self._counts.pop(view.key, None)

    def drawn(self, marks: Mapping[int, HealthMark]) -> list[PortfolioRow]:
        """Go on with rows whose marks know more of their past, which nothing is sorted or counted by; those rows."""
        places = [place for place, row in enumerate(self.rows) if row.id in marks]
        for place in places:
            self.rows[place] = replace(self.rows[place], health=marks[self.rows[place].id])
        self._edition += 1
        return [self.rows[place] for place in places]

    def touched(self, changes: ChangeSet) -> Touched | None:
        """The rows that a small change touches; `None` when all must be read again."""
        from csdesk.ui.portfolio.reach import accounts_of

        accounts = accounts_of(changes, self._session)
        if accounts is None:
            return None
        found = {one: self._session.portfolio([one]) for one in accounts}
        rows = tuple(row for rows in found.values() for row in rows)
        places = [place for place, row in enumerate(self.rows) if row.id in found]
        before = [self.rows[place] for place in places]
        fresh = {row.id: row for row in rows}
        for place in reversed(places):
            self.rows[place : place + 1] = found[self.rows[place].id]
        self.rows += [row for row in rows if row.id not in {old.id for old in before}]
        self._recount(before, rows)
        return Touched(rows, tuple(old.id for old in before if old.id not in fresh))

    def reread_columns(self) -> None:
        """The workspace's own fields changed."""
        self.columns = self._columns()
        self.reread_views()

    def reread_views(self) -> None:
        """The saved views changed; the chosen one stays if it is still there."""
        self.views = self._views()
        self.chosen = next((view for view in self.views if view.key == self.chosen.key), self.views[0])
        self._counts.clear()

    def in_use(self, name: str) -> Sequence[Choice]:
        """The declared choices of a field and the words that the rows have."""
        known = self._words_in_use.get(name)
        if known is None:
            declared = field_of(Account, name).choices
            own = {value for row in self.rows if (value := getattr(row, name)) is not None}
            own -= {choice.key for choice in declared}
            own_choices = (Choice(word, verbatim(word)) for word in sorted(own, key=str.casefold))
            known = self._words_in_use[name] = (*declared, *own_choices)
        return known

    def values_of(self, column: Column[PortfolioRow]) -> list[tuple[str | None, Text, int]]:
        """The words of a column with how many rows have each."""
        return words_of(column, self.rows)

    def column(self, key: str) -> Column[PortfolioRow]:
        """One column by its key."""
        return next(column for column in self.columns if column.key == key)

    def state(
        self, view: ViewState, words: str, shown: Sequence[PortfolioRow], marked: int
    ) -> PortfolioState:
        """The page as it stands; nothing is counted before all rows are read."""
        return PortfolioState(
            is_whole=self.is_whole,
            shown=len(shown),
            known=len(self.rows),
            filters=len(view.filters) + bool(words.strip()),
            totals=self._totals(view, words, shown),
            chips=self._chips(view),
            order=self._order(view),
            view=self.chosen.name,
            is_changed=replace(view, closed=self.chosen.state.closed) != self.chosen.state,
            is_own=bool(self.chosen.id),
            marked=marked,
        )

    def _totals(self, view: ViewState, words: str, shown: Sequence[PortfolioRow]) -> tuple[Total, ...]:
        """The strip, worked out once for each choice of rows."""
        standing = self.standing if self.is_whole else None
        chosen = self._edition if view.filters or words.strip() else None
        settings = self._session.settings
        goals = settings.nrr_goal, settings.grr_goal
        asked = chosen, len(shown), view.filters, words, standing, goals
        if self._strip is None or self._strip[0] != asked:
            totals = strip_totals(shown, standing, self._within(view, words, shown), goals)
            if not self.is_whole:
                totals = tuple(replace(total, value=None, note=None) for total in totals)
            self._strip = asked, totals
        return self._strip[1]

    def _within(self, view: ViewState, words: str, shown: Sequence[PortfolioRow]) -> Collection[int]:
        """The accounts that pass, whatever their status: those that left are what retention counts."""
        others = tuple(one for one in view.filters if one.column != "status")
        if self.standing is None or others == view.filters or words.strip():
            return [row.id for row in shown]
        passed = passing(self.rows, others, self.columns, self.reader)
        return [row.id for row in compress(self.rows, passed)]

    def view_items(self) -> tuple[ViewItem, ...]:
        """The views with how many accounts each holds."""
        return tuple(
            ViewItem(view.key, view.name, self._count(view), view.key == self.chosen.key, bool(view.id))
            for view in self.views
        )

    def health_items(self, view: ViewState) -> tuple[HealthItem, ...]:
        """The bands with how many accounts are in each; none before anybody looked."""
        if self._bands is None:
            self._bands = Counter(band for row in self.rows if (band := band_of(row)) is not None)
        counts = self._bands
        on = next((one for one in view.filters if one.column == HEALTH), None)
        return tuple(
            HealthItem(choice.key, choice.label, counts[choice.key], on == OneOf(HEALTH, (choice.key,)))
            for choice in (BANDS if counts else ())
        )

    def choose(self, key: str) -> ViewState:
        """Go to a view."""
        self.chosen = next(view for view in self.views if view.key == key)
        return self.chosen.state

    def save_view(self, state: ViewState, name: str) -> None:
        """Keep a view: in the place of the chosen one when that is the person's and keeps its name."""
        from csdesk.domain.commands.records import AddRecord, ChangeRecord

        body = state.to_json()
        if self.chosen.id and name == self.chosen.name.args.get("words"):
            self._session.run(ChangeRecord(kind=SavedView, id=self.chosen.id, values={"body": body}))
            return
        done = self._session.run(AddRecord(record=SavedView(view=VIEW, name=name, body=body)))
        self.reread_views()
        self.choose(f"saved.{done.value}")

    def forget_view(self) -> None:
        """Delete the chosen view of the person; the accounts stay."""
        from csdesk.domain.commands.records import DeleteRecords

        if self.chosen.id:
            self._session.run(DeleteRecords(kind=SavedView, ids=(self.chosen.id,)))

    def effect(
        self, column: Column[PortfolioRow], rows: Iterable[PortfolioRow], value: Any
    ) -> tuple[int, int]:
        """How many rows a bulk edit would change, and how many are so already."""
        same = [column.value(row) == value for row in rows]
        return same.count(False), same.count(True)

    def change(self, column: Column[PortfolioRow], rows: Sequence[PortfolioRow], value: Any) -> None:
        """Give the rows a value; raises `Refused` when a rule says no."""
        others = [row for row in rows if column.value(row) != value]
        if others and column.edit is not None:
            self._session.run(column.edit(others, value))

    def _first_shown(self) -> list[int]:
        """The accounts of the first screen: those of last time, or of a file never opened here, those that renew first."""
        kept = self._session.recall(FIRST)
        if kept is None and self._session.count(Account) > _MANY:
            return self._session.first_accounts(_FIRST)
        try:
            found = json.loads(kept or "[]")
        except ValueError:
            return []
        return [one for one in found if isinstance(one, int)] if isinstance(found, list) else []

    def _recount(self, before: Sequence[PortfolioRow], after: Sequence[PortfolioRow]) -> None:
        """Count only the rows that changed: going through all takes longer than everything else of an edit."""
        self._words_in_use.clear()
        self._edition += 1
        if _summed(before) != _summed(after):
            self._strip = None
        if self._bands is not None:
            self._bands.subtract(filter(None, map(band_of, before)))
            self._bands.update(filter(None, map(band_of, after)))
        for view in self.views:
            if view.key in self._counts:
                self._counts[view.key] += self._passing(view, after) - self._passing(view, before)

    def _passing(self, view: NamedView, rows: Sequence[PortfolioRow]) -> int:
        return sum(passing(rows, view.state.filters, self.columns, self.reader))

    def _forget(self) -> None:
        self._edition += 1
        self._bands = self._strip = None
        self._counts.clear()
        self._words_in_use.clear()

    def _columns(self) -> tuple[Column[PortfolioRow], ...]:
        custom = self._session.all(CustomField)
        return columns_of(self.in_use, lambda: self.reader.today, custom, self._explain)

    def _explain(self, account: int) -> str:
        return self.reader.words.words(self._session.health.sentence(account))

    def _views(self) -> tuple[NamedView, ...]:
        return views(self.columns, self._session.all(SavedView))

    def _count(self, view: NamedView) -> int:
        if view.key not in self._counts:
            self._counts[view.key] = self._passing(view, self.rows)
        return self._counts[view.key]

    def _chips(self, view: ViewState) -> tuple[ChipState, ...]:
        on = {chosen.column: chosen for chosen in view.filters}
        keys = [*OFFERED, *(key for key in on if key not in OFFERED)]
        return tuple(self._chip(self.column(key), on.get(key)) for key in keys)

    def _chip(self, column: Column[PortfolioRow], chosen: Filter | None) -> ChipState:
        title, phrase = (column.title, None) if chosen is None else sentence(chosen, column, self.reader)
        return ChipState(column.key, title, phrase)

    def _order(self, view: ViewState) -> Text:
        titles = [self.column(level.column).title for level in view.sort]
        if not titles:
            return msg("No order")
        if len(titles) == 1:
            return titles[0]
        return msg("{first}, then {second}", first=titles[0], second=titles[1])


def _left(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _summed(rows: Sequence[PortfolioRow]) -> list[tuple[object, ...]]:
    """What the totals add up of rows."""
    return [(row.id, row.mrr, row.currency) for row in rows]
