"""What a mapping file says besides where columns go: the choices of the wizard, written down.

Under the name of a sheet (`*` for all of them); `WORDS` names them all, and docs/mapping.md explains them.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from csdesk.domain.errors import Refused
from csdesk.domain.importing.alike_answers import WAYS
from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.merged_cells import filled_as_above
from csdesk.domain.importing.plan import Answers, RowKey, Stance
from csdesk.domain.importing.scales import READ_AS
from csdesk.domain.importing.score_scales import TOPS, unit_of
from csdesk.domain.importing.table import RawSheet, TextForm
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import Text, msg, verbatim

Instructions = Mapping[str, Mapping[str, Any]]
"""Sheet name (`*` for all) -> header -> target, and `@word` -> what a person chose."""

WORDS: Final[Mapping[str, tuple[type, Text]]] = {
    "@header_row": (int, msg("the row of the headers")),
    "@entity": (str, msg("what kind of record the rows are, such as account, line or contact")),
    "@import": (bool, msg("whether the sheet comes in")),
    "@keys": (
        list,
        msg("by what accounts are known again, in this order: external_id, tax_id, domain, name"),
    ),
    "@dates": (Mapping, msg("column -> day_first or month_first")),
    "@numbers": (Mapping, msg("column -> comma or dot, whichever parts the decimals")),
    "@amounts": (
        Mapping,
        msg(
            "column -> cents, quarter, year, thousands, millions or billions: what its amounts are counted in"
        ),
    ),
    "@scores": (Mapping, msg("column -> 5, 7, 10 or 100: where the scale of its scores ends")),
    "@as_above": (list, msg("columns whose blank cells say what the filled one above them says")),
    "@text": (Mapping, msg("encoding and delimiter of a text file")),
    "@accounts": (Mapping, msg("row -> the account it is: its name, its number, or null for a new one")),
    "@whose": (Mapping, msg("row -> ours or theirs: whose word counts where they differ")),
    "@conflicts": (Mapping, msg("kind of doubt -> one answer for all rows that raise it")),
    "@left_out": (list, msg("rows that stay out")),
    "@cells": (Mapping, msg("row -> column -> what the cell should say")),
}
"""What a mapping file can say besides where columns go: its shape and what it means."""
_KEYS: Final = frozenset({"external_id", "tax_id", "domain", "name"})
_DATES: Final = {"day_first": True, "month_first": False}
_NUMBERS: Final = {"comma": True, "dot": False}


class BadInstruction(Refused):
    """A mapping file that says something that the import does not know."""


def checked(given: object) -> Instructions:
    """The content of a mapping file; raises `BadInstruction` for an unknown `@word` and what has not its shape."""
    if not isinstance(given, Mapping):
        raise _bad(given)
    for name, part in given.items():
        if not isinstance(part, Mapping):
            raise _bad(name)
        for word, said in part.items():
            shape = WORDS[word][0] if word in WORDS else object
            if (word.startswith("@") and word not in WORDS) or not isinstance(said, shape):
                raise _bad(word)
    return given


def said_of(given: Instructions, *names: str) -> dict[str, Any]:
    """What is said of all sheets and of one, by any of its names."""
    found: dict[str, Any] = {}
    for name in ("*", *names):
        found |= given.get(name, {})
    return found


def names_of(sheet: RawSheet) -> tuple[str, ...]:
    """How a mapping file may call a sheet: by its name, a text file without its ending too."""
    stem = sheet.name.rpartition(".")[0]
    return (stem, sheet.name) if sheet.delimiter is not None and stem else (sheet.name,)


def text_forms(given: Instructions, files: Sequence[str]) -> dict[str, TextForm]:
    """How text files are written, by file name."""
    forms: dict[str, TextForm] = {}
    for file in files:
        asked = said_of(given, file.rpartition(".")[0], file).get("@text")
        if asked is None:
            continue
        encoding, delimiter = asked.get("encoding"), asked.get("delimiter")
        if delimiter is not None and (len(str(delimiter)) != 1 or str(delimiter) in '"\r\n'):
            raise _bad("@text")
        try:
            codecs.lookup(encoding or "utf-8")
        except (LookupError, TypeError) as error:
            raise _bad("@text") from error
        forms[file] = TextForm(encoding, delimiter)
    return forms


def instructed(mapping: SheetMapping, given: Instructions) -> SheetMapping:
    """The mapping as a person wants the whole sheet: header, kind, keys, and how its columns are read."""
    said = said_of(given, *names_of(mapping.table.sheet))
    if "@header_row" in said:
        from csdesk.domain.importing.relocate import with_header

        mapping = with_header(mapping, int(said["@header_row"]))
    if "@entity" in said:
        if said["@entity"] not in BY_KEY:
            raise _bad(said["@entity"])
        mapping = replace(mapping, entity=said["@entity"], importable=True, why_not=None)
    if "@keys" in said:
        if not _KEYS.issuperset(said["@keys"]):
            raise _bad("@keys")
        mapping = replace(mapping, keys=tuple(said["@keys"]))
    if "@as_above" in said:
        mapping = replace(mapping, table=filled_as_above(mapping.table, set(map(str, said["@as_above"]))))
    return _formatted(mapping, said)


def taken_in(mapping: SheetMapping, given: Instructions, *, chosen: bool) -> SheetMapping:
    """Whether a sheet comes in: as a person says, else when they sent a column of it somewhere, else as understood."""
    wanted = said_of(given, *names_of(mapping.table.sheet)).get("@import", chosen or None)
    if wanted is None:
        return mapping
    return replace(mapping, importable=wanted, why_not=None if wanted else msg("You left it out"))


def answers_in(mappings: Sequence[SheetMapping], given: Instructions) -> Answers:
    """What a person says of single rows: accounts, whose word counts, rows left out, cells put right."""
    accounts: dict[RowKey, int | str] = {}
    stances: dict[RowKey, Stance] = {}
    left_out: set[RowKey] = set()
    cells: dict[tuple[str, str, int, int], Any] = {}
    for mapping in mappings:
        sheet = mapping.table.sheet
        own, said = (sheet.file, sheet.name), said_of(given, *names_of(sheet))
        for row, whose in said.get("@accounts", {}).items():
            if not isinstance(whose, int | str | None):
                raise _bad("@accounts")
            accounts[*own, _row(row)] = 0 if whose is None else whose
        for row, stance in said.get("@whose", {}).items():
            if stance not in {one.value for one in Stance}:
                raise _bad(stance)
            stances[*own, _row(row)] = Stance(stance)
        left_out |= {(*own, _row(row)) for row in said.get("@left_out", ())}
        for row, corrected in said.get("@cells", {}).items():
            if not isinstance(corrected, Mapping):
                raise _bad("@cells")
            for header, value in corrected.items():
                if header not in mapping.table.headers:
                    raise _bad(header)
                cells[*own, _row(row), mapping.table.headers.index(header)] = value
    return Answers(cells, frozenset(left_out), accounts, stances)


def ways_in(mappings: Sequence[SheetMapping], given: Instructions) -> dict[tuple[str, str], dict[str, str]]:
    """What a person answers to every doubt of a kind: by file and sheet, then by the code of the doubt."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for mapping in mappings:
        said = said_of(given, *names_of(mapping.table.sheet)).get("@conflicts", {})
        for code, way in said.items():
            if not isinstance(way, str) or way not in WAYS.get(code, ()):
                raise _bad(way if code in WAYS else code)
            found.setdefault((mapping.table.sheet.file, mapping.table.sheet.name), {})[code] = way
    return found


