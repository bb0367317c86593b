"""Take the observation of a day: on open, and for what changes later; meant for a worker, never the UI thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date
from functools import partial

from csdesk.domain.changes import ChangeSet
from csdesk.domain.health.score import Health
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.turns import in_turns
from csdesk.domain.values.month import Month
from csdesk.storage.queries.health import health_of_all
from csdesk.storage.queries.health_days import day_bytes, packed, part_bytes, patched, unpacked
from csdesk.storage.tables import Reader
from csdesk.storage.workspace import Workspace

_MOST_SINGLE = 50
"""So many changed accounts are observed one by one; more are observed with all the others."""

_AT_ONCE = 200
"""So many accounts are written in one transaction: an edit that waits for it is not held up for long."""
_LOOKED = "INSERT OR REPLACE INTO health_observed (day, at) VALUES (?, ?)"
_PUT = """
INSERT INTO health_day (month, account, days, parts) VALUES (?, ?, ?, ?)
ON CONFLICT (month, account) DO UPDATE SET days = excluded.days, parts = excluded.parts
"""


def observe(workspace: Workspace, accounts: Collection[int] | None = None) -> dict[int, Health]:
    """See how every account is today, or only some of them, and keep it; a workspace to look at keeps nothing."""
    today = workspace.clock.today()
    with workspace.reading() as reader:
        found = _looked(reader, workspace, today, accounts)
    if not workspace.read_only:
        at = workspace.clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        ids = sorted(found)
        for start in in_turns(range(0, len(ids), _AT_ONCE), 1):
            some = ids[start : start + _AT_ONCE]
            workspace.derive(partial(_keep, found=found, some=some, today=today))
        workspace.derive(lambda connection: connection.execute(_LOOKED, (today.isoformat(), at)))
    return found


def observe_after(workspace: Workspace, changes: ChangeSet) -> dict[int, Health]:
    """See again the accounts that a command, an undo or a redo may have moved; all after an import or a new model."""
    with workspace.reading() as reader:
        accounts = touched(reader, changes)
    return {} if accounts is not None and not accounts else observe(workspace, accounts)


def _looked(
    reader: Reader, workspace: Workspace, today: date, accounts: Collection[int] | None
) -> dict[int, Health]:
    settings = workspace.settings
    if accounts is None or len(accounts) > _MOST_SINGLE:
        return health_of_all(reader, settings, today)
    found: dict[int, Health] = {}
    for account in accounts:
        found |= health_of_all(reader, settings, today, account=account)
    return found


def touched(reader: Reader, changes: ChangeSet) -> set[int] | None:
    """The accounts whose health a change may have moved; `None` for all, as after an import or a new model."""
    found: set[int] = set()
    for kind, ranges in changes.ranges.items():
        for first, last in ranges:
            accounts = None
            if kind != "health_model" and last - first < _MOST_SINGLE:
                accounts = _accounts_of(reader, kind, first, last)
            if accounts is None:
                return None
            found.update(accounts)
    return found


def _accounts_of(reader: Reader, kind: str, first: int, last: int) -> Iterable[int] | None:
    """Whose some records are; `None` when one of them is gone, for then nobody knows any more."""
    if kind == "account":
        return range(first, last + 1)
    if kind == "reading":
        query = (
            "SELECT g.account FROM reading AS r JOIN goal AS g ON g.id = r.goal WHERE r.id BETWEEN ? AND ?"
        )
    elif kind in BY_KEY and BY_KEY[kind].owned:
        query = f"SELECT account FROM [{kind}] WHERE id BETWEEN ? AND ?"
    else:
        return ()
    owners = [row[0] for row in reader.connection.execute(query, (first, last))]
    return None if len(owners) <= last - first else [one for one in owners if one is not None]


def forget(workspace: Workspace, account: int) -> None:
    """Drop all that was observed of an account, for its erasure."""
    workspace.derive(lambda connection: _forget(connection, account))


def _forget(connection: sqlite3.Connection, account: int) -> None:
    connection.execute("DELETE FROM health_day WHERE account = ?", (account,))


def _keep(
    connection: sqlite3.Connection, found: Mapping[int, Health], some: Sequence[int], today: date
) -> None:
    month, place = str(Month.of(today)), today.day - 1
    rows = connection.execute(
        "SELECT account, days, parts FROM health_day WHERE month = ? AND account BETWEEN ? AND ?",
        (month, some[0], some[-1]),
    )
    known = {account: (days, parts) for account, days, parts in rows}
    nothing = b"", packed(b"")
    put = []
    for account in some:
        days, parts = known.get(account, nothing)
        pressed = packed(patched(unpacked(parts), place, part_bytes(found[account])))
        put.append((month, account, patched(days, place, day_bytes(found[account])), pressed))
    connection.executemany(_PUT, put)
