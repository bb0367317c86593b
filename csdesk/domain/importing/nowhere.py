"""Fields to which a name never leads where the record or the values say something else: `Estado` of a bill, `Tipo de pessoa`."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.columns import Candidate, Column
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.neighbours import is_segment
from csdesk.domain.importing.places import is_region, states
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.weighing import are_bills, is_insured
from csdesk.domain.model.record import FieldType

_STATES: Final = frozenset({"state", "estado"})
_ISSUED: Final = frozenset({"invoice", "line"})
_ISSUERS: Final = word_set("emisora emisor emissor emissora emitente issuer issuing prestador remitente")
"""Who writes a bill, and not who gets it."""
_LAWFUL: Final = frozenset({"tipo", "pessoa"})
"""Whether somebody is a person or a company, which is no part that people play."""
_CUT: Final = frozenset({"end", "ender"})
"""An address cut short, which in English is the end of something."""
_CODED: Final = frozenset({"codigo", "id", "code"})
"""What is never said of a sum."""
_PARTS: Final = frozenset({"parcela", "parcelas", "installment", "cuota"})
"""Of what a bill is one of several: the first one and the second come again and again."""
_PAPER: Final = frozenset({"documento", "document", "numero", "number", "codigo"})
_SOMEBODY: Final = word_set("pessoa person persona people pessoas")
_GIVEN_TO: Final = word_set(
    "responsavel assigned assignee atribuida atribuido designada designado encarregada"
)
"""To whom a request was given to work on it: `Persona asignada`."""
_WORKED_ON: Final = frozenset({"ticket", "task"})
_ALL, _MOST, _HALF, _TWO = 0.95, 0.8, 0.5, 2


def is_no_place(candidate: Candidate, column: Column, entity: str) -> bool:
    """Whether a field is not what a header means in such rows, or not with such values below it."""
    target, words = candidate.target, {*column.name.base.split()}
    if target == "account.status" and ((entity != "account" and _STATES & words) or are_bills(column)):
        return True
    if candidate.entity == "account" and entity in _ISSUED and _ISSUERS & words:
        return True
    if target == "account.industry" and entity in _ISSUED and column.shape.fit(is_insured) >= _HALF:
        return True
    if (target == "account.tax_id" and entity == "invoice" and _is_paper(column)) or (
        target == "contact.role" and words >= _LAWFUL
    ):
        return True
    if (words & _CODED and _is_money(target)) or _is_of_no_client(candidate, column, entity):
        return True
    if words & _PARTS and target.endswith((".external_id", ".number")) and column.shape.distinct < _MOST:
        return True
    if target == "account.address" and candidate.known in _CUT:
        return column.shape.share(Kind.WORDS, Kind.LONG) < _HALF
    if _STATES & words and states(column.shape) >= _MOST:
        return target.endswith(".status")
    if target != "account.state" or entity in {"account", "contact"} or column.shape.empty:
        return False
    return column.name.base != "uf" and column.shape.fit(_is_short) < _HALF


def _is_of_no_client(candidate: Candidate, column: Column, entity: str) -> bool:
    """Whether somebody who works here is meant, a segment where a person is asked for, or nothing but yes and no."""
    words = {*column.name.base.split()}
    if candidate.entity == "contact" and entity in _WORKED_ON and words & _GIVEN_TO and words & _SOMEBODY:
        return True
    if candidate.target == "account.csm" and words == {"carteira"}:
        return column.shape.fit(is_segment) >= _HALF
    return _only_answers(candidate.target, column)


def _only_answers(target: str, column: Column) -> bool:
    """Whether yes and no stand where a number or an amount should: `Factura` of `SI` and `NO`, `Churn Value` of 1 and 0."""
    answers = column.shape.share(Kind.BOOL) >= _ALL
    if target.endswith(".number"):
        return answers and column.shape.share(Kind.WORDS) >= _ALL
    return target == "churn.amount" and answers and len(column.shape.counts) <= _TWO


def _is_money(target: str) -> bool:
    spec = spec_of(target)
    return spec is not None and spec.type is FieldType.MONEY


def _is_paper(column: Column) -> bool:
    """Whether a document is the bill itself, and not that of who gets it: no check digits are right."""
    return _PAPER.issuperset(column.name.base.split()) and fit("account.tax_id", column.shape) < _HALF


def _is_short(value: Cell) -> bool:
    return isinstance(value, str) and (len(value) <= 3 or is_region(value))
