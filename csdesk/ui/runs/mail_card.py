"""The message ready to be sent: filled fields marked, what is not known blocks sending until it is filled or removed."""

from __future__ import annotations

import re
from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from csdesk.domain.playbooks.ready import ReadyMessage, addresses
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import IconLabel
from csdesk.ui.words import Words

_SHORTEST = 2
"""A filled field of fewer letters is not marked: it would be found in the middle of words."""


class MailCard(QWidget):
    """To, subject and text, all of them open to change."""

    changed = Signal()
    copy_asked = Signal()
    open_asked = Signal()
    save_asked = Signal()

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._words = themes, words
        self._filled: Collection[str] = ()
        self._loading = False
        self._shown = ("", "", "")
        self.to, self.subject, self.body = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.copy = Button(themes, "", Icon.COPY, ("C",))
        self.open = Button(themes, "", Icon.OPEN)
        self.save = Button(themes, "icon-ghost", Icon.SAVE)
        self.missing = label("warning", wrap=True)
        self._build()
        themes.changed.connect(self._mark)

    def show_mail(self, mail: tuple[str, str, str], filled: Collection[str], *, is_mail: bool) -> None:
        """Show a message; `filled` are the words that merge fields gave."""
        self._loading = True
        self._filled = [one.replace("\xa0", " ") for one in filled if len(one) >= _SHORTEST]
        self._shown = mail
        to, subject, body = mail
        for field, text in ((self.to, to), (self.subject, subject)):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        if self.body.toPlainText() != body:
            self.body.setPlainText(body)
        for part in (self._to_row, self._subject_row, self.open, self.save):
            part.setVisible(is_mail)
        self._title.setText(
            self._words(msg("E-mail ready")) if is_mail else self._words(msg("Message ready"))
        )
        self._loading = False
        self._fit()
        self._mark()

    def texts(self) -> tuple[str, str, str]:
        """To, subject and text as they stand."""
        return self.to.text(), self.subject.text(), self.body.toPlainText()

    def message(self) -> ReadyMessage:
        """What is to be sent."""
        to, subject, body = self.texts()
        return ReadyMessage(to=addresses(to), subject=subject, body=body)

    def unfilled(self) -> list[str]:
        """The places that nobody filled, as they are written."""
        return list(dict.fromkeys(re.findall(self._pattern(), "\n".join(self.texts()[1:]))))

    def _pattern(self) -> str:
        before = re.escape(self._words(msg("fill in: {field}", field="")).strip())
        return rf"\[{before} [^\]\n]*\]"

    def _build(self) -> None:
        outer = column(self, gap=8)
        head = row(gap=5)
        head.addWidget(IconLabel(self._themes, Icon.EMAIL))
        self._title = label("strong")
        self._title.setMinimumWidth(1)
        head.addWidget(self._title, 1)
        for button in (self.copy, self.open):
            button.setProperty("small", True)
            head.addWidget(button)
        outer.addLayout(head)
        self._words.say(self.copy.setText, msg("Copy"))
        self._words.say(self.open.setText, msg("Open"))
        self._words.say(self.open.setToolTip, msg("Open in the mail program"))
        self._words.say(self.save.set_name, msg("Save as an e-mail file"))
        outer.addWidget(self._card())
        outer.addWidget(self.missing)
        self.copy.clicked.connect(self.copy_asked)
        self.open.clicked.connect(self.open_asked)
        self.save.clicked.connect(self.save_asked)
        for field in (self.to, self.subject):
            field.textChanged.connect(self._typed)
        self.body.textChanged.connect(self._typed)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        inner = column(card)
        self._to_row = self._row(self.to, "to")
        self._subject_row = self._row(self.subject, "subject")
        self.body.setProperty("kind", "bare")
        self.body.setTabChangesFocus(True)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._words.say(self.body.setAccessibleName, msg("Text of the message"))
        holder = column(margin=0)
        holder.setContentsMargins(10, 8, 8, 8)
        holder.addWidget(self.body)
        for part in (self._to_row, self._subject_row):
            inner.addWidget(part)
        inner.addLayout(holder)
        return card

    def _row(self, field: QLineEdit, which: str) -> QWidget:
        part = QWidget()
        outer = column(part)
        line = row(gap=8)
        line.setContentsMargins(12, 0, 8, 0)
        name = label("secondary")
        self._themes.hold(name.setFixedWidth, lambda theme: theme.px(56))
        text = pmsg("mail", "To") if which == "to" else msg("Subject")
        self._words.say(name.setText, text)
        self._words.say(field.setAccessibleName, text)
        field.setProperty("kind", "bare")
        line.addWidget(name)
        line.addWidget(field, 1)
        if which == "to":
            line.addWidget(self.save)
        outer.addLayout(line)
        outer.addWidget(hairline())
        return part

    def _typed(self) -> None:
        if not self._loading:
            self._fit()
            self._mark()
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height of the text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = self.body.fontMetrics().lineSpacing()
        lines = 0
        block = self.body.document().firstBlock()
        while block.isValid():
            layout = block.layout()
            lines += max(layout.lineCount() if layout is not None else 1, 1)
            block = block.next()
        self.body.setFixedHeight(min(max(lines + 1, 5), 18) * high + self._themes.theme.px(10))

    def _mark(self) -> None:
        """Show what was filled in, and what is missing."""
        accent, warning = self._themes.theme.color.accent, self._themes.theme.color.status.warning
        found = []
        text = self.body.toPlainText()
        for words, ink, tint in (
            *((one, accent.text, accent.tint) for one in self._filled),
            *((one, warning.text, warning.tint) for one in re.findall(self._pattern(), text)),
        ):
            at = text.find(words)
            while at >= 0:
                mark = QTextEdit.ExtraSelection()
                looks = QTextCharFormat()
                looks.setBackground(tint)
                looks.setForeground(ink)
                cursor = QTextCursor(self.body.document())
                cursor.setPosition(at)
                cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
                mark.cursor, mark.format = cursor, looks
                found.append(mark)
                at = text.find(words, at + len(words))
        self.body.setExtraSelections(found)
        missing = self.unfilled()
        self.missing.setVisible(bool(missing))
        self.missing.setText(self._words(to_fill(len(missing))))
        for button in (self.copy, self.open, self.save):
            button.setEnabled(not missing)


def to_fill(n: int) -> Text:
    """Why a message cannot be sent yet."""
    return nmsg("Fill in or remove {n} place to send it.", "Fill in or remove {n} places to send it.", n)
