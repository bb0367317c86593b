"""Tasks for their page and for a calendar: those that wait come first, and what they refer to is named."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.domain.model.interaction import Task
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Reader, select

Label = tuple[int, int | None, str]
_ORDER = "ORDER BY [status] <> 'open', [due] IS NULL, [due], [id]"


def first(reader: Reader, most: int) -> list[Task]:
    """So many tasks: the open ones by their day, then the others."""
    codec = codec_of(Task)
    found = reader.connection.execute(f"{select(codec)} {_ORDER} LIMIT ?", (most,))
    return codec.records(found.fetchall())


def these(reader: Reader, ranges: Iterable[tuple[int, int]]) -> list[Task]:
    """The tasks in ranges of ids, both ends included."""
    codec = codec_of(Task)
    rows = [
        row
        for pair in ranges
        for row in reader.connection.execute(f"{select(codec)} WHERE [id] BETWEEN ? AND ?", pair)
    ]
    return codec.records(rows)


def accounts(reader: Reader) -> dict[int, str]:
    """Every account by name; merged ones too, for the tasks that they left."""
    return dict(reader.connection.execute("SELECT id, name FROM account").fetchall())


def contacts(reader: Reader) -> dict[int, tuple[int | None, str]]:
    """Every person with the account that they belong to, and their name."""
    found = reader.connection.execute(
        "SELECT id, account, coalesce(name, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), email, '') "
        "FROM contact"
    )
    return {one: (account, name) for one, account, name in found}


def progress(reader: Reader) -> dict[int, tuple[int, int]]:
    """How many steps of each open run are done, and how many there are."""
    from csdesk.storage.queries.runs import run_rows

    return {one.id: one.progress for one in run_rows(reader, only_open=True)}


def playbooks(reader: Reader) -> dict[int, str]:
    """What the playbook of each run is called."""
    return dict(
        reader.connection.execute(
            "SELECT run.id, playbook.name FROM run JOIN playbook ON playbook.id = run.playbook"
        ).fetchall()
    )
