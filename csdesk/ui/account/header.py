"""The top of the page: where it is, whose account it is, its figures, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu

from csdesk.domain.text import Text, msg, pmsg
from csdesk.ui.account.header_parts import FactLabel, HealthFact, NameLabel, TagLine
from csdesk.ui.account.health_facts import HealthShown
from csdesk.ui.account.presenter import AccountState
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Avatar
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_MARGIN = 24
_GAP = 12
_FIELD = 200
_NAME_MOST = 320
"""The figures leave at most so much room to a name."""


class Header(QFrame):
    """Avatar, name, tags, figures and buttons."""

    renamed = Signal(str)
    typed = Signal(object)
    """The name as it is being typed; `None` once it is saved or given up."""
    log_asked = Signal()
    review_asked = Signal()
    playbook_asked = Signal()
    fields_asked = Signal()
    add_asked = Signal(str)
    erase_asked = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.tags = TagLine(themes, words)
        self.avatar = Avatar(themes, size=40)
        self.name = NameLabel("title")
        self.name.setCursor(Qt.CursorShape.IBeamCursor)
        self.field = QLineEdit()
        self.field.setMinimumWidth(themes.theme.px(_FIELD))
        self.field.installEventFilter(self)
        self.field.hide()
        self.facts = [FactLabel(words) for _ in range(4)]
        self.health = HealthFact(themes, words)
        self._has_health = False
        self._build()
        self.name.pressed.connect(self.edit_name)
        self.field.textEdited.connect(self.typed.emit)
        self.half_typed: Callable[[], str | None] = lambda: None
        """The name that was typed before and not saved."""

    def render_state(self, state: AccountState) -> None:
        """Show an account."""
        name = state.account.name
        self.avatar.set_name(name)
        self.name.setText(name)
        self.name.setToolTip(plain(name))
        if self.field.isHidden():
            self.field.setText(name)
        self.show_health(state.health)
        for shown, fact in zip(self.facts, state.facts, strict=True):
            shown.show_fact(fact)
        self.tags.show_tags(state.tags)
        self._fit()

    def show_health(self, health: HealthShown | None) -> None:
        """Show the health beside the name; not while the name is a field, which needs the room."""
        self._has_health = health is not None
        self.health.show_health(health)
        self.health.setVisible(self._has_health and self.field.isHidden())

    def lock(self) -> None:
        """Offer nothing that changes a workspace which can only be read."""
        self.log.hide()
        self.playbook.hide()
        self.more.hide()
        self.name.pressed.disconnect(self.edit_name)
        self.name.setCursor(Qt.CursorShape.ArrowCursor)

    def edit_name(self) -> None:
        """Turn the name into a field."""
        self.field.setText(self.half_typed() or self.name.text())
        height = self.name.height()
        self.name.hide()
        self.health.hide()
        self.field.show()
        self.field.setFixedHeight(height)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def close_field(self) -> None:
        """Show the name again, and the health beside it."""
        self.field.hide()
        self.name.show()
        self.health.setVisible(self._has_health)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and leaving save the name, Esc restores it."""
        if watched is self.field and not self.field.isHidden():
            if event.type() is QEvent.Type.FocusOut:
                self._rename()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                    self._rename()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.close_field()
                    self.typed.emit(None)
                    return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The last figures stand back where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many figures as there is room for beside the whole name; the MRR always."""
        known = (self.avatar, self.health, self.log, self.review, self.playbook, self.more)
        beside = sum(one.sizeHint().width() + _GAP for one in known if not one.isHidden())
        name = min(self.name.sizeHint().width(), self._themes.theme.px(_NAME_MOST))
        left = self.width() - 2 * _MARGIN - beside - name
        for fact in self.facts:
            left -= fact.sizeHint().width() + 2 * _GAP
            fact.setVisible(left >= 0 or fact is self.facts[0])

    def drop_menu(self) -> None:
        """What else can be done."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for title, icon, kind in _ADDED:
            action = menu.addAction(self._themes.icon(icon), self._words(title))
            action.triggered.connect(lambda _=False, kind=kind: self.add_asked.emit(kind))
        menu.addSeparator()
        edit = menu.addAction(self._themes.icon(Icon.EDIT), self._words(msg("Edit all fields")))
        edit.triggered.connect(lambda: self.fields_asked.emit())  # noqa: PLW0108 - drops the flag that Qt sends
        erase = menu.addAction(self._themes.icon(Icon.ERASE), self._words(msg("Delete account")))
        erase.triggered.connect(lambda: self.erase_asked.emit())  # noqa: PLW0108 - drops the flag that Qt sends
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _rename(self) -> None:
        typed = self.field.text().strip()
        self.close_field()
        if typed and typed != self.name.text():
            self.renamed.emit(typed)
        self.typed.emit(None)

    def _build(self) -> None:
        layout = row(self, gap=_GAP)
        layout.setContentsMargins(_MARGIN, 12, _MARGIN, 8)
        layout.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        who = column(gap=3)
        first = row(gap=8)
        first.addWidget(self.name)
        first.addWidget(self.field)
        first.addWidget(self.health, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch()
        who.addLayout(first)
        who.addWidget(self.tags)
        layout.addLayout(who)
        layout.addStretch(2)
        for fact in self.facts:
            layout.addWidget(fact, 0, Qt.AlignmentFlag.AlignVCenter)
            layout.addSpacing(_GAP)
        layout.addStretch(1)
        self.log = self._button(pmsg("interaction", "Contact"), Icon.LOG_CONTACT, "R")
        self.log.clicked.connect(self.log_asked)
        self.review = self._button(msg("QBR"), Icon.REVIEW, "Q")
        self.review.clicked.connect(self.review_asked)
        self.playbook = self._button(msg("Playbook"), Icon.PLAYBOOKS, "P")
        self.playbook.clicked.connect(self.playbook_asked)
        self.more = Button(self._themes, "icon", Icon.MORE)
        self._words.say(self.more.set_name, msg("More"))
        self.more.clicked.connect(self.drop_menu)
        for button in (self.log, self.review, self.playbook, self.more):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _button(self, title: Text, icon: Icon, key: str) -> Button:
        button = Button(self._themes, "", icon, (key,))
        self._words.say(button.setText, title)
        return button


_ADDED = (
    (msg("Add task"), Icon.TASKS, "task"),
    (msg("Add person"), Icon.PERSON, "contact"),
    (msg("Add contract"), Icon.CONTRACT, "line"),
    (msg("Add goal"), Icon.GOAL, "goal"),
    (msg("Add opportunity"), Icon.OPPORTUNITY, "opportunity"),
)
