"""Who has said that they leave: renewals refused, and services that are known to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from csdesk.domain.health.facts import NoticeFact
from csdesk.storage.tables import Reader

ONE = "AND account IN (SELECT value FROM json_each(:account))"
"""Narrows a statement to one account and those merged into it."""

_REFUSED = """
SELECT account, id, coalesce(decided_on, due_date), due_date FROM renewal
WHERE status = 'not_renewed' AND due_date >= :first AND coalesce(decided_on, due_date) <= :on {one}
"""
_ENDING = """
SELECT account, max(id), max(changed), max([end]) FROM line
WHERE kind IN ('base', 'add_on') AND ([end] IS NULL OR [end] >= :first) {one}
GROUP BY account HAVING count(*) = count([end]) AND max([end]) > :on AND min(start) <= :on
"""
"""Accounts whose every running line has an end; when that was written down is the day it was known."""


def notices(
    reader: Reader, asked: Mapping[str, Any], local: Callable[[str], date]
) -> Iterator[tuple[int, NoticeFact]]:
    """Each account's notices with the day on which they were known; none that the past could not know."""
    one = "" if asked["account"] is None else ONE
    for account, own, decided, due in reader.connection.execute(_REFUSED.replace("{one}", one), asked):
        fact = NoticeFact("renewal", own, date.fromisoformat(decided), date.fromisoformat(due))
        yield account, fact
    for account, own, changed, end in reader.connection.execute(_ENDING.replace("{one}", one), asked):
        yield account, NoticeFact("line", own, local(changed), date.fromisoformat(end))
