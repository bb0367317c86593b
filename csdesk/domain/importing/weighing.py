"""How well a column fits a field by its header and its values together."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.aliases import nouns
from csdesk.domain.importing.columns import Candidate, Column
from csdesk.domain.importing.durations import is_timed, share_of_times
from csdesk.domain.importing.fitting import fit, is_country, knows_none, spec_of
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.places import is_region
from csdesk.domain.importing.shapes import Kind, is_countable
from csdesk.domain.importing.spelling import is_word
from csdesk.domain.importing.table import Cell
from csdesk.domain.importing.taxed import is_apart
from csdesk.domain.importing.vocabulary import RELATIONS
from csdesk.domain.model.record import FieldType

_ABROAD: Final = word_set(
    "nif nipc cif nit rut ruc rfc cuit cuil cedula identificacion dni ci nie rif rtn rnc curp identidad vat ein tin abn gstin pan siren siret uid ust inn kvk cvr nip ico uen acn gst iva piva steuernummer fiscale fiscal tax tributario"
)
"""Tax numbers of other countries."""
_CHECKED: Final = frozenset({"cnpj", "cpf"})
_DOCUMENTS: Final = frozenset({"documento", "doc", "docto"})
_DOCUMENT: Final = (7, 10)
_OWN_EACH: Final = 0.5
_APART: Final = 50
_UNCHECKED: Final = 0.4
"""Numbers with wrong check digits still stand under a header that can mean nothing else: they are kept, and told."""
_PROSE: Final = frozenset(
    {"interaction.summary", "interaction.next_step", "churn.feedback", "review.decisions", "survey.comment"}
)
_CALLED: Final = frozenset({"account.name", "contact.name"})
_TERMS: Final = frozenset(
    {"account.start_date", "line.start", "line.end", "line.term_end", "renewal.due_date", "churn.date"}
)
_PLANS: Final = word_set("timeline cronograma sprint task tarefa milestone marco atividade activity")
"""Of what a start and an end below these words are: of work, not of a contract."""
_REGIONS: Final = frozenset({"regiao", "region"})
"""What may be states of a country, or parts of a town."""
_FLAG: Final = 9
"""Higher figures are amounts, and no marks of how something stands."""
_MANY, _KINDS = 30, 8
_WORDS_ONLY: Final = frozenset({"contact.title", "contact.department", "account.city"})
_PLANS_OF: Final = frozenset({"account.plan", "line.plan", "account.segment"})
_COUNTS: Final = frozenset({"number", "numero", "count", "quantidade", "total"})
_ANSWERS: Final = frozenset({"yes", "no", "sim", "nao", "si", "true", "false", "y", "n"})
_ONCE: Final = word_set(
    "compra compras purchase purchases last ultimo first primeiro initial inicial monetario monetary material materiais materiales lubricantes mdo quota obra unpaid outstanding owed overdue refund refunded lifetime devido pendiente pendente impago"
)
"""What makes of an amount one that was paid once, or for one thing, and not every month."""
_SHORT: Final = 3
_KNOWN: Final = frozenset(
    {"mensal", "mensalidade", "mrr", "mes", "neto", "neta", "recorrente", "plano", "contrato"}
)
"""Beside these a word that we do not know only qualifies an amount."""
_CURRENCY: Final = frozenset({"currency", "moeda"})
_SPELT: Final = 0.5
_SOME, _DOUBTED, _STRANGE = 5, 0.9, 0.5
"""Kinds of which a field knows none stand behind a column that has some it knows."""
_SUMMED: Final = frozenset({"avg", "average", "media", "mean", "med", "max", "min", "sum", "soma"})
"""What brackets say of a figure that sums up several: `NPS (avg)`."""
_OF_BILLS: Final = word_set(
    "pago | paga | nao pago | nao paga | paid | unpaid | vencido | vencida | a vencer | overdue | past due | atrasado | atrasada | em atraso | quitado | quitada | "
    "liquidado | liquidada | parcialmente pago | partially paid | pagado | pagada | no pagado | no pagada | por pagar | por cobrar | impago | impaga | "
    "cobrado | cobrada | no cobrado | no cobrada | saldado | saldada | pago parcial | pagada parcialmente"
)
"""How a bill stands, and no client: `aberto` and `pendente` may be said of anything."""
_BILLED: Final = 0.3
_MONEYED: Final = frozenset({"amount", "price", "mrr", "value", "due_mrr", "renewed_mrr"})
_COUNTING: Final = frozenset({"numero", "quantidade", "quantity", "count"})
"""How a header says that figures are numbers of pieces, parts or documents: `N° Cuota`."""
_DIRECTIONS: Final = word_set(
    "north south east west norte sul sur leste este oeste nordeste sudeste centro central northeast northwest southeast southwest midwest "
    "emea apac latam amer amers"
)
"""Where something lies: `Area` of a visit."""
_INSURED: Final = word_set(
    "auto|autos|automovil|automoviles|automovel|vida|hogar|residencial|incendio|incendios|rc|fianca|caucion|caucao|salud|saude|transporte|transportes|viagem|"
    "viaje|responsabilidad civil|responsabilidade civil|vida individual|vida en grupo|vida em grupo|acidentes pessoais|accidentes personales|home|life|motor|"
    "combinado familiar|integral de comercio|home insurance|auto insurance|life insurance|health insurance|travel insurance"
)
"""What policies cover: `Ramo` in a list of them."""
_UNSHARED: Final = frozenset({FieldType.INT, FieldType.MONEY, FieldType.TEXT})


def are_bills(column: Column) -> bool:
    """Whether the words of a column say how bills stand."""
    return column.shape.fit(lambda value: isinstance(value, str) and folded(value) in _OF_BILLS) >= _BILLED


def weighed(target: str, column: Column) -> float:
    """The share of the values that the field could take, less where the header says that they are something else."""
    share = _fit_of(target, column) * (0.2 if _is_keyed(target, column) else 1.0) * _by_words(target, column)
    if target == "line.mrr" and _is_paid_once(column):
        share *= 0.2
    share *= 0.0 if _is_rated(target, column) else 1.0
    if target in _TERMS and column.name.group in _PLANS:
        share *= 0.3
    if target.partition(".")[2] in _MONEYED and (
        is_apart(column.name.written) or _COUNTING & {*column.name.full.split()}
    ):
        share *= 0.2
    if target.endswith(".currency") and column.name.base in _CURRENCY and _is_of_few_words(column):
        share = max(share, _SPELT)
    if target == "account.industry" and column.shape.fit(_is_direction) >= _SPELT:
        share *= 0.2
    if target in _CALLED and max(column.shape.fit(_is_kind_of_record), column.shape.fit(_is_relation)) >= 0.8:
        share *= 0.2
    share *= _told_apart(target, column)
    if column.shape.fit(_is_noted_by_machine) >= 0.5 or _is_only_counted(target, column):
        share *= 0.2
    if (target in _PROSE and _is_of_kinds(column)) or _is_share(target, column):
        share *= 0.3
    if column.shape.filled < _SOME or not knows_none(target, column.shape):
        return share
    return share * (_STRANGE if target == "invoice.status" else _DOUBTED)


def _told_apart(target: str, column: Column) -> float:
    """The share of regions that are states, and little for amounts where it should say how a bill stands."""
    shape = column.shape
    if target == "account.state" and column.name.base in _REGIONS:
        return max(shape.fit(is_region), shape.fit(is_country))
    amounts = (
        target == "invoice.status" and shape.share(Kind.NUMBER) >= _DOUBTED and (shape.high or 0) > _FLAG
    )
    return 0.3 if amounts else 1.0


def _by_words(target: str, column: Column) -> float:
    """Little for keys where a few words come again and again, nothing for amounts where 0 and 1 do."""
    if target.endswith(".external_id"):
        return 0.2 if _are_terms(column) else 1.0
    return 0.0 if target.partition(".")[2] in _MONEYED and _are_flags(column) else 1.0


def _are_terms(column: Column) -> bool:
    """Whether a few words without any figure come again and again: `Month-to-month`, no key of anything."""
    shape = column.shape
    again = shape.filled >= _SOME and shape.distinct < _SPELT and _is_of_few_words(column)
    return again and shape.fit(lambda value: not any(map(str.isdigit, str(value)))) >= _DOUBTED


def _are_flags(column: Column) -> bool:
    """Whether nothing but 0 and 1 stands there, again and again: yes and no, and no amounts."""
    shape = column.shape
    return shape.filled >= _MANY and len(shape.counts) == 2 and shape.low == 0 and shape.high == 1


def _is_paid_once(column: Column) -> bool:
    """Whether a header says of an amount that it is of one purchase, the first or the last one, or of a thing that we do not know."""
    words = column.name.full.split()
    strange = "valor" in words and any(len(word) > _SHORT and not is_word(word) for word in words)
    return (strange and not _KNOWN.intersection(words)) or bool(_ONCE.intersection(words))


def _is_only_counted(target: str, column: Column) -> bool:
    """Whether figures stand where somebody's title should, yes and no where a plan should, or counts where kinds should."""
    shape, spec = column.shape, spec_of(target)
    figures = shape.share(Kind.NUMBER) >= _DOUBTED
    if target in _WORDS_ONLY and figures:
        return True
    if target in _PLANS_OF and shape.fit(_is_answer) >= _DOUBTED and not figures:
        return True
    words = column.name.base.split()
    counted = bool(words) and words[0] in _COUNTS and len(words) > 1
    return counted and figures and spec is not None and spec.type is FieldType.CHOICE


