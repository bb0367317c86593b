"""What a person changed by hand since it came in: an import asks before it writes over it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from csdesk.domain.importing.ledger import Ledger, same
from csdesk.domain.importing.plan import Stance
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import msg

BOTH = "both_changed"
"""The code of a row that says something new of a field which a person changed here."""

Edits = Mapping[str, Mapping[int, Mapping[str, frozenset[Any]]]]
"""Kind -> record -> field -> what it held before a person changed it by hand."""
NO_EDITS: Final[Edits] = {}


def respect_edits(
    ledger: Ledger, handle: int, values: dict[str, Any], stance: Stance | None
) -> Problem | None:
    """Take out of the values of a row what a person changed here, unless they said that the sheet counts.

    A sheet that still says what it said before the change is no news: the change stays, and that is told. One that
    says a third thing is a conflict.
    """
    edited = ledger.edits.get(handle) if handle > 0 else None
    if not edited or stance is Stance.THEIRS:
        return None
    disputed = [
        name
        for name in edited
        if values.get(name) is not None and not same(name, ledger.value(handle, name), values[name])
    ]
    if not disputed:
        return None
    news = [name for name in disputed if values[name] not in edited[name]]
    for name in disputed:
        del values[name]
    if stance is Stance.OURS:
        return None
    labels = {spec.name: spec.label for spec in BY_KEY[ledger.key].fields}
    label = labels.get((news or disputed)[0], msg("Notes"))
    if news:
        return Problem(BOTH, msg("{field} was changed here, and the sheet says another thing", field=label))
    return Problem("kept_edit", msg("{field} was changed here; that stays", field=label))
