"""The line of a new task: typed as one says it, and below it what was understood, part by part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit

from csdesk.domain.model.interaction import Task
from csdesk.domain.model.record import field_of
from csdesk.domain.tasks.spoken import WEEKDAYS, described
from csdesk.domain.tasks.typed import TypedTask
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.forms.choices import label_of_choice
from csdesk.ui.session import Session
from csdesk.ui.tasks.presenter import TYPED, TasksPresenter
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, KeyCaps, Pill

_TONES = {True: PillTone.NEUTRAL, False: PillTone.WARNING}
_PARTS = ("title", "due", "time", "account", "contact", "kind", "priority", "rule")


class TypedLine(QFrame):
    """Asks for a task; Enter adds it and goes on to the next, Esc closes the line and keeps what was typed."""

    submitted = Signal(object)
    """A `TypedTask` to add."""
    pasted = Signal(list)
    """Several of them."""
    left = Signal()

    def __init__(self, presenter: TasksPresenter, session: Session, themes: Themes) -> None:
        super().__init__()
        self._presenter = presenter
        self._session = session
        words = session.words
        self.field = QLineEdit()
        words.say(self.field.setPlaceholderText, msg("call Ana Fri 10h @account, every Monday, !high"))
        words.say(self.field.setAccessibleName, msg("New task"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show)
        self.pills = {part: Pill(themes) for part in _PARTS}
        self.nothing = label("small")
        words.say(self.nothing.setText, msg("Type what is to be done, and when. Enter adds it."))
        outer = column(self, gap=0)
        line = row(gap=10)
        line.setContentsMargins(20, 8, 20, 4)
        line.addWidget(IconLabel(themes, Icon.NEW, Ink.ACCENT))
        line.addWidget(self.field, 1)
        line.addWidget(KeyCaps(themes, ("Enter",)))
        outer.addLayout(line)
        told = row(gap=6)
        told.setContentsMargins(46, 0, 20, 8)
        told.addWidget(self.nothing)
        for pill in self.pills.values():
            told.addWidget(pill)
        told.addStretch()
        outer.addLayout(told)
        outer.addWidget(hairline())
        words.language_changed.connect(self._say_again)
        self._show("")
        self.hide()

    def ask(self) -> None:
        """Open, with what was half typed."""
        if not self.field.text():
            self.field.setText(self._session.drafts.texts(TYPED).get("line", ""))
        self.show()
        self.field.setFocus()

    def begin_anew(self) -> None:
        """The task is added: ready for the next."""
        self._session.drafts.forget(TYPED)
        self.field.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Esc closes."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.matches(QKeySequence.StandardKey.Paste) and self._take_pasted():
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            found = self._presenter.understand(self.field.text())
            if found.title:
                self.submitted.emit(found)
            return True
        return super().eventFilter(watched, event)

    def _take_pasted(self) -> bool:
        """Several lines on the clipboard are several tasks; false for a single one."""
        lines = [line for line in QGuiApplication.clipboard().text().splitlines() if line.strip()]
        found = [self._presenter.understand(line) for line in lines] if len(lines) > 1 else []
        several = [one for one in found if one.title]
        if several:
            self.pasted.emit(several)
        return bool(several)

    def _say_again(self) -> None:
        self._show(self.field.text())

    def _show(self, typed: str) -> None:
        if self.isVisible():
            self._session.drafts.keep(TYPED, {"line": typed} if typed.strip() else {})
        told = self._told(self._presenter.understand(typed)) if typed.strip() else {}
        self.nothing.setVisible(not told)
        for part, pill in self.pills.items():
            words, tone = told.get(part, ("", PillTone.NEUTRAL))
            pill.setVisible(bool(words))
            if words:
                pill.set_words(words)
                pill.set_tone(tone)
        self.field.setAccessibleDescription(", ".join(words for words, _ in told.values()))

    def _told(self, found: TypedTask) -> dict[str, tuple[str, PillTone]]:
        words = self._session.words
        told: dict[str, tuple[str, PillTone]] = {}

        def tell(part: str, said: Text, tone: PillTone = PillTone.INFO) -> None:
            told[part] = (words(said), tone)

        empty = msg("What is to be done?")
        tell("title", verbatim(found.title) if found.title else empty, _TONES[bool(found.title)])
        if found.due is not None:
            tell("due", msg("{weekday}, {day}", weekday=WEEKDAYS[found.due.weekday()], day=found.due))
        if found.time is not None:
            tell("time", verbatim(found.time))
        if found.account_name:
            known, name = found.account is not None, verbatim(found.account_name)
            no_one = msg("no account, or several, called “{name}”", name=name)
            tell("account", name if known else no_one, PillTone.SUCCESS if known else PillTone.WARNING)
        if self._presenter.names.person(found.contact, found.account) is not None:
            tell("contact", verbatim(found.contact or ""), PillTone.SUCCESS)
        for part in ("kind", "priority"):
            value = getattr(found, part)
            if value is not None:
                tell(part, label_of_choice(value, field_of(Task, part).choices))
        if found.rule is not None:
            tell("rule", described(found.rule))
        return told