def _formatted(mapping: SheetMapping, said: Mapping[str, Any]) -> SheetMapping:
    """The columns read as a person says."""
    asked = ("@dates", "@numbers", "@amounts", "@scores")
    dates, numbers, amounts, scores = (said.get(word, {}) for word in asked)
    if not (dates or numbers or amounts or scores):
        return mapping
    for column in mapping.columns:
        form: dict[str, Any] = {}
        if column.header in dates:
            form["day_first"] = _known(_DATES, dates[column.header])
        if column.header in numbers:
            form["decimal_comma"] = _known(_NUMBERS, numbers[column.header])
        if column.header in amounts:
            if not isinstance(amounts[column.header], str | None) or amounts[column.header] not in READ_AS:
                raise _bad(amounts[column.header])
            form |= READ_AS[amounts[column.header]]
        if column.header in scores:
            if scores[column.header] not in TOPS:
                raise _bad(scores[column.header])
            form["unit"] = unit_of(scores[column.header])
        if form:
            mapping = mapping.read_as(column.place, **form)
    return mapping


def _known(choices: Mapping[str, bool], word: Any) -> bool:
    if not isinstance(word, str) or word not in choices:
        raise _bad(word)
    return choices[word]


def _row(number: str | int) -> int:
    try:
        return int(number)
    except ValueError as error:
        raise _bad(number) from error


def _bad(word: object) -> BadInstruction:
    return BadInstruction(
        msg("The mapping says {word}, which the import does not know", word=verbatim(str(word)))
    )
