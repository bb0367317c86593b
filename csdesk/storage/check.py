"""Is the file sound: SQLite's own check, the references, the search index, the journal."""

from __future__ import annotations

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.storage.full_text import indexed, stored
from csdesk.storage.tables import Reader


def check(reader: Reader) -> list[Text]:
    """What does not hold together, in words; empty when all is well."""
    return [*_integrity(reader), *_references(reader), *_index(reader), *_journal(reader)]


def _integrity(reader: Reader) -> list[Text]:
    found = [row[0] for row in reader.connection.execute("PRAGMA integrity_check(20)")]
    if found == ["ok"]:
        return []
    return [msg("The file is damaged: {what}", what=verbatim(str(line))) for line in found]


def _references(reader: Reader) -> list[Text]:
    broken = reader.connection.execute("SELECT count(*) FROM pragma_foreign_key_check").fetchone()[0]
    if not broken:
        return []
    return [nmsg("{n} record refers to one that is gone", "{n} records refer to ones that are gone", broken)]


def _index(reader: Reader) -> list[Text]:
    if indexed(reader.connection) == stored(reader.connection):
        return []
    return [msg("The search index does not match the records")]


def _journal(reader: Reader) -> list[Text]:
    lost = reader.connection.execute(
        "SELECT count(*) FROM step WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.step = step.id)"
    ).fetchone()[0]
    return (
        [nmsg("{n} step of the history is empty", "{n} steps of the history are empty", lost)] if lost else []
    )
