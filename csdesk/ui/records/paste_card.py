"""What pasting would do, before it does: how many rows, into which columns, and which rows cannot be taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.forms.popover import CardList, Popover
from csdesk.ui.records.pasting import Pasted
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_SHOWN = 50
"""Rows that cannot be taken are listed up to so many."""


class PasteCard(Popover):
    """Adds the pasted rows, or fills those from the cursor on with them."""

    accepted = Signal(object)
    """The `Pasted` that is wanted."""

    def __init__(
        self, new: Pasted | None, fill: Pasted | None, themes: Themes, words: Words, opener: QWidget
    ) -> None:
        super().__init__(opener, themes)
        self._words = words
        self._themes = themes
        self._ways = [one for one in (new, fill) if one is not None]
        shown = max(self._ways, key=lambda one: one.size)
        if new is not None and new.size:
            shown = new
        self._main = shown
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(label("strong", words(_title(shown))))
        layout.addWidget(label("small", words(_columns(shown)), wrap=True))
        if shown.left_out:
            said = msg("Left out: {titles}", titles=tuple(verbatim(title) for title in shown.left_out))
            layout.addWidget(label("small", words(said), wrap=True))
        for column, n in shown.nobody.items():
            said = nmsg(
                "{column} stays empty in {n} row: nobody is called so",
                "{column} stays empty in {n} rows: nobody is called so",
                n,
                column=column.title,
            )
            layout.addWidget(label("small", words(said), wrap=True))
        if shown.wrong:
            self._list_wrong(layout, shown)
        self.buttons = row(gap=8)
        self.buttons.addStretch()
        self._offer(new, fill, shown)
        layout.addLayout(self.buttons)
        self.setMinimumWidth(themes.theme.px(520))

    @property
    def main(self) -> Pasted:
        """What Enter does."""
        return self._main

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the rows."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._main.size:
            self._accept(self._main)
            return
        super().keyPressEvent(event)

    def _list_wrong(self, layout: QVBoxLayout, shown: Pasted) -> None:
        n = len(shown.wrong)
        said = nmsg("{n} row cannot be taken as it is:", "{n} rows cannot be taken as they are:", n)
        layout.addWidget(label("error", self._words(said)))
        wrong = CardList(self._themes, self)
        wrong.setAccessibleName(self._words(said))
        for one in shown.wrong[:_SHOWN]:
            told = self._words(msg("Line {n}. {why}", n=one.line, why=one.why))
            wrong.add(told).setToolTip(plain(told))
        wrong.fit(6)
        wrong.setMinimumWidth(0)
        wrong.setWordWrap(False)
        layout.addWidget(wrong)
        if shown.size:
            kept = msg("The others can be taken; these are put back on the clipboard to be mended.")
            layout.addWidget(label("small", self._words(kept), wrap=True))

    def _offer(self, new: Pasted | None, fill: Pasted | None, shown: Pasted) -> None:
        cancel = Button(self._themes, "ghost", None, ("Esc",))
        self._words.say(cancel.setText, msg("Cancel"))
        cancel.clicked.connect(self.close)
        self.buttons.addWidget(cancel)
        for one, title in ((fill, _fill_title), (new, _add_title)):
            if one is None or not one.size:
                continue
            is_main = one is shown
            button = Button(self._themes, "primary" if is_main else "", None, ("Enter",) if is_main else ())
            self._words.say(button.setText, title(one.size))
            button.clicked.connect(lambda _=False, one=one: self._accept(one))
            self.buttons.addWidget(button)

    def _accept(self, pasted: Pasted) -> None:
        self.close()
        self.accepted.emit(pasted)


def _title(pasted: Pasted) -> Text:
    return nmsg("{n} row on the clipboard", "{n} rows on the clipboard", pasted.lines)


def _columns(pasted: Pasted) -> Text:
    return msg("Into the columns {columns}", columns=tuple(column.title for column in pasted.columns))


def _add_title(n: int) -> Text:
    return nmsg("Add {n} row", "Add {n} rows", n)


def _fill_title(n: int) -> Text:
    return nmsg("Fill {n} row from here", "Fill {n} rows from here", n)
