"""The sample workbooks come in through the real importer without any help."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Goal, Reading, Value
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.model.workspace import CustomField
from csdesk.storage.importing import prepare
from csdesk.storage.workspace import Workspace

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"
ROWS = {
    Account: 67, Contact: 157, Line: 253, Renewal: 133, Rate: 48, Churn: 10, Interaction: 856, Task: 186, Goal: 122,
    Reading: 1638, Survey: 414, Ticket: 263, Value: 275, Opportunity: 22,
}  # fmt: skip


@pytest.fixture(scope="module", params=["carteira_exemplo.xlsx", "sample_portfolio.xlsx"])
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.create(tmp_path_factory.mktemp("sample") / "sample.csdesk") as workspace:
        prepare(workspace, [FOLDER / request.param]).apply(workspace)
        yield workspace


def test_every_row_becomes_a_record_but_the_repeated_account(imported: Workspace) -> None:
    counts = {kind: imported.reader.count(kind) for kind in ROWS}
    assert counts == ROWS


def test_the_sample_needs_no_custom_field(imported: Workspace) -> None:
    assert imported.reader.count(CustomField) == 0


def test_a_second_import_of_the_sample_changes_nothing(imported: Workspace) -> None:
    books = [FOLDER / name for name in ("carteira_exemplo.xlsx", "sample_portfolio.xlsx")]
    own = books["Estratégico" not in {account.segment for account in imported.reader.all(Account)}]
    assert prepare(imported, [own]).apply(imported) is None


def test_the_account_of_the_story_is_all_there(imported: Workspace) -> None:
    tijolo = imported.reader.find(Account, name="Tijolo Lilás")[0]
    running = [line for line in imported.reader.find(Line, account=tijolo.id) if line.end is None]
    people = {person.name: person for person in imported.reader.find(Contact, account=tijolo.id)}
    goals = imported.reader.find(Goal, account=tijolo.id)
    last = [imported.reader.find(Reading, goal=goal.id)[-1].value for goal in goals]
    assert sorted(line.mrr or 0 for line in running) == [280_000, 840_000]
    assert {line.term_end for line in running} == {date(2026, 12, 15)}
    assert people["Helena Quimera"].left_on == date(2026, 9, 18)
    assert last == [184, 71, 22]
