"""How accounts ended: those who left, and those who renewed, each with its day."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.health.backtest import LEADS, Ending
from csdesk.storage.tables import Reader

_LEFT = """
SELECT coalesce(a.merged_into, a.id), max(l.[end]) FROM line AS l JOIN account AS a ON a.id = l.account
WHERE l.kind IN ('base', 'add_on') AND l.start <= :on
GROUP BY 1 HAVING count(*) = count(l.[end]) AND max(l.[end]) <= :on
"""
"""Accounts whose every line has ended: the day of the last one is the day they left."""
_RENEWED = """
SELECT account, max(due_date) FROM renewal WHERE status = 'renewed' AND due_date <= :on GROUP BY account
"""
_RECORDED = "SELECT account, max(date) FROM churn WHERE date <= :on GROUP BY account"
_WITH_LINES = "SELECT DISTINCT account FROM line"


def endings(reader: Reader, on: date) -> list[Ending]:
    """Each account that left, and each that last renewed, up to a day.

    One that left after it renewed is among those who left. Where no renewal is known, those who stay stand in.
    """
    asked = {"on": on.isoformat()}
    connection = reader.connection
    merged = dict(connection.execute("SELECT id, merged_into FROM account WHERE merged_into IS NOT NULL"))
    with_lines = {row[0] for row in connection.execute(_WITH_LINES)}
    left = dict(connection.execute(_LEFT, asked).fetchall())
    recorded = connection.execute(_RECORDED, asked)
    left |= {own: day for own, day in recorded if own not in with_lines}
    stayed = dict(connection.execute(_RENEWED, asked).fetchall()) or _staying(reader, on)
    gone = [Ending(own, date.fromisoformat(day), churned=True) for own, day in sorted(left.items())]
    kept = [
        Ending(own, date.fromisoformat(day), churned=False)
        for own, day in sorted(stayed.items())
        if own not in left and own not in merged
    ]
    return [*gone, *kept]


def _staying(reader: Reader, on: date) -> dict[int, str]:
    """Accounts that have been customers for long enough to be looked back at, as of the day itself."""
    begun = (on - timedelta(days=LEADS[0])).isoformat()
    rows = reader.connection.execute(
        "SELECT DISTINCT account FROM line WHERE kind = 'base' AND start <= :begun AND ([end] IS NULL OR [end] > :on)",
        {"begun": begun, "on": on.isoformat()},
    )
    return {row[0]: on.isoformat() for row in rows}
