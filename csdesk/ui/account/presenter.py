"""The page of one account without its widgets: what it shows, and what its gestures do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from csdesk.domain.changes import Done
from csdesk.domain.commands.contacts import LogInteraction
from csdesk.domain.commands.health import EndHealthOverride, SetHealthOverride
from csdesk.domain.commands.records import AddRecord, ChangeRecord, DeleteRecords
from csdesk.domain.commands.tasks import CompleteTasks, ReopenTasks, SnoozeTasks
from csdesk.domain.health.trend import SeenDay
from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Signal
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.text import Text, nmsg
from csdesk.domain.views.account import AccountView
from csdesk.ui.account.drafts import AccountDrafts, Draft, contact_place, form_place
from csdesk.ui.account.facts import (
    Fact,
    all_counts,
    facts_of,
    notice_of,
    outcome_of,
    people_of,
    tags_of,
    tasks_of,
)
from csdesk.ui.account.health_events import health_events, merged
from csdesk.ui.account.health_facts import HealthShown, health_shown
from csdesk.ui.account.posture import Posture, posture_of
from csdesk.ui.account.progress import goal_row
from csdesk.ui.account.pulses import PULSE, newest_pulse, pulses
from csdesk.ui.account.rows import Event, GoalRow, Row
from csdesk.ui.account.sentences import contact_row, event_of, line_row, notice_by, opportunity_row
from csdesk.ui.session import Session
from csdesk.ui.tables.column import Tone

NEEDS = frozenset(
    {
        "account",
        "contact",
        "line",
        "interaction",
        "task",
        "survey",
        "ticket",
        "goal",
        "reading",
        "opportunity",
        "custom_field",
        "usage",
        "invoice",
        "signal",
        "onboarding",
        "health_override",
        "health_model",
    }
)
"""The kinds of records whose change makes the page look again."""
SUBJECT_MOST = 90
"""A line of at most so many letters is a subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountState:
    """Everything that the page shows of an account."""

    view: AccountView
    place: int
    """Its place in the list that it was opened from, from 1; 0 when it came from elsewhere."""
    of: int
    tags: tuple[Text, ...]
    facts: tuple[Fact, ...]
    posture: Posture
    events: tuple[Event, ...]
    goals: tuple[GoalRow, ...]
    outcome: Text | None
    """What the client wants from all of it, when the goals agree on one."""
    tasks: tuple[Row, ...]
    people: tuple[Row, ...]
    lines: tuple[Row, ...]
    """Those that run; the ended ones when none does."""
    notice: Text | None
    notice_tone: Tone
    opportunities: tuple[Row, ...]
    counts: Mapping[str, int]
    health: HealthShown | None
    """Nothing for an account that has no health, as a merged one."""

    @property
    def account(self) -> Account:
        """The account."""
        return self.view.account


