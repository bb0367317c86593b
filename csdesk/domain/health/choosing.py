"""Which model an account is scored by: its group's, of its phase, as it was in use on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from csdesk.domain.health.defaults import ONBOARDING_DAYS, shipped
from csdesk.domain.health.facts import AccountFacts
from csdesk.domain.health.model import ONBOARDING, RUNNING, Model
from csdesk.domain.health.score import measured_elsewhere
from csdesk.domain.health.written import rules_of
from csdesk.domain.model.health import HealthModel

DRAFT, LIVE, RETIRED = "draft", "live", "retired"


def model_of(record: HealthModel) -> Model:
    """The model of a record; what is wrong with its rules is in `problems`."""
    touch = record.scope_value if record.scope_field == "touch" else None
    rules, problems = rules_of(record.body, shipped(touch, record.variant).rules)
    return Model(
        rules,
        record.id,
        record.name,
        record.scope_field,
        record.scope_value,
        record.variant,
        record.version or 0,
        problems,
    )


class Models:
    """The models in use on a day, a draft in place of the one it would replace if one is given."""

    def __init__(
        self, records: Iterable[HealthModel], on: date | None = None, zone: ZoneInfo | None = None
    ) -> None:
        self._found: dict[tuple[str | None, str | None, str], Model] = {}
        for record in sorted(records, key=lambda one: (one.version or 0, one.id)):
            if _in_use(record, on, zone):
                self._put(model_of(record))
        self.fields = tuple(sorted({field for field, _, _ in self._found if field} | {"touch"}))
        """The fields of the account that the models group by."""

    def with_draft(self, draft: Model) -> Models:
        """The same models, this one in the place of its group's."""
        changed = Models(())
        changed._found = dict(self._found)
        changed._put(draft)
        changed.fields = tuple(sorted({*self.fields, *([draft.scope_field] if draft.scope_field else [])}))
        return changed

    def all(self) -> Sequence[Model]:
        """Every model that takes the place of a shipped one."""
        return tuple(self._found.values())

    def of(self, facts: AccountFacts, on: date) -> Model:
        """The model of an account: the one of its own group, then of its touch, then of everyone, then the shipped one.

        The first 90 days have their own, unless another tool measures the usual indicators from the start.
        """
        model = self._of_phase(facts, phase := phase_of(facts, on))
        if phase == ONBOARDING:
            running = self._of_phase(facts, RUNNING)
            return running if measured_elsewhere(running.rules, facts, on) else model
        return model

    def _of_phase(self, facts: AccountFacts, phase: str) -> Model:
        touch = facts.attributes.get("touch")
        if self._found:
            for field in (*(one for one in self.fields if one != "touch"), "touch"):
                found = self._found.get((field, facts.attributes.get(field), phase))
                if found is not None:
                    return found
            everyone = self._found.get((None, None, phase))
            if everyone is not None:
                return everyone
        return shipped(touch, phase)

    def _put(self, model: Model) -> None:
        self._found[model.scope_field, model.scope_value, model.variant] = model


def phase_of(facts: AccountFacts, on: date) -> str:
    """Whether an account is in its first 90 days."""
    since = facts.since
    young = since is not None and since <= on < since + timedelta(days=ONBOARDING_DAYS)
    return ONBOARDING if young else RUNNING


def _in_use(record: HealthModel, on: date | None, zone: ZoneInfo | None) -> bool:
    if on is None or zone is None:
        return record.status == LIVE
    if record.published_at is None or record.published_at.astimezone(zone).date() > on:
        return False
    return record.retired_at is None or record.retired_at.astimezone(zone).date() > on
