"""What a row says without a cell for it: kinds from headers, ends from reasons, currencies from signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdesk.domain.importing.coerce_choice import chosen, interval_counts
from csdesk.domain.importing.coerce_text import currencies_in, currency_of_header, words_of
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.surveys import imply_survey
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import is_cnpj, written

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
_NUMBERED_NAME = re.compile(r"^\s*(\d{14}|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2})?\s*[-–]\s+(\S.*)$")
_SAMPLE = 500
_LEAVING = re.compile(r"\b(churn|churned|cancel|cancelado|inativo|inactive|left|desligado)")


def imply(draft: Draft) -> None:
    """Fill what the sheet says by its words, and move what stands under a neighbour's header."""
    for entity, rule in _RULES:
        if entity in draft.parts:
            rule(draft, draft.parts[entity])
    for part in draft.parts.values():
        _currency(part)


def _field(entity: str, name: str) -> FieldSpec:
    return next(spec for spec in BY_KEY[entity].fields if spec.name == name)


def _account(draft: Draft, part: Part) -> None:
    header = words_of(draft.headers.get(("account", "status"), ""))
    status = part.column("status")
    if (
        status
        and _LEAVING.search(header)
        and set(status) - {None} <= {"yes", "no", "true", "false", *_YES_NO}
    ):
        part.columns["status"] = [
            None if value is None else "cancelled" if words_of(value) in _YES else "active"
            for value in status
        ]
    elif status:
        part.columns["status"] = [_STATUS_OF_FLAG.get(value, value) for value in status]
    _split_numbered_names(part)
    _name_after_people(draft, part)


_YES = frozenset({"yes", "sim", "true", "1", "s", "y", "churn", "churned"})
_YES_NO = frozenset(
    {"Yes", "No", "Sim", "Não", "sim", "não", "nao", "Nao", "1", "0", "S", "N", "Y", "True", "False"}
)
_STATUS_OF_FLAG = {"true": "active", "false": "cancelled"}


def _split_numbered_names(part: Part) -> None:
    """`12345678000195 - Acme` is a CNPJ and a name."""
    names = part.column("name")
    if not names or part.column("tax_id"):
        return
    if not any(_NUMBERED_NAME.match(name) for name in names[:_SAMPLE] if name):
        return
    found = {name: _numbered(name) for name in set(names) - {None}}
    if sum(match is not None for match in found.values()) * 5 < len(found):
        return
    codes = [match[1] if name and (match := found[name]) else None for name in names]
    part.columns["tax_id"] = [written(code) if code else None for code in codes]
    part.columns["name"] = [match[2].strip() if name and (match := found[name]) else name for name in names]


def _name_after_people(draft: Draft, part: Part) -> None:
    """A client without a name of its own is a person: its name is that person's."""
    person = draft.parts.get("contact")
    if draft.mapping.entity != "account" or part.column("name") or person is None:
        return
    if person.column("first_name") or person.column("last_name"):
        part.columns["name"] = _whole_names(draft, person)


def _numbered(name: str) -> re.Match[str] | None:
    found = _NUMBERED_NAME.match(name)
    return found if found and (found[1] is None or is_cnpj(found[1])) else None


def _contact(draft: Draft, part: Part) -> None:
    if part.column("first_name") or part.column("last_name"):
        part.columns["name"] = _whole_names(draft, part)


def _whole_names(draft: Draft, part: Part) -> list[str | None]:
    """The names of people, put together of first and last names where they are not given whole."""
    blank: list[str | None] = [None] * draft.size
    columns = (part.column(key) or blank for key in ("name", "first_name", "last_name"))
    return [
        name or " ".join(word for word in (one, two) if word) or None
        for name, one, two in zip(*columns, strict=True)
    ]


def _line(draft: Draft, part: Part) -> None:
    _intervals(draft, part)
    _starts(draft, part)
    left = _cancelled(draft)
    _ends(draft, part, left)


def _intervals(draft: Draft, part: Part) -> None:
    for column in draft.mapping.columns:
        if column.target == "line.interval":
            counts = interval_counts(draft.mapping.table.column(column.place))
            given = part.ensure("interval_count", draft.size)
            part.columns["interval_count"] = [
                count if own is None else own * (count or 1) for count, own in zip(counts, given, strict=True)
            ]
            return


def _starts(draft: Draft, part: Part) -> None:
    """A line of an account sheet starts when the account became a customer, if nothing else is said."""
    account = draft.parts.get("account")
    since = account.column("start_date") if account else None
    if since and draft.mapping.entity == "account":
        told = part.told(draft.size)
        starts = part.ensure("start", draft.size)
        part.columns["start"] = [
            own or (other if spoken else None) for own, other, spoken in zip(starts, since, told, strict=True)
        ]


