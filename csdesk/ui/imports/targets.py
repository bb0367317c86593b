"""The fields that a column can go to, in the words of the wizard."""

from __future__ import annotations

from csdesk.domain.importing.mapping import ColumnMap, SheetMapping
from csdesk.domain.model.catalog import BY_KEY, ENTITIES
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import Text, msg, pmsg

CUSTOM = "custom"
OFFERED = (
    "account", "contact", "line", "interaction", "task", "survey", "ticket", "usage", "renewal", "goal", "reading",
    "opportunity", "invoice", "churn", "rate", "product", "value", "onboarding", "signal", "health", "ticket_month",
    "movement", "story",
)  # fmt: skip
"""The kinds of record that rows of a sheet can be, the usual ones first."""
KEYS = ("account.external_id", "account.tax_id", "account.domain", "account.name")
"""What tells that an account is there already, in the order in which the planner asks."""
_HIDDEN = frozenset(
    {
        *("setting", "saved_view", "mapping", "import", "custom_field", "run", "playbook", "process"),
        *("health_model", "health_override", "dismissal"),
    }
)
"""What is made here: a column never goes to it."""
_NAME = pmsg("column", "Name")
_COMMON = {
    "external_id": msg("Code"),
    "tags": msg("Tags"),
    "notes": msg("Notes"),
    "own": msg("Number in CSDesk"),
    "custom": msg("Custom fields"),
    "external_ids": msg("Codes"),
}
"""The fields of all kinds, and what only a workbook of CSDesk has columns of."""


def targets() -> list[tuple[str, Text, Text]]:
    """Every field that a column can go to: its key, its kind of record, its label."""
    found: list[tuple[str, Text, Text]] = []
    for entity in ENTITIES:
        if entity.key in _HIDDEN:
            continue
        names = ["external_id", *(spec.name for spec in entity.fields if not spec.ref), "tags", "notes"]
        for name in dict.fromkeys(names):
            key = f"{entity.key}.{name}"
            found.append((key, *label_of_target(key)))
    return found


def label_of_target(target: str) -> tuple[Text, Text]:
    """The kind of record and the label of a target."""
    key, _, name = target.partition(".")
    entity = BY_KEY[key]
    if target == "account.name":
        return entity.one, _NAME
    label = next((spec.label for spec in entity.fields if spec.name == name), None)
    return entity.one, label or _COMMON[name]


def words_of_target(target: str | None, entity: str) -> Text | None:
    """Where a column goes, in words; `None` when it stays out."""
    if target is None:
        return None
    if target == CUSTOM:
        return msg("{kind}: new field", kind=BY_KEY[entity].one)
    kind, name = label_of_target(target)
    return msg("{kind}: {field}", kind=kind, field=name)


def spec_of_column(column: ColumnMap) -> FieldSpec | None:
    """The field that a column goes to; `None` when it stays out, is a new field, or is common to all kinds."""
    key, _, name = (column.target or "").partition(".")
    return next((spec for spec in BY_KEY[key].fields if spec.name == name), None) if key in BY_KEY else None


def keys_of(mapping: SheetMapping) -> list[tuple[int, Text]]:
    """The columns that tell which account a row means, in the order they are asked, with the names of their fields."""
    by_target = {one.target: one.place for one in mapping.columns if one.target}
    if mapping.is_numbered:
        number = f"{mapping.entity}.own"
        return [(by_target[number], _COMMON["own"])] if number in by_target else []
    asked = [f"account.{key}" for key in mapping.keys] or KEYS
    return [(by_target[key], label_of_target(key)[1]) for key in asked if key in by_target]


def possible_keys(mapping: SheetMapping) -> list[str]:
    """The fields that could tell which account a row means, by their names."""
    targets = {one.target for one in mapping.columns}
    return [key.removeprefix("account.") for key in KEYS if key in targets]
