"""How a statement is told which accounts it is asked for, and which contacts count as conversations."""

from __future__ import annotations

import json
from collections.abc import Collection

NAMED = "SELECT value FROM json_each(:accounts)"
"""The accounts that are asked for; none means all."""

TWO_WAY = """
{i}.kind IS NOT 'note' AND NOT ({i}.direction IS 'out' AND coalesce({i}.channel, 'email') IN ('email', 'chat', 'whatsapp', 'portal'))
"""
"""A conversation, or a message that came in; a message that only went out is not a contact both ways."""


def named(accounts: Collection[int] | None) -> dict[str, str]:
    """The parameter that `NAMED` reads."""
    return {} if accounts is None else {"accounts": json.dumps(list(accounts))}
