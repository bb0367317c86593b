"""The metrics of a workspace on the command line: the checked example whole, cut, and opened."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from csdesk.cli.main import main
from csdesk.domain.commands.playbooks import Retire
from csdesk.domain.commands.records import ChangeRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import LIVE, Playbook
from csdesk.domain.rules.cuts import cut
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.plays import PLAYS
from csdesk.domain.settings import ChangeSetting
from csdesk.domain.values.month import Month
from csdesk.storage.queries.metric_facts import metric_facts
from csdesk.storage.workspace import Workspace

EXAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "metrics"
ASKED = ("--from", "2023-06", "--to", "2024-12", "--on", "2024-12-31", "--json")
SPAN = Month(2023, 6), Month(2024, 12)

pytestmark = pytest.mark.skipif(not EXAMPLE.exists(), reason="the checked example is not on this machine")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("metrics") / "example.csdesk"
    assert main(["new", str(file)]) == 0
    assert main(["import", str(file), str(EXAMPLE / "portfolio.xlsx")]) == 0
    return file


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(list(words)) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_the_imported_example_answers_every_expected_key(example: Path, capsys: pytest.CaptureFixture[str]):
    found = told(capsys, "metrics", str(example), *ASKED)
    expected = json.loads((EXAMPLE / "expected.json").read_text(encoding="utf-8"))
    for part, value in expected.items():
        assert found[part] == value, part


@pytest.mark.parametrize("key", ["segment", "csm", "cohort_quarter", "tag", "start_plan", "churn_reason"])
def test_the_parts_add_up_to_the_whole(example: Path, capsys: pytest.CaptureFixture[str], key: str):
    found = told(capsys, "metrics", str(example), "--by", key, *ASKED)
    name = "churn" if key == "churn_reason" else "closing_mrr"
    for month, whole in found["months"].items():
        parts = (part["months"].get(month, {}).get(name, 0) for part in found["values"].values())
        assert sum(parts) == whole[name], month


@pytest.mark.parametrize("key", ["nrr", "churn", "nps", "sla_response", "seat_adoption", "customer_roi"])
def test_a_metric_opens_in_both_languages_with_rows_that_add_up(
    example: Path, capsys: pytest.CaptureFixture[str], key: str
):
    words = ("explain", str(example), key, "--month", "2024-07", "--on", "2024-12-31", "--json")
    found = told(capsys, *words)
    assert set(found["formula"]) == {"en", "pt_BR"}
    assert sum(row["amount"] for row in found["rows"]) == found["total"]
    for one in found["inputs"]:
        assert sum(row["amount"] for row in one["rows"]) == one["total"]
    below = found["denominator"]
    if below is not None and isinstance(found["value"], dict):
        assert sum(row["amount"] for row in below["rows"]) == found["value"]["den"]


def test_a_cohort_cell_an_account_and_the_diagnosis_open_too(
    example: Path, capsys: pytest.CaptureFixture[str]
):
    on = ("--on", "2024-12-31", "--json")
    cell = told(capsys, "explain", str(example), "cohort.logos", "--month", "2023-08", "--k", "3", *on)
    assert cell["value"]["den"] == cell["denominator"]["total"]
    account = told(capsys, "explain", str(example), "mrr", "--month", "2024-12", "--account", "C00003", *on)
    assert account["value"] == 1_385_467
    found = told(capsys, "explain", str(example), "diagnosis", "--from", "2023-06", "--to", "2024-12", *on)
    assert found["findings"][0]["rule"] == "D0"


def test_a_diagnosis_names_the_playbook_in_use_that_acts_on_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    file = str(tmp_path / "sample.csdesk")
    assert main(["new", file, "--sample"]) == 0
    asked = ("--from", "2026-07", "--to", "2026-09", "--on", "2026-09-30", "--json")
    found = told(capsys, "explain", file, "diagnosis", *asked)["findings"][0]
    with Workspace.open(Path(file)) as workspace:
        live = {one.code for one in workspace.reader.find(Playbook, status=LIVE)}
        assert found["playbook"]["code"] in live & set(PLAYS[found["rule"]])
        for one in workspace.reader.find(Playbook, status=LIVE):
            workspace.run(Retire(kind=Playbook, code=str(one.code)))
    assert told(capsys, "explain", file, "diagnosis", *asked)["findings"][0]["playbook"] is None


@pytest.mark.parametrize(
    "words",
    [
        ("metrics", "--from", "2024-01", "--to", "2024-02", "--by", "colour"),
        ("explain", "no_such_metric", "--month", "2024-01"),
        ("explain", "nrr"),
        ("explain", "mrr", "--month", "2024-01", "--account", "Nobody"),
    ],
)
def test_what_is_not_there_is_refused_in_a_sentence(
    example: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
):
    assert main([words[0], str(example), *words[1:]]) == 2
    assert capsys.readouterr().err.strip()


def test_a_setting_changes_the_numbers_and_a_handover_leaves_its_trace(example: Path):
    with Workspace.open(example) as workspace:
        account = next(one for one in workspace.reader.all(Account) if one.csm == "Ana Souza")
        workspace.run(ChangeSetting(key="small_base", value=5))
        workspace.run(ChangeRecords(kind=Account, ids=(account.id,), values={"csm": "Bruno Lima"}))
        facts = metric_facts(workspace.reader, workspace.settings)
        workspace.undo()
        workspace.undo()
    assert facts.policy.small_base == 5
    assert [(one.account, one.csm) for one in facts.owners] == [
        (account.id, "Ana Souza"),
        (account.id, "Bruno Lima"),
    ]
    numbers = Numbers(facts, SPAN, date(2024, 12, 31))
    lost = {csm: own.report.window.retention.churn for csm, own in cut(numbers, "csm").items()}
    assert sum(lost.values()) == numbers.report.window.retention.churn
