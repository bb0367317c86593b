"""The quarter that reviews are made of, and how it is filled."""

from __future__ import annotations

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.record import Record
from csdesk.domain.values.month import Quarter
from csdesk.ui.session import Session

THIRD = Quarter(2026, 3)


def add(session: Session, record: Record) -> int:
    key: int = session.run(AddRecord(record=record)).value
    return key
