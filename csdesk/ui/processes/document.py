"""The document of a process: its name, what it is for, its steps, and its versions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QWidget

from csdesk.domain.model.practice import Process
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.playbooks.process_editing import with_new_row, with_row_moved, without_row
from csdesk.domain.playbooks.processes import ProcessBody
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.forms.slot import Slot
from csdesk.ui.processes.kit import Kit
from csdesk.ui.processes.presenter import Entry
from csdesk.ui.processes.step_row import StepRow
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.lines import clear, let_go, menu_button, padded, said, tab_in_order, titled
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.widgets import Pill

_NAME = FieldSpec("name", FieldType.TEXT, pmsg("process", "Name"), required=True)
_PURPOSE = FieldSpec("purpose", FieldType.TEXT, msg("What it is for"))
_GROUP = FieldSpec("group", FieldType.TEXT, msg("Group"))
_GAP = 16


class Document(QScrollArea):
    """One process, every value edited in place; the first edit of what is in use begins a draft."""

    begin_asked = Signal()
    print_asked = Signal()
    file_asked = Signal()
    publish_asked = Signal()
    discard_asked = Signal()
    duplicate_asked = Signal()
    retire_asked = Signal()
    restore_asked = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(widgetResizable=True)
        self._kit = kit
        self._code = ""
        self.rows: list[StepRow] = []
        self.setProperty("kind", "surface")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QFrame()
        self._inside.setProperty("kind", "surface")
        outer = column(self._inside, gap=_GAP)
        outer.setContentsMargins(_GAP, _GAP, 24, 24)
        self._reason = label("error", wrap=True)
        self._reason.hide()
        self.slots = {spec.name: self._slot(spec) for spec in (_NAME, _PURPOSE, _GROUP)}
        outer.addWidget(self._head())
        outer.addWidget(self._reason)
        outer.addWidget(self._steps())
        self.versions = Card(titled(kit.words, msg("Versions")))
        padded(self.versions.body, gap=8)
        outer.addWidget(self.versions)
        outer.addStretch()
        self.setWidget(self._inside)

    def tell(self, reason: Text | None) -> None:
        """Say why something was not kept, or nothing."""
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._kit.words.say(self._reason.setText, reason)

    def show_entry(self, entry: Entry) -> None:
        """Show a process; fields in which something is half typed keep it."""
        words = self._kit.words
        if entry.code != self._code:
            self._code = entry.code
            self.tell(None)
            self.verticalScrollBar().setValue(0)
        for name, value in (
            ("name", entry.shown.name),
            ("purpose", entry.body.purpose),
            ("group", entry.body.group),
        ):
            self.slots[name].show_value(value)
        tone, state = self._standing(entry)
        self.state.set_words(words(state))
        self.state.set_tone(tone)
        self.publish.setVisible(entry.is_draft)
        self.discard.setVisible(entry.is_draft)
        self.begin.setEnabled(entry.live is not None and self._kit.presenter.can_change)
        n, minutes = len(entry.body.steps), entry.body.minutes
        words.say(
            self.totals.setText,
            nmsg("{n} step, {minutes} min", "{n} steps, {minutes} min", n, minutes=minutes),
        )
        self._show_rows(entry.body)
        self._show_versions(entry)
        tab_in_order(self)

    def add_step(self, after: int | None = None) -> None:
        """An empty step after another, or at the end, with the keys in it."""
        place = len(self.rows) if after is None else after + 1
        self._kit.attempt(lambda body: with_new_row(body, place), self.tell)
        if place < len(self.rows):
            self.rows[place].slots["text"].setFocus()
            self.ensureWidgetVisible(self.rows[place])

    def move_step(self, place: int, by: int) -> None:
        """A step up or down; the keys go with it."""
        self.rows[place].slots["text"].keep()
        self._kit.attempt(lambda body: with_row_moved(body, place, by), self.tell)
        target = max(0, min(place + by, len(self.rows) - 1))
        self.rows[target].slots["text"].setFocus()

    def erase_step(self, place: int) -> None:
        """Without a step."""
        self._kit.attempt(lambda body: without_row(body, place), self.tell)
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].slots["text"].setFocus()

    def _standing(self, entry: Entry) -> tuple[PillTone, Text]:
        version = entry.shown.version or 1
        if entry.is_draft:
            return PillTone.INFO, msg("Draft of version {n}", n=version)
        if entry.live is None:
            return PillTone.NEUTRAL, msg("Out of use")
        return PillTone.SUCCESS, msg("Version {n} in use", n=version)

    def _head(self) -> QWidget:
        head = QWidget()
        kit, words = self._kit, self._kit.words
        top = row(gap=10)
        self.state = Pill(kit.themes)
        self.totals = label("small")
        for part in (self.state, self.totals):
            top.addWidget(part)
        top.addStretch()
        self.discard = Button(kit.themes)
        words.say(self.discard.setText, msg("Discard draft"))
        self.discard.clicked.connect(self.discard_asked)
        self.begin = Button(kit.themes, "", Icon.RUN, ("P",))
        words.say(self.begin.setText, msg("Begin"))
        self.begin.clicked.connect(self.begin_asked)
        self.publish = Button(kit.themes, "primary", None, ("Ctrl", "Enter"))
        words.say(self.publish.setText, msg("Publish"))
        self.publish.clicked.connect(self.publish_asked)
        more = menu_button(kit.themes, words, msg("What can be done with the process"), self._fill)
        for control in (self.discard, self.begin, self.publish, more):
            top.addWidget(control)
        outer = column(head, gap=8)
        outer.addLayout(top)
        for name in ("name", "purpose", "group"):
            line = row(gap=12)
            title = said(words, self.slots[name].editor.spec.label, "secondary", wrap=False)
            title.setFixedWidth(kit.themes.theme.px(112))
            line.addWidget(title)
            line.addWidget(self.slots[name], 1)
            outer.addLayout(line)
        return head

    def _slot(self, spec: FieldSpec) -> Slot:
        def give(value: str | None) -> None:
            presenter = self._kit.presenter
            if spec is _NAME:
                presenter.rename(value or "")
            elif spec is _PURPOSE:
                presenter.edit(lambda body: replace(body, purpose=value or ""))
            else:
                presenter.edit(lambda body: replace(body, group=value or ""))
            self._kit.shown()

        made = Slot(spec, self._kit.around, give, self.tell)
        made.setEnabled(self._kit.presenter.can_change)
        return made

    def _steps(self) -> Card:
        kit = self._kit
        card = Card(titled(kit.words, msg("Steps")))
        padded(card.body, gap=6)
        self._lines = column(gap=14)
        card.body.addLayout(self._lines)
        self.add = Button(kit.themes, "", Icon.NEW)
        self.add.setProperty("small", True)
        kit.words.say(self.add.setText, pmsg("process", "Add a step"))
        self.add.setEnabled(kit.presenter.can_change)
        self.add.clicked.connect(self._add_last)
        foot = row(gap=10)
        foot.addWidget(self.add)
        foot.addWidget(said(kit.words, msg("A day is a working day from when the process begins")), 1)
        card.body.addLayout(foot)
        return card

    def _add_last(self) -> None:
        self.add_step()

    def _show_rows(self, body: ProcessBody) -> None:
        while len(self.rows) > len(body.steps):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            let_go(gone)
        while len(self.rows) < len(body.steps):
            made = StepRow(self._kit, len(self.rows))
            made.add_asked.connect(self.add_step)
            made.erase_asked.connect(self.erase_step)
            made.move_asked.connect(self.move_step)
            self.rows.append(made)
            self._lines.addWidget(made)
        for shown, step in zip(self.rows, body.steps, strict=True):
            shown.show_step(step)

    def _show_versions(self, entry: Entry) -> None:
        clear(self.versions.body)
        self.versions.setVisible(bool(entry.versions))
        for version in entry.versions:
            holder = QWidget()
            line = row(holder, gap=8)
            title = msg("Version {n}", n=version.version or 1)
            line.addWidget(said(self._kit.words, title, "strong", wrap=False))
            if version is entry.live:
                line.addWidget(Pill(self._kit.themes, self._kit.words(pmsg("playbook", "In use"))))
            when = version.published_at or version.created
            line.addWidget(
                said(self._kit.words, msg("{moment}", moment=when), wrap=False) if when else label()
            )
            line.addStretch()
            if version is not entry.shown:
                line.addWidget(self._restoring(version))
            self.versions.body.addWidget(holder)

    def _restoring(self, version: Process) -> Button:
        made = Button(self._kit.themes)
        made.setProperty("small", True)
        self._kit.words.say(made.setText, msg("Restore as a draft"))
        made.setEnabled(self._kit.presenter.can_change)
        made.clicked.connect(partial(self._restore, version))
        return made

    def _restore(self, version: Process, *_checked: bool) -> None:
        self.restore_asked.emit(version)

    def _fill(self, menu: QMenu) -> None:
        words, presenter = self._kit.words, self._kit.presenter
        entry = presenter.entry
        menu.addAction(words(msg("Print…")), self.print_asked.emit)
        menu.addAction(words(msg("Save as PDF…")), self.file_asked.emit)
        if entry is not None and presenter.can_change:
            menu.addSeparator()
            menu.addAction(words(msg("Duplicate")), self.duplicate_asked.emit)
            if entry.live is not None and entry.live.code:
                menu.addAction(words(msg("Take out of use")), self.retire_asked.emit)
