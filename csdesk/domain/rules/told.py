"""Cuts and explanations as plain objects, for the headless commands and exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from csdesk.domain.explain import Amount, Input, Row, Traced
from csdesk.domain.model.account import Account
from csdesk.domain.rules.cuts import LOSSES, cut
from csdesk.domain.rules.loss_cuts import losses_json
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.report import code_of
from csdesk.domain.text import Text

Words = Callable[[Text], Any]
"""How a text is written: a string, or one string by language."""


def cut_json(numbers: Numbers, key: str) -> dict[str, Any]:
    """Under each value what the whole says, accounts without one under `null`; raises `KeyError`."""
    if key in LOSSES:
        return {_name(value): found for value, found in losses_json(numbers, key).items()}
    return {_name(value): own.as_json() for value, own in cut(numbers, key).items()}


def _name(value: str | None) -> str:
    return "null" if value is None else value


def traced_json(traced: Traced[Any], accounts: Iterable[Account], words: Words) -> dict[str, Any]:
    """A metric with its formula, figures and rows; the rows of each figure add up to its total."""
    codes = {account.id: (code_of(account), account.name) for account in accounts}
    below = [one for one in traced.inputs if one.side == "den"]
    return {
        "metric": traced.key,
        "label": words(traced.label),
        "value": _value(traced),
        "unit": traced.unit,
        "role": traced.role,
        "formula": words(traced.formula),
        "inputs": [_input(one, codes, words) for one in traced.inputs],
        "total": _plain(traced.total("num")),
        "rows": [_row(row, codes) for row in traced.numerator],
        "denominator": (
            {
                "total": _plain(traced.total("den")),
                "rows": [_row(row, codes) for row in traced.denominator],
            }
            if below
            else None
        ),
        "notes": [words(note) for note in traced.notes],
    }


def _value(traced: Traced[Any]) -> Any:
    value = traced.value
    if not isinstance(value, Ratio):
        return value
    if traced.unit == "number":
        return value.as_number(2 if traced.key == "quick_ratio" else 1)
    return value.as_json()


def _input(one: Input, codes: Mapping[int, tuple[str, str]], words: Words) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": words(one.label),
        "unit": one.unit,
        "total": _plain(one.total),
        "factor": one.factor,
        "side": one.side,
        "rows": [_row(row, codes) for row in one.rows],
    }


def _row(row: Row, codes: Mapping[int, tuple[str, str]]) -> dict[str, Any]:
    found: dict[str, Any] = {"entity": row.entity, "id": row.id, "amount": _plain(row.amount)}
    if row.entity == "account" and row.id in codes:
        found["code"], found["name"] = codes[row.id]
    if row.before is not None or row.after is not None:
        found |= {"before": row.before, "after": row.after}
    if row.lines:
        found["lines"] = list(row.lines)
    return found


def _plain(amount: Amount) -> int | str:
    return int(amount) if amount.denominator == 1 else str(amount)
