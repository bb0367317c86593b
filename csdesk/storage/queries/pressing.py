"""How many tasks press, for the sidebar: asked after every change, so it loads no rules."""

from __future__ import annotations

from datetime import date

from csdesk.storage.tables import Reader

_PRESSING = """
SELECT count(*) FROM task WHERE status = 'open' AND due <= :on
AND (account IS NULL OR account IN (SELECT id FROM account WHERE merged_into IS NULL))
"""


def pressing(reader: Reader, on: date) -> int:
    """How many tasks are late or for a day."""
    found: int = reader.connection.execute(_PRESSING, {"on": on.isoformat()}).fetchone()[0]
    return found
