"""Tasks without a window: listed, added in words, handed to a calendar."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csdesk.cli.main import main
from csdesk.cli.tasks import NotUnderstood, add_typed, listed_tasks, task_lines, write_ics
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace

PT = Translator("pt_BR")


@pytest.fixture
def workspace(tmp_path: Path):
    clock = FixedClock(datetime(2026, 10, 14, 12, tzinfo=UTC))
    with Workspace.create(tmp_path / "t.csdesk", clock) as made:
        account = made.run(AddRecord(record=Account(name="Tijolo Lilás"))).value
        made.run(AddRecord(record=Contact(account=account, name="Caio Faísca")))
        yield made


def test_a_task_is_added_as_it_is_said(workspace):
    label, number = add_typed(workspace, "ligar Caio toda sexta 10h @tijolo !alta", "pt_BR")
    assert PT.words(label) == "Inclusão de Tarefa: Ligar Caio"
    (row,) = listed_tasks(workspace, PT)
    assert row["id"] == number
    assert (row["due"], row["time"], row["name"], row["contact"]) == (
        "2026-10-16",
        "10:00",
        "Tijolo Lilás",
        "Caio Faísca",
    )
    assert (row["kind"], row["priority"], row["when"], row["repeats"]) == (
        "call",
        "high",
        "week",
        "toda semana: sexta",
    )


def test_a_task_that_says_nothing_or_means_nobody_is_refused(workspace):
    for words in ("amanhã", "ligar @ninguém"):
        with pytest.raises(NotUnderstood):
            add_typed(workspace, words, "pt_BR")
    assert listed_tasks(workspace, PT) == []


def test_only_open_tasks_with_a_day_reach_the_calendar(workspace, tmp_path):
    for task in (
        Task(title="a", due=date(2026, 10, 20)),
        Task(title="b"),
        Task(title="c", due=date(2026, 10, 1), status="done"),
    ):
        workspace.run(AddRecord(record=task))
    told = write_ics(workspace, tmp_path / "o.ics")
    assert PT.words(told) == "o.ics está pronto: 1 tarefa"
    assert (tmp_path / "o.ics").read_bytes().count(b"BEGIN:VEVENT") == 1
    assert [PT.words(line) for line in task_lines(listed_tasks(workspace, PT))] == [
        "2026-10-20      \ta",
        "—      \tb",
    ]
    assert len(listed_tasks(workspace, PT, closed=True)) == 3


def test_the_command_line_adds_lists_and_writes(tmp_path, capsys):
    file, out = str(tmp_path / "t.csdesk"), tmp_path / "o.ics"
    assert main(["new", file]) == 0
    assert main(["tasks", file, "--add", "call Ana 2026-12-15 10h"]) == 0
    capsys.readouterr()
    assert main(["tasks", file, "--json", "--ics", str(out)]) == 0
    assert [row["title"] for row in json.loads(capsys.readouterr().out)["tasks"]] == ["Call Ana"]
    assert b"DTSTART;TZID=America/Sao_Paulo:20261215T100000" in out.read_bytes()