def _is_answer(value: Cell) -> bool:
    return isinstance(value, str) and folded(value) in _ANSWERS


def _is_direction(value: Cell) -> bool:
    """Whether a cell says where something lies."""
    return isinstance(value, str) and folded(value) in _DIRECTIONS


def is_insured(value: Cell) -> bool:
    """Whether a cell says what a policy covers, which in a list of clients may be their business."""
    return isinstance(value, str) and folded(value) in _INSURED


def _is_kind_of_record(value: Cell) -> bool:
    """Whether a cell says what is spoken of, and not who: `Assinatura`, `Ticket`."""
    return isinstance(value, str) and nouns().get(folded(value)) not in {None, "account"}


def _is_of_few_words(column: Column) -> bool:
    """Whether a few words stand there, as the names of currencies do: `Pesos`, `Dólares`."""
    return column.shape.share(Kind.WORDS) >= _DOUBTED and len(column.shape.counts) <= _KINDS


def _is_relation(value: Cell) -> bool:
    """Whether a cell says what somebody is to the house, and not who: `Cliente`, `Proveedor`."""
    return isinstance(value, str) and folded(value) in RELATIONS


def _is_noted_by_machine(value: Cell) -> bool:
    """Whether a cell holds what a program keeps for itself: `[{"id": 1}]`."""
    return isinstance(value, str) and value.startswith(("[{", '{"', "{'"))


