"""Search answers the same whether it looks at the newest records or gathers the whole index."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from csdesk.domain.commands.apply_plan import ApplyPlan
from csdesk.domain.commands.records import AddRecord, ChangeRecord
from csdesk.domain.commands.tasks import SnoozeTasks
from csdesk.domain.importing.plan import Plan
from csdesk.domain.importing.writes import Segment, Writes
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.storage.queries.search import search
from csdesk.storage.workspace import Workspace

SAID = ("Relatório de março", "Reunião de metas", "Prazo da página", "Proposta", "relâmpago", "Agenda 2026")


@pytest.fixture
def full(workspace: Workspace) -> Workspace:
    account = workspace.run(AddRecord(record=Account(name="Tijolo"))).value
    titles = [f"{SAID[number % 6 if number % 50 else 4]} {number}" for number in range(2_400)]
    titles[:3] = ["Prazos de outrora", "Prazerosa zebra", "Zênite_relativo"]
    rows = Segment({"account": [account] * len(titles), "title": titles}, len(titles))
    workspace.run(ApplyPlan(plan=Plan((), writes=Writes({"task": [rows]})), file="notas.xlsx"))
    return workspace


def expected(workspace: Workspace, typed: str) -> list[str]:
    titles = [
        row[0] for row in workspace.reader.connection.execute("SELECT title FROM task ORDER BY id DESC")
    ]
    return [title for title in titles if all(_begins(title, word) for word in typed.split())][:50]


def _begins(title: str, word: str) -> bool:
    words = re.findall(r"[a-z0-9]+", _bare(title))
    return any(one.startswith(_bare(word)) for one in words)


def _bare(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()


@pytest.mark.parametrize(
    "typed",
    ["relatório", "RELAT", "rela", "prazo", "prazos", "prazer", "reuniao m", "z pra", "z praz", "relat z", "2399",
     "rel 239", "metas reun", "proposta x", "pagina p", "zenite r", "de marco", "ag 20"],
)  # fmt: skip
def test_every_beginning_finds_the_newest_fifty_titles(full: Workspace, typed: str) -> None:
    assert [hit.title for hit in search(full.reader, typed)] == expected(full, typed)


@pytest.mark.parametrize(
    "typed", ["zenite_relativo", "98.000.001/0001-30", "98.000.001", "0001-30", "(prazos) outrora"]
)
def test_punctuation_and_underscores_part_words(full: Workspace, typed: str) -> None:
    full.run(AddRecord(record=Account(name="Farol", tax_id="98.000.001/0001-30")))
    assert len(search(full.reader, typed)) == 1


def test_a_letter_that_the_index_does_not_know_finds_nothing(full: Workspace) -> None:
    assert search(full.reader, "ab\u19b0cd") == []


def test_a_change_of_words_is_found_and_a_change_of_the_day_loses_nothing(full: Workspace) -> None:
    account = full.run(AddRecord(record=Account(name="Onça"))).value
    task = full.run(AddRecord(record=Task(title="Zabumba", account=account))).value
    full.run(SnoozeTasks(ids=(task,), due=date(2027, 1, 4)))
    assert [hit.title for hit in search(full.reader, "zabumba")] == ["Zabumba"]
    full.run(ChangeRecord(kind=Task, id=task, values={"title": "Xilofone"}))
    assert [hit.title for hit in search(full.reader, "zabumba")] == []
    assert [hit.title for hit in search(full.reader, "xilofone")] == ["Xilofone"]
    full.undo()
    assert [hit.title for hit in search(full.reader, "zabumba")] == ["Zabumba"]
