"""Amounts beside the one that is billed: taxes, discounts, what an insurer would pay; and how a header tells an amount with its tax."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from csdesk.domain.importing.names import canonical, folded, word_set

_TAXES: Final = word_set(
    "iva icms iss issqn ipi pis cofins irrf csll inss vat gst igst cgst sgst hst igv itbis ieps isr iibb tax taxes imposto impostos "
    "impuesto impuestos tributo tributos retencao retencoes retencion retenciones retido retida percepcion percepciones exento isento"
)
_APART: Final = word_set(
    "frete shipping freight flete juros intereses multa multas penalty desconto descontos discount discounts descuento descuentos dto rebate comissao "
    "comissoes comision comisiones commission refund refunded reembolso estorno devolucion devolvido adicional acrescimo abono abonos tip gorjeta "
    "propina cashback segurada segurado asegurada asegurado insured coverage cobertura deducible deductible indemnizacion indenizacao sinistro "
    "claim claims other others outros outras otros otras misc"
)
"""What is added to an amount or taken off, and what an insurer would pay."""
_WITH: Final = word_set(
    "com con with incl inc including included incluido incluida incluso inclusive c sem sin without excl ex excluding exclusive before after pre antes "
    "despues depois s + net of"
)
"""What makes of a tax the way in which an amount is told: `Total c/ IVA`, `amount before tax`."""


_NUMBERED: Final = frozenset({"id", "number", "numero", "no", "code", "codigo", "regime", "regimen"})


@lru_cache(maxsize=4096)
def is_apart(written: str) -> bool:
    """Whether a header names an amount that is not the one billed.

    >>> is_apart("Importe IVA"), is_apart("Total con IVA"), is_apart("Total")
    (True, False, False)
    """
    words = {*folded(written).split(), *canonical(written).split()}
    return bool(words & (_TAXES | _APART)) and not words & _WITH


@lru_cache(maxsize=4096)
def is_tax(written: str) -> bool:
    """Whether a header is of a tax: where such stand, bills are listed and no contracts.

    >>> is_tax("IVA (19%)"), is_tax("Total con IVA"), is_tax("Tax ID")
    (True, False, False)
    """
    words = set(folded(written).split())
    return bool(words & _TAXES) and not words & (_WITH | _NUMBERED)


@lru_cache(maxsize=4096)
def untaxed(written: str) -> str:
    """The canonical name of an amount without the words that say whether its tax is in it; nothing where it has none.

    >>> untaxed("Total c/ IVA"), untaxed("Total Incl. VAT"), untaxed("Total IVA")
    ('total', 'total', '')
    """
    words = folded(written).split()
    if not (_TAXES.intersection(words) and _WITH.intersection(words)):
        return ""
    return canonical(" ".join(word for word in words if word not in _TAXES | _WITH))