def _is_share(target: str, column: Column) -> bool:
    """Whether a header says that percents stand there, which are no counts, amounts or words."""
    spec = spec_of(target)
    return "percent" in column.name.units and spec is not None and spec.type in _UNSHARED


def _is_rated(target: str, column: Column) -> bool:
    """Whether small figures come again and again where a record should be named: a rating, no number of a ticket."""
    spec, shape = spec_of(target), column.shape
    referring = spec is not None and spec.ref is not None and spec.ref != "account"
    return referring and shape.filled >= _SOME and (shape.high or _MANY) <= 10 and shape.distinct < 0.5


def _is_of_kinds(column: Column) -> bool:
    """Whether the same few short words come again and again, as `Connected` and `No answer` do: nothing that was told."""
    shape = column.shape
    return shape.filled >= _MANY and len(shape.counts) <= _KINDS and not shape.share(Kind.LONG)


def _fit_of(target: str, column: Column) -> float:
    """How well the values fit; check digits say nothing under the tax number of another country, and little under `CNPJ`."""
    spec = spec_of(target)
    if spec is not None and is_timed(spec) and not column.shape.empty:
        whole, long = spec.type is FieldType.INT, target != "interaction.minutes"
        return share_of_times(column.shape, column.name.written, whole=whole, long=long)
    share = fit(target, column.shape)
    if target != "account.tax_id":
        return share
    words = set(folded(column.name.written).split())
    trust = 1.0 if words & _ABROAD else _UNCHECKED if words & _CHECKED else 0.0
    if not trust and words & _DOCUMENTS:
        persons = column.shape.fit(_is_number_of_person)
        return max(share, persons if persons >= _DOUBTED and _are_spread(column) else 0.0)
    return max(share, trust * column.shape.fit(_is_number_abroad)) if trust else share


def _is_number_abroad(value: Cell) -> bool:
    """Whether a value may be the tax number of a person or company: a code with at least six figures."""
    text = str(int(value)) if isinstance(value, float) and is_countable(value) else str(value)
    digits = sum(map(str.isdigit, text))
    return 6 <= digits <= 15 and len(text) <= 20 and digits * 2 >= len(text)


def _are_spread(column: Column) -> bool:
    """Whether numbers are those of persons, far from each other and hardly any twice, and not counted up as papers are."""
    low, high = column.shape.low, column.shape.high
    counted = low is not None and high is not None and high - low < _APART * column.shape.filled
    return column.shape.distinct >= _OWN_EACH and not counted


def _is_number_of_person(value: Cell) -> bool:
    """Whether a value may be the document of a person where no check digits are: seven to ten figures, `12.345.678`."""
    text = str(int(value)) if isinstance(value, float) and is_countable(value) else str(value)
    return (
        not text.startswith("00")
        and _DOCUMENT[0] <= sum(map(str.isdigit, text)) <= _DOCUMENT[1]
        and text.replace(".", "").replace("-", "").isalnum()
    )


def _is_keyed(target: str, column: Column) -> bool:
    """Whether a kind stands there by the key of another table, `CompanyTypeId`, which says nothing by itself."""
    spec = spec_of(target)
    last = column.name.base.split()[-1:]
    chosen = spec is not None and spec.type is FieldType.CHOICE
    return chosen and last == ["id"] and column.shape.share(Kind.NUMBER) >= 0.9


def sums_up(candidate: Candidate, column: Column, entity: str) -> bool:
    """Whether brackets say that figures sum up several facts of another record, of which no row here is one."""
    spec = spec_of(candidate.target)
    counted = spec is not None and spec.type in {FieldType.INT, FieldType.DECIMAL}
    return counted and candidate.entity not in {entity, "account"} and bool(_SUMMED & column.name.units)
