"""Rows of what was done with clients, told by what stands together in them: what was sold to them, what was sent to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from csdesk.domain.importing.aliases import nouns
from csdesk.domain.importing.candidates import met
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.entity_keys import FEW, names_accounts
from csdesk.domain.importing.fitting import words_fit
from csdesk.domain.importing.guessed_days import LAST
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.shapes import Kind

_SOLD: Final = word_set("venda sale sales sold pedido order compra purchase venta fatura invoice vendido")
_HOW_MANY: Final = word_set("quantidade quantity unidades units qty pecas pieces")
_MONEY: Final = word_set("valor total price preco amount subtotal unitario importe monto value revenue")
_WHAT: Final = word_set("produto product item servico service artigo articulo sku")
_SENT: Final = word_set(
    "sent enviado enviada envio delivered entregue message mensagem mensaje call ligacao llamada dispatched disparo disparado disparada"
)
_MESSAGES: Final = frozenset({"message", "mensagem", "mensaje"})
_WAYS: Final = frozenset({"channel", "canal"})
_PEOPLE: Final = frozenset({"contact.name", "contact.first_name", "contact.last_name"})
_CALLED: Final = frozenset({"name", "nome"})
_MOSTLY: Final = 0.8
_KNOWN: Final = 0.5
_HALF: Final = 0.5


def are_sales(columns: Sequence[Column]) -> bool:
    """Whether each row is something sold: when, what, how many and for how much, beside whose it is."""
    return (
        names_accounts(columns)
        and any(_of(column, _SOLD) and column.shape.share(Kind.DATE) >= _MOSTLY for column in columns)
        and any(_of(column, _WHAT) and column.shape.share(Kind.DATE) < _MOSTLY for column in columns)
        and any(_of(column, _HOW_MANY) and _counts(column) for column in columns)
        and any(_of(column, _MONEY) and _counts(column) for column in columns)
    )


def are_messages(columns: Sequence[Column]) -> bool:
    """Whether each row is something sent to somebody: when, and by which channel or as which message."""
    if not any(_of(column, _SENT) and column.shape.share(Kind.DATE) >= _MOSTLY for column in columns):
        return False
    ways = [column for column in columns if _of(column, _WAYS)]
    told = any(words_fit("interaction.channel", column.shape) >= _KNOWN for column in ways)
    return told or (bool(ways) and any(_of(column, _MESSAGES) for column in columns))


def are_companies_with_people(columns: Sequence[Column]) -> bool:
    """Whether the rows name companies, and only few of them a person as well: a list of companies."""
    firms = [column.shape.filled for column in columns if _names_company(column)]
    people = [
        column.shape.filled
        for column in columns
        if not (_names_company(column) or column.name.group or column.name.base in _CALLED)
        and any(alias.target in _PEOPLE for alias in met(column.name)[1])
    ]
    return bool(firms and people) and max(firms) >= FEW and max(people) < _HALF * max(firms)


def told_as_deals(hints: Mapping[str, float], columns: Sequence[Column]) -> Mapping[str, float]:
    """What the titles say; where a column is called after deals, the sales of which they tell may be those."""
    told = hints.get("invoice", 0.0)
    deals = any(nouns().get(column.name.base) == "opportunity" for column in columns)
    if not told or not deals or hints.get("opportunity", 0.0) >= told:
        return hints
    return {**hints, "opportunity": told}


def _names_company(column: Column) -> bool:
    """Whether a header names companies, whatever the sheet."""
    return any(alias.target == "account.name" and not alias.where for alias in met(column.name)[1])


def _of(column: Column, words: frozenset[str]) -> bool:
    said = {*column.name.base.split()}
    return bool(said & words) and not said & LAST


def _counts(column: Column) -> bool:
    return column.shape.share(Kind.NUMBER) >= _MOSTLY
