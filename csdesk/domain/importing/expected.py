"""What rows of a kind surely have, where no name says it and one column alone could hold it: whose they are, their key, their amount."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from csdesk.domain.importing.aliases import ID_WORDS, index, nouns
from csdesk.domain.importing.candidates import own_id
from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.entity import ACCOUNT_KEYS, UNOWNED
from csdesk.domain.importing.fitting import fit
from csdesk.domain.importing.loose import STATISTIC
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.reasons import is_technical
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.taxed import is_apart

_SCORE: Final = 0.4
_SOME: Final = 3
_STOP: Final = re.compile(r"[!?;]|\.\s+[^\W\d_]{4}")
_MOST: Final = 0.9
_ALIKE: Final[dict[str, tuple[str, ...]]] = {
    "ticket": ("interaction", "usage", "task"),
    "interaction": ("ticket", "usage", "task"),
    "survey": ("ticket", "interaction"),
    "task": ("interaction", "ticket"),
}
"""By whose name the key of a record may go as well: the `call_id` of a ticket."""
_STANDINGS: Final = frozenset({"status", "estado", "situacao"})
_EACH_MONTH: Final = frozenset({"mensal", "mensual", "monthly"})
_USED: Final = word_set(
    "uso usage users usuarios usuario user logins login hours horas sessions visits visitas data gb minutes minutos calls orders pedidos active ativos income "
    "renda revenu revenus salaire einkommen gehalt reddito stipendio ingreso ingresos salary salario sueldo traffic events tickets chamados volume transactions credits creditos compute included incluido"
)
"""What is counted each month, or comes in to the client."""
_KINDS, _AGAIN = 12, 0.5
_FEW_PLACES: Final = 0.05
_EACH: Final = 0.95
_AMOUNT: Final[dict[str, tuple[str, ...]]] = {
    "invoice": ("invoice.amount",),
    "opportunity": ("opportunity.value",),
    "line": ("line.price", "line.mrr"),
    "renewal": ("renewal.due_mrr",),
    "churn": ("churn.amount",),
    "movement": ("movement.amount",),
}
"""The amount that rows of a kind are about: none of these may be there yet, the first one is meant."""
_MONEY: Final = word_set(
    "valor value amount price preco precio monto importe total mrr acv arr tcv fee prime premium premio custo cost revenue receita budget "
    "orcamento montante tarifa mensalidade estimated faturado cobrado bruto liquido final $ r$ usd brl eur"
)
_NO_MONEY: Final = word_set(
    "id numero number no qtd quantidade quantity count units unidades days dias horas hours year ano month mes code codigo index score "
    "age idade rate taxa parcela parcelas installments probability phone zip cep lat long latitude longitude weight ponderado weighted "
    "prazo saldo balance debt limite limit"
)
_PLANS: Final = word_set(
    "plano|plan|plano contratado|plan contratado|plan name|nome plano|plano nome|pacote|paquete|subscription plan"
)
_SOLD: Final = word_set("produto|product|servico|service|produto servico|product name|nome produto")
"""How bills call what was sold."""
_BOUGHT: Final = word_set(
    "data compra|compra data|data aquisicao|data adquisicion|purchase date|date purchase|purchased date|acquisition date|date acquisition"
)
"""When somebody bought."""
_PEOPLE: Final = frozenset(
    {"contact.name", "contact.first_name", "contact.last_name", "contact.email", "contact.external_id"}
)
_CALLED: Final = frozenset({"account.name", "account.legal_name"})
_LED: Final = frozenset({"survey.ticket", "renewal.line", "reading.goal"})
_CLIENTS: Final = word_set(
    "property propriedade unidade unit site branch filial agencia agency dependencia hospital patient paciente student aluno alumno member "
    "membro socio associado asociado segurado asegurado insured policyholder inquilino condominio building edificio prospect prospecto "
    "consumer consumidor shopper comprador guest hospede huesped passenger passageiro borrower dealer hotel farm fazenda "
    "prefeitura orgao instituicao institution university universidade household payer pagador sacado beneficiario destinatario holder locatario locataria arrendatario lessee tenant subscriber assinante abonado suscriptor receptor adquirente contratante estipulante recipient "
    "titular sociale deudor organisation partner tutor condomino morador cooperado mutuario tomador doador aluna"
)
"""Who clients are in one trade or another."""
_PLACES: Final = word_set(
    "property propriedade unidade unit site branch filial agencia agency dependencia building edificio"
)
"""Where clients are, of which a number alone says nothing."""
_NOT_WHOSE: Final = word_set(
    "file arquivo produto product plan plano item status tipo type category categoria user_agent contact first last campaign vendedor seller "
    "owner responsavel agent atendente tecnico assignee manager sales rep team time equipe equipo setor department"
)


def expected(columns: Sequence[Column], entity: str, found: Found) -> Iterable[Candidate]:
    """The guesses for what rows of an entity still lack."""
    free = [column for column in columns if column.place not in found and not column.shape.empty]
    free = [column for column in free if column.name.full and not is_technical(column)]
    taken = {candidate.target for candidate in found.values()}
    for rule in (_whose, _key, _called, _monthly, _amount, _stage, _plan, _sold, _bought):
        one = rule(free, entity, taken)
        if one is not None:
            yield one
            taken.add(one.target)
            free = [column for column in free if column.place != one.place]


def _guess(column: Column, target: str) -> Candidate:
    share = fit(target, column.shape)
    return Candidate(column.place, target, None, _SCORE * share, share, How.SOLE)


def _words(column: Column) -> set[str]:
    return {*column.name.full.split(), *folded(column.name.written).split()}


def _whose(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """The client of rows that name none and nobody: a column named by what clients are in some trade, or the key of such."""
    if entity in UNOWNED or taken & (_CALLED | _LED):
        return None
    keyed = bool(taken & ACCOUNT_KEYS)
    for column in free:
        words = _words(column)
        if (
            not words & (_CLIENTS - _PLACES if keyed else _CLIENTS)
            or words & _NOT_WHOSE
            or own_id(column.name) == entity
        ):
            continue
        if words & ID_WORDS or column.shape.share(Kind.CODE) >= _MOST:
            if (
                not keyed
                and not words & _PLACES
                and fit("account.external_id", column.shape) >= _MOST
                and not taken & _PEOPLE
            ):
                return _guess(column, "account.external_id")
        elif not (words & _PLACES and (keyed or _is_of_the_house(column))) and (
            fit("account.name", column.shape) >= _MOST and not column.shape.share(Kind.BOOL, Kind.LONG) >= 0.3
        ):
            return _guess(column, "account.name")
    return None


def _is_of_the_house(column: Column) -> bool:
    """Whether the same few places come again and again: those of the house that keeps the list, not of its clients."""
    shape = column.shape
    return shape.filled >= _SOME and len(shape.counts) <= max(2, _FEW_PLACES * shape.filled)


def _key(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """The first column, of codes that never repeat, below a name that ends with `Id`, `No`, `Nº` or the like."""
    target = f"{entity}.external_id"
    if target in taken or not free:
        return None
    column = free[0]
    words = column.name.full.split()
    others = {nouns().get(word) for word in words} - {None, entity, *_ALIKE.get(entity, ())}
    if column.place != 0 or own_id(column.name) not in {None, entity, *_ALIKE.get(entity, ())} or others:
        return None
    named = bool(ID_WORDS & {*words}) or words[-1].endswith("id")
    shape = column.shape
    coded = shape.filled >= _SOME and shape.distinct >= 1 and shape.filled == shape.sampled
    if named and coded and fit(target, shape) >= _EACH and not shape.share(Kind.UUID, Kind.LONG, Kind.EMAIL):
        return _guess(column, target)
    return None


def _called(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """What clients or people are called, where nothing names them: the first column of names that hardly repeat."""
    target = {"account": "account.name", "contact": "contact.name"}.get(entity)
    if target is None or taken & {"account.name", "account.legal_name", "contact.name", "contact.first_name"}:
        return None
    for column in free:
        shape = column.shape
        if (
            shape.filled >= _SOME
            and shape.distinct >= _MOST
            and fit(target, shape) >= _EACH
            and not shape.fit(_is_told) >= 0.2
            and not shape.share(Kind.CODE) >= 0.5
            and not index().get(column.name.full)
        ):
            return _guess(column, target)
    return None


def _is_told(value: Cell) -> bool:
    """Whether a text says something rather than calls somebody."""
    return isinstance(value, str) and (len(value) > 80 or bool(_STOP.search(value)))


def _amount(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """The one column of money without a field in rows that are about an amount."""
    targets = _AMOUNT.get(entity, ())
    if not targets or taken.intersection(targets):
        return None
    sums = [column for column in free if _is_sum(column)]
    return _guess(sums[0], targets[0]) if len(sums) == 1 else None


def _monthly(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """What a client pays each month, whatever the trade calls it: `Prima mensual`, `Gasto mensal`."""
    if entity not in {"account", "line"} or taken & {"line.mrr", "line.price"}:
        return None
    sums = [
        column
        for column in free
        if _EACH_MONTH & _words(column)
        and not _words(column) & (STATISTIC | _NO_MONEY | _USED)
        and column.shape.share(Kind.NUMBER) >= _MOST
        and "percent" not in column.name.units
    ]
    return _guess(sums[0], "line.mrr") if len(sums) == 1 else None


def _stage(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """How far deals are, under `Status`, in words that are those of this house alone."""
    if entity != "opportunity" or taken & {"opportunity.stage", "opportunity.outcome"}:
        return None
    for column in free:
        shape = column.shape
        few = len(shape.counts) <= _KINDS and shape.distinct <= _AGAIN
        if column.name.base in _STANDINGS and few and shape.share(Kind.WORDS) >= _MOST:
            return _guess(column, "opportunity.stage")
    return None


def _plan(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """The plan of what was sold, where bills tell both: `Plano` beside `Produto`."""
    if entity != "invoice" or "line.plan" in taken or not any(map(_is_product, free)):
        return None
    plans = [one for one in free if one.name.base in _PLANS and one.shape.share(Kind.WORDS) >= _MOST]
    return _guess(plans[0], "line.plan") if plans else None


def _sold(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """What was sold under the plan that bills tell: `Produto` beside `Plano`."""
    if entity != "invoice" or "line.plan" not in taken or "line.product" in taken:
        return None
    return next((_guess(column, "line.product") for column in free if _is_product(column)), None)


def _bought(free: Sequence[Column], entity: str, taken: set[str]) -> Candidate | None:
    """The day on which clients bought, beside the one on which they were written down."""
    if entity != "account" or "account.start_date" not in taken or "line.start" in taken:
        return None
    days = [
        column for column in free if column.name.base in _BOUGHT and column.shape.share(Kind.DATE) >= _MOST
    ]
    return _guess(days[0], "line.start") if days else None


def _is_product(column: Column) -> bool:
    return column.name.base in _SOLD and column.shape.share(Kind.WORDS) >= _MOST


def _is_sum(column: Column) -> bool:
    words, shape = _words(column), column.shape
    if (
        words & (STATISTIC | _NO_MONEY)
        or is_apart(column.name.written)
        or "percent" in column.name.units
        or shape.share(Kind.DATE, Kind.PERCENT)
    ):
        return False
    signed = shape.share(Kind.MONEY) >= 0.5
    said = bool(words & _MONEY) or "currency" in column.name.units
    return shape.share(Kind.NUMBER) >= _MOST and (signed or said)
