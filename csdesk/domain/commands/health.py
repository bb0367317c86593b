"""Drafts and versions of health models, and scores that a person overrules for a while."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.health.choosing import DRAFT, LIVE, RETIRED
from csdesk.domain.health.defaults import shipped
from csdesk.domain.health.model import RUNNING
from csdesk.domain.health.score import holding
from csdesk.domain.health.written import rules_of, signed
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.health import HealthModel, HealthOverride
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import altered
from csdesk.domain.model.workspace import Setting
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, nmsg, verbatim

USUAL_DAYS, MOST_DAYS = 30, 90


@dataclass(frozen=True, kw_only=True)
class SaveHealthDraft(Command):
    """Keep the draft of a group's model; its value is the id of the draft."""

    name: str
    body: str
    scope_field: str | None = None
    scope_value: str | None = None
    variant: str = RUNNING


@dataclass(frozen=True, kw_only=True)
class DiscardHealthDraft(Command):
    """Drop a draft."""

    id: int


@dataclass(frozen=True, kw_only=True)
class PublishHealthModel(Command):
    """Put a draft in use, in the place of its group's model; its value is the version."""

    id: int


@dataclass(frozen=True, kw_only=True)
class RetireHealthModel(Command):
    """Take the model of a group out of use: its accounts go by the models that are left."""

    id: int


@dataclass(frozen=True, kw_only=True)
class SetHealthOverride(Command):
    """Overrule the score or the band of an account, with a reason and a last day; its value is the id."""

    account: int
    reason: str
    score: int | None = None
    band: str | None = None
    expires_on: date | None = None
    """The last day it holds, 30 days from today unless told otherwise."""


@dataclass(frozen=True, kw_only=True)
class EndHealthOverride(Command):
    """Take an override back before its time."""

    id: int


@dataclass(frozen=True, kw_only=True)
class LeaveReconfirmTasks(Command):
    """Leave a task for each override that has run out; its value is how many."""

    title: str
    """What the task is called, in the person's language."""


class NotADraft(Refused):
    """The model is in use or was replaced; only a draft can be changed."""


class NotInUse(Refused):
    """The model is a draft or was replaced; only one in use can be retired."""


class ModelUnsound(Refused):
    """The rules of a model do not hold together."""


class OverrideUnclear(Refused):
    """An override without a value, a reason or a fitting last day."""


@handles(SaveHealthDraft)
def save_draft(command: SaveHealthDraft, work: Work) -> tuple[Text, int]:
    """Check the rules and keep them; a group has one draft."""
    touch = command.scope_value if command.scope_field == "touch" else None
    _, problems = rules_of(command.body, shipped(touch, command.variant).rules)
    if problems:
        raise ModelUnsound(problems[0])
    label = msg("Draft of {name} saved", name=verbatim(command.name))
    for one in _group(command.scope_field, command.scope_value, command.variant, work):
        if one.status == DRAFT:
            work.save(altered(one, {"name": command.name, "body": command.body}))
            return label, one.id
    draft = HealthModel(
        name=command.name,
        scope_field=command.scope_field,
        scope_value=command.scope_value,
        variant=command.variant,
        body=command.body,
    )
    return label, work.add(draft)


@handles(DiscardHealthDraft)
def discard_draft(command: DiscardHealthDraft, work: Work) -> Text:
    """Remove the draft; the model in use stays."""
    draft = _draft(command.id, work)
    work.delete(HealthModel, [draft.id])
    return msg("Draft of {name} dropped", name=verbatim(draft.name))


@handles(PublishHealthModel)
def publish(command: PublishHealthModel, work: Work) -> tuple[Text, int]:
    """Number it after the versions of its group, sign it and retire the one in use."""
    draft = _draft(command.id, work)
    group = _group(draft.scope_field, draft.scope_value, draft.variant, work)
    version = 1 + max((one.version or 0 for one in group), default=0)
    now = work.clock.now()
    work.save_many(
        [altered(one, {"status": RETIRED, "retired_at": now}) for one in group if one.status == LIVE]
    )
    people = work.find(Setting, key="person")
    body = signed(draft.body, people[0].value if people else None)
    work.save(altered(draft, {"status": LIVE, "published_at": now, "version": version, "body": body}))
    label = msg("{name} is in use, version {version}", name=verbatim(draft.name), version=version)
    return label, version


