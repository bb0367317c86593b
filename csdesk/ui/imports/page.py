"""The import wizard: file, columns, check, done. Nothing changes before the last button."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.domain.commands.mappings import ForgetMapping, RenameMapping
from csdesk.domain.commands.registry import Command
from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import Text, msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.dropping import take_files, welcome_files
from csdesk.ui.imports.check_step import CheckStep
from csdesk.ui.imports.columns_step import ColumnsStep
from csdesk.ui.imports.done_step import DoneStep
from csdesk.ui.imports.drop import DropStep
from csdesk.ui.imports.footer import Footer
from csdesk.ui.imports.heading import Heading
from csdesk.ui.imports.keys import hints_of, wizard_actions
from csdesk.ui.imports.left_out_file import AskTarget, ask_workbook, write_left_out
from csdesk.ui.imports.presenter import ImportPresenter
from csdesk.ui.imports.remembered import saved_columns, templates
from csdesk.ui.imports.state import ImportState, StepOf
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel


class ImportPage(Page):
    """The wizard as a page of the window."""

    finished = Signal()
    """The person wants to see what came in."""
    left = Signal()
    """The person leaves; the draft stays."""

    refused = Signal(object)
    """A `Text`: why no file could be read; there is no draft either."""

    def __init__(self, session: Session, themes: Themes, ask_target: AskTarget = ask_workbook) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self._ask_target = ask_target
        self._is_stale = self._waited = False
        words = session.words
        self.presenter = ImportPresenter(session.imports, self._render, self)
        self.presenter.templates = partial(templates, session)
        self.heading = Heading(themes, words)
        self.drop = DropStep(themes, words)
        self.columns = ColumnsStep(themes, words, self.presenter)
        self.check = CheckStep(themes, words, session.settings.currency)
        self.done = DoneStep(themes, words)
        self._steps: dict[StepOf, QWidget] = {
            StepOf.FILE: self.drop,
            StepOf.COLUMNS: self.columns,
            StepOf.CHECK: self.check,
            StepOf.DONE: self.done,
        }
        self.footer = Footer(themes, words)
        self.error = label("error", wrap=True)
        self._error_line = QWidget()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self._render(self.presenter.state)

    def start(self, paths: Sequence[Path]) -> None:
        """Begin with some files; with none, ask for them or go on with the draft."""
        self.presenter.start(paths)

    def visit(self, record: int | None) -> None:
        """Hold the draft against what changed meanwhile."""
        super().visit(record)
        if self._is_stale:
            self._is_stale = False
            self.presenter.plan_again()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The keys of the wizard."""
        return wizard_actions(self.advance, self.go_back, self._walk)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the step."""
        return hints_of(self.presenter.state.step)

    def _walk(self, step: int) -> None:
        """To the next problem, or to the one before."""
        if self.presenter.state.step is StepOf.CHECK:
            self.check.next_doubt(step)
        else:
            self.columns.walk(step)

    def areas(self) -> Sequence[QWidget]:
        """What the step asks for first, then the rest of it, then the way on."""
        step = self.presenter.state.step
        if step is StepOf.FILE:
            return (self.drop.button,)
        if step is StepOf.COLUMNS:
            return (self.columns.list, self.columns.grid, self.footer.main)
        return (self.check.table, self.footer.main) if step is StepOf.CHECK else (self.done.portfolio,)

    def step_out(self) -> bool:
        """Stop reading or planning; else leave, with the draft kept."""
        if self.presenter.state.is_busy and self.presenter.state.step is not StepOf.CHECK:
            self.presenter.cancel()
            return True
        return False

    def advance(self) -> None:
        """What the main button of the step does."""
        step = self.presenter.state.step
        if step is StepOf.FILE:
            if not self.presenter.state.is_busy:
                self.drop.choose()
        elif step is StepOf.DONE:
            self.finished.emit()
        elif self.footer.main.isEnabled():
            if step is StepOf.COLUMNS:
                self.presenter.go(StepOf.CHECK)
            else:
                self.presenter.apply()

    def go_back(self) -> None:
        """One step back; nothing is lost."""
        state = self.presenter.state
        if state.is_busy and state.step is StepOf.CHECK:
            return
        if state.step is StepOf.CHECK and state.mappings:
            self.presenter.go(StepOf.COLUMNS)
        elif state.step in {StepOf.COLUMNS, StepOf.CHECK}:
            self.presenter.go(StepOf.FILE)

    def event(self, event: QEvent) -> bool:
        """Alt and the left arrow go back a step here, before they go back a page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._goes_back(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One step back."""
        if self._goes_back(event):
            self.go_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome on every step."""
        welcome_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Start anew with what was dropped."""
        take_files(event, self.presenter.read)

    def _goes_back(self, event: QKeyEvent) -> bool:
        steps = {StepOf.COLUMNS, StepOf.CHECK}
        is_key = event.key() == Qt.Key.Key_Left and event.modifiers() == Qt.KeyboardModifier.AltModifier
        return is_key and self.presenter.state.step in steps

    def _say_again(self) -> None:
        self._render(self.presenter.state)

    def _render(self, state: ImportState) -> None:
        moved = self._stack.currentWidget() is not self._steps[state.step]
        self.heading.show_state(state)
        self._stack.setCurrentWidget(self._steps[state.step])
        self.footer.setVisible(state.step in {StepOf.COLUMNS, StepOf.CHECK})
        if state.step is StepOf.FILE:
            self.drop.show_state(state)
        elif state.step is StepOf.COLUMNS:
            self.columns.show_state(state, saved_columns(self._session, state.mapping))
        elif state.step is StepOf.CHECK:
            self.check.show_state(state)
        else:
            self.done.show_state(state)
        self.footer.show_state(state)
        self._tell((state.error or state.unread) if state.step is not StepOf.FILE else None)
        waited, self._waited = self._waited, state.is_busy and state.step is StepOf.FILE
        if self.isVisible() and self._waited and not waited:
            self.drop.stop.setFocus()
        elif self.isVisible() and (moved or (waited and not self._waited)):
            self.areas()[0].setFocus()
        self.state_changed.emit()
        if state.step is StepOf.FILE and state.error is not None and state.understood is None:
            self.refused.emit(state.error)

    def _tell(self, error: Text | None) -> None:
        self._error_line.setVisible(error is not None)
        if error is not None:
            self._session.words.say(self.error.setText, error)

    def _save_left_out(self) -> None:
        rows, words = self.check.left_out, self._session.words
        target = self._ask_target(self, words(msg("rows left out")) + ".xlsx")
        if target is None:
            return
        translator = words.translator
        self._session.jobs.run(
            lambda _: write_left_out(rows, target, translator),
            lambda _: self.check.say_saved(target.name, len(rows)),
            failed=self._failed,
            owner=self,
        )

    def _failed(self, failure: Exception) -> None:
        if not isinstance(failure, CSDeskError):
            raise failure
        self._tell(failure.text)

    def _keep_name(self, command: Command) -> None:
        """Rename or forget saved columns."""
        try:
            self._session.run(command, self)
        except CSDeskError as failure:
            self._tell(failure.text)
        else:
            self._render(self.presenter.state)

    def _undo(self) -> None:
        done = self.presenter.state.done
        if done is not None and done.step is not None:
            self._session.stepping.take_back(self._failed, done.step, self.presenter.taken_back)

    def _on_undone(self, _: object) -> None:
        done = self.presenter.state.done
        if done is not None and any(one.id == done.step and one.undone for one in self._session.steps()):
            self.presenter.taken_back()

    def _on_changed(self, _changes: object, initiator: object) -> None:
        self._is_stale = self._is_stale or initiator is None
        if self._is_stale and self.isVisible():
            self.visit(None)

    def _connect(self) -> None:
        self.heading.closed.connect(self.left)
        self.drop.given.connect(self.presenter.read)
        self.drop.stopped.connect(self.presenter.cancel)
        self.drop.resumed.connect(lambda: self.presenter.go(StepOf.COLUMNS))
        saved = self.columns.saved
        saved.renamed.connect(lambda one, name: self._keep_name(RenameMapping(id=one, name=name)))
        saved.forgotten.connect(lambda one: self._keep_name(ForgetMapping(id=one)))
        self.footer.main.clicked.connect(self.advance)
        self.footer.back.clicked.connect(self.go_back)
        self.check.save_asked.connect(self._save_left_out)
        self.check.decided.connect(self.presenter.decide)
        self.done.portfolio_asked.connect(self.finished)
        self.done.more_asked.connect(self.presenter.restart)
        self.done.undo_asked.connect(self._undo)
        self._session.undone.connect(self._on_undone)
        self._session.changed.connect(self._on_changed)
        self._session.words.language_changed.connect(self._say_again)

    def _build(self) -> None:
        outer = column(self)
        outer.addWidget(self.heading)
        line = row(self._error_line, gap=8)
        line.setContentsMargins(24, 8, 24, 8)
        line.addWidget(IconLabel(self._themes, Icon.ERROR, Ink.ERROR), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.error, 1)
        self._error_line.hide()
        outer.addWidget(self._error_line)
        for step in self._steps.values():
            self._stack.addWidget(step)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.footer)
