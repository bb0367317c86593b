"""What happened: channel, day, people, summary, and a task besides; every keystroke is kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.model.interaction import CHANNELS, Task
from csdesk.domain.model.record import field_of
from csdesk.domain.playbooks.maps import Asking
from csdesk.domain.text import Text, msg
from csdesk.ui.forms.day import DayEditor
from csdesk.ui.forms.editor import Surroundings
from csdesk.ui.forms.reader import Reader
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.runs.shown import CHANNEL, DAY, PEOPLE, SUMMARY, TASK, TASK_DUE, TASK_ON
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_CHANNELS: tuple[tuple[str, Text, Icon], ...] = (
    ("phone", msg("Call"), Icon.CALL),
    ("video", msg("Meeting"), Icon.VIDEO_MEETING),
    ("email", msg("E-mail"), Icon.EMAIL),
)
_NARROW = 500
_ICONS = {"chat": Icon.CHAT, "whatsapp": Icon.CHAT, "in_person": Icon.VISIT}


def _held(lines: QVBoxLayout) -> QWidget:
    part = QWidget()
    lines.setContentsMargins(0, 0, 0, 0)
    part.setLayout(lines)
    return part


class Outcome(QWidget):
    """The fields below the question."""

    changed = Signal()

    def __init__(
        self, themes: Themes, words: Words, presenter: RunPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._words, self._presenter = themes, words, presenter
        self._loading = True
        outer = column(self, gap=10)
        self._about = Elided("small")
        outer.addLayout(self._head())
        self._first = QGridLayout()
        self._first.setHorizontalSpacing(12)
        self._first.setVerticalSpacing(10)
        outer.addLayout(self._first)
        self.summary = QPlainTextEdit()
        self.summary.setTabChangesFocus(True)
        themes.hold(self.summary.setFixedHeight, lambda theme: theme.px(66))
        outer.addLayout(self._named(msg("Summary"), self.summary))
        self.reason = label("error")
        outer.addWidget(self.reason)
        self.task_on, self.task = QCheckBox(), QLineEdit()
        outer.addLayout(self._task_row())
        self.channel = self._channels("")
        self.day = self._day_field()
        self.people = Button(themes)
        self.people.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.people.clicked.connect(self._offer_people)
        self._is_narrow = False
        self._parts = self._make_first()
        self._place_first(is_narrow=True)
        self.fields: dict[str, QWidget] = {
            SUMMARY: self.summary,
            TASK: self.task,
            DAY: self.day.line,
            TASK_DUE: self.task_due.line,
        }
        self.summary.textChanged.connect(lambda *_: self._keep_text(SUMMARY))
        self.task.textChanged.connect(lambda *_: self._keep_text(TASK))
        self.task_on.toggled.connect(self._toggle_task)
        self._loading = False

    def show_step(self) -> None:
        """Show what is typed at the step where the run stands."""
        presenter, step = self._presenter, self._presenter.step
        self._loading = True
        self.tell(None)
        usual = presenter.usual_channel()
        self._replace_first(usual)
        self._choose(presenter.typed(CHANNEL) or usual)
        today = presenter.words_date(presenter.session.today())
        self.day.set_text(presenter.typed(DAY, today))
        self.summary.setPlainText(presenter.typed(SUMMARY))
        self.task_on.setChecked(bool(presenter.typed(TASK_ON)))
        self.task.setText(presenter.typed(TASK))
        self.task_due.set_text(presenter.typed(TASK_DUE))
        self.task_due.setVisible(self.task_on.isChecked())
        self._name_people()
        asked = step is not None and step.asks is Asking.ALWAYS
        self._words.say(
            self._about.setText,
            msg("needed at this step; goes to the account's timeline")
            if asked
            else msg("goes to the account's timeline"),
        )
        self._loading = False

    def tell(self, reason: Text | None, name: str = SUMMARY) -> None:
        """Say why it was not saved and mark the field, or nothing."""
        self.reason.setVisible(reason is not None)
        for one in (SUMMARY, TASK, DAY, TASK_DUE):
            restyle(self.fields[one], invalid=reason is not None and one == name)
        if reason is not None:
            self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason.setText(self._words(reason))

    def first(self) -> QWidget:
        """The channel that is chosen: letters still are keys of the page there."""
        buttons = self.channel.findChildren(QPushButton)
        return next((one for one in buttons if one.isChecked()), self.summary)

    def in_order(self) -> list[QWidget]:
        """What takes the keys, one after another."""
        buttons: list[QWidget] = list(self.channel.findChildren(QPushButton))
        fields = (self.day.line, self.people, self.summary, self.task_on, self.task, self.task_due.line)
        return [*buttons, *fields]

    def _head(self) -> QHBoxLayout:
        head = row(gap=8)
        title = label("strong")
        self._words.say(title.setText, msg("What happened"))
        head.addWidget(title)
        head.addWidget(self._about, 1)
        return head

    def _named(self, name: Text, field: QWidget) -> QVBoxLayout:
        part = column(gap=5)
        title = label("small")
        self._words.say(title.setText, name)
        self._words.say(field.setAccessibleName, name)
        part.addWidget(title)
        part.addWidget(field)
        return part

    def _task_row(self) -> QHBoxLayout:
        line = row(gap=8)
        self._words.say(self.task_on.setText, msg("Create a task:"))
        self._words.say(self.task.setPlaceholderText, msg("send the numbers"))
        self._words.say(self.task.setAccessibleName, msg("Task"))
        self.task_due = self._day_field()
        self._themes.hold(self.task_due.setFixedWidth, lambda theme: theme.px(146))
        self.task_due.line.textChanged.connect(lambda *_: self._keep_text(TASK_DUE))
        line.addWidget(self.task_on)
        line.addWidget(self.task, 1)
        line.addWidget(self.task_due)
        return line

    def _day_field(self) -> DayEditor:
        around = Surroundings(Reader.of(self._presenter.session), self._themes)
        return DayEditor(field_of(Task, "due"), around)

    def _channels(self, usual: str) -> SegmentedControl:
        options = list(_CHANNELS)
        if usual and usual not in {key for key, _, _ in options}:
            title = next((text for key, text in CHANNELS if key == usual), msg("Channel"))
            options[-1] = (usual, title, _ICONS.get(usual, Icon.NOTE))
        made = SegmentedControl(self._themes, self._words, options)
        made.chosen.connect(self._pick_channel)
        return made

    def _make_first(self) -> tuple[QWidget, QWidget, QWidget]:
        self._themes.hold(self.day.setFixedWidth, lambda theme: theme.px(112))
        self.day.button.hide()
        self.day.line.textChanged.connect(lambda *_: self._keep_text(DAY))
        self._channel_part = self._named(msg("Channel"), self.channel)
        return (
            _held(self._channel_part),
            _held(self._named(msg("Date"), self.day)),
            _held(self._named(msg("With whom"), self.people)),
        )

    def _place_first(self, *, is_narrow: bool) -> None:
        """Side by side where there is room, else the channel above the others."""
        channel, day, people = self._parts
        for part in self._parts:
            self._first.removeWidget(part)
        self._first.addWidget(channel, 0, 0, 1, 2 if is_narrow else 1)
        self._first.addWidget(day, 1 if is_narrow else 0, 0 if is_narrow else 1)
        self._first.addWidget(people, 1 if is_narrow else 0, 1 if is_narrow else 2)
        self._first.setColumnStretch(1, 1 if is_narrow else 0)
        self._first.setColumnStretch(2, 0 if is_narrow else 1)
        self._is_narrow = is_narrow

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another order."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._themes.theme.px(_NARROW)
        if is_narrow is not self._is_narrow:
            self._place_first(is_narrow=is_narrow)

    def _replace_first(self, usual: str) -> None:
        before = self.channel
        self.channel = self._channels(usual)
        self._channel_part.replaceWidget(before, self.channel)
        self._words.say(self.channel.setAccessibleName, msg("Channel"))
        before.deleteLater()

    def _choose(self, key: str) -> None:
        try:
            self.channel.choose(key)
        except ValueError:
            self.channel.choose("phone")

    def _pick_channel(self, key: str) -> None:
        self._presenter.keep(CHANNEL, key)
        self.changed.emit()

    def _keep_text(self, name: str) -> None:
        if self._loading:
            return
        texts = {SUMMARY: self.summary.toPlainText, TASK: self.task.text, DAY: self.day.text}
        text = texts.get(name, self.task_due.text)()
        self._presenter.keep(name, text)
        if not self.reason.isHidden():
            self.tell(None)
        if name == TASK and text.strip() and not self.task_on.isChecked():
            self.task_on.setChecked(True)
        self.changed.emit()

    def _toggle_task(self) -> None:
        is_on = self.task_on.isChecked()
        self.task_due.setVisible(is_on)
        if self._loading:
            return
        self._presenter.keep(TASK_ON, "1" if is_on else "")
        if is_on and not self.task_due.text():
            session = self._presenter.session
            due = session.calendar.add_working_days(session.today(), 3)
            self.task_due.set_text(self._presenter.words_date(due))
        if is_on and not self.task.text():
            self.task.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _offer_people(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picked = self._presenter.picked()
        for person in self._presenter.shown.people:
            name = person.name or person.first_name or person.email or "?"
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(person.id in picked)
            action.triggered.connect(partial(self._toggle_person, person.id))
        if menu.isEmpty():
            menu.addAction(self._words(msg("No people in this account yet"))).setEnabled(False)
        menu.popup(self.people.mapToGlobal(self.people.rect().bottomLeft()))

    def _toggle_person(self, person: int) -> None:
        picked = self._presenter.picked()
        kept = tuple(one for one in picked if one != person) if person in picked else (*picked, person)
        self._presenter.keep(PEOPLE, ",".join(map(str, kept)))
        self._name_people()
        self.changed.emit()

    def _name_people(self) -> None:
        names = {one.id: one.name or one.first_name or "?" for one in self._presenter.shown.people}
        picked = [names[one] for one in self._presenter.picked() if one in names]
        words = self._words.translator.listed(picked) if picked else self._words(msg("Choose people"))
        room = self._themes.theme.px(96)
        metrics = self.people.fontMetrics()
        self.people.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.people.setToolTip(plain(words))
        self.people.setAccessibleName(f"{self._words(msg('With whom'))}: {words}")
