"""What lets a column stand behind an equal one: amounts not yet whole, days rounded or stamped, codes beside names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from csdesk.domain.importing.columns import Candidate, Column, How
from csdesk.domain.importing.fitting import spec_of
from csdesk.domain.importing.names import canonical, folded
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Cell

_MADE: Final = frozenset({"created", "create", "criado", "criada", "criacao"})
_ELSEWHERE: Final = frozenset({"billing", "shipping", "mailing", "cobranca", "entrega"})
"""Addresses and days that are not where an account is or when it was met."""
_PARTIAL: Final = frozenset({"subtotal", "parcial", "partial"})
"""An amount that is not yet the whole."""
_LEFT: Final = frozenset(
    {"aberto", "outstanding", "remaining", "balance", "saldo", "restante", "pendente", "unpaid"}
)
"""An amount that somebody still has to pay."""
_FAR: Final = 0.4
_ASIDE: Final = 0.3
_SOME: Final = 3
_COUNTED: Final = 5
_COUNTERS: Final = frozenset({"numero", "number", "no", "item", "num"})
_LABELLED: Final = 0.02
_PAID: Final = frozenset({"pago", "paga", "paid", "recebido", "recebida", "cobrado", "received", "collected"})
"""An amount that came in, which stands behind the one that was billed."""
_SENT: Final = frozenset({"sent", "enviada", "enviado", "envio", "disparo"})
_ASKED: Final = frozenset({"pedido", "request", "requested", "solicitacao", "aviso", "notice"})
_BETTER: Final = frozenset({"melhorar", "improve", "better", "sugestao", "suggestion"})
_WHY: Final = frozenset({"motivo", "why", "reason", "porque", "razao"})
"""What the first question after a score asks for, and what the second one does."""
_ISSUERS: Final = frozenset({"organization", "organizacao"})
_CLIENTS: Final = frozenset({"client", "cliente", "customer"})
"""Who is meant where an organization stands beside a client: the client, not who keeps the books."""
_NET: Final = {"liquido": 0.05, "net": 0.05, "bruto": 0.05, "gross": 0.05}
"""Amounts after or before something, which stand behind one that is simply the amount."""
_GROSS: Final = frozenset({"bruto", "gross"})
_LESS: Final = frozenset({"desconto", "descontos", "discount", "discounts", "descuento"})
_TAXED: Final = frozenset(
    {"imposto", "impostos", "taxa", "taxas", "iss", "tax", "tarifa", "fee", "iva", "retencao", "irrf"}
)
_MONTHS: Final = frozenset({"month", "mes", "week", "semana"})
"""What a day is rounded to."""
_DAYS: Final = frozenset(
    {"invoice.issued", "invoice.due", "invoice.paid", "line.start", "churn.date", "survey.answered_at"}
)
_FAMILIES: Final = frozenset({"family", "familia", "categoria", "category", "grupo", "group"})
_NAMED: Final = frozenset({"line.plan", "line.product", "account.plan", "opportunity.product"})
_IDS: Final = frozenset({"id", "codigo", "code"})
"""How a header says that a plan stands there by its code, which its name beside it makes needless."""
PAYMENTS: Final = frozenset(
    {"payment", "pagamento", "charge", "transaction", "transacao", "receipt", "recibo"}
)
_INVOICED: Final = frozenset({"invoice", "fatura", "boleto", "id", "codigo", "number", "numero"})
"""How a list of payments names the invoices that they pay: the same invoices, now paid, not more of them."""
_PARTS: Final = frozenset(
    {
        "atendimento",
        "servico",
        "produto",
        "suporte",
        "entrega",
        "service",
        "product",
        "support",
        "delivery",
        "agent",
        "quality",
        "qualidade",
    }
)
"""Of what a part of an answer is, which stands behind what somebody said of the whole."""
_SCORES: Final = frozenset({"survey.score", "ticket.csat"})
_TURNED: Final = frozenset({"line.mrr", "churn.amount", "movement.amount", "renewal.due_mrr"})
"""Amounts of a month, behind which those of a year stand."""
_KINDS: Final = frozenset({"type", "tipo", "class", "classe", "category", "categoria", "group", "grupo"})
_SEGMENTS: Final = frozenset({"segment", "segmento", "segmentation", "segmentacao"})
_ALL: Final = 0.9
_KEYS: Final = frozenset({"key", "sk", "chave", "surrogate", "hash"})
_FEW: Final = 10
_NUMBERS: Final = frozenset({"number", "numero"})


def handicap(option: Candidate, columns: Sequence[Column]) -> float:
    """How far a column stands behind an equal one: an empty one, a number beside the `id` of the record, the
    day a record was made beside the day it counts from, an amount of a year beside that of a month.
    """
    column = columns[option.place]
    if option.how is How.TOOL:
        return 0.0
    words = set(column.name.full.split())
    numbered = option.target.endswith(".external_id") and bool(_NUMBERS & words)
    vague = option.target.endswith("start") and bool(_MADE & words)
    turned = option.unit is not None and option.target in _TURNED
    billed = option.target.endswith((".amount", ".price", ".mrr"))
    aside = (bool(_ELSEWHERE & words) and not billed) or (
        option.target == "interaction.at" and bool(_MADE & words)
    )
    issuing = (
        option.entity == "account"
        and bool(_ISSUERS & words)
        and not _CLIENTS & words
        and any(_CLIENTS & {*other.name.base.split()} for other in columns)
    )
    paid = (
        option.target == "invoice.external_id"
        and bool(PAYMENTS & words)
        and any(_INVOICED.issuperset(other.name.base.split()) for other in columns if other is not column)
    )
    summed = option.target == "line.product" and bool(_FAMILIES & words)
    coded = option.target in _NAMED and words & _IDS and column.shape.share(Kind.CODE) >= 0.9
    kinds = option.target == "account.segment" and bool(_KINDS & words) and _says_segment(columns, column)
    stamped = (
        bool(_MADE & words) and option.target.endswith(("_at", "start_date", ".at")) and _is_stamp(column)
    )
    rounded = option.target in _DAYS and bool(_MONTHS & words)
    partial = option.target.endswith(".amount") and bool(_PARTIAL & words)
    late = (option.target == "survey.answered_at" and bool(_SENT & words)) or (
        option.target == "churn.date" and bool(_ASKED & words)
    )
    left = billed and bool(_LEFT & words)
    came_in = option.target == "invoice.amount" and bool(_PAID & words)
    beside = (
        option.target == "survey.comment"
        and bool(_BETTER & words)
        and any(_WHY & {*folded(other.name.written).split()} for other in columns if other is not column)
    )
    netted = max((_NET.get(word, 0.0) for word in words), default=0.0)
    netted += 0.05 * (bool(_GROSS & words) and _is_discounted(columns))
    return (
        -_LABELLED * (column.name.full in _labels(option.target))
        + 0.03 * column.shape.empty
        + netted * billed
        + 0.05 * came_in
        + 0.03 * (option.target in _SCORES and bool(_PARTS & words))
        + 0.02 * (numbered or vague or turned)
        + 0.05 * (kinds or _is_surrogate(option, columns))
        + 0.15 * bool(aside or stamped or coded or paid or rounded or partial or summed or issuing or late)
        + _FAR * (left or beside)
        + _ASIDE * (_is_running(option, column) or (billed and _is_nothing(column)))
    )


@cache
def _labels(target: str) -> frozenset[str]:
    """What the field itself is called: a column of that name goes before one that means it in other words; anything has a name."""
    spec = spec_of(target)
    if spec is None or spec.name == "name" or target == "account.start_date":
        return frozenset()
    return frozenset({canonical(spec.name), canonical(spec.label.msgid)})


def _says_segment(columns: Sequence[Column], beside: Column) -> bool:
    """Whether another column is called the segment itself."""
    return any(_SEGMENTS & {*other.name.full.split()} for other in columns if other is not beside)


def _is_surrogate(option: Candidate, columns: Sequence[Column]) -> bool:
    """Whether a key is one that a warehouse gave beside the id that people know: `account_key` beside `account_id`."""
    words = set(columns[option.place].name.full.split())
    figures = columns[option.place].shape.fit(_is_figures) >= _ALL
    if not option.target.endswith(".external_id") or not words & _KEYS or not figures:
        return False
    told = words - _KEYS
    return any(
        {*other.name.full.split()} - _IDS == told and other.name.full != " ".join(told)
        for other in columns
        if other.place != option.place
    )


def _is_figures(value: Cell) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.isdecimal())


def _is_running(option: Candidate, column: Column) -> bool:
    """Whether rows are counted, 1 to the last, where the number of a record is meant."""
    shape = column.shape
    counted = (
        shape.filled >= _COUNTED and shape.low == 1 and shape.high == shape.filled and shape.distinct >= 1
    )
    asked = option.target.endswith((".number", ".external_id"))
    return asked and counted and _COUNTERS.issuperset(column.name.base.split())


def _is_nothing(column: Column) -> bool:
    """Whether nothing but zeros stands there."""
    return column.shape.filled >= _SOME and column.shape.low == column.shape.high == 0


def _is_discounted(columns: Sequence[Column]) -> bool:
    """Whether what stands between two amounts is a discount, and no tax: then what is billed is the lesser one."""
    said = {word for column in columns for word in column.name.full.split()}
    return bool(said & _LESS) and not said & _TAXED


def is_loading(column: Column, option: Candidate) -> bool:
    """Whether a column says when its rows were loaded: moments of one day under `created at`."""
    made = bool(_MADE.intersection(column.name.full.split()))
    return made and option.how is not How.TOOL and _is_stamp(column)


def _is_stamp(column: Column) -> bool:
    """Whether moments are all of one day: when the rows were loaded, not when anything happened."""
    if column.shape.filled < _FEW or not column.shape.share(Kind.TIMED):
        return False
    return len({str(value)[:10] for value in column.shape.counts}) == 1