class AccountPresenter:
    """Reads one account through the session and turns gestures into commands."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.order: tuple[int, ...] = ()
        self.account_id: int | None = None
        self.state: AccountState | None = None
        self.drafts = AccountDrafts(session.drafts)
        self._days: Sequence[SeenDay] = ()
        self._days_of = 0

    def show(self, account_id: int, order: Sequence[int] | None = None) -> AccountState:
        """Read an account; raises `Refused` when it is gone."""
        if order is not None:
            self.order = tuple(order)
        self.account_id, self.state = account_id, None
        self.state = self._read(account_id)
        return self.state

    def reorder(self, order: Sequence[int]) -> AccountState | None:
        """The account that is shown, in another list."""
        self.order = tuple(order)
        if self.state is not None:
            self.state = replace(self.state, place=self._place(self.state.account.id), of=len(self.order))
        return self.state

    def refresh(self) -> AccountState | None:
        """Read the same account again; `None` when it is gone."""
        if self.account_id is None or not self._session.find(Account, id=self.account_id):
            self.state = None
            return None
        return self.show(self.account_id)

    def look_back(self) -> AccountState | None:
        """Read the days behind the health too; `None` when they are what is shown already."""
        state = self.state
        if state is None or state.health is None:
            return None
        days = self._session.health.days(state.account.id)
        if (state.account.id, days) == (self._days_of, self._days):
            return None
        self._days, self._days_of = days, state.account.id
        health = health_shown(state.health.explanation, days, pulse=state.health.pulse)
        self.state = replace(state, health=health, events=merged(state.events, health_events(health)))
        return self.state

    def neighbour(self, step: int) -> int | None:
        """The account so many places further in the list; `None` past its ends."""
        if self.account_id not in self.order:
            return None
        place = self.order.index(self.account_id) + step
        return self.order[place] if 0 <= place < len(self.order) else None

    def draft(self) -> Draft:
        """The unsaved contact of this account."""
        return self.drafts.contact(self.account_id or 0)

    def usual_channel(self) -> str:
        """The channel of the last contact, which the next one most likely has too."""
        if self.state is not None:
            for event in self.state.events:
                if event.kind == "interaction" and event.channel not in {"", "note"}:
                    return event.channel
        return "email"

    def log(self, typed: str, channel: str, values: Mapping[str, Any], due: date | None = None) -> Done:
        """Store a contact: a short line is its subject, a longer one its summary."""
        text = typed.strip()
        about = {"subject": text} if len(text) <= SUBJECT_MOST and "\n" not in text else {"summary": text}
        kind = {"kind": "note"} if channel == "note" else {"channel": channel or None}
        filled = {name: value for name, value in {**about, **kind, **values}.items() if value not in ("", ())}
        contact = Interaction(account=self._id, **filled)
        return self._session.run_draft(
            contact_place(self._id), LogInteraction(interaction=contact, next_due=due)
        )

    def add(self, kind: str, values: Mapping[str, Any]) -> Done:
        """Store a new record of this account."""
        entity = BY_KEY[kind]
        owned = {"account": self._id} if entity.owned else {}
        place = form_place(self._id, kind, 0)
        return self._session.run_draft(place, AddRecord(record=entity.type(**{**owned, **values})))

    def change(self, kind: str, record_id: int, values: Mapping[str, Any]) -> Done:
        """Give fields of a record other values."""
        return self._session.run(ChangeRecord(kind=BY_KEY[kind].type, id=record_id, values=values))

    def delete(self, kind: str, *ids: int) -> Done:
        """Delete records and what belongs to them."""
        return self._session.run(DeleteRecords(kind=BY_KEY[kind].type, ids=ids))

    def tick(self, *ids: int) -> Done:
        """Complete open tasks; when none of them is open, open them again."""
        standing = tuple(one for one in ids if self._session.get(Task, one).is_open)
        return self._session.run(CompleteTasks(ids=standing) if standing else ReopenTasks(ids=ids))

    def snooze(self, task_id: int, due: date) -> Done:
        """Give a task another day."""
        return self._session.run(SnoozeTasks(ids=(task_id,), due=due))

    def adjust(
        self, reason: str, *, score: int | None, band: str | None, expires_on: date | None = None
    ) -> Done:
        """Overrule the score or the band for a while."""
        command = SetHealthOverride(
            account=self._id, reason=reason, score=score, band=band, expires_on=expires_on
        )
        return self._session.run_draft(form_place(self._id, "health_override", 0), command)

    def end_adjustment(self, override: int) -> Done:
        """Let the computed score be shown again."""
        return self._session.run(EndHealthOverride(id=override))

    def set_pulse(self, pulse: int) -> Done:
        """Keep today's pulse; another one of the same day takes its place."""
        today = self._session.today()
        known = pulses(self._session.find(Signal, account=self._id))
        if known and known[-1].measured_on == today:
            return self.change("signal", known[-1].id, {"value": Decimal(pulse)})
        name = self._session.words(PULSE)
        signal = Signal(account=self._id, name=name, value=Decimal(pulse), measured_on=today)
        return self._session.run(AddRecord(record=signal))

    def what_goes(self) -> tuple[Text, ...]:
        """What is deleted together with the account, counted."""
        counts = self.state.counts if self.state is not None else {}
        kinds: tuple[tuple[str, Callable[[int], Text]], ...] = (
            ("timeline", lambda n: nmsg("{n} event", "{n} events", n)),
            ("contracts", lambda n: nmsg("{n} contract", "{n} contracts", n)),
            ("people", lambda n: nmsg("{n} person", "{n} people", n)),
            ("tasks", lambda n: nmsg("{n} open task", "{n} open tasks", n)),
        )
        return tuple(counted(counts[key]) for key, counted in kinds if counts.get(key))

    @property
    def _id(self) -> int:
        assert self.account_id is not None
        return self.account_id

    def _place(self, account_id: int) -> int:
        return self.order.index(account_id) + 1 if account_id in self.order else 0

    def _health(self, account_id: int, noted: int | None) -> HealthShown | None:
        """With the days as far as they are known: they are read after the page is painted."""
        found = self._session.health.explanation(account_id)
        if found is None:
            return None
        pulse = newest_pulse(self._session.find(Signal, account=account_id), noted)
        return health_shown(found, self._days if account_id == self._days_of else (), pulse=pulse)

    def _read(self, account_id: int) -> AccountState:
        view = self._session.account(account_id)
        today, zone = self._session.today(), ZoneInfo(self._session.settings.zone)
        names = {person.id: str(contact_row(person, None, today).initials_of) for person in view.contacts}
        events = tuple(event_of(item, names, zone) for item in view.timeline)
        running = [line for line in view.lines if line.end is None or line.end >= today]
        notice, tone = notice_of([day for line in running if (day := notice_by(line))], today)
        health = self._health(account_id, view.account.pulse)
        return AccountState(
            view=view,
            place=self._place(account_id),
            of=len(self.order),
            tags=tags_of(view.account),
            facts=facts_of(view, today, zone),
            posture=posture_of(view.timeline, zone, today),
            events=merged(events, health_events(health)),
            goals=tuple(goal_row(goal, today) for goal in view.goals),
            outcome=outcome_of(view),
            tasks=tasks_of(view, today),
            people=people_of(view, today, zone),
            lines=tuple(line_row(line, view.currency) for line in running or view.lines),
            notice=notice,
            notice_tone=tone,
            opportunities=tuple(
                opportunity_row(one, view.currency) for one in view.opportunities if one.is_open
            ),
            counts=all_counts(view),
            health=health,
        )
