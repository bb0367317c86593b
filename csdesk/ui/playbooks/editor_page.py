"""The map editor: a version is drawn, tried, published and moved to; what is drawn is kept by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.playbooks.editing import aligned, unpinned
from csdesk.domain.playbooks.maps import StepKind
from csdesk.domain.text import Text, msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.playbooks.canvas import Tool
from csdesk.ui.playbooks.editor_actions import HINTS, LINE_HINTS, LIST_HINTS, editor_actions
from csdesk.ui.playbooks.editor_frame import EditorFrame
from csdesk.ui.playbooks.move_card import MoveCard
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes

if TYPE_CHECKING:
    from csdesk.ui.run_session import Facts, Moves


class PlaybookEditorPage(EditorFrame):
    """Draws the map of one version."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__(session, themes)
        self._listen()

    def _listen(self) -> None:
        presenter, heading = self.presenter, self.heading
        presenter.standing.connect(heading.render_standing)
        presenter.drawn.connect(heading.render_standing)
        presenter.kept.connect(self.kept)
        presenter.kept.connect(self.saved)
        presenter.refused.connect(self.refused)
        presenter.gone.connect(self.back_asked)
        self._session.words.language_changed.connect(heading.render_standing)
        heading.back_asked.connect(self.back_asked)
        heading.name.returnPressed.connect(self.focus_map)
        heading.undo_asked.connect(self.undo)
        heading.redo_asked.connect(self.redo)
        heading.list_asked.connect(self.toggle_list)
        heading.test_asked.connect(self.test)
        heading.publish_asked.connect(self.publish)
        heading.more_asked.connect(self._fill_more)
        self.inspector.left.connect(self.focus_map)
        self.inspector.duplicate_asked.connect(self.duplicate)
        self.inspector.align_asked.connect(self.align)
        self.trial.ended.connect(self.end_test)
        self.trial.past_asked.connect(self.look_back)
        self.overlay.pill.asked.connect(self.next_problem)
        self.canvas.tool_changed.connect(self.state_changed)
        for view in (self.canvas, self.outline):
            view.line.turned.connect(self.state_changed)

    def action_specs(self) -> Sequence[ActionSpec]:
        """What can be done here."""
        return editor_actions(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the map."""
        is_typing = self.canvas.line.isVisible() or self.outline.line.isVisible()
        return LINE_HINTS if is_typing else LIST_HINTS if self.is_listed else HINTS

    def areas(self) -> Sequence[QWidget]:
        """The map, the inspector, the heading."""
        return (self.view, self.trial if self.trial.isVisible() else self.inspector, self.heading.name)

    def visit(self, record: int | None) -> None:
        """Show a version; without one, the map as it was."""
        if (
            record is not None
            and record != self.presenter.record.id
            and not self.presenter.is_drafting(record)
        ):
            self.see(record)
            return
        self.heading.render_standing()
        self._show_panel()
        if self.canvas.isVisible():
            self._begin()

    def see(self, record: int) -> None:
        """Show just this version, be it one in use whose draft was begun."""
        if record != self.presenter.record.id:
            try:
                self.presenter.open(record)
            except CSDeskError as failure:
                self.refused.emit(failure.text)
                self.back_asked.emit()
                return
            self._is_fresh = True
        self.visit(None)

    def step_out(self) -> bool:
        """Give up a tool, then a choice of several, then the arrow."""
        presenter = self.presenter
        if self.trial.isVisible():
            self.end_test()
        elif self.canvas.tool is not Tool.MOVE:
            self.canvas.take_tool(Tool.MOVE)
        elif len(presenter.steps) > 1 or presenter.arrow is not None:
            presenter.choose(presenter.steps[-1:])
        else:
            self.back_asked.emit()
        return True

    def add(self, kind: StepKind) -> None:
        """Add a step of a kind after the chosen one, and type into it."""
        self.view.keys.add_after(kind)

    def edit(self) -> None:
        """Type into what is chosen."""
        self.view.keys.edit()

    def link(self) -> None:
        """Choose the step that the chosen one leads to."""
        step = self.presenter.step
        if step is None or not self.presenter.can_change:
            return
        box = self.view.box_on_view(step.id)
        at = self.view.viewport().mapToGlobal(box.bottomRight().toPoint())
        targets = self.kit.targets(step.id)
        card = self.kit.pick(msg("Leads to"), targets, self.view, self.presenter.connect_to, at=at)
        if not self.is_listed:
            card.list.currentRowChanged.connect(lambda _: self.canvas.mark(self._marked(card)))
            card.closed.connect(self.canvas.show_chosen)

    @staticmethod
    def _marked(card: Any) -> str | None:
        item = card.list.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def ask_trigger(self) -> None:
        """Choose what suggests the playbook."""
        start = self.presenter.map.start
        if start is not None and self.presenter.can_change:
            self._wants_panel = True
            self._show_panel()
            self.presenter.choose((start.id,))
            self.inspector.ask_trigger()

    def undo(self) -> None:
        """Take back an edit of the drawing, else what was done before."""
        self.view.line.commit()
        if self.presenter.undo():
            self.inspector.refresh()
        else:
            self.undo_asked.emit()

    def redo(self) -> None:
        """Do it again."""
        if self.presenter.redo():
            self.inspector.refresh()
        else:
            self.redo_asked.emit()

    def copy(self) -> None:
        """Copy the chosen steps."""
        if self.presenter.steps:
            QGuiApplication.clipboard().setText(self.presenter.copied())

    def cut(self) -> None:
        """Copy and take away."""
        self.copy()
        self.presenter.remove()

    def paste(self) -> None:
        """Put copied steps in."""
        self.presenter.paste(QGuiApplication.clipboard().text())

    def duplicate(self) -> None:
        """The chosen steps a second time."""
        self.presenter.paste(self.presenter.copied())

    def choose_all(self) -> None:
        """Every step."""
        self.presenter.choose(self.presenter.map.by_id)

    def tidy(self) -> None:
        """Let the layout place every step again."""
        self.presenter.edit(unpinned)
        self.canvas.fit()

    def align(self, axis: str) -> None:
        """Put the chosen steps in a line."""
        boxes = self.canvas.picture.boxes
        places = {one: (boxes[one].x, boxes[one].y) for one in self.presenter.steps}
        self.presenter.edit(lambda found: aligned(found, places, axis))

    def next_problem(self, by: int = 1) -> None:
        """Go to the next thing that is wrong, and say it."""
        found = self.presenter.next_finding(by)
        if found is not None:
            self.told.emit(found.text)
            self.focus_map()

    def problem_before(self) -> None:
        """Go to the thing before."""
        self.next_problem(-1)

    def test(self) -> None:
        """Try the map without writing anything."""
        self.view.line.commit()
        self.inspector.hide()
        self.trial.begin()

    def look_back(self) -> None:
        """What the map would have done in the past year."""
        presenter = self.presenter
        if not presenter.map.triggers:
            self.refused.emit(msg("Say first what suggests the playbook: its start has no trigger"))
            return
        presenter.keep()
        if presenter.record.id:
            self.past_asked.emit(presenter.record.id)

    def end_test(self) -> None:
        """Go on drawing."""
        self.trial.hide()
        self._show_panel()
        self.focus_map()

    def publish(self) -> None:
        """Put the draft in use."""
        self.view.line.commit()
        if self.presenter.publish():
            self.offer_move(is_asked=False)

    def offer_move(self, *, is_asked: bool = True) -> None:
        """Show what moving the open runs of earlier versions to the one in use would do, and offer it."""
        live = self.presenter.live()
        if live is None or self._session.read_only:
            return

        def show(found: Moves) -> None:
            moves, facts = found
            if not self.isVisible():
                return
            if not moves:
                if is_asked:
                    self.told.emit(msg("No open run follows an earlier version"))
                return
            words = self._session.words
            card = MoveCard(moves, live.version or 1, self._themes, words, self.heading.publish)
            card.taken.connect(lambda runs: self._move(runs, live.id, facts))
            card.open_under(self.heading.publish, card.move_them)

        self._session.runs.read_moves(live.id, show, self)

    def _move(self, runs: tuple[int, ...], to: int, facts: Facts) -> None:
        try:
            self._session.runs.move_many(runs, to, facts)
        except CSDeskError as failure:
            self.refused.emit(failure.text)

    def export(self, how: str) -> None:
        """Write the map as a file."""
        self.presenter.keep()
        self.export_asked.emit(self.presenter.record.id, how)

    def begin(self, record: int) -> None:
        """Show a draft that was just begun, and ask its name."""
        self.visit(record)
        self.rename()

    def rename(self) -> None:
        """Type another name; Enter goes on to the map."""
        self.heading.name.setFocus()
        self.heading.name.selectAll()

    def _fill_more(self, menu: QMenu) -> None:
        words = self._session.words
        deeds: tuple[tuple[Text, Callable[[], object]], ...] = (
            (msg("Rename the playbook"), self.rename),
            (msg("Tidy the map"), self.tidy),
            (msg("Align in a column"), lambda: self.align("x")),
            (msg("Align in a row"), lambda: self.align("y")),
            (msg("Move runs to the version in use"), self.offer_move),
            (msg("Show or hide the panel"), self.toggle_panel),
            (msg("Export to share"), lambda: self.export("share")),
            (msg("Export as a picture"), lambda: self.export("png")),
            (msg("Export as PDF"), lambda: self.export("pdf")),
        )
        for title, deed in deeds:
            menu.addAction(words(title), deed)
