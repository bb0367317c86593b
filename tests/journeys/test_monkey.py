"""What random people at the window found; `tools/torture.py monkey` lets them at it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.commands.records import ChangeRecords
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.interaction import Task
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import StepKind
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.playbooks.written import map_of, map_to_json, process_to_json
from csdesk.domain.settings import ChangeSetting
from csdesk.storage.clock import FixedClock
from csdesk.storage.workspace import Workspace
from csdesk.ui.desk import Desk
from csdesk.ui.playbooks.editor_page import PlaybookEditorPage
from csdesk.ui.playbooks.page import PlaybooksPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance
from tests.conftest import NOON

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")


def test_pages_of_a_file_that_was_left_hear_of_no_other_looks_or_language(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    for page in desk.window.pages.specs:
        if page not in {"start", "account", "run", "playbook"}:
            desk.window.go(page)
    desk.window.go("account", 1)
    desk.window.go("playbook", 1)
    left = desk.window.pages.page
    assert left is not None
    other = tmp_path / "Outra.csdesk"
    with Workspace.create(other, FixedClock(NOON)) as workspace:
        workspace.run(ChangeSetting(key="zone", value="Europe/Lisbon"))
    with qtbot.captureExceptions() as faults:
        gone: list[bool] = []
        left.destroyed.connect(lambda: gone.append(True))
        assert desk.open_path(other)
        qtbot.waitUntil(lambda: bool(gone))
        desk.choose_appearance(Appearance.DARK)
        desk.choose_language("en")
        qtbot.wait(1)
    assert faults == []


def test_a_page_of_a_file_that_was_left_does_nothing_more_by_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.window.go("playbook", 1)
    left = desk.window.pages.page
    assert isinstance(left, PlaybookEditorPage)
    step = next(one for one in left.presenter.map.steps if one.kind is StepKind.PROCESS)
    left.presenter.choose([step.id])
    qtbot.wait(20)
    gone: list[bool] = []
    left.destroyed.connect(lambda: gone.append(True))
    leaving = QTimer(singleShot=True, interval=0)
    leaving.timeout.connect(desk.leave_and_welcome)
    with qtbot.captureExceptions() as faults:
        leaving.start()
        desk.choose_language("en")  # the inspector is to be filled anew after that
        qtbot.waitUntil(lambda: bool(gone))
    assert faults == []


def test_results_of_a_playbook_are_not_told_to_a_panel_that_was_made_anew(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    assert session is not None
    desk.window.go("playbooks")
    page = desk.window.pages.page
    assert isinstance(page, PlaybooksPage)
    assert page.entry is not None
    assert page.entry.live is not None
    qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
    with qtbot.captureExceptions() as faults:
        session.runs.start(1, page.entry.live.id)  # what it brought about is read beside the window
        desk.choose_language("en")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
    assert faults == []


def test_no_page_is_shown_once_more_while_its_file_is_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in ("account", "portfolio", "today"):
        desk.window.go(page, 1 if page == "account" else None)
    shown: list[str] = []
    for name, page in desk.window.pages._made.items():
        if name != "today":
            monkeypatch.setattr(page, "showEvent", lambda _, name=name: shown.append(name))
    desk.window.leave_file()
    assert shown == []


HOSTILE = "<img src=file:///etc/passwd> <b>x</b>"


def test_no_name_is_drawn_as_markup_on_any_page(desk: Desk, qtbot: QtBot) -> None:
    session = desk.session
    assert session is not None
    playbook = _fill_with_markup(session)
    run = session.runs.start(1, playbook)
    for page, record in _places(desk, playbook, run):
        desk.window.go(page, record)
        qtbot.waitUntil(lambda: not desk.jobs.running, timeout=20_000)
        assert [*_drawn(desk.window), *_tips(desk.window)] == [], page


def _fill_with_markup(session: Session) -> int:
    """Every name of the example is markup; the id of a playbook in use whose texts are too."""
    session.run(ChangeSetting(key="name", value=HOSTILE))
    session.run(ChangeSetting(key="person", value=HOSTILE))
    for kind, field in ((Account, "name"), (Contact, "name"), (Task, "title")):
        ids = tuple(one.id for one in session.all(kind))
        session.run(ChangeRecords(kind=kind, ids=ids, values={field: f"{HOSTILE} {field}"}))
    found = session.find(Playbook, code="health-drop")[0]
    body = map_of(found.body)
    steps = tuple(replace(one, text=HOSTILE, help=HOSTILE, guide=(HOSTILE,)) for one in body.steps)
    arrows = tuple(replace(one, label=HOSTILE if one.label else "") for one in body.arrows)
    hostile = map_to_json(replace(body, steps=steps, arrows=arrows, purpose=HOSTILE, group=HOSTILE))
    steps_of = ProcessBody(steps=(ProcessStep(text=HOSTILE, help=HOSTILE),), purpose=HOSTILE)
    session.run(
        Adopt(
            playbooks=(("health-drop", HOSTILE, hostile),),
            processes=(("hostile", HOSTILE, process_to_json(steps_of)),),
        )
    )
    return session.find(Playbook, code="health-drop", status="live")[0].id


def _places(desk: Desk, playbook: int, run: int) -> Iterator[tuple[str, int | None]]:
    known = {"account": 1, "reviews": 1, "playbook": playbook, "run": run}
    for page in desk.window.pages.specs:
        if page != "start" and page not in {"map_past", "results"}:
            yield page, known.get(page)


def _drawn(window: QWidget) -> list[str]:
    """The labels that guess, and find markup in a name."""
    return [
        f"{type(one).__name__}: {one.text()}"
        for one in window.findChildren(QLabel)
        if one.textFormat() != Qt.TextFormat.PlainText and "<img" in one.text()
    ]


def _tips(window: QWidget) -> list[str]:
    """The tooltips that would draw a picture."""
    found = [(one, one.toolTip()) for one in window.findChildren(QWidget)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(30, model.rowCount(QModelIndex()) if model is not None else 0)):
            for column in range(
                min(30, model.columnCount()) if isinstance(model, QAbstractTableModel) else 1
            ):
                told = model.data(model.index(row, column), Qt.ItemDataRole.ToolTipRole)
                found.append((view, str(told or "")))
    return [f"{type(one).__name__}: {tip[:90]}" for one, tip in found if "<img" in tip]


def _is_plain(said: ast.expr) -> bool:
    if isinstance(said, ast.IfExp):
        return _is_plain(said.body) and _is_plain(said.orelse)
    if isinstance(said, ast.Call):
        return isinstance(said.func, ast.Name) and said.func.id == "plain"
    return isinstance(said, ast.Constant)


def test_every_tooltip_is_made_plain() -> None:
    guessed = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "csdesk" / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "setToolTip"
        and not _is_plain(node.args[0])
    ]
    assert guessed == []
