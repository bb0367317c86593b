"""Metrics of a workspace for the command line: whole, in parts, and with the rows behind any of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.explain import Traced
from csdesk.domain.model.practice import LIVE, Playbook
from csdesk.domain.rules.cuts import cut_keys
from csdesk.domain.rules.explained import CELLS, EXPLAINED
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.ratio import half_away
from csdesk.domain.rules.report import code_of
from csdesk.domain.rules.told import cut_json, traced_json
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.formats import DASH
from csdesk.i18n import LANGUAGES, Translator
from csdesk.storage.queries.health import bands_on
from csdesk.storage.queries.metric_facts import metric_facts
from csdesk.storage.workspace import Workspace

_CELL = "cohort."
_ALIASES = {
    "mrr": "closing_mrr",
    "mrr_by_account": "closing_mrr",
    "renewal_forecast": "renewal_forecast.forecast",
}
"""Keys of the report that hold several numbers, and the one that stands for them."""


def numbers_of(workspace: Workspace, span: tuple[Month, Month], on: date | None) -> Numbers:
    """The numbers of a span, as of a day or of the span's last day that is over."""
    day = min(span[1].last, workspace.clock.today()) if on is None else on
    bands = bands_on(workspace.reader, workspace.settings, day)
    return Numbers(metric_facts(workspace.reader, workspace.settings, bands), span, day)


def parted(numbers: Numbers, key: str) -> dict[str, Any]:
    """The whole, and under `values` the same for each value of a key; raises `Refused` for an unknown key."""
    try:
        values = cut_json(numbers, key)
    except KeyError as failure:
        known = verbatim(", ".join(cut_keys(numbers.facts)))
        said = msg("Metrics cannot be parted by {key}; the keys are {known}", key=verbatim(key), known=known)
        raise Refused(said) from failure
    return {**numbers.as_json(), "by": key, "values": values}


def explained_metric(
    workspace: Workspace, numbers: Numbers, key: str, *, k: int | None, account: str | None
) -> dict[str, Any]:
    """A metric of the numbers' span with formula, figures and rows; raises `Refused` for an unknown one."""
    if key == "diagnosis":
        from csdesk.domain.rules.findings import findings_json

        return findings_json(numbers, _words, workspace.reader.find(Playbook, status=LIVE))
    traced: Traced[Any]
    key = _ALIASES.get(key, key) if account is None else key
    if key.startswith(_CELL) and key.removeprefix(_CELL) in CELLS:
        months = (numbers.last.year - numbers.first.year) * 12 + numbers.last.month - numbers.first.month
        traced = numbers.explain_cell(numbers.first, months if k is None else k, key.removeprefix(_CELL))
    elif key in {"mrr", "mrr_by_account"} and account is not None:
        traced = numbers.explain_account(_account(numbers, account), numbers.last)
    elif key in EXPLAINED:
        traced = numbers.explain(key, numbers.first, numbers.last)
    else:
        raise Refused(msg("There is no metric called {name}", name=verbatim(key)))
    found = traced_json(traced, numbers.facts.accounts, _words)
    span = {"from": str(numbers.first), "to": str(numbers.last), "as_of": numbers.on.isoformat()}
    return {**found, **span, "currency": numbers.facts.currency}


def _account(numbers: Numbers, name: str) -> int:
    for account in numbers.facts.accounts:
        if name in {code_of(account), account.name}:
            return account.id
    raise Refused(msg("There is no account called {name}", name=verbatim(name)))


def _words(text: Text) -> dict[str, str]:
    return {language: Translator(language).words(text) for language in LANGUAGES}


def lines_of(found: dict[str, Any], translator: Translator) -> Iterator[str]:
    """The same as lines to read: the value and its formula, then each figure with its rows."""
    language = translator.language
    for finding in found.get("findings", ()):
        yield f"{finding['rule']}\t{finding['says'][language]}"
        yield f"\t{finding['test'][language]}"
        yield f"\t{finding['action'][language]}"
        if finding["playbook"] is not None:
            yield f"\t{translator.words(msg('Playbook'))}: {finding['playbook']['name']}"
        yield f"\t{translator.listed(finding['accounts'])}"
    if "inputs" not in found:
        return
    currency = found["currency"]
    yield f"{found['label'][language]}\t{_shown(found, translator)}"
    yield found["formula"][language]
    yield from (note[language] for note in found["notes"])
    for one in found["inputs"]:
        yield f"{one['label'][language]}\t{_amount(one['total'], one['unit'], currency, translator)}"
        for row in one["rows"]:
            name = row.get("code") or f"{row['entity']} {row['id']}"
            yield f"\t{name}\t{_amount(row['amount'], one['unit'], currency, translator)}"


def _shown(found: dict[str, Any], translator: Translator) -> str:
    value, unit = found["value"], found["unit"]
    if isinstance(value, dict):
        value = value.get("pct", value.get("value"))
    if value is None:
        return DASH
    if unit in {"money", "minutes"}:
        seconds = str(Fraction(value) * 60) if unit == "minutes" else value
        return _amount(seconds, "seconds" if unit == "minutes" else unit, found["currency"], translator)
    if not isinstance(value, str) or unit == "word":
        return str(value)
    written = translator.number(Decimal(value), len(value.partition(".")[2]))
    return f"{written}%" if unit == "percent" else written


def _amount(amount: int | str, unit: str, currency: str, translator: Translator) -> str:
    if unit == "money":
        return translator.money(Money(int(amount), currency))
    exact = Fraction(amount)
    if unit == "seconds":
        hours, minutes = divmod(half_away(exact.numerator, exact.denominator * 60), 60)
        return f"{hours}:{minutes:02d}"
    return str(amount) if exact.denominator > 1 else translator.number(int(exact))
