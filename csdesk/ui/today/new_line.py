"""The line of a new task: typed as one says it, with what was understood beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from csdesk.domain.tasks.typed import Accounts, TypedTask, accounts_among, parse_task
from csdesk.domain.text import msg, verbatim
from csdesk.ui.session import Session
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, KeyCaps
from csdesk.ui.today.days import dated

PLACE = "today/task"


class NewLine(QFrame):
    """Asks for a task; Enter adds it, Esc closes the line and keeps what was typed for the next time."""

    typed = Signal(object)
    """A `TypedTask` to add."""
    closed = Signal()

    def __init__(self, session: Session, themes: Themes) -> None:
        super().__init__()
        self._session = session
        self._themes = themes
        self._accounts: Accounts = accounts_among({})
        words = session.words
        self.field = QLineEdit()
        self.field.setProperty("kind", "bare")
        words.say(self.field.setPlaceholderText, msg("New task: call Ana Fri 10h @account"))
        words.say(self.field.setAccessibleName, msg("New task"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show)
        self.understood = Elided("small")
        self.understood.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = row(gap=10)
        line.setContentsMargins(14, 3, 14, 3)
        line.addWidget(IconLabel(themes, Icon.NEW, Ink.ACCENT))
        line.addWidget(self.field, 3)
        line.addWidget(self.understood, 2)
        line.addWidget(KeyCaps(themes, ("Enter",)))
        layout = column(self)
        layout.addLayout(line)
        layout.addWidget(hairline())
        self._fit()
        themes.changed.connect(self._fit)
        self.hide()

    def _fit(self) -> None:
        self.setFixedHeight(self._themes.theme.px(40))

    def ask(self) -> None:
        """Open, with what was half typed."""
        self._accounts = accounts_among(dict(self._session.account_names()))
        if not self.field.text():
            self.field.setText(self._session.drafts.texts(PLACE).get("line", ""))
        self.show()
        self.field.setFocus()

    def close_line(self) -> None:
        """Go away; what is typed stays."""
        self.hide()
        self.closed.emit()

    def clear_line(self) -> None:
        """The task is added: ready for the next."""
        self._session.drafts.forget(PLACE)
        self.field.clear()

    def read(self) -> TypedTask:
        """What is typed, understood."""
        session = self._session
        typed, language = self.field.text(), session.words.language
        return parse_task(typed, session.today(), language, self._accounts, session.calendar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc closes."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                found = self.read()
                if found.title:
                    self.typed.emit(found)
                return True
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _show(self, words: str) -> None:
        self._session.drafts.keep(PLACE, {"line": words} if words.strip() else {})
        said = ", ".join(self._told(self.read()))
        self.understood.setText(said)
        self.understood.setAccessibleName(said)

    def _told(self, found: TypedTask) -> list[str]:
        words = self._session.words
        parts = [] if found.due is None else [dated(words.translator, found.due)]
        parts += [found.time] if found.time is not None else []
        if found.account is not None:
            parts.append(found.account_name or "")
        elif found.account_name:
            parts.append(words(msg("no account called {name}", name=verbatim(found.account_name))))
        if found.priority == "high":
            parts.append(words(msg("urgent")))
        parts += [words(msg("repeats"))] if found.rule is not None else []
        return parts
