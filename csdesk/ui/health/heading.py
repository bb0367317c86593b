"""The head of the page: the way back to the settings, the group, where it stands, and what becomes of its draft."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu

from csdesk.domain.text import msg, nmsg, pmsg
from csdesk.ui.health.names import standing_of, title_of
from csdesk.ui.health.presenter import HealthModelsPresenter, Key, key_of
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.parts import column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel, Pill
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_MARGIN = 24


class Heading(QFrame):
    """Says which group is edited, and changes that."""

    back_asked = Signal()
    group_chosen = Signal(object)
    new_asked = Signal()
    publish_asked = Signal()
    discard_asked = Signal()

    def __init__(self, themes: Themes, words: Words, presenter: HealthModelsPresenter) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._presenter = presenter
        self.setProperty("kind", "band")
        self.home = Button(themes, "link")
        words.say(self.home.setText, msg("Settings"))
        self.home.clicked.connect(self.back_asked)
        crumb = label("strong")
        words.say(crumb.setText, msg("Health models"))
        self.group = Button(themes, "", Icon.DOWN)
        self.group.clicked.connect(self.drop_groups)
        self.setFocusProxy(self.group)
        self.state = Pill(themes)
        self.told = label("small")
        self.new = Button(themes, "ghost", Icon.NEW)
        words.say(self.new.setText, msg("New group"))
        self.new.clicked.connect(self.new_asked)
        self.discard = Button(themes)
        words.say(self.discard.setText, msg("Discard draft"))
        self.discard.clicked.connect(self.discard_asked)
        self.publish = Button(themes, "primary", None, ("Ctrl", "Enter"))
        words.say(self.publish.setText, msg("Publish"))
        self.publish.clicked.connect(self.publish_asked)
        crumbs = row(gap=8)
        for widget in (self.home, IconLabel(themes, Icon.RIGHT, Ink.TERTIARY, 14), crumb):
            crumbs.addWidget(widget)
        crumbs.addStretch()
        line = row(gap=10)
        for part in (self.group, self.state, self.told):
            line.addWidget(part)
        line.addStretch()
        for control in (self.new, self.discard, self.publish):
            line.addWidget(control)
        outer = column(self, gap=8)
        outer.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        outer.addLayout(crumbs)
        outer.addLayout(line)

    def render_rules(self) -> None:
        """Show the group and its draft."""
        presenter, words = self._presenter, self._words
        group, can = presenter.group, presenter.can_change
        words.say(self.group.setText, title_of(*presenter.key))
        has_draft = group.draft is not None
        if has_draft:
            self.state.set_words(words(pmsg("health", "Draft")))
            self.state.set_tone(PillTone.INFO)
            changes = presenter.changes()
            said = nmsg("{n} change, saved", "{n} changes, saved", len(changes))
            words.say(self.told.setText, said if changes else msg("same rules as before"))
            self.told.setToolTip(plain("\n".join(words(one) for one in changes)))
        else:
            self.state.set_words(words(pmsg("health", "In use")))
            self.state.set_tone(PillTone.SUCCESS)
            words.say(self.told.setText, standing_of(group))
            self.told.setToolTip("")
        self.discard.setVisible(has_draft)
        self.publish.setVisible(has_draft)
        for control in (self.new, self.discard, self.publish):
            control.setEnabled(can)

    def drop_groups(self) -> None:
        """The groups, to choose from."""
        menu = QMenu(self.group)
        for group in self._presenter.groups:
            key = key_of(group)
            words = f"{self._words(title_of(*key))}   {self._words(standing_of(group))}"
            item = menu.addAction(words)
            item.setCheckable(True)
            item.setChecked(key == self._presenter.key)
            item.setData(key)
        chosen = menu.triggered
        chosen.connect(lambda item: self._choose(item.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.group.mapToGlobal(self.group.rect().bottomLeft()))

    def _choose(self, key: Key) -> None:
        self.group_chosen.emit(tuple(key))
