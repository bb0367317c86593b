"""Texts as JSON, so that an undo label follows the language even after years in the journal."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from csdesk.domain.text import Text, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month, Quarter

_LONGEST = 200
_BRACES = re.compile(r"\{\{|\}\}|\{(\w+)\}|[{}]")


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
    return all(_asks_plainly(part, text.args) for part in parts[:2]) and all(
        _is_plain(one) for one in text.args.values() if isinstance(one, Text)
    )


def _asks_plainly(sentence: str, args: Mapping[str, Any]) -> bool:
    """Whether every brace is doubled, or one of a pair around the name of an argument and nothing else."""
    return all(
        len(brace[0]) == 2 or (brace[1] is not None and brace[1] in args)
        for brace in _BRACES.finditer(sentence)
    )


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
