"""A card of the summary: its title, a note, a plus, and its rows or what belongs there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from csdesk.domain.text import Text
from csdesk.ui.account.items import Item
from csdesk.ui.account.lettering import RIGHT, ElidedLabel
from csdesk.ui.account.painted import PaintedList
from csdesk.ui.tables.column import Tone
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import Card, label
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_NOTE_KINDS = {Tone.WARNING: "warning", Tone.BAD: "error"}


class ListCard(Card):
    """Shows a painted list under a title; empty, it says what belongs here."""

    add_asked = Signal()

    def __init__(
        self,
        themes: Themes,
        words: Words,
        title: Text,
        shown: PaintedList,
        *,
        add: Text | None = None,
        empty: Text | None = None,
        caps: Sequence[str] = (),
    ) -> None:
        heading = label("section")
        super().__init__(heading)
        words.say(heading.setText, title)
        words.say(shown.setAccessibleName, title)
        self._words = words
        self.list = shown
        theme = themes.theme
        self.head.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
        self.note = ElidedLabel("small", RIGHT)
        self.head.addWidget(self.note)
        self.add_button = Button(themes, "icon-ghost", Icon.NEW, caps)
        if add is None:
            self.add_button.hide()
        else:
            words.say(self.add_button.set_name, add)
        self.add_button.clicked.connect(self.add_asked)
        self.head.addWidget(self.add_button)
        self.empty = label("tertiary", wrap=True)
        self.empty.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(12))
        self._says_empty = empty is not None
        if empty is not None:
            words.say(self.empty.setText, empty)
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 0, 1, theme.px(3))
        self.body.addWidget(shown)
        self.body.addWidget(self.empty)
        self.body.setAlignment(self.empty, Qt.AlignmentFlag.AlignTop)

    def hold(self, items: Sequence[Item]) -> None:
        """Show other rows."""
        self.list.hold(items)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items and self._says_empty)

    def say_note(self, note: Text | None, tone: Tone = Tone.QUIET) -> None:
        """Say something beside the title."""
        self.note.setVisible(note is not None)
        if note is not None:
            self._words.say(self.note.setText, note)
            self._words.say(self.note.setToolTip, note)
            restyle(self.note, kind=_NOTE_KINDS.get(tone, "small"))
