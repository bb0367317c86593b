"""Rows of one kind for a grid: the newest first, in slices, and what the records that they refer to are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import Record
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader, select

_LABELS = {
    "account": "SELECT id, NULL, name FROM account",
    "contact": "SELECT id, account, coalesce(name, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), email) "
    "FROM contact",
    "line": "SELECT id, account, coalesce(product, plan, kind) FROM line",
    "ticket": "SELECT id, account, trim(coalesce(number, '') || ' ' || coalesce(subject, '')) FROM ticket",
    "goal": "SELECT goal.id, goal.account, coalesce(goal.name, goal.outcome, '') || ' · ' || account.name "
    "FROM goal JOIN account ON account.id = goal.account",
    "task": "SELECT id, account, title FROM task",
}
Label = tuple[int, int | None, str]
"""The id of a record, the account that it belongs to, and what it is called."""
AccountName = tuple[int, str, str | None, bool]
"""The id of an account, its name, its currency, and whether it lives on in another one."""


def newest(reader: Reader, key: str, limit: int, below: int | None = None) -> list[Record]:
    """The records of a kind that were made last, the last one first; those before a record to go on."""
    codec = codec_of(BY_KEY[key].type)
    where, values = ("", [limit]) if below is None else (" WHERE [id] < ?", [below, limit])
    found = reader.connection.execute(f"{select(codec)}{where} ORDER BY [id] DESC LIMIT ?", values)
    return codec.records(found.fetchall())


def these(reader: Reader, key: str, ranges: Iterable[tuple[int, int]]) -> list[Record]:
    """The records of a kind in ranges of ids, both ends included."""
    codec = codec_of(BY_KEY[key].type)
    rows = [
        row
        for pair in ranges
        for row in reader.connection.execute(f"{select(codec)} WHERE [id] BETWEEN ? AND ?", pair)
    ]
    return codec.records(rows)


def labels(reader: Reader, key: str, ids: Collection[int] | None = None) -> list[Label]:
    """What records of a kind are called, all of them or some."""
    statement = _LABELS[key]
    if ids is None:
        return [(one, owner, label or "") for one, owner, label in reader.connection.execute(statement)]
    table = "goal" if key == "goal" else key
    one_by_one = f"{statement} WHERE {table}.id = ?"
    found = (reader.connection.execute(one_by_one, (one,)).fetchone() for one in ids)
    return [(row[0], row[1], row[2] or "") for row in found if row is not None]


def accounts(reader: Reader) -> list[AccountName]:
    """Every account by name, with its currency."""
    found = reader.connection.execute("SELECT id, name, currency, merged_into IS NOT NULL FROM account")
    return [(one, name, currency, bool(merged)) for one, name, currency, merged in found]


def counts(reader: Reader, keys: Iterable[str]) -> dict[str, int]:
    """How many records of each kind there are."""
    return {key: reader.count(BY_KEY[key].type) for key in keys}
