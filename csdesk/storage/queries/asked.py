"""How a statement is told which accounts it is asked for."""

from __future__ import annotations

import json
from collections.abc import Collection

NAMED = "SELECT value FROM json_each(:accounts)"
"""The accounts that are asked for; none means all."""


def named(accounts: Collection[int] | None) -> dict[str, str]:
    """The parameter that `NAMED` reads."""
    return {} if accounts is None else {"accounts": json.dumps(list(accounts))}
