"""Texts as JSON, so that an undo label follows the language even after years in the journal."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from csdesk.domain.text import Text, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month, Quarter

_LONGEST = 200


def text_out(text: Text) -> str:
    """A text and its arguments as JSON."""
    return json.dumps(_plain(text), ensure_ascii=False, sort_keys=True)


def text_in(stored: str) -> Text:
    """The text of a JSON; what is no text that CSDesk would write comes back as the words it is."""
    try:
        value = _value(json.loads(stored))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return verbatim(stored[:_LONGEST])
    return value if isinstance(value, Text) and _is_plain(value) else verbatim(stored[:_LONGEST])


def _is_plain(text: Text) -> bool:
    """Whether a sentence only names arguments that are there: a format can ask for gigabytes of spaces."""
    parts = (text.msgid, text.plural or "", text.context or "")
    if not all(isinstance(part, str) for part in parts) or not isinstance(text.count or 0, int):
        return False
    if text.context == "verbatim" and "words" not in text.args:
        return False
    from string import Formatter

    try:
        plain = all(
            _asks_plainly(text, *field[1:]) for part in parts[:2] for field in Formatter().parse(part)
        )
    except ValueError:
        return False
    return plain and all(_is_plain(one) for one in text.args.values() if isinstance(one, Text))


def _asks_plainly(text: Text, name: str | None, form: str | None, conversion: str | None) -> bool:
    return name is None or (name in text.args and not form and not conversion)


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        args = {name: _plain(argument) for name, argument in value.args.items()}
        return {
            "msgid": value.msgid,
            "args": args,
            "plural": value.plural,
            "n": value.count,
            "context": value.context,
        }
    if isinstance(value, Money):
        return {"cents": value.cents, "currency": value.currency, "whole": value.whole}
    if isinstance(value, Month):
        return {"month": str(value)}
    if isinstance(value, Quarter):
        return {"quarter": str(value), "start": value.start_month}
    if isinstance(value, date):
        return {"date": value.isoformat()[:10]}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)


def _value(stored: Any) -> Any:
    if isinstance(stored, list):
        return tuple(_value(item) for item in stored)
    if not isinstance(stored, dict):
        return stored
    if "msgid" in stored:
        args = {name: _value(argument) for name, argument in stored["args"].items()}
        return Text(stored["msgid"], args, stored["plural"], stored["n"], stored["context"])
    if "cents" in stored:
        return Money(int(stored["cents"]), str(stored["currency"]), bool(stored["whole"]))
    if "month" in stored:
        return Month.parse(stored["month"])
    if "quarter" in stored:
        return Quarter.parse(stored["quarter"], stored["start"])
    return date.fromisoformat(stored["date"])