def _cancelled(draft: Draft) -> list[bool]:
    """Which rows say that the service has ended, by status or by reason."""
    left = [False] * draft.size
    account, line, churn = (draft.parts.get(key) for key in ("account", "line", "churn"))
    said: list[Iterable[object]] = []
    if account and account.column("status"):
        said.append(status in {"cancelled", "churned"} for status in account.columns["status"])
    for part, names in ((line, ("end_reason",)), (churn, ("date", "reason"))):
        said += [part.columns[name] for name in names if part and part.column(name)]
    for values in said:
        left = [old or bool(value) for old, value in zip(left, values, strict=True)]
    return left


def _ends(draft: Draft, part: Part, left: list[bool]) -> None:
    """Section 2 of the metric reference: "Fim do contrato" is a term end unless the row is cancelled."""
    end, term = part.ensure("end", draft.size), part.ensure("term_end", draft.size)
    churn = draft.parts.get("churn")
    lost = (churn.column("date") if churn else None) or [None] * draft.size
    either_end, either_term = (_is_either(draft, name) for name in ("end", "term_end"))
    gone = [place for place, is_gone in enumerate(left) if is_gone]
    for place in gone:
        end[place] = end[place] or lost[place]
        if end[place] is None and either_term and term[place]:
            end[place], term[place] = term[place], None
    for place in _filled(end) - set(gone) if either_end else ():
        end[place], term[place] = None, term[place] or end[place]
    said = Problem(
        "cancelled_without_end", msg("Cancelled, but without the date of it: its MRR goes on counting")
    )
    amounts = [part.column(name) or [None] * draft.size for name in ("mrr", "price")]
    for place in gone:
        if end[place] is None and any(amount[place] for amount in amounts):
            draft.say(place, said, draft.headers.get(("account", "status")))
    for name in ("end", "term_end"):
        if not any(part.columns[name]):
            del part.columns[name]


def _filled(column: Iterable[object]) -> set[int]:
    """The rows that a column says something in."""
    return {place for place, value in enumerate(column) if value}


def _is_either(draft: Draft, name: str) -> bool:
    for column in draft.mapping.columns:
        if column.target == f"line.{name}":
            return column.certainty is not Certainty.CHOSEN and words_of(column.header) in _EITHER_END
    return False


def _ticket(_draft: Draft, part: Part) -> None:
    """The number that a help desk gives a ticket is also its id there, when it gives no other."""
    numbers = part.column("number")
    if numbers and not part.external_ids:
        part.external_ids = list(numbers)


def _interaction(_draft: Draft, part: Part) -> None:
    """A column of mixed kinds and channels gives each word to the field that knows it."""
    for own, other in (("kind", "channel"), ("channel", "kind")):
        values = part.column(own)
        if not values or part.column(other):
            continue
        spec, neighbour = _field("interaction", own), _field("interaction", other)
        known = {choice.key for choice in spec.choices}
        moved = {
            value: key
            for value in set(values) - {None} - known
            if (key := chosen(neighbour, value)) is not None
        }
        if moved:
            part.columns[other] = [moved.get(value) for value in values]
            part.columns[own] = [None if value in moved else value for value in values]
        return


def _opportunity(_draft: Draft, part: Part) -> None:
    """Won and lost are read from the stage when there is no outcome of its own."""
    stages = part.column("stage")
    if stages and not part.column("outcome"):
        spec = _field("opportunity", "outcome")
        memo = {stage: chosen(spec, stage) or "open" for stage in set(stages) - {None}}
        part.columns["outcome"] = [memo.get(stage) for stage in stages]


def _currency(part: Part) -> None:
    """A row whose currency is not given has that of the sign before its amount, or of the header above it."""
    if not part.amounts or all(spec.name != "currency" for spec in BY_KEY[part.entity].fields):
        return
    if part.entity == "account" or None not in (part.column("currency") or [None]):
        return
    found = part.column("currency")
    for header, cells in part.amounts:
        otherwise = currency_of_header(header)
        if str in set(map(type, cells)):
            signs = currencies_in(cells, otherwise)
        else:
            signs = [None if cell is None else otherwise for cell in cells]
        found = signs if found is None else [a or b for a, b in zip(found, signs, strict=True)]
    if found and any(found):
        part.columns["currency"] = found
    else:
        part.columns.pop("currency", None)


_RULES = (
    ("account", _account),
    ("contact", _contact),
    ("line", _line),
    ("survey", imply_survey),
    ("ticket", _ticket),
    ("interaction", _interaction),
    ("opportunity", _opportunity),
)