@handles(RetireHealthModel)
def retire(command: RetireHealthModel, work: Work) -> Text:
    """Keep it among the versions of its group, no longer in use; a draft of the group stays."""
    model = work.get(HealthModel, command.id)
    if model.status != LIVE:
        raise NotInUse(msg("Only a model in use can be retired"))
    work.save(altered(model, {"status": RETIRED, "retired_at": work.clock.now()}))
    return msg("{name} is no longer in use", name=verbatim(model.name))


@handles(SetHealthOverride)
def set_override(command: SetHealthOverride, work: Work) -> tuple[Text, int]:
    """Check it, end the one that held, and keep it."""
    account = work.get(Account, command.account)
    today = work.clock.today()
    expires = command.expires_on or today + timedelta(days=USUAL_DAYS)
    _check_override(command, today, expires)
    before = holding(work.find(HealthOverride, account=account.id), today)
    if before is not None:
        work.save(altered(before, {"ended_on": today}))
    people = work.find(Setting, key="person")
    override = HealthOverride(
        account=account.id,
        score=command.score,
        band=command.band if command.score is None else None,
        reason=command.reason.strip(),
        set_on=today,
        expires_on=expires,
        set_by=people[0].value if people else None,
    )
    return msg("Health of {name} set by hand", name=verbatim(account.name)), work.add(override)


def _check_override(command: SetHealthOverride, today: date, expires: date) -> None:
    if command.score is None and command.band is None:
        raise OverrideUnclear(msg("Give a score or a band"))
    if command.score is not None and not 0 <= command.score <= 100:
        raise OverrideUnclear(msg("A score goes from 0 to 100"))
    if command.band not in {None, "healthy", "at_risk", "critical"}:
        raise OverrideUnclear(msg("The band is healthy, at risk or critical"))
    if not command.reason.strip():
        raise OverrideUnclear(msg("Say why, so that others understand it later"))
    if not today <= expires <= today + timedelta(days=MOST_DAYS):
        raise OverrideUnclear(msg("An override holds for at most {days} days", days=MOST_DAYS))


@handles(EndHealthOverride)
def end_override(command: EndHealthOverride, work: Work) -> Text:
    """From today on the computed score is shown again."""
    override = work.get(HealthOverride, command.id)
    work.save(altered(override, {"ended_on": work.clock.today()}))
    account = work.get(Account, override.account)
    return msg("Health of {name} is computed again", name=verbatim(account.name))


@handles(LeaveReconfirmTasks)
def leave_tasks(command: LeaveReconfirmTasks, work: Work) -> tuple[Text, int]:
    """One task an override, due today, and only once."""
    today = work.clock.today()
    over = run_out(work.find(HealthOverride, task=None, ended_on=None), today)
    for one in over:
        task = work.add(Task(account=one.account, title=command.title, due=today, role="cs"))
        work.save(altered(one, {"task": task}))
    return nmsg("{n} override has run out", "{n} overrides have run out", len(over)), len(over)


def run_out(overrides: list[HealthOverride], today: date) -> list[HealthOverride]:
    """The overrides whose last day is over, without a task to reconfirm them."""
    return [
        one
        for one in overrides
        if one.expires_on is not None and one.expires_on < today and one.ended_on is None and one.task is None
    ]


def _group(field: str | None, value: str | None, variant: str, work: Work) -> list[HealthModel]:
    return work.find(HealthModel, scope_field=field, scope_value=value, variant=variant)


def _draft(number: int, work: Work) -> HealthModel:
    found = work.get(HealthModel, number)
    if found.status != DRAFT:
        raise NotADraft(msg("Only a draft can be changed; this model is in use or was replaced"))
    return found
