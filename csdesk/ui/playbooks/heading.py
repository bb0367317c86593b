"""The head of the editor: back, the name, where the version stands, undo, the list, testing, publishing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QSizePolicy

from csdesk.domain.model.practice import DRAFT
from csdesk.domain.text import msg, nmsg
from csdesk.ui.actions.spec import keycaps
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.words import status_tone, status_words
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Pill
from csdesk.ui.words import Words


class NameLine(QLineEdit):
    """As wide as the name wants, and narrower where there is no room."""

    def sizeHint(self) -> QSize:
        """The name with room to type on."""
        wide = self.fontMetrics().horizontalAdvance(self.text() or "M") + 20
        return QSize(max(60, min(wide, 420)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(60, super().minimumSizeHint().height())


class EditorHeading(QFrame):
    """Says what is edited and what becomes of it."""

    back_asked = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    list_asked = Signal()
    test_asked = Signal()
    publish_asked = Signal()
    more_asked = Signal(object)
    """The `QMenu` to fill."""

    def __init__(self, presenter: EditorPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self._presenter = presenter
        self._words = words
        self.setProperty("kind", "band")
        self.back = self._icon(themes, Icon.BACK, "Esc")
        words.say(self.back.set_name, msg("Back to the playbooks"))
        self.back.clicked.connect(self.back_asked)
        self.name = NameLine()
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name.setProperty("kind", "title")
        self.name.setMaxLength(200)
        words.say(self.name.setAccessibleName, msg("Name of the playbook"))
        self.name.editingFinished.connect(self._rename)
        self.name.textEdited.connect(self.name.updateGeometry)
        self.state = Pill(themes)
        self.told = Elided("tertiary")
        self.undo = self._icon(themes, Icon.UNDO)
        words.say(self.undo.set_name, msg("Undo"))
        self.undo.clicked.connect(self.undo_asked)
        self.redo = self._icon(themes, Icon.REDO)
        words.say(self.redo.set_name, msg("Redo"))
        self.redo.clicked.connect(self.redo_asked)
        self.more = self._icon(themes, Icon.MORE)
        words.say(self.more.set_name, msg("More"))
        self.more.clicked.connect(self._drop_more)
        self.as_list = Button(themes, "", Icon.OUTLINE)
        self.as_list.clicked.connect(self.list_asked)
        self.test = Button(themes, "", Icon.RUN, ("T",))
        words.say(self.test.setText, msg("Test"))
        self.test.clicked.connect(self.test_asked)
        self.publish = Button(themes, "primary", None, keycaps("Ctrl+Enter"))
        words.say(self.publish.setText, msg("Publish"))
        self.publish.clicked.connect(self.publish_asked)
        line = row(self, gap=8)
        line.setContentsMargins(24, 10, 16, 10)
        line.addWidget(self.back)
        line.addWidget(self.name)
        line.addWidget(self.state)
        line.addWidget(self.told, 1)
        for control in (self.undo, self.redo, self.more, self.as_list, self.test, self.publish):
            line.addWidget(control)
        self.show_listed(listed=False)

    @staticmethod
    def _icon(themes: Themes, icon: Icon, key: str = "") -> Button:
        del key
        return Button(themes, "icon-ghost", icon)

    def show_listed(self, *, listed: bool) -> None:
        """Offer the other way to see the map."""
        self._words.say(self.as_list.setText, msg("See as a map") if listed else msg("See as a list"))
        self.as_list.set_icon(Icon.PLAYBOOKS if listed else Icon.OUTLINE)

    def render_standing(self) -> None:
        """Show the name and where the version stands."""
        presenter, words = self._presenter, self._words
        if not self.name.hasFocus():
            self.name.setText(presenter.name)
            self.name.setCursorPosition(0)
        self.name.updateGeometry()
        self.name.setReadOnly(not presenter.can_change)
        self.state.set_words(words(status_words(presenter.record)))
        self.state.set_tone(status_tone(presenter.record))
        count, version = presenter.followers()
        said = nmsg(
            "{n} account uses version {version}", "{n} accounts use version {version}", count, version=version
        )
        self.told.setText(words(said) if count else "")
        self.publish.setEnabled(
            presenter.can_change and (presenter.record.status == DRAFT or not presenter.is_kept)
        )
        self.undo.setEnabled(presenter.drawing.can_undo)
        self.redo.setEnabled(presenter.drawing.can_redo)

    def _rename(self) -> None:
        self._presenter.rename(self.name.text())

    def _drop_more(self) -> None:
        menu = QMenu(self)
        self.more_asked.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
