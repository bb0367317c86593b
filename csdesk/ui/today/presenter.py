"""The Today page without widgets: reads the day beside the window, narrows and orders it, does what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from csdesk.domain.changes import ChangeSet
from csdesk.domain.commands.registry import Command
from csdesk.domain.today.facts import Falls
from csdesk.domain.today.groups import Group
from csdesk.domain.today.items import Item, Kind
from csdesk.domain.today.preparing import Progress
from csdesk.ui.session import Session
from csdesk.ui.today.composing import Look, Reading, lines_of, reading_of
from csdesk.ui.today.deeds import dismissing, ending, putting_off
from csdesk.ui.today.keeping import KEEPS, kept_text, read_kept
from csdesk.ui.today.reading import Reads
from csdesk.ui.today.state import Entry, Key, Order, TodayState, key_of

if TYPE_CHECKING:
    from csdesk.domain.playbooks.suggesting import Suggestion

NEEDS = frozenset(
    {
        "account", "task", "line", "renewal", "interaction", "survey", "invoice", "onboarding", "review", "run",
        "rate", "setting", "contact", "dismissal",
    }
)  # fmt: skip
"""The kinds of records that the day is made of."""
PREPARED = 6
"""So many reviews are looked into."""


class TodayPresenter:
    """Holds the last reading of the day, and how the person looks at it."""

    def __init__(self, session: Session, reads: Reads) -> None:
        self._session = session
        self._reads = reads
        self._reading: Reading | None = None
        self._gone: dict[Key, int] = {}
        """What was ticked off since, each with the number of the reading that was the last one then."""
        self._left_out: dict[Key, Item] = {}
        """Those of them that the last reading still has."""
        self._asked = 0
        self._loading = self._again = False
        self._stale = True
        self._comparing = False
        self._told_by: Mapping[int, int] | None = None
        """The scores of a month ago that the day was last read with."""
        self.progress: dict[int, Progress] = {}
        self.band: str | None = None
        self._opened: frozenset[Group] = frozenset()
        self._taken: set[str] = set()
        """Suggestions that were begun or dismissed since the last ones were told."""
        self.kept = read_kept(session.recall(KEEPS))

    @property
    def is_ready(self) -> bool:
        """Whether there is a day to show."""
        return self._reading is not None

    @property
    def is_stale(self) -> bool:
        """Whether the day should be read again."""
        return self._stale or self._reading is None or self._reading.day.on != self._session.today()

    def follow(self, changes: ChangeSet) -> bool:
        """Whether a change touches the day."""
        touched = bool(changes.kinds & NEEDS)
        self._stale |= touched
        return touched

    def mark_stale(self) -> None:
        """The health of accounts is known otherwise now."""
        self._stale = True

    def load(self, done: Callable[[], object], owner: QObject) -> None:
        """Read the day beside the window, once at a time: what changes meanwhile is read when that is done."""
        session = self._session
        if self._loading:
            self._again = True
            return
        self._loading = True
        self._stale = False
        self._asked += 1
        asked, settings, now = self._asked, session.settings, session.now()
        marks, before = dict(session.observing.marks), self._before()
        self._told_by = before
        suggestions, taken, words = session.suggestions, set(self._taken), session.words.translator
        look, before_it = replace(self._look(), gone={}), self._reading

        def work(_: object) -> Reading:
            suggested = [one for one in suggestions if one.key not in taken] if taken else suggestions
            facts = session.with_reader(
                lambda reader: self._reads.facts(reader, settings, now, marks, before or {})
            )
            return reading_of(replace(facts, suggestions=suggested), words, look, before_it)

        def take(reading: Reading) -> None:
            self._loading = False
            self._reading = reading
            self._gone = {key: since for key, since in self._gone.items() if since >= asked}
            accounts = {account for _, account, _ in self._gone}
            still = [item for item in reading.day.items if item.account in accounts] if accounts else ()
            self._left_out = {key_of(item): item for item in still if key_of(item) in self._gone}
            done()
            if self._again:
                self._again = False
                self.load(done, owner)

        def fail(error: Exception) -> None:
            self._loading = self._again = False
            session.jobs.report(error)

        session.jobs.run(work, take, failed=fail, owner=owner, quiet=True)

    def _before(self) -> Mapping[int, int] | None:
        """The scores of a month ago where nobody looked then; `None` while they are not computed."""
        return self._session.suggesting.month_ago.known(self._session.today())

    def compare(self, done: Callable[[], object], owner: QObject) -> None:
        """Compute the health of a month ago beside the window, where nobody looked then, unless the page knows it."""
        session, reading = self._session, self._reading
        on, settings = session.today(), session.settings
        is_unknown = reading is not None and reading.facts.falls is Falls.UNKNOWN
        is_told = self._told_by is not None and self._told_by is self._before()
        if self._comparing or is_told or not is_unknown or not session.observing.marks:
            return
        self._comparing = True
        month_ago = session.suggesting.month_ago

        def work(_: object) -> None:
            session.with_reader(lambda reader: month_ago.of(reader, settings, on))

        def take(_: object) -> None:
            self._comparing = False
            self._stale = True
            done()

        session.jobs.run(work, take, owner=owner, quiet=True)

    def look_into(self, done: Callable[[], object], owner: QObject) -> None:
        """Work out beside the window how far the next reviews are."""
        if self._reading is None:
            return
        session = self._session
        wanted = [one.account for one in self._reading.reviews[:PREPARED]]
        settings, now = session.settings, session.now()

        def work(_: object) -> dict[int, Progress]:
            return session.with_reader(lambda reader: self._reads.progress(reader, settings, now, wanted))

        def take(found: dict[int, Progress]) -> None:
            self.progress = found
            done()

        if wanted:
            session.jobs.run(work, take, owner=owner, quiet=True)

    def state(self) -> TodayState:
        """The page as it stands; only once there is a day."""
        reading, translator = self._reading, self._session.words.translator
        assert reading is not None
        if reading.words is not translator:
            reading = self._reading = replace(reading, words=translator, made={})
        day, facts, kind = reading.day, reading.facts, self.kept.kind
        kinds, left = reading.kinds, len(day.items) - len(self._left_out)
        if self._left_out:
            kinds = kinds - Counter(item.kind for item in self._left_out.values())
        start = day.start
        return TodayState(
            on=day.on,
            currency=day.currency,
            counts=day.counts,
            start=None if start is None else (start.account, start.name, start.why),
            has_accounts=bool(facts.accounts),
            lines=tuple(lines_of(reading, self._look())),
            shown=left if kind is None else kinds[kind],
            known=left,
            kind=kind,
            order=self.kept.order,
            kinds=kinds,
            renewals=tuple(one for one in reading.renewals if self.band in {None, one.band}),
            bands=reading.bands,
            band=self.band,
            fallen=reading.fallen,
            is_recalculated=bool(self._before()),
            is_comparing=facts.falls is Falls.UNKNOWN and self._before() is None,
            reviews=reading.reviews,
            silent=reading.silent,
        )

    def _look(self) -> Look:
        return Look(self.kept.kind, self.kept.order, self._opened, dict(self._left_out))

    def choose_kind(self, kind: Kind | None) -> None:
        """Show everything, or one kind of thing."""
        self._opened = frozenset()
        self._keep(kind=kind)

    def choose_order(self, order: Order) -> None:
        """Go by date, or by worth."""
        self._keep(order=order)

    def choose_band(self, band: str) -> None:
        """Narrow the strip to a band; once more, to none."""
        self.band = None if self.band == band else band

    def open_group(self, group: Group) -> None:
        """Show all of a group."""
        self._opened |= {group}

    def keep_side(self, *, widths: tuple[int, ...], is_wanted: bool | None) -> None:
        """Keep how the right column was left."""
        self._keep(side=widths, is_side_wanted=is_wanted)

    def take(self, one: Suggestion) -> None:
        """Show a playbook no longer that is begun or not wanted, until the suggestions are told anew."""
        self._taken.add(one.key)
        self._stale = True

    def let_go(self) -> None:
        """The suggestions are others."""
        self._taken.clear()
        self._stale = True

    def dismiss(self, entry: Entry, until: date | None, reason: str = "") -> None:
        """Say no to the playbook of a thing, until a day or for good; the thing itself stays."""
        one = entry.item.suggested
        if one is not None:
            self._run(dismissing(one, until, reason), entry if entry.item.kind is Kind.PLAYBOOK else None)
            self.take(one)

    def complete(self, entry: Entry) -> None:
        """Tick a thing off; the list lets it go before the day is read again."""
        if entry.item.kind is Kind.PLAYBOOK:
            self.dismiss(entry, None)
        else:
            self._run(ending(entry.item, self._session.words(entry.item.title)), entry)

    def snooze(self, entry: Entry, until: date) -> None:
        """Put a thing off."""
        if entry.item.kind is Kind.PLAYBOOK:
            self.dismiss(entry, until)
        else:
            self._run(putting_off(entry.item, self._session.words(entry.item.title), until), entry)

    def _run(self, command: Command | None, gone: Entry | None) -> None:
        if command is not None:
            self._session.run(command)
        if gone is not None:
            self._gone[gone.key] = self._asked
            self._left_out[gone.key] = gone.item

    def _keep(self, **changed: Any) -> None:
        self.kept = replace(self.kept, **changed)
        self._session.remember(KEEPS, kept_text(self.kept))
