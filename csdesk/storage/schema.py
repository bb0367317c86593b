"""The schema as it is declared: what the migrations must add up to (a test compares them)."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.domain.model.catalog import ENTITIES, Entity
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.storage.codec import ADDED, SQL_TYPES

APPLICATION_ID = 0x43534B44  # "CSKD"
DIGEST = "a346d4f3658ddf077c50f497d36cd8cbe55d3bc482c13ab03038da010cc44ed2"
"""What `connection.digest` makes of a current workspace; a test says when the two part."""

SEARCHED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "account": (("name",), ("legal_name", "tax_id", "domain", "city", "segment", "industry", "notes")),
    "contact": (("name",), ("first_name", "last_name", "email", "title", "notes")),
    "interaction": (("subject",), ("summary", "next_step", "notes")),
    "task": (("title",), ("notes",)),
    "ticket": (("subject",), ("number", "category", "notes")),
    "survey": (("comment",), ()),
    "goal": (("name",), ("outcome", "metric", "notes")),
    "opportunity": (("name",), ("product", "notes")),
    "story": (("title",), ("result", "notes")),
}
"""Entity -> the columns of its title and of its body in the full-text index."""

SEARCH_KINDS: tuple[str, ...] = tuple(SEARCHED)
SEARCH_STRIDE = 16
"""A row of the index is record id x stride + place of its kind, so that newest records sort last."""

INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("interaction", ("account", "at")),
    ("interaction", ("at", "account")),
    ("line", ("account",)),
    ("task", ("account", "status", "due")),
    ("contact", ("account",)),
    ("ticket", ("account", "opened_at")),
    ("survey", ("account", "answered_at")),
    ("usage", ("account",)),
    ("renewal", ("account", "due_date")),
    ("goal", ("account",)),
    ("reading", ("goal", "date")),
    ("opportunity", ("account",)),
    ("invoice", ("account",)),
    ("signal", ("account",)),
    ("health", ("account", "date")),
    ("health_override", ("account",)),
    ("value", ("account",)),
    ("onboarding", ("account",)),
    ("churn", ("account",)),
    ("review", ("account",)),
    ("movement", ("account",)),
    ("ticket_month", ("account",)),
    ("run", ("account",)),
    ("story", ("account",)),
    ("dismissal", ("account",)),
)

JOURNAL = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    label TEXT NOT NULL,
    command TEXT NOT NULL,
    merge_key TEXT,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    op TEXT NOT NULL,
    entity TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_record ON change (entity, first);
"""

SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, content = '',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3', detail = none, columnsize = 0
);
"""
"""Words by their beginnings and nothing of their order or weight (ADR 0027), nor a copy of what holds them (ADR 0032)."""

HEALTH_DAYS = """
CREATE TABLE health_day (
    month TEXT NOT NULL,
    account INTEGER NOT NULL,
    days BLOB NOT NULL,
    parts BLOB NOT NULL,
    PRIMARY KEY (month, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE health_observed (
    day TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""What was observed day by day: derived, so neither journaled nor exported, and referring to nothing (ADR 0013)."""

SUMMARY = """
CREATE TABLE summary (
    account INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    until TEXT NOT NULL,
    mrr INTEGER,
    renewal TEXT,
    contact TEXT,
    channel TEXT,
    next_step TEXT,
    task INTEGER,
    due TEXT,
    decision_maker TEXT,
    nps TEXT
) STRICT;
"""
"""What the portfolio shows of an account: derived, dropped by triggers as soon as it may be untrue (ADR 0019)."""

SUMMARISED = ("line", "renewal", "interaction", "task", "contact", "survey")
"""What a row of the summary is made of, besides the account itself, rates and settings."""
_GONE = "CREATE TRIGGER summary_account_delete AFTER DELETE ON [account] BEGIN DELETE FROM summary WHERE account = OLD.[id]; END;"
_ROWS_OF = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def statements() -> str:
    """The whole schema as one script."""
    tables = [_table(entity) for entity in ENTITIES]
    indexes = [
        f"CREATE INDEX {table}_{'_'.join(columns)} ON [{table}] ({', '.join(f'[{name}]' for name in columns)});"
        for table, columns in INDEXES
    ]
    beside = [part.strip() for part in (JOURNAL, SEARCH, HEALTH_DAYS, SUMMARY)]
    return "\n".join([*tables, *indexes, *_reference_indexes(), *beside, *_triggers()]) + "\n"


def _triggers() -> list[str]:
    """What drops a row of the summary inside the write that makes it untrue, whoever writes."""
    dropping = [one for table in SUMMARISED for one in _dropping(table)]
    emptying = [*_emptying("rate"), *_emptying("setting", " WHEN {row}.[key] IN ('currency', 'zone')")]
    return [*dropping, _GONE, *emptying]


def _dropping(table: str) -> Iterator[str]:
    """Triggers that drop the row of the account that a record belongs to, and of the one it belonged to."""
    for event, rows in _ROWS_OF.items():
        drops = " ".join(f"DELETE FROM summary WHERE account = {row}.[account];" for row in rows)
        yield f"CREATE TRIGGER summary_{table}_{event.lower()} AFTER {event} ON [{table}] BEGIN {drops} END;"


def _emptying(table: str, when: str = "") -> Iterator[str]:
    """Triggers that drop all rows."""
    for event, rows in _ROWS_OF.items():
        yield (
            f"CREATE TRIGGER summary_{table}_{event.lower()} AFTER {event} ON [{table}]"
            f"{when.format(row=rows[0])} BEGIN DELETE FROM summary; END;"
        )


def _reference_indexes() -> list[str]:
    """An index of every other reference, so that deleting what it points at needs no scan."""
    leading = {(table, columns[0]) for table, columns in INDEXES}
    return [
        f"CREATE INDEX {entity.key}_{spec.name} ON [{entity.key}] ([{spec.name}]) WHERE [{spec.name}] IS NOT NULL;"
        for entity in ENTITIES
        for spec in entity.fields
        if spec.type is FieldType.REF and (entity.key, spec.name) not in leading
    ]


def _table(entity: Entity) -> str:
    first = len(entity.fields) - ADDED.get(entity.key, 0)
    columns = ["[id] INTEGER PRIMARY KEY AUTOINCREMENT", *(_column(spec) for spec in entity.fields[:first])]
    columns += [
        "[external_ids] TEXT NOT NULL DEFAULT '{}'",
        "[tags] TEXT NOT NULL DEFAULT '[]'",
        "[notes] TEXT",
        "[custom] TEXT NOT NULL DEFAULT '{}'",
        "[created] TEXT NOT NULL",
        "[changed] TEXT NOT NULL",
    ]
    body = ",\n    ".join(columns)
    added = "".join(f", {_column(spec)}" for spec in entity.fields[first:])
    return f"CREATE TABLE [{entity.key}] (\n    {body}\n{added}) STRICT;"


def _column(spec: FieldSpec) -> str:
    column = f"[{spec.name}] {SQL_TYPES[spec.type]}"
    if spec.required:
        column += " NOT NULL"
    if spec.type is FieldType.REF:
        column += f" REFERENCES [{spec.ref}] ([id]) DEFERRABLE INITIALLY DEFERRED"
    return column
