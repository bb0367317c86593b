"""The sentences for what could not be read as it stands inside a file that was read."""

from __future__ import annotations

from typing import Any

from csdesk.domain.importing.table import Problem
from csdesk.domain.text import Text, msg, nmsg, verbatim


def problem(told: dict[str, Any]) -> Problem:
    """A finding of the reading process as a problem with its sentence."""
    code, row, column = str(told["code"]), told["row"], told["column"]
    detail = {name: _shown(value) for name, value in told["detail"].items()}
    sentence = SENTENCES.get(code, SENTENCES["odd"])
    place = {"row": verbatim(str(row)), "column": verbatim(str(column))} if row is not None else {}
    text = Text(sentence.msgid, {**detail, **place}, sentence.plural, told["detail"].get("n"))
    return Problem(code.removeprefix("more_"), text, row, column)


def _shown(value: object) -> object:
    return verbatim(value) if isinstance(value, str) else value


SENTENCES: dict[str, Text] = {
    "unreadable_cell": msg("Cell {column}{row} holds the error {error} and was read as empty."),
    "more_unreadable_cell": nmsg(
        "{n} more cell without a readable value was read as empty.",
        "{n} more cells without a readable value were read as empty.",
        1,
    ),
    "more_formula_without_value": nmsg(
        "{n} more formula without a saved result was read as empty.",
        "{n} more formulas without a saved result were read as empty.",
        1,
    ),
    "more_open_quote": nmsg(
        "{n} more row opens a quotation mark that is never closed.",
        "{n} more rows open a quotation mark that is never closed.",
        1,
    ),
    "formula_without_value": msg(
        "Cell {column}{row} holds a formula whose result was not saved, so it was read as empty. Open the file in Excel, save it and choose it again."
    ),
    "unreadable_sheet": msg(
        "Sheet {sheet} could not be read. Open the file in Excel, save a copy as .xlsx and choose the copy."
    ),
    "second_reader": msg(
        "This file is not quite as its format asks, so a second reader was used. Compare a few values."
    ),
    "odd_bytes": nmsg(
        "{n} character that no text has (NUL) was left out.",
        "{n} characters that no text has (NUL) were left out.",
        1,
    ),
    "unreadable_characters": msg(
        "Some characters could not be read and show as �. Export the file again as UTF-8."
    ),
    "open_quote": msg(
        "Row {row} opens a quotation mark that is never closed; the line was read as it stands."
    ),
    "odd": msg("Something in this file is not as its format asks."),
}
