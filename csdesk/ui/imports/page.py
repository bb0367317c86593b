"""The import wizard: file, columns, check, done. Nothing changes before the last button."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.imports.check_step import CheckStep
from csdesk.ui.imports.columns_step import ColumnsStep
from csdesk.ui.imports.done_step import DoneStep
from csdesk.ui.imports.drop import DropStep
from csdesk.ui.imports.footer import Footer
from csdesk.ui.imports.presenter import ImportPresenter, ImportState, StepOf
from csdesk.ui.imports.steps import StepLine
from csdesk.ui.session import Session
from csdesk.ui.shell.pages import Page
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Pill


class ImportPage(Page):
    """The wizard as a page of the window."""

    finished = Signal()
    """The person wants to see what came in."""
    left = Signal()
    """The person leaves; the draft stays."""

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        words = session.words
        self.presenter = ImportPresenter(session.imports, self._render, self)
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
        self._build(themes)
        self._connect()
        self._render(self.presenter.state)

    def start(self, paths: Sequence[Path]) -> None:
        """Begin with some files; with none, ask for them or go on with the draft."""
        self.presenter.start(paths)

    def action_specs(self) -> Sequence[ActionSpec]:
        """The keys of the wizard."""
        problems = self.columns.problems
        return (
            ActionSpec(
                "import.main", msg("Next step"), self.advance, Icon.RIGHT, ("Ctrl+Return", "Ctrl+Enter")
            ),
            ActionSpec("import.back", msg("Previous step"), self.go_back, Icon.LEFT, ("Alt+PgUp",)),
            ActionSpec(
                "import.problem", msg("Next problem"), lambda: problems.next_row(1), Icon.WARNING, ("F8",)
            ),
            ActionSpec(
                "import.problem_before",
                msg("Previous problem"),
                lambda: problems.next_row(-1),
                Icon.WARNING,
                ("Shift+F8",),
                palette=False,
            ),
        )

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the step."""
        if self.presenter.state.step is not StepOf.COLUMNS:
            return (KeyHint(("Ctrl+Return",), msg("next")), KeyHint(("Escape",), msg("leave")))
        return (
            KeyHint(("Up", "Down"), msg("column")),
            KeyHint(("Return",), msg("change field")),
            KeyHint(("Delete",), msg("do not import")),
            KeyHint(("F8",), msg("next problem")),
        )

    def areas(self) -> Sequence[QWidget]:
        """List, grid, footer."""
        return (self.columns.list, self.columns.grid, self.footer.main)

    def step_out(self) -> bool:
        """Stop reading, or leave with the draft kept."""
        if self.presenter.state.is_busy:
            self.presenter.cancel()
            return True
        return False

    def advance(self) -> None:
        """What the main button of the step does."""
        step = self.presenter.state.step
        if step is StepOf.FILE:
            self.drop.choose()
        elif step is StepOf.COLUMNS:
            self.presenter.go(StepOf.CHECK)
        elif step is StepOf.CHECK and self.footer.main.isEnabled():
            self.presenter.apply()
        elif step is StepOf.DONE:
            self.finished.emit()

    def go_back(self) -> None:
        """One step back; nothing is lost."""
        if self.presenter.state.step is StepOf.CHECK and self.presenter.state.mappings:
            self.presenter.go(StepOf.COLUMNS)
        else:
            self.presenter.go(StepOf.FILE)

    def _render(self, state: ImportState) -> None:
        self.steps.show_step(state.step)
        self._stack.setCurrentWidget(self._steps[state.step])
        self.footer.setVisible(state.step in {StepOf.COLUMNS, StepOf.CHECK})
        self._say_files(state)
        if state.step is StepOf.FILE:
            self.drop.show_reading(busy=state.is_busy, error=state.error)
        elif state.step is StepOf.COLUMNS:
            self.columns.show_state(state)
        elif state.step is StepOf.CHECK:
            self.check.show_state(state)
        else:
            self.done.show_state(state)
        self.footer.show_state(state)
        self._error.setVisible(state.error is not None and state.step is not StepOf.FILE)
        if state.error is not None:
            self._session.words.say(self._error.setText, state.error)
        self.state_changed.emit()

    def _say_files(self, state: ImportState) -> None:
        books = state.understood.books if state.understood else ()
        self._file.setVisible(bool(books))
        if books:
            words = self._session.words
            text = verbatim(books[0].file) if len(books) == 1 else nmsg("{n} file", "{n} files", len(books))
            self._file.set_words(words(text))

    def _undo(self) -> None:
        done = self.presenter.state.done
        try:
            if done is not None and done.step is not None:
                self._session.undo_step(done.step)
            self.presenter.go(StepOf.CHECK)
        except CSDeskError as failure:
            self._session.words.say(self._error.setText, failure.text)
            self._error.show()

    def _restart(self) -> None:
        self.presenter.state = ImportState()
        self.presenter.start(())

    def _connect(self) -> None:
        self.drop.given.connect(self.presenter.read)
        self.drop.stopped.connect(self.presenter.cancel)
        self.footer.main.clicked.connect(self.advance)
        self.footer.back.clicked.connect(self.go_back)
        self.done.portfolio_asked.connect(self.finished)
        self.done.more_asked.connect(self._restart)
        self.done.undo_asked.connect(self._undo)

    def _build(self, themes: Themes) -> None:
        words = self._session.words
        outer = column(self)
        head = row(gap=12)
        head.setContentsMargins(24, 0, 16, 0)
        title = label("title")
        words.say(title.setText, msg("Import a spreadsheet"))
        self._file = Pill(themes, "")
        self.steps = StepLine(themes, words)
        close = Button(themes, "icon-ghost", Icon.CLOSE)
        words.say(close.set_name, msg("Leave; the draft stays"))
        close.clicked.connect(self.left)
        head.addWidget(title)
        head.addWidget(self._file)
        head.addStretch()
        head.addWidget(self.steps)
        head.addSpacing(12)
        head.addWidget(close)
        bar = QFrame()
        bar.setFixedHeight(themes.theme.size.page_header)
        bar.setLayout(head)
        outer.addWidget(bar)
        outer.addWidget(hairline())
        self._error = label("error", wrap=True)
        self._error.setContentsMargins(24, 8, 24, 8)
        self._error.hide()
        outer.addWidget(self._error)
        self._stack = QStackedWidget()
        for step in self._steps.values():
            self._stack.addWidget(step)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.footer)
