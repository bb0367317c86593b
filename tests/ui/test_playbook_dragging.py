"""A step that is dragged takes its arrows along before it is let go, and is pinned where it was let go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.model.practice import Playbook
from csdesk.domain.playbooks.maps import Arrow, PlaybookMap, Step, StepKind
from csdesk.domain.playbooks.written import map_to_json
from csdesk.i18n import Translator
from csdesk.storage.workspace import Workspace
from csdesk.ui.jobs import Jobs
from csdesk.ui.playbooks.editor_page import PlaybookEditorPage
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Appearance, Themes
from csdesk.ui.words import Words

FOUND = PlaybookMap(
    steps=(
        Step(id="s", kind=StepKind.START),
        Step(id="call", kind=StepKind.ACTION, text="Call"),
        Step(id="e", kind=StepKind.END, text="Done"),
    ),
    arrows=(Arrow(id="0", source="s", target="call"), Arrow(id="1", source="call", target="e")),
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, workspace: Workspace) -> PlaybookEditorPage:
    workspace.run(Adopt(playbooks=(("alpha", "Alpha", map_to_json(FOUND)),)))
    session = Session(workspace, Words(Translator("en")), Jobs(qapp))
    made = PlaybookEditorPage(session, Themes(qapp, Appearance.LIGHT))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.visit(session.all(Playbook)[0].id)
    return made


def test_the_arrows_follow_a_step_while_it_is_dragged(qtbot: QtBot, page: PlaybookEditorPage) -> None:
    canvas = page.canvas
    before = canvas.picture.layout.routes["1"].points
    start = canvas.box_on_view("call").center().toPoint()
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    there = start + QPoint(160, 30)
    canvas.mouseMoveEvent(
        QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(there),
            canvas.viewport().mapToGlobal(QPointF(there)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: canvas.picture.layout.routes["1"].points != before, timeout=2000)
    assert page.presenter.map.by_id["call"].at is None
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert page.presenter.map.by_id["call"].at is not None
    assert page.presenter.undo()
    assert canvas.picture.layout.routes["1"].points == before
