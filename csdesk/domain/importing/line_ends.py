"""Which contract lines of a sheet have ended or are only tried out, and since when: by end, status, reason or flag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from csdesk.domain.importing.coerce import coerce_column
from csdesk.domain.importing.coerce_choice import chosen, yes_or_no
from csdesk.domain.importing.coerce_text import text_of, words_of
from csdesk.domain.importing.mapping import Certainty, ColumnMap
from csdesk.domain.importing.names import word_set
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg

_EITHER_END = frozenset(
    {
        *(
            "fim do contrato",
            "fim contrato",
            "termino do contrato",
            "data fim do contrato",
            "final do contrato",
        ),
        *("data de termino do contrato", "data final do contrato", "contract end", "contract end date"),
        *("encerramento do contrato", "end of contract", "data fim contrato", "data termino contrato"),
    }
)
"""Headers that name the term end of a running contract and the end of a cancelled one."""
_STATUS: Final = word_set("status situacao estado state estatus")
_OF_OTHERS: Final = word_set(
    "pagamento pagto payment fatura invoice cobranca billing renovacao renewal ticket chamado onboarding implantacao lead deal "
    "oportunidade opportunity pedido order civil fiscal uf health saude contato contact"
)
"""What a status is of when it is not that of the contract or its client."""
_LEFT_BY: Final = word_set(
    "cancelado|cancelada|cancelled|canceled|is cancelled|is canceled|cancelou|churn|churned|is churned|has churned"
)
"""Headers below which `yes` says that a line has ended."""
_RUNS: Final = word_set(
    "ativo|ativa|active|is active|vigente|assinatura ativa|contrato ativo|active subscription|subscription active"
)
"""Headers below which `no` says so."""
_GONE: Final = word_set(
    "incomplete expired|finalizado|finalizada|finished|nao renovado|nao renovada|not renewed|baixado|baixada|distrato"
)
_CANCELLED: Final = ("cancelad", "canceled", "cancelled")
"""How a status begins that says more of a cancellation: `Cancelado pelo cliente`."""
_TRIED: Final = word_set(
    "trialing|in trial|on trial|em trial|em teste|em avaliacao|trial period|active trial|trial ativo"
)
_CANCEL_DAYS: Final = word_set(
    "canceled at|canceled at utc|cancelled at|cancelled at utc|canceled on|cancelled on|canceled date|cancelled date|cancel date"
    "|cancellation date|date canceled|date cancelled|data de cancelamento|data do cancelamento|data cancelamento|cancelado em"
    "|cancelada em|ended at|ended at utc|ended on|churn date|data do churn|data de churn"
)
"""Headers of the day on which a line was cancelled, where no better end is given."""
_PERIOD_ENDS: Final = word_set(
    "current period end|current period end utc|period end|current term end|fim do periodo|fim do periodo atual|paid until"
    "|paid through|pago ate|valid until|valido ate|valida ate|expires at|expires on|expira em|data de expiracao|expiration date"
)
"""Headers of the day until which a line was paid for."""
_DAY: Final = FieldSpec("day", FieldType.DATE, msg("Date"))


@dataclass(slots=True)
class _Standing:
    """What the rows of a sheet say of how their lines stand."""

    gone: list[bool]
    tried: list[bool]
    runs: list[bool]
    header: str | None = None
    """The column that says that a line has ended."""


def settle_ends(draft: Draft, part: Part) -> None:
    """Give lines that have ended the day of it, those that are tried out their kind, and tell what goes on counting."""
    standing = _standing(draft)
    _kinds(draft, part, standing)
    _ends(draft, part, standing)


def _standing(draft: Draft) -> _Standing:
    """What statuses, flags and reasons say, row by row."""
    found = _Standing([False] * draft.size, [False] * draft.size, [False] * draft.size)
    account, line, churn = (draft.parts.get(key) for key in ("account", "line", "churn"))
    said: list[Iterable[object]] = []
    if account and account.column("status"):
        said.append(status in {"cancelled", "churned"} for status in account.columns["status"])
        found.header = draft.headers.get(("account", "status"))
    for part, names in ((line, ("end_reason",)), (churn, ("date", "reason"))):
        said += [part.columns[name] for name in names if part and part.column(name)]
    for column in draft.mapping.columns:
        _hear(draft, column, found, said)
    for values in said:
        found.gone = [old or bool(value) for old, value in zip(found.gone, values, strict=True)]
    return found


def _hear(draft: Draft, column: ColumnMap, found: _Standing, said: list[Iterable[object]]) -> None:
    """What one column of statuses or of yes and no says, if it is one."""
    kept, header = column.target == "custom", words_of(column.header)
    words = set(header.split())
    if column.target == "account.status" or (kept and words & _STATUS and not words & _OF_OTHERS):
        cells = draft.mapping.table.column(column.place)
        meanings = {cell: _meaning(text) for cell in set(cells) if (text := text_of(cell)) is not None}
        found.tried = [
            old or meanings.get(cell) == "trial" for old, cell in zip(found.tried, cells, strict=True)
        ]
        found.runs = [
            old or meanings.get(cell) == "active" for old, cell in zip(found.runs, cells, strict=True)
        ]
        if kept:
            said.append([meanings.get(cell) == "cancelled" for cell in cells])
    elif kept and header in _LEFT_BY | _RUNS:
        over = header in _LEFT_BY
        said.append([yes_or_no(cell) is over for cell in draft.mapping.table.column(column.place)])
    else:
        return
    found.header = found.header or column.header


@cache
def _specs() -> tuple[FieldSpec, FieldSpec]:
    account = next(spec for spec in BY_KEY["account"].fields if spec.name == "status")
    return account, next(spec for spec in BY_KEY["line"].fields if spec.name == "kind")


def _meaning(text: str) -> str | None:
    """`trial`, `active` or `cancelled` for a status that says so of a contract."""
    status, kind = _specs()
    words = words_of(text)
    if words in _TRIED or chosen(kind, text) == "trial":
        return "trial"
    return "cancelled" if words in _GONE or words.startswith(_CANCELLED) else chosen(status, text)


def _kinds(draft: Draft, part: Part, standing: _Standing) -> None:
    """Lines that are tried out are no MRR; those that run now, under the same code, were tried out at most before."""
    if not any(standing.tried) and (part.external_ids is None or not any(standing.runs)):
        return
    told = part.told(draft.size)
    said = (
        "trial" if tried else "base" if runs else None
        for tried, runs in zip(standing.tried, standing.runs, strict=True)
    )
    part.columns["kind"] = [
        own or (kind if spoken else None)
        for own, kind, spoken in zip(part.ensure("kind", draft.size), said, told, strict=True)
    ]


def _ends(draft: Draft, part: Part, standing: _Standing) -> None:
    """Section 2 of the metric reference: "Fim do contrato" is a term end unless the row is cancelled."""
    end, term = part.ensure("end", draft.size), part.ensure("term_end", draft.size)
    churn = draft.parts.get("churn")
    lost = (churn.column("date") if churn else None) or [None] * draft.size
    either_end, either_term = (_is_either(draft, name) for name in ("end", "term_end"))
    gone = [place for place, is_gone in enumerate(standing.gone) if is_gone]
    for place in gone:
        end[place] = end[place] or lost[place]
        if end[place] is None and either_term and term[place]:
            end[place], term[place] = term[place], None
    for place in _filled(end) - set(gone) if either_end else ():
        end[place], term[place] = None, term[place] or end[place]
    open_ones = [place for place in gone if end[place] is None]
    if open_ones:
        _by_other_days(draft, part, open_ones)
        _tell_counting(draft, part, [place for place in open_ones if end[place] is None], standing.header)
    for name in ("end", "term_end"):
        if not any(part.columns[name]):
            del part.columns[name]


def _by_other_days(draft: Draft, part: Part, places: Sequence[int]) -> None:
    """The day by which cancelled lines are known to have ended: that of the cancellation, else the last paid one."""
    end, starts = part.columns["end"], part.column("start") or [None] * draft.size
    for names in (_CANCEL_DAYS, _PERIOD_ENDS):
        for column in draft.mapping.columns:
            if column.target not in {"custom", "line.term_end"} or words_of(column.header) not in names:
                continue
            days = coerce_column(draft.mapping.table.column(column.place), _DAY, column.format).values
            for place in places:
                day, start = days[place], starts[place]
                if end[place] is None and isinstance(day, date) and (start is None or day >= start):
                    end[place] = day
                    said = msg(
                        "Cancelled: it ends on {date}, as {column} says", date=day, column=column.header
                    )
                    draft.say(place, Problem("ended_by_status", said), column.header)


def _tell_counting(draft: Draft, part: Part, places: Sequence[int], header: str | None) -> None:
    """Tell of cancelled lines whose MRR counts for want of an end."""
    said = Problem(
        "cancelled_without_end", msg("Cancelled, but without the date of it: its MRR goes on counting")
    )
    amounts = [part.column(name) or [None] * draft.size for name in ("mrr", "price")]
    kinds = part.column("kind") or [None] * draft.size
    for place in places:
        if kinds[place] != "trial" and any(amount[place] for amount in amounts):
            draft.say(place, said, header)


def _filled(column: Iterable[object]) -> set[int]:
    """The rows that a column says something in."""
    return {place for place, value in enumerate(column) if value}


def _is_either(draft: Draft, name: str) -> bool:
    for column in draft.mapping.columns:
        if column.target == f"line.{name}":
            return column.certainty is not Certainty.CHOSEN and words_of(column.header) in _EITHER_END
    return False
