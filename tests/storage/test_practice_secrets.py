"""Tasks, playbooks and runs leave the laptop by no connection, and their faults no word of a client in the log."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt, SaveDraft
from csdesk.domain.commands.processes import BeginProcess
from csdesk.domain.commands.records import AddRecord
from csdesk.domain.commands.registry import Command
from csdesk.domain.commands.run_keeping import KeepTyped
from csdesk.domain.commands.runs import AnswerStep, DropRun, PauseRun, SkipStep, SnoozeRun, StartRun
from csdesk.domain.commands.suggestions import DismissSuggestion
from csdesk.domain.commands.tasks import CompleteTasks, DropTasks, SnoozeTasks
from csdesk.domain.errors import CSDeskError
from csdesk.domain.model.account import Account
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import LIVE, Playbook, Process, Run
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.domain.today.items import Kind
from csdesk.domain.today.seeing import SeeTo
from csdesk.i18n import Translator
from csdesk.storage import logs
from csdesk.storage.clock import FixedClock
from csdesk.storage.content import shipped
from csdesk.storage.dump import digest
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.session import Session
from csdesk.ui.words import Words
from tests.conftest import NOON
from tests.storage.ears import EAR, HEARING

ROOT = Path(__file__).resolve().parents[2]
SECRETS = ("Tijolo", "Lilás", "Onça", "segredo", "R$ 1.234", "carteira")
SAID = "Tijolo Lilás disse um segredo: R$ 1.234"
FAULTS = 220
DAY = date(2026, 11, 3)
MAP = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text=SAID, due=0),
        Step(id="e", kind=StepKind.END, text=SAID),
    ),
    arrows=(Arrow(id="0", source="s", target="call"), Arrow(id="1", source="call", target="e")),
)
KINDS = (ValueError, KeyError, RuntimeError, OSError, UnicodeError, TypeError, type("Own", (Exception,), {}))


WINDOW = f"""{HEARING}
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from csdesk.domain.model.practice import LIVE, Playbook
from csdesk.ui.app import build
desk = build(QApplication([]))
desk.open_path(Path(sys.argv[1]))
desk.window.show()
session = desk.session
playbook = session.find(Playbook, status=LIVE)[0].id
run = session.runs.start(session.account_names()[0][0], playbook)
for page, record in (("today", None), ("tasks", None), ("playbook", playbook), ("runs", None), ("run", run)):
    desk.window.go(page, record)
    for _ in range(400):
        QTest.qWait(5)
        if not desk.jobs.running:
            break
