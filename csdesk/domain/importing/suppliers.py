"""Sheets about those whom a company buys from: their bills are no invoices of clients, and they are no accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.names import stemmed, word_set

_SUPPLIERS: Final = frozenset(map(stemmed, word_set("fornecedor supplier vendor payable")))
_TO_PAY: Final = word_set(
    "contas pagar|conta pagar|accounts payable|a pagar|bills to pay|contas apagar|cuentas pagar|conta por pagar|contas por pagar"
)
_CLIENTS: Final = frozenset(map(stemmed, word_set("cliente customer client")))
_CONFUSED: Final = frozenset({"account", "contact", "invoice", "line"})
"""What lists of suppliers and of their bills look like."""


def are_of_suppliers(title: str, columns: Sequence[Column], entity: str | None) -> bool:
    """Whether rows that look like clients or their bills are those of suppliers: by the title, or by a column that names one."""
    if entity not in _CONFUSED:
        return False
    if any(phrase in title for phrase in _TO_PAY):
        return True
    named = {stemmed(word) for column in columns for word in column.name.full.split()}
    if named & _CLIENTS:
        return False
    titled = {stemmed(word) for word in title.split()}
    if titled & _CLIENTS and not titled & _SUPPLIERS:
        return False
    return bool((titled | named) & _SUPPLIERS)
