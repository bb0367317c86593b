"""The `Work` of one command: repositories over the tables, inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from csdesk.domain.model.record import Record
from csdesk.domain.ports import Clock
from csdesk.storage.codec import codec_of
from csdesk.storage.tables import Tables, next_id

if TYPE_CHECKING:
    from csdesk.domain.settings import WorkspaceSettings
    from csdesk.domain.tasks.calendar import WorkCalendar

R = TypeVar("R", bound=Record)


class TableWork:
    """`domain.ports.Work` over the tables of a workspace."""

    def __init__(self, tables: Tables, clock: Clock, settings: Callable[[], WorkspaceSettings]) -> None:
        self._tables = tables
        self._settings = settings
        self.clock = clock

    def calendar(self) -> WorkCalendar:
        """The working days of the workspace."""
        from csdesk.storage.calendar import calendar_of

        return calendar_of(self._settings())

    def get(self, kind: type[R], record_id: int) -> R:
        """The record; raises `Refused` when it is not there."""
        return self._tables.get(kind, record_id)

    def find(self, kind: type[R], **equal: Any) -> list[R]:
        """The records whose fields equal the given values."""
        return self._tables.find(kind, **equal)

    def listing(self, kind: type[R], field: str, ids: Iterable[int]) -> list[R]:
        """The records whose list of references names any of the ids."""
        return self._tables.listing(kind, field, ids)

    def next_id(self, kind: type[R]) -> int:
        """The id that the next new record of a kind gets."""
        return next_id(self._tables.connection, codec_of(kind).table)

    def add(self, record: R) -> int:
        """Store a new record and return its id."""
        return self._tables.insert_many(type(record), [record])[0]

    def add_many(self, records: Sequence[R]) -> range:
        """Store many new records of one kind, in order, and return their ids."""
        return self._tables.insert_many(type(records[0]), records) if records else range(0)

    def add_columns(self, kind: type[R], columns: Mapping[str, Sequence[Any]], size: int) -> range:
        """Store many new records of one kind, given field by field, and return their ids."""
        return self._tables.insert_columns(kind, columns, size)

    def save(self, record: R) -> None:
        """Store the changed fields of an existing record."""
        self._tables.update_many(type(record), [record])

    def save_many(self, records: Sequence[R]) -> None:
        """Store the changed fields of many existing records of one kind."""
        if records:
            self._tables.update_many(type(records[0]), records)

    def delete(self, kind: type[R], record_ids: Iterable[int]) -> None:
        """Remove records."""
        self._tables.delete_many(kind, record_ids)
