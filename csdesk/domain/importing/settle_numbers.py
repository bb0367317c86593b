"""Which of several numbers in a row is that of its bill: one paper has one number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.aliases import identified
from csdesk.domain.importing.columns import Column, Found, How
from csdesk.domain.importing.names import word_set

_PAPERS: Final = word_set("nota fiscal nf nfe nfse boleto nosso recibo receipt")
"""What comes with a bill and has a number of its own."""
_BILLS: Final = frozenset({"fatura", "invoice", "factura"})


def settle_numbers(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """The number of another paper stays out where the bill has a key of its own: `Nosso número` beside `Código da cobrança`."""
    place, key = targets.get("invoice.number"), targets.get("invoice.external_id")
    if place is None or key is None or found[place].how is How.TOOL:
        return
    words = set(columns[place].name.base.split())
    if words & _PAPERS and not words & _BILLS and identified(columns[key].name.base) == "invoice":
        del found[targets.pop("invoice.number")]