desk.close()
print(heard)
"""


def _heard(words: list[str], given: str = "") -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", *words],
        input=given,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()[-1]


def test_tasks_playbooks_and_runs_open_no_connection(tmp_path: Path) -> None:
    file, shared = tmp_path / "w.csdesk", tmp_path / "shared.csplaybook"
    jobs = (
        f"new|{file}|--sample",
        f"tasks|{file}|--add|ligar para a Onça sexta 10h, toda segunda",
        f"tasks|{file}|--ics|{tmp_path / 't.ics'}",
        f"playbooks|{file}|list",
        f"playbooks|{file}|lint",
        f"playbooks|{file}|export|renewal|{shared}",
        f"playbooks|{file}|import|{shared}",
        f"playbooks|{file}|run|silence|--account|Onça Míope|--answers|1|--summary|falei com a Ana",
        f"playbooks|{file}|simulate|silence|--answers|1",
        f"playbooks|{file}|suggest|--json",
        f"playbooks|{file}|results|silence|--json",
        f"today|{file}|--json",
    )
    assert _heard([EAR], "\n".join(jobs)) == "[]"


def test_the_window_opens_no_connection_for_them(tmp_path: Path) -> None:
    file = tmp_path / "w.csdesk"
    with Workspace.create(file, FixedClock(NOON)) as workspace:
        add_sample(workspace, "pt_BR")
        workspace.run(shipped("pt_BR").adopting())
    assert _heard([WINDOW, str(file)]) == "[]"


def _filled(workspace: Workspace) -> None:
    """An account, tasks, a process and a run at its first step, each with words of a client."""
    account = workspace.run(AddRecord(record=Account(name="Tijolo Lilás", notes=SAID))).value
    workspace.run(shipped("pt_BR").adopting())
    workspace.run(Adopt(playbooks=(("onça", "Onça Míope", map_to_json(MAP)),)))
    workspace.run(AddRecord(record=Task(account=account, title=SAID, due=DAY)))
    playbook = workspace.reader.find(Playbook, code="onça")[0]
    workspace.run(StartRun(account=account, playbook=playbook.id))


def _deeds(workspace: Workspace) -> tuple[Command, ...]:
    reader = workspace.reader
    account, task = reader.all(Account)[0].id, reader.all(Task)[0].id
    run = reader.all(Run)[0].id
    playbook, process = reader.find(Playbook, code="onça")[0], reader.find(Process, status=LIVE)[0].id
    other = reader.find(Playbook, code="silence")[0].id
    return (
        StartRun(account=account, playbook=other, trigger=SAID),
        AnswerStep(run=run, summary=SAID, task=SAID),
        SkipStep(run=run, reason=SAID),
        SnoozeRun(run=run, until=DAY, reason=SAID),
        PauseRun(run=run, reason=SAID),
        DropRun(run=run, reason=SAID),
        KeepTyped(run=run, typed={"summary": SAID}),
        SaveDraft(kind=Playbook, name="Tijolo", body=map_to_json(MAP), code=playbook.code),
        Adopt(playbooks=(("tijolo", SAID, map_to_json(MAP)),)),
        BeginProcess(process=process, account=account),
        AddRecord(record=Task(account=account, title=SAID, due=DAY, recurrence="FREQ=DAILY")),
        CompleteTasks(ids=(task,)),
        SnoozeTasks(ids=(task,), due=DAY, reason=SAID),
        DropTasks(ids=(task,), reason=SAID),
        DismissSuggestion(account=account, playbook="onça", reason=SAID),
        SeeTo(account=account, kind=next(iter(Kind)), title=SAID),
    )


def _raising(number: int) -> Callable[..., object]:
    def broken(*_: object, **__: object) -> object:
        raise KINDS[number % len(KINDS)](f"{SECRETS[number % len(SECRETS)]} {SAID}")

    return broken


def _logged(path: Path) -> str:
    for handler in logging.getLogger("csdesk").handlers:
        handler.close()
    return "".join(one.read_text(encoding="utf-8") for one in path.parent.glob(path.name + "*"))


def test_a_fault_in_tasks_playbooks_and_runs_says_no_word_of_a_client(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, failed = logs.start(), 0
    with Workspace.create(tmp_path / "carteira Onça.csdesk", FixedClock(NOON)) as workspace:
        _filled(workspace)
        deeds, before = _deeds(workspace), digest(workspace.reader)
        places = (
            (workspace._pen.journal, "record"),
            (workspace._pen.tables, "insert_many"),
            (workspace._pen.tables, "get"),
        )
        for number in range(FAULTS):
            owner, name = places[number % len(places)]
            monkeypatch.setattr(owner, name, _raising(number))
            try:
                workspace.run(deeds[number % len(deeds)])
            except CSDeskError:
                pass
            except Exception as failure:  # noqa: BLE001 - any fault is what is injected
                failed += 1
                logs.log_bug(failure)
            else:
                workspace.undo()
            monkeypatch.undo()
        assert digest(workspace.reader) == before
    text = _logged(path)
    assert failed > FAULTS // 2
    assert text.count("commands/") >= failed
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_look_beside_the_window_that_fails_says_no_word_of_a_client(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = logs.start()
    _filled(workspace)
    session = Session(workspace, Words(Translator("pt_BR")), Jobs())
    for number, place in enumerate(
        ("csdesk.storage.observing.observe", "csdesk.storage.queries.suggestions.suggestions_on")
    ):
        monkeypatch.setattr(place, _raising(number))
    session.observing.begin()
    qtbot.waitUntil(lambda: "observing.py" in _logged(path))
    session.observing.seen.emit({})
    qtbot.waitUntil(lambda: "suggesting.py" in _logged(path))
    text = _logged(path)
    assert [secret for secret in SECRETS if secret in text] == []
    session.jobs.stop_all(session.interrupt)
