"""Metrics of a workspace for the command line: whole, in parts, and with the rows behind any of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.explain import Traced
from csdesk.domain.rules.cuts import cut_keys
from csdesk.domain.rules.explained import CELLS, EXPLAINED
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.report import code_of
from csdesk.domain.rules.told import cut_json, traced_json
from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.values.month import Month
from csdesk.i18n import LANGUAGES, Translator
from csdesk.storage.queries.health import bands_on
from csdesk.storage.queries.metric_facts import metric_facts
from csdesk.storage.workspace import Workspace

_CELL = "cohort."


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


def explained_metric(numbers: Numbers, key: str, *, k: int | None, account: str | None) -> dict[str, Any]:
    """A metric of the numbers' span with formula, figures and rows; raises `Refused` for an unknown one."""
    if key == "diagnosis":
        from csdesk.domain.rules.findings import findings_json

        return findings_json(numbers, _words)
    traced: Traced[Any]
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


def lines_of(found: dict[str, Any], language: str) -> Iterator[str]:
    """The same as lines to read: the value and its formula, then each figure with its rows."""
    for finding in found.get("findings", ()):
        yield f"{finding['rule']}\t{finding['says'][language]}\t{len(finding['accounts'])}"
    if "inputs" not in found:
        return
    value = found["value"]
    shown = (
        next((value[key] for key in ("pct", "value") if key in value), None)
        if isinstance(value, dict)
        else value
    )
    yield f"{found['label'][language]}\t{'–' if shown is None else shown}"
    yield found["formula"][language]
    yield from (note[language] for note in found["notes"])
    for one in found["inputs"]:
        yield f"{one['label'][language]}\t{one['total']}"
        for row in one["rows"]:
            yield f"\t{row.get('code') or row['entity'] + ' ' + str(row['id'])}\t{row['amount']}"
