"""The panel beside the map: everything of the chosen step, or of the playbook itself at its start."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from csdesk.domain.playbooks.maps import (
    ASKED_OF_PEOPLE,
    STEP_KINDS,
    Step,
    StepKind,
)
from csdesk.domain.text import Text, msg
from csdesk.ui.playbooks.answers import Answers, shape_of
from csdesk.ui.playbooks.fields import Area, Line, Number, Pick, titled
from csdesk.ui.playbooks.kit import Kit
from csdesk.ui.playbooks.panel import Panel
from csdesk.ui.playbooks.step_fields import StepFields
from csdesk.ui.playbooks.triggers_card import TriggersBuilder
from csdesk.ui.playbooks.words import KIND_ICONS
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.widgets import IconLabel

_TEXTS: dict[StepKind, Text] = {
    StepKind.QUESTION: msg("Text of the question"),
    StepKind.END: msg("What is reached"),
    StepKind.WAIT: msg("What is waited for"),
    StepKind.CONDITION: msg("Title"),
}


class Inspector(Panel):
    """Shows the chosen step and edits it as it is typed."""

    left = Signal()
    """The person is done here: the keys go back to the map."""
    duplicate_asked = Signal()
    align_asked = Signal(str)
    """`x` for a column, `y` for a row."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shape: object = None
        self.text: Area | None = None
        self.answers: Answers | None = None
        self.triggers: TriggersBuilder | None = None
        self._texts: dict[str, Area | Number | Pick] = {}
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._render)
        kit.presenter.chosen.connect(self.render_step)
        kit.presenter.drawn.connect(self._on_drawn)
        kit.presenter.standing.connect(self._on_drawn)
        kit.words.language_changed.connect(self.refresh)
        self._fit()
        kit.themes.changed.connect(self._fit)

    def _fit(self) -> None:
        self.setFixedWidth(self._kit.themes.theme.size.panel_right)

    def render_step(self) -> None:
        """Show what is chosen now."""
        self._later.start()

    def ask_trigger(self) -> None:
        """Choose what suggests the playbook; its start must be chosen."""
        self.settle()
        if self.triggers is not None:
            self.triggers.ask_kind()

    def focus_first(self) -> None:
        """Take the keys into the first field: the text, where there is one."""
        self.settle()
        if self.text is not None and self.text.isEnabled():
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
            return
        inside = self.area.widget()
        first = inside.nextInFocusChain() if inside is not None else None
        for _ in range(60):
            if inside is None or first is None or not inside.isAncestorOf(first):
                return
            if (
                first.focusPolicy() & Qt.FocusPolicy.TabFocus
                and first.isVisibleTo(inside)
                and first.isEnabled()
            ):
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return
            first = first.nextInFocusChain()

    def settle(self) -> None:
        """Show now what waits to be shown."""
        if self._later.isActive():
            self._later.stop()
            self._render()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the first field."""
        super().focusInEvent(event)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc in any field belongs to the panel."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def refresh(self) -> None:
        """Show every field anew, as after something was taken back."""
        self._shape = None
        self.render_step()

    def _on_drawn(self) -> None:
        step = self._kit.presenter.step
        if step is not None:
            for name, field in self._texts.items():
                field.show_value(getattr(step, name))
        self.render_step()

    def _shape_now(self) -> object:
        presenter = self._kit.presenter
        step = presenter.step
        if step is None:
            return (len(presenter.steps), presenter.can_change)
        return (
            step.id,
            step.kind,
            presenter.can_change,
            shape_of(presenter.answers(step.id)),
            step.links,
            bool(step.until),
            tuple(one.kind for one in presenter.map.triggers) if step.kind is StepKind.START else (),
            len(presenter.steps) > 1,
            presenter.told_answers(step.id),
        )

    def _render(self) -> None:
        shape = self._shape_now()
        if shape == self._shape:
            return
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        before = self.answers
        same = isinstance(shape, tuple) and isinstance(self._shape, tuple) and shape[:1] == self._shape[:1]
        self._shape = shape
        scrolled = self.area.verticalScrollBar().value() if same else 0
        inside = QFrame()
        inside.setProperty("kind", "plain")
        layout = column(inside, gap=12)
        layout.setContentsMargins(16, 12, 16, 16)
        self.text, self.answers, self.triggers, self._texts = None, None, None, {}
        step = self._kit.presenter.step
        if step is None or len(self._kit.presenter.steps) > 1:
            self._fill_several(layout)
        else:
            self._fill(layout, step)
            inside.setEnabled(self._kit.presenter.can_change)
        layout.addStretch()
        self.hold(inside)
        self.area.verticalScrollBar().setValue(scrolled)
        if held and same and before is not None and self.answers is not None:
            self._refocus(before)
        elif held and not same:
            self.left.emit()

    def _refocus(self, before: Answers) -> None:
        """After another answer came or one moved, type on in it."""
        assert self.answers is not None
        if len(self.answers.lines) > len(before.lines):
            self.answers.lines[-1].setFocus()
        elif self.answers.lines:
            self.answers.lines[0].setFocus()
        else:
            self.left.emit()

    def _fill_several(self, layout: QVBoxLayout) -> None:
        count = len(self._kit.presenter.steps)
        said = label("tertiary", wrap=True)
        from csdesk.domain.text import nmsg

        text = (
            msg("Choose a step to see and change it.") if not count else nmsg("{n} step", "{n} steps", count)
        )
        self._kit.words.say(said.setText, text)
        layout.addWidget(said)
        if count > 1 and self._kit.presenter.can_change:
            kit = self._kit
            for icon, title, deed in (
                (Icon.DENSITY, msg("Align in a column"), lambda: self.align_asked.emit("x")),
                (Icon.COLUMNS, msg("Align in a row"), lambda: self.align_asked.emit("y")),
                (Icon.COPY, msg("Duplicate"), self.duplicate_asked.emit),
                (Icon.ERASE, msg("Remove"), kit.presenter.remove),
            ):
                layout.addWidget(kit.ghost(icon, title, deed), 0, Qt.AlignmentFlag.AlignLeft)

    def _fill(self, layout: QVBoxLayout, step: Step) -> None:
        layout.addLayout(self._head(step))
        layout.addWidget(hairline())
        if step.kind is StepKind.START:
            self._fill_start(layout)
            return
        title = _TEXTS.get(step.kind, msg("What is done"))
        fields = StepFields(self._kit, step, layout, self.left.emit)
        self.text = fields.area("text", title)
        if step.kind in ASKED_OF_PEOPLE:
            is_asked = step.kind is StepKind.QUESTION
            title = msg("Help for whoever answers") if is_asked else msg("Help for whoever does it")
            fields.area("help", title)
        fields.fill_kind()
        if step.kind is not StepKind.END:
            layout.addWidget(hairline())
            self.answers = Answers(self._kit, step)
            layout.addWidget(self.answers)
        if step.kind in ASKED_OF_PEOPLE:
            layout.addWidget(hairline())
            fields.fill_person()
        self._texts = fields.live
        told = self._kit.presenter.told_answers(step.id)
        if told is not None:
            line = row(gap=8)
            line.addWidget(
                IconLabel(self._kit.themes, Icon.HISTORY, Ink.TERTIARY), 0, Qt.AlignmentFlag.AlignTop
            )
            line.addWidget(label("small", self._kit.words(told), wrap=True), 1)
            layout.addLayout(line)

    def _head(self, step: Step) -> QHBoxLayout:
        kit = self._kit
        line = row(gap=8)
        line.addWidget(IconLabel(kit.themes, KIND_ICONS[step.kind], Ink.PRIMARY))
        title = label("strong")
        kit.words.say(title.setText, STEP_KINDS[step.kind])
        line.addWidget(title, 1)
        if step.kind is not StepKind.START:
            line.addWidget(kit.icon(Icon.COPY, msg("Duplicate"), self.duplicate_asked.emit))
            line.addWidget(kit.icon(Icon.ERASE, msg("Remove the step"), kit.presenter.remove))
        return line

    def _fill_start(self, layout: QVBoxLayout) -> None:
        found, words, presenter = self._kit.presenter.map, self._kit.words, self._kit.presenter
        purpose = Area(found.purpose, lambda text: presenter.set_map(purpose=text))
        purpose.left.connect(self.left)
        layout.addLayout(titled(words, msg("What it is for"), purpose))
        group = Line(found.group, lambda text: presenter.set_map(group=text.strip()))
        layout.addLayout(titled(words, msg("Group in the library"), group))
        layout.addWidget(hairline())
        self.triggers = TriggersBuilder(self._kit)
        layout.addWidget(self.triggers)
        layout.addWidget(hairline())
        start = found.start
        if start is not None:
            self.answers = Answers(self._kit, start)
            layout.addWidget(self.answers)
