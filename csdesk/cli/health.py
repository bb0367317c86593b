"""Health of a workspace for the command line: all accounts, one explained, and the back-test of its models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.health.backtest import LOOK_BACK, backtest, backtest_json
from csdesk.domain.health.choosing import DRAFT, Models, model_of
from csdesk.domain.health.model import AT_RISK, CRITICAL
from csdesk.domain.health.told import explanation_json, health_json, history_json, model_json
from csdesk.domain.health.words import BANDS
from csdesk.domain.model.account import Account
from csdesk.domain.model.health import HealthModel
from csdesk.domain.rules.report import code_of
from csdesk.domain.text import Text, msg, verbatim
from csdesk.i18n import Translator
from csdesk.storage.queries.endings import endings
from csdesk.storage.queries.health import (
    HealthRow,
    customs_of,
    explanation_of,
    health_rows,
    history_of,
    models_in_use,
)
from csdesk.storage.queries.health_days import observed_days
from csdesk.storage.queries.health_facts import health_facts
from csdesk.storage.queries.running import running_mrr
from csdesk.storage.workspace import Workspace


def health_report(
    workspace: Workspace, on: date | None, account: str | None, words: Translator
) -> dict[str, Any]:
    """Every account's health on a day, or one account's with its explanation; raises `Refused` for an unknown one."""
    day = on or workspace.clock.today()
    reader, settings = workspace.reader, workspace.settings
    known = {one.id: one for one in reader.all(Account) if one.merged_into is None}
    chosen = None if account is None else _account(known, account)
    rows = health_rows(reader, settings, day, account=chosen)
    found = []
    for own in sorted(rows, key=lambda one: code_of(known[one])):
        row = rows[own]
        told = {"account": code_of(known[own]), "name": known[own].name, **health_json(row.health, row.track)}
        if chosen is not None:
            explanation = explanation_of(reader, settings, day, own)
            told |= explanation_json(explanation, words.words)
            told["history"] = history_json(history_of(reader, settings, day, own))
            told["observed_days"] = len(observed_days(reader, day - timedelta(days=89), day))
        found.append(told)
    report: dict[str, Any] = {"as_of": day.isoformat(), "currency": settings.currency, "accounts": found}
    if chosen is None:
        report |= _exposed(rows, running_mrr(reader, settings, day))
    return report


def _exposed(rows: Mapping[int, HealthRow], mrr: Mapping[int, int]) -> dict[str, Any]:
    """Customers and their MRR by band, and the MRR that is exposed; money in cents."""
    bands = {band: {"customers": 0, "mrr": 0} for band in BANDS}
    for own, row in rows.items():
        if mrr.get(own):
            bands[row.health.band]["customers"] += 1
            bands[row.health.band]["mrr"] += mrr[own]
    return {"bands": bands, "exposed_mrr": bands[AT_RISK]["mrr"] + bands[CRITICAL]["mrr"]}


def _account(known: dict[int, Account], name: str) -> int:
    for own, one in known.items():
        if name in {one.name, code_of(one), *one.external_ids.values()}:
            return own
    same = [own for own, one in known.items() if one.name.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    raise Refused(msg("There is no account called {name}", name=verbatim(name)))


def health_lines(report: dict[str, Any]) -> Iterator[Text]:
    """The report as a person reads it in a terminal: name, score, band; of one account, why."""
    for one in report["accounts"]:
        score = "-" if one["health_score"] is None else str(one["health_score"])
        yield msg(
            "{name}: {score}, {band}",
            name=verbatim(one["name"]),
            score=verbatim(score),
            band=BANDS[one["band"]],
        )
        if "sentence" in one:
            yield verbatim(one["sentence"])
            for row in one["explanation"]:
                cells = (row["label"], row["told"], row["as_of"], row["normalised"], row["points_won"])
                yield verbatim("\t".join("-" if cell is None else str(cell) for cell in cells))
            if one["advice"]:
                yield verbatim(one["advice"]["text"])


def backtest_report(workspace: Workspace, on: date | None, *, draft: bool) -> dict[str, Any]:
    """The models in use put to who left and who renewed, the drafts beside them; raises `Refused` without a draft."""
    day = on or workspace.clock.today()
    reader, settings = workspace.reader, workspace.settings
    live = models_in_use(reader, settings)
    tried = live
    drafts = reader.find(HealthModel, status=DRAFT)
    if draft and not drafts:
        raise Refused(msg("There is no draft of a health model"))
    for one in drafts if draft else ():
        tried = tried.with_draft(model_of(one))
    ended = endings(reader, day)
    since = min((one.on for one in ended), default=day) - timedelta(days=LOOK_BACK + 1)
    fields = sorted({*live.fields, *tried.fields})
    customs = sorted({*customs_of(live), *customs_of(tried)})
    facts = health_facts(reader, settings, day, fields=fields, customs=customs, since=since)
    found = {"as_of": day.isoformat(), "live": _tested(ended, facts, live)}
    if draft:
        found["draft"] = _tested(ended, facts, tried)
    return found


def _tested(ended: Any, facts: Any, models: Models) -> dict[str, Any]:
    told = [model_json(model) for model in models.all()]
    return {"models": told, **backtest_json(backtest(ended, facts, models))}


def backtest_lines(report: dict[str, Any]) -> Iterator[Text]:
    """The back-test as a person reads it in a terminal."""
    for which in ("live", "draft"):
        found = report.get(which)
        if found is None:
            continue
        yield msg("In use:") if which == "live" else msg("Draft:")
        for lead in found["leads"]:
            yield msg(
                "{days} days before: {caught} % of {churned} caught, {alarms} % of {renewed} false alarms",
                days=lead["days_before"],
                caught=verbatim(lead["catch_rate"]["pct"] or "-"),
                churned=lead["catch_rate"]["den"],
                alarms=verbatim(lead["false_alarms"]["pct"] or "-"),
                renewed=lead["false_alarms"]["den"],
            )
        if found["median_lead_time_days"] is not None:
            yield msg("Median warning: {days} days", days=verbatim(found["median_lead_time_days"]))
        if found["small_sample"]:
            yield msg("Indicative, small sample")
