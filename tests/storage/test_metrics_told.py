"""`csdesk metrics` on a file of generated records, as of a past day and in parts, against the plain reading."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.record import Record
from csdesk.domain.ports import Work
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.text import Text, msg
from csdesk.domain.values.month import Month
from csdesk.storage.queries.health import bands_on
from csdesk.storage.queries.metric_facts import metric_facts
from csdesk.storage.workspace import Workspace
from tests.domain.served_bench import assert_same, served
from tests.domain.service_reference import ServiceReference

ON = date(2024, 8, 17)
SPAN = ("--from", "2024-05", "--to", "2024-09", "--on", ON.isoformat(), "--json")


@dataclass(frozen=True, kw_only=True)
class Fill(Command):
    """Store records of one kind."""

    records: Sequence[Record]


@handles(Fill)
def fill(command: Fill, work: Work) -> Text:
    work.add_many(command.records)
    return msg("Import")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("told") / "told.csdesk"
    facts = served(11, 80)
    kinds: list[Sequence[Record]] = [
        facts.accounts,
        facts.lines,
        facts.rates,
        [Contact(account=1, name=f"Person {number}") for number in range(1, 4)],
        facts.tickets,
        facts.surveys,
        facts.ticket_months,
        facts.renewals,
        facts.onboardings,
        facts.usages,
        facts.values,
        facts.interactions,
        facts.reviews,
    ]
    with Workspace.create(path) as workspace:
        for records in kinds:
            workspace.run(Fill(records=records))
    return path


@pytest.fixture(scope="module")
def facts(file: Path) -> MetricFacts:
    with Workspace.open(file, read_only=True) as workspace:
        reader, settings = workspace.reader, workspace.settings
        found = metric_facts(reader, settings, bands_on(reader, settings, ON))

        return dataclasses.replace(found, interactions=reader.all(Interaction), contacts=())


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(list(words)) == 0
    return dict(json.loads(capsys.readouterr().out))


def assert_told(found: dict[str, Any], reference: ServiceReference) -> None:
    for name, own in found["months"].items():
        month = Month.parse(name)
        assert_same(own, {**reference.period(month, month), **reference.adoption(month)}, name)
        assert_same(found["activity"]["months"][name], reference.activity(month, month), name)
    assert_same(found["window"], reference.period(Month(2024, 5), Month(2024, 9)), "window")
    assert_same(found["renewal_forecast"], reference.forecast(), "forecast")


def test_the_command_says_what_the_reference_finds_on_a_past_day(
    file: Path, facts: MetricFacts, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "metrics", str(file), *SPAN)
    assert found["as_of"] == ON.isoformat()
    assert set(found["months"]) == {"2024-05", "2024-06", "2024-07", "2024-08"}
    assert_told(found, ServiceReference(facts, ON))


@pytest.mark.parametrize("key", ["segment", "csm"])
def test_in_parts_it_says_the_same_of_each(
    file: Path, facts: MetricFacts, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told(capsys, "metrics", str(file), "--by", key, *SPAN)
    assert len(found["values"]) > 1
    for value, part in found["values"].items():
        own = {
            one.id
            for one in facts.accounts
            if one.merged_into is None and (getattr(one, key) or "null") == value
        }
        assert_told(part, ServiceReference(facts.of_accounts(own), ON))


def test_the_numbers_say_under_which_rules_they_were_read(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = told(capsys, "metrics", str(file), *SPAN)["policy"]
    assert (policy["nrr_goal"], policy["grr_goal"], policy["low_churn"]) == ("100.0", "93.0", "2.0")
    assert policy["reactivation_in_net_churn"] is False
    with Workspace.open(file) as workspace:
        workspace.run(ChangeSetting(key="reactivation_in_net_churn", value=True))
    assert told(capsys, "metrics", str(file), *SPAN)["policy"]["reactivation_in_net_churn"] is True
