"""One step of a process, every value edited in place."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from csdesk.domain.model.interaction import ROLES
from csdesk.domain.model.record import Choice, FieldSpec, FieldType
from csdesk.domain.playbooks.maps import Message
from csdesk.domain.playbooks.process_editing import with_row
from csdesk.domain.playbooks.processes import ProcessStep
from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.forms.slot import Slot
from csdesk.ui.processes.kit import Kit
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import menu_button
from csdesk.ui.theme.parts import column, label, row

_NUMBER, _WHO_WIDE, _SMALL = 26, 168, 52
_BODY_HEIGHT = 150
_TEXT = FieldSpec("text", FieldType.TEXT, msg("What is done"), required=True)
_HELP = FieldSpec("help", FieldType.TEXT, msg("Hint"))
_WHO = FieldSpec(
    "who", FieldType.CHOICE, msg("Who"), choices=tuple(Choice(key, title) for key, title in ROLES)
)
_MINUTES = FieldSpec("minutes", FieldType.INT, msg("Minutes"), low=0, high=600)
_DUE = FieldSpec("due", FieldType.INT, msg("Working day"), low=0, high=250)
_SUBJECT = FieldSpec("subject", FieldType.TEXT, msg("Subject"))
_BODY = FieldSpec("body", FieldType.TEXT, pmsg("message", "Text"), long=True)
_BLANK = frozenset({"help", "who"})


class StepRow(QWidget):
    """A line of the process: what, who, how long, by when, and its template."""

    add_asked = Signal(int)
    """A step after this one."""
    erase_asked = Signal(int)
    move_asked = Signal(int, int)

    def __init__(self, kit: Kit, place: int) -> None:
        super().__init__()
        self._kit = kit
        self.place = place
        self.slots: dict[str, Slot] = {}
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.number = label("secondary", str(place + 1))
        self.number.setFixedWidth(kit.themes.theme.px(_NUMBER))
        self.template = Button(kit.themes, "ghost", Icon.EMAIL)
        kit.words.say(self.template.set_name, msg("Template of the step"))
        self.template.setCheckable(True)
        self.template.toggled.connect(self._show_message)
        self.more = menu_button(kit.themes, kit.words, msg("What can be done with the step"), self._fill)
        self.message = QWidget()
        self._message_slots: dict[str, Slot] = {}
        self._build()

    def show_step(self, step: ProcessStep) -> None:
        """Show what is kept; what is half typed stays."""
        for name, slot in self.slots.items():
            slot.show_value(getattr(step, name))
        message = step.message or Message("")
        for name, slot in self._message_slots.items():
            slot.show_value(getattr(message, name))
        self.template.setText(self._kit.words(msg("Template")) if step.message is not None else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line goes on to the next step, Alt with an arrow moves this one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if by is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.move_asked.emit(self.place, by)
                return True
        return super().eventFilter(watched, event)

    def tell(self, reason: Text | None) -> None:
        """Say why something was not kept, or nothing."""
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._kit.words.say(self._reason.setText, reason)

    def _build(self) -> None:
        outer = column(self, gap=4)
        line = row(gap=8)
        line.addWidget(self.number)
        px = self._kit.themes.theme.px
        line.addWidget(self._slot(_TEXT), 1)
        for button in (self.template, self.more):
            line.addWidget(button)
        outer.addLayout(line)
        under = row(gap=8)
        under.addSpacing(px(_NUMBER) + 8)
        under.addWidget(self._slot(_HELP), 1)
        minutes, day = label("small"), label("small")
        self._kit.words.say(minutes.setText, pmsg("process", "min"))
        self._kit.words.say(day.setText, pmsg("process", "day"))
        for spec, wide, before, after in (
            (_WHO, _WHO_WIDE, None, None),
            (_MINUTES, _SMALL, None, minutes),
            (_DUE, _SMALL, day, None),
        ):
            slot = self._slot(spec)
            slot.setFixedWidth(px(wide))
            group = row(gap=5)
            for part in (before, slot, after):
                if part is not None:
                    group.addWidget(part)
            under.addLayout(group)
        outer.addLayout(under)
        inside = column(self.message, gap=6)
        inside.setContentsMargins(px(_NUMBER) + 8, 6, 0, 6)
        for spec in (_SUBJECT, _BODY):
            inside.addWidget(label("small", self._kit.words(spec.label)))
            made = Slot(spec, self._kit.around, partial(self._give_message, spec.name), self.tell)
            self._message_slots[spec.name] = made
            inside.addWidget(made)
            if spec.long:
                made.editor.field().setFixedHeight(px(_BODY_HEIGHT))
        outer.addWidget(self.message)
        self.message.hide()
        outer.addWidget(self._reason)
        can = self._kit.presenter.can_change
        for slot in (*self.slots.values(), *self._message_slots.values()):
            slot.setEnabled(can)
        self.more.setEnabled(can)
        self.slots["text"].editor.submitted.connect(lambda: self.add_asked.emit(self.place))

    def _slot(self, spec: FieldSpec) -> Slot:
        made = Slot(spec, self._kit.around, partial(self._give, spec.name), self.tell)
        made.editor.field().installEventFilter(self)
        if spec is _HELP:
            made.line.setPlaceholderText(self._kit.words(msg("Hint, if one is needed")))
        self.slots[spec.name] = made
        return made

    def _give(self, name: str, value: Any) -> None:
        kept = value if value is not None or name not in _BLANK else ""
        self._kit.presenter.edit(lambda body: with_row(body, self.place, **{name: kept}))
        self._kit.shown()

    def _give_message(self, name: str, value: str | None) -> None:
        steps = self._kit.presenter.body.steps
        step = steps[self.place] if self.place < len(steps) else None
        before = (step.message if step else None) or Message("")
        texts = {"subject": before.subject, "body": before.body, name: value or ""}
        message = Message(**texts, channel=before.channel) if texts["subject"] or texts["body"] else None
        self._kit.presenter.edit(lambda body: with_row(body, self.place, message=message))
        self._kit.shown()

    def _show_message(self, on: bool) -> None:
        self.message.setVisible(on)
        if on and self.isVisible() and not self._message_slots["body"].editor.text():
            self._message_slots["subject"].setFocus()

    def _fill(self, menu: QMenu) -> None:
        words = self._kit.words
        menu.addAction(words(msg("Add a step below")), partial(self.add_asked.emit, self.place))
        menu.addAction(words(msg("Move up")), partial(self.move_asked.emit, self.place, -1))
        menu.addAction(words(msg("Move down")), partial(self.move_asked.emit, self.place, 1))
        menu.addSeparator()
        menu.addAction(words(msg("Delete the step")), partial(self.erase_asked.emit, self.place))
