"""What the page of health models shows and does, without a widget: every edit is a saved draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from csdesk.domain.commands.health import (
    DiscardHealthDraft,
    PublishHealthModel,
    RetireHealthModel,
    SaveHealthDraft,
)
from csdesk.domain.errors import Refused
from csdesk.domain.health.choosing import model_of
from csdesk.domain.health.compared import differences
from csdesk.domain.health.defaults import shipped
from csdesk.domain.health.editing import changed, indicator_of
from csdesk.domain.health.groups import Group, groups, warnings
from csdesk.domain.health.model import RUNNING, Model, Rules
from csdesk.domain.health.score import Health
from csdesk.domain.health.sources import SOURCES
from csdesk.domain.health.words import LABELS, label_of
from csdesk.domain.health.written import rules_of, rules_to_json, signed_by
from csdesk.domain.lean import dataclass
from csdesk.domain.model.health import HealthModel
from csdesk.domain.model.record import FieldType
from csdesk.domain.model.workspace import CustomField
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.health.names import title_of
from csdesk.ui.session import Session

Key = tuple[str | None, str | None, str]
"""A group: the field of the account, its value, the phase."""
_FIRST: Key = ("touch", "high", RUNNING)
_NUMBERS = {FieldType.INT.value, FieldType.DECIMAL.value, FieldType.PERCENT.value, FieldType.MONEY.value}


@dataclass(frozen=True, slots=True)
class Version:
    """A published version, or the original model (0)."""

    number: int
    title: Text
    when: datetime | None
    who: str | None
    changes: tuple[Text, ...]
    """Against the version before."""
    rules: Rules
    in_use: bool


@dataclass(frozen=True, slots=True)
class Source:
    """Something that an indicator can measure."""

    source: str
    label: Text


class HealthModelsPresenter:
    """The groups of the workspace and the draft of the one that is looked at."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.key: Key = _FIRST
        self.groups: tuple[Group, ...] = ()
        self.refresh()

    @property
    def can_change(self) -> bool:
        """Whether the open file may be changed."""
        return not self._session.read_only

    def refresh(self) -> None:
        """Read the models again; a group that is gone gives its place to the first."""
        self.groups = groups(self._session.all(HealthModel))
        if self.key not in {key_of(one) for one in self.groups}:
            self.key = _FIRST

    def choose(self, key: Key) -> None:
        """Look at another group."""
        if key in {key_of(one) for one in self.groups}:
            self.key = key

    @property
    def group(self) -> Group:
        """The group that is looked at."""
        return next(one for one in self.groups if key_of(one) == self.key)

    @property
    def draft(self) -> Model | None:
        """The draft of the group, ready to score."""
        record = self.group.draft
        return None if record is None else model_of(record)

    @property
    def rules(self) -> Rules:
        """What the editor shows: the draft's rules, else those in use."""
        draft = self.draft
        return self.group.live.rules if draft is None else draft.rules

    @property
    def live_versions(self) -> tuple[tuple[Key, int], ...]:
        """What is in use, group by group: another value asks for another reading of the accounts."""
        return tuple((key_of(one), one.live.key) for one in self.groups)

    def changes(self) -> tuple[Text, ...]:
        """How the draft differs from what is in use."""
        return differences(self.group.live.rules, self.rules)

    def warnings(self) -> tuple[Text, ...]:
        """What to think over before publishing."""
        shown = self.draft or self.group.live
        return (*shown.problems, *warnings(self.rules))

    def edit(self, change: Callable[[Rules], Rules]) -> None:
        """Keep an edit of the rules as the draft; raises `Refused` when it would make no sense, and nothing changes."""
        self._save(change(self.rules))

    def rename(self, key: str, name: str | None) -> None:
        """Call an indicator by one's own name, or, with none or its usual one, by that."""
        usual = self._session.words(label_of(replace(indicator_of(self.rules, key), name=None)))
        self.edit(lambda rules: changed(rules, key, name=None if name == usual else name))

    def sources(self) -> tuple[Source, ...]:
        """What can still be added: the known sources and the custom fields of accounts that hold numbers."""
        taken = {one.source for one in self.rules.indicators}
        known = [Source(source, LABELS[source]) for source in SOURCES]
        custom = [
            Source(f"custom:{one.key}", verbatim(one.label))
            for one in self._session.find(CustomField, entity="account")
            if one.type in _NUMBERS
        ]
        return tuple(one for one in (*known, *custom) if one.source not in taken)

    def custom_labels(self) -> dict[str, str]:
        """The labels of the custom fields of accounts."""
        return {one.key: one.label for one in self._session.find(CustomField, entity="account")}

    def publish(self) -> None:
        """Put the draft in use."""
        draft = self.group.draft
        if draft is not None:
            self._session.run(PublishHealthModel(id=draft.id), self)

    def discard(self) -> None:
        """Drop the draft."""
        draft = self.group.draft
        if draft is not None:
            self._session.run(DiscardHealthDraft(id=draft.id), self)

    @property
    def can_retire(self) -> bool:
        """Whether the group goes by a model that was published for it."""
        return self.can_change and bool(self.group.live.version)

    def retire(self) -> None:
        """Take the group's own model out of use."""
        if self.can_retire:
            self._session.run(RetireHealthModel(id=self.group.live.key), self)

    def scored_by(self, now: Mapping[int, Health]) -> int:
        """How many accounts the group's model in use scores."""
        key = self.key
        scored = (one.model for one in now.values())
        return sum((one.scope_field, one.scope_value, one.variant) == key for one in scored)

    def versions(self) -> tuple[Version, ...]:
        """What was published in this group, the newest first, and the original model last."""
        group = self.group
        original = shipped(group.scope_value if group.scope_field == "touch" else None, group.variant)
        found: list[Version] = []
        before = original.rules
        for record in reversed(group.versions):
            rules, _ = rules_of(record.body, original.rules)
            found.append(
                Version(
                    record.version or 0,
                    msg("Version {version}", version=record.version or 0),
                    record.published_at,
                    signed_by(record.body),
                    differences(before, rules),
                    rules,
                    record.id == group.live.key,
                )
            )
            before = rules
        first = Version(
            0, msg("Original model"), None, None, (), original.rules, in_use=not group.live.version
        )
        return (*reversed(found), first)

    def restore(self, version: Version) -> None:
        """Make a former version the draft."""
        self._save(version.rules)

    def add_group(self, field: str | None, value: str | None, variant: str) -> Key:
        """Begin the model of another group of accounts as a draft, and look at it."""
        key = (field, value, variant)
        if key in {key_of(one) for one in self.groups}:
            raise Refused(msg("There is a model for this group already"))
        rules = shipped(value if field == "touch" else None, variant).rules
        self._run(key, rules)
        self.refresh()
        self.key = key
        return key

    def _save(self, rules: Rules) -> None:
        if rules != self.rules:
            self._run(self.key, rules)

    def _run(self, key: Key, rules: Rules) -> None:
        field, value, variant = key
        known = next((one for one in self.groups if key_of(one) == key), None)
        name = known.live.name if known is not None else ""
        if known is not None and known.draft is not None:
            name = known.draft.name
        self._session.run(
            SaveHealthDraft(
                name=name or self._session.words(title_of(*key)),
                body=rules_to_json(rules),
                scope_field=field,
                scope_value=value,
                variant=variant,
            ),
            self,
        )
        self.refresh()


def key_of(group: Group) -> Key:
    """What names a group."""
    return group.scope_field, group.scope_value, group.variant
