"""What a row says without a cell for it: kinds from headers, ends from reasons, currencies from signs."""

from __future__ import annotations

import re

from csdesk.domain.importing.coerce_choice import chosen, interval_counts
from csdesk.domain.importing.coerce_text import currencies_in, currency_of_header, words_of
from csdesk.domain.importing.line_ends import settle_ends
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.surveys import imply_survey
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec
from csdesk.domain.values.tax_id import is_cnpj, written

_NUMBERED_NAME = re.compile(r"^\s*(\d{14}|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2})?\s*[-–]\s+(\S.*)$")
_SAMPLE = 500
_LEAVING = re.compile(
    r"\b(churn|cancel|inativo|inactive|left\b|desligado|attrit|exited|abandon|desert|deserc|evad|evas|fugad|dropout)"
)


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
    status = part.column("status")
    if status:
        part.columns["status"] = _statuses(words_of(draft.headers.get(("account", "status"), "")), status)
    _split_numbered_names(part)
    _name_after_people(draft, part)


_YES = frozenset({"yes", "sim", "si", "true", "verdadeiro", "1", "s", "y", "churn", "churned"})
_YES_NO = _YES | frozenset({"no", "nao", "false", "falso", "0", "n"})
_FIGURES = frozenset({"0", "1"})
_HERE = re.compile(r"\bis active\b|\bativ[oa]\b|\bactiv[oa]\b|\bactive\b")
_NOT_HERE = re.compile(r"\binativ|\binactiv|\bdesativ")


def _statuses(header: str, status: list[str | None]) -> list[str | None]:
    """The status that yes and no answer, by what is asked; mere figures answer only where it is told what."""
    said = {word: words_of(word) for word in set(status) - {None} if word is not None}
    asked = bool(_LEAVING.search(header) or _NOT_HERE.search(header))
    told = asked or _HERE.search(header) is not None or not _FIGURES.issuperset(said.values())
    if not said or not told or not _YES_NO.issuperset(said.values()):
        return status
    meant = {word: "cancelled" if (plain in _YES) is asked else "active" for word, plain in said.items()}
    return [None if value is None else meant[value] for value in status]


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
    settle_ends(draft, part)


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
