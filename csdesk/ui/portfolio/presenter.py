"""The portfolio without widgets: rows, totals, filters, views and what a change touches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Choice, field_of
from csdesk.domain.model.workspace import CustomField, SavedView
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.forms.parse import label_of_choice
from csdesk.ui.forms.reader import Reader
from csdesk.ui.portfolio.columns import columns_of, is_silent
from csdesk.ui.portfolio.state import ChipState, PortfolioState, Total, ViewItem
from csdesk.ui.portfolio.views import VIEW, NamedView, views
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Filter, OneOf, Within, passing, sentence
from csdesk.ui.tables.state import ViewState
from csdesk.ui.tables.totals import money_total

NEEDS = frozenset(
    {"account", "line", "renewal", "interaction", "task", "contact", "rate", "setting", "movement"}
)
"""The kinds of records that the rows are made of."""
OFFERED = ("status", "renewal", "touch")
"""The filters that are offered before any is on."""
_FEW = 20
_SUM: Callable[[Sequence[PortfolioRow]], Money | None] = money_total(
    attrgetter("mrr"), attrgetter("currency"), "BRL"
)


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows that a change asks to show anew, and the accounts that are gone."""

    rows: tuple[PortfolioRow, ...]
    gone: tuple[int, ...]


class PortfolioPresenter:
    """Answers the page and carries out what the person wants."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.rows: list[PortfolioRow] = session.portfolio()
        self.columns: tuple[Column[PortfolioRow], ...] = self._columns()
        self.views: tuple[NamedView, ...] = self._views()
        self.chosen = self.views[0]
        self._counts: dict[str, int] = {}

    @property
    def reader(self) -> Reader:
        """Who reads the page."""
        session = self._session
        return Reader(session.words.translator, session.today(), session.settings.currency)

    def reload(self) -> list[PortfolioRow]:
        """Read every row again."""
        self.rows = self._session.portfolio()
        self._counts.clear()
        return self.rows

    def touched(self, changes: ChangeSet) -> Touched | None:
        """The rows that a small change touches; `None` when all must be read again."""
        accounts = self._accounts_of(changes)
        if accounts is None:
            return None
        found = {one: self._session.portfolio(one) for one in accounts}
        rows = tuple(row for rows in found.values() for row in rows)
        fresh = {row.id: row for row in rows}
        known = {row.id for row in self.rows}
        self.rows = [fresh.pop(row.id, row) for row in self.rows if row.id not in found or found[row.id]]
        self.rows += fresh.values()
        self._counts.clear()
        return Touched(rows, tuple(one for one in found if not found[one] and one in known))

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
        declared = field_of(Account, name).choices
        own = {value for row in self.rows if (value := getattr(row, name)) is not None}
        own -= {choice.key for choice in declared}
        return (*declared, *(Choice(word, verbatim(word)) for word in sorted(own, key=str.casefold)))

    def values_of(self, column: Column[PortfolioRow]) -> list[tuple[str | None, Text, int]]:
        """The words of a column with how many rows have each: the declared order first, empty last."""
        counts: Counter[str | None] = Counter()
        for row in self.rows:
            value = column.value(row)
            counts.update(value if isinstance(value, tuple) and value else [None if value == () else value])
        listed = [choice.key for choice in column.listed() if choice.key in counts]
        own = sorted((key for key in counts if key and key not in listed), key=str.casefold)
        keys: list[str | None] = [*listed, *own, *([None] if None in counts else [])]
        return [
            (key, msg("empty") if key is None else label_of_choice(key, column.listed()), counts[key])
            for key in keys
        ]

    def column(self, key: str) -> Column[PortfolioRow]:
        """One column by its key."""
        return next(column for column in self.columns if column.key == key)

    def state(
        self, view: ViewState, words: str, shown: Sequence[PortfolioRow], marked: int
    ) -> PortfolioState:
        """The page as it stands."""
        return PortfolioState(
            shown=len(shown),
            known=len(self.rows),
            filters=len(view.filters) + bool(words.strip()),
            totals=self.totals(shown),
            chips=self._chips(view),
            order=self._order(view),
            view=self.chosen.name,
            is_changed=view != self.chosen.state,
            is_own=bool(self.chosen.id),
            marked=marked,
        )

    def totals(self, shown: Sequence[PortfolioRow]) -> tuple[Total, ...]:
        """The strip: every figure is of the rows that are shown."""
        today = self.reader.today
        paying = [row for row in shown if row.mrr]
        soon = [row for row in shown if row.renewal is not None and 0 <= (row.renewal - today).days <= 90]
        silent = [row for row in shown if is_silent(row, today)]
        total, at_stake = _SUM(shown), _SUM(soon)
        average = (
            None
            if total is None or not paying
            else Money(total.cents // len(paying), total.currency, whole=True)
        )
        return (
            Total(
                msg("MRR"),
                total,
                nmsg("{n} paying account", "{n} paying accounts", len(paying)),
                msg("Sum of the MRR of the accounts shown, in the reporting currency"),
            ),
            Total(
                msg("MRR per account"),
                average,
                None,
                msg("MRR of the accounts shown ÷ how many of them pay"),
            ),
            Total(
                msg("Renewing in 90 days"),
                len(soon),
                None if at_stake is None else msg("{money} at stake", money=at_stake),
                msg("Accounts shown whose renewal is within 90 days, and their MRR"),
                Within("renewal", 0, 90),
            ),
            Total(
                msg("No recent contact"),
                len(silent),
                None,
                msg(
                    "Accounts shown without a conversation for longer than their touch allows: 21, 30 or 60 days"
                ),
                OneOf("rhythm", ("late", "never")),
            ),
        )

    def view_items(self) -> tuple[ViewItem, ...]:
        """The views with how many accounts each holds."""
        return tuple(
            ViewItem(view.key, view.name, self._count(view), view.key == self.chosen.key, bool(view.id))
            for view in self.views
        )

    def choose(self, key: str) -> ViewState:
        """Go to a view."""
        self.chosen = next(view for view in self.views if view.key == key)
        return self.chosen.state

    def save_view(self, state: ViewState, name: str) -> None:
        """Keep a view: in the place of the chosen one when that is the person's and keeps its name."""
        body = state.to_json()
        if self.chosen.id and name == self.chosen.name.args.get("words"):
            self._session.run(ChangeRecord(kind=SavedView, id=self.chosen.id, values={"body": body}))
            return
        done = self._session.run(AddRecord(record=SavedView(view=VIEW, name=name, body=body)))
        self.reread_views()
        self.choose(f"saved.{done.value}")

    def forget_view(self) -> None:
        """Delete the chosen view of the person; the accounts stay."""
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

    def _columns(self) -> tuple[Column[PortfolioRow], ...]:
        return columns_of(self.in_use, self._session.today, self._session.all(CustomField))

    def _views(self) -> tuple[NamedView, ...]:
        return views(self.columns, self._session.all(SavedView))

    def _count(self, view: NamedView) -> int:
        if view.key not in self._counts:
            kept = passing(self.rows, view.state.filters, self.columns, self.reader)
            self._counts[view.key] = sum(kept)
        return self._counts[view.key]

    def _chips(self, view: ViewState) -> tuple[ChipState, ...]:
        on = {chosen.column: chosen for chosen in view.filters}
        keys = [*OFFERED, *(key for key in on if key not in OFFERED)]
        return tuple(self._chip(self.column(key), on.get(key)) for key in keys)

    def _chip(self, column: Column[PortfolioRow], chosen: Filter | None) -> ChipState:
        phrase = None if chosen is None else sentence(chosen, column, self.reader)[1]
        return ChipState(column.key, column.title, phrase)

    def _order(self, view: ViewState) -> Text:
        titles = [self.column(level.column).title for level in view.sort]
        if not titles:
            return msg("No order")
        if len(titles) == 1:
            return titles[0]
        return msg("{first}, then {second}", first=titles[0], second=titles[1])

    def _accounts_of(self, changes: ChangeSet) -> set[int] | None:
        accounts: set[int] = set()
        for kind in changes.kinds & NEEDS:
            ids = _few(changes.ranges[kind])
            owners = None if ids is None else self._owners(kind, ids)
            if owners is None or len(accounts | owners) > _FEW:
                return None
            accounts |= owners
        return accounts

    def _owners(self, kind: str, ids: Sequence[int]) -> set[int] | None:
        """The accounts of some records; `None` when a record is gone or belongs to none."""
        if kind == "account":
            return set(ids)
        if not BY_KEY[kind].owned:
            return None
        try:
            owners = {getattr(self._session.get(BY_KEY[kind].type, one), "account", None) for one in ids}
        except Refused:
            return None
        return None if None in owners else {one for one in owners if one is not None}


def _few(ranges: Iterable[tuple[int, int]]) -> list[int] | None:
    spans = list(ranges)
    if sum(last - first + 1 for first, last in spans) > _FEW:
        return None
    return [one for first, last in spans for one in range(first, last + 1)]
