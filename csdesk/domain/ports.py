"""What the domain asks of its surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from csdesk.domain.model.record import Record
from csdesk.domain.text import Text

if TYPE_CHECKING:
    from csdesk.domain.tasks.calendar import WorkCalendar

R = TypeVar("R", bound=Record)


class Clock(Protocol):
    """The only source of now."""

    def now(self) -> datetime:
        """The instant, in UTC."""

    def today(self) -> date:
        """The civil date in the workspace's time zone."""


class Progress(Protocol):
    """How a long job speaks of itself and learns that it was cancelled."""

    def step(self, done: int, of: int, what: Text) -> None:
        """Report; raises `Cancelled` when the person stopped the job."""


class Work(Protocol):
    """The records of the workspace inside one command; every write is journalled below."""

    clock: Clock

    def calendar(self) -> WorkCalendar:
        """The working days of the workspace."""

    def get(self, kind: type[R], record_id: int) -> R:
        """The record; raises `Refused` when it is not there."""

    def find(self, kind: type[R], **equal: object) -> list[R]:
        """The records whose fields equal the given values, in the order they were made."""

    def listing(self, kind: type[R], field: str, ids: Iterable[int]) -> list[R]:
        """The records whose list of references names any of the ids."""

    def next_id(self, kind: type[R]) -> int:
        """The id that the next new record of a kind gets; the following ones count up from it."""

    def add(self, record: R) -> int:
        """Store a new record and return its id."""

    def add_many(self, records: Sequence[R]) -> range:
        """Store many new records of one kind, in order, and return their ids."""

    def add_columns(self, kind: type[R], columns: Mapping[str, Sequence[Any]], size: int) -> range:
        """Store many new records of one kind, given field by field, and return their ids; other fields stay blank."""

    def save(self, record: R) -> None:
        """Store the changed fields of an existing record."""

    def save_many(self, records: Sequence[R]) -> None:
        """Store the changed fields of many existing records of one kind."""

    def delete(self, kind: type[R], record_ids: Iterable[int]) -> None:
        """Remove records; what refers to them must be removed or changed in the same command."""
