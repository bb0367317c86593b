"""The ways out of a message: the clipboard, the mail program, a file; none while a place in it is left to fill in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from csdesk.domain.errors import CSDeskError
from csdesk.domain.playbooks.ready import LONGEST_LINK, eml, mailto
from csdesk.domain.text import msg, verbatim
from csdesk.ui.files import file_name
from csdesk.ui.runs.mail_card import MailCard, to_fill
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.runs.shown import MAIL_BODY, MAIL_SUBJECT, MAIL_TO

Write = Callable[[bytes, Path], None]
Ask = Callable[[QWidget, str, str, str], Path | None]
"""Where a file goes: parent, title, name, kinds."""


class Mailing(QObject):
    """Sends nothing by itself: the person's own programs do."""

    refused = Signal(object)
    told = Signal(object)
    exported = Signal(object, object)

    def __init__(self, presenter: RunPresenter, card: MailCard, write: Write, ask: Ask) -> None:
        super().__init__(card)
        self._presenter, self._card, self._write, self._ask = presenter, card, write, ask
        card.changed.connect(self._keep)
        card.copy_asked.connect(self.copy)
        card.open_asked.connect(self.open)
        card.save_asked.connect(self.save)

    def copy(self) -> None:
        """Put the message on the clipboard."""
        if self._is_ready():
            QGuiApplication.clipboard().setText(self._card.message().text)
            self.told.emit(msg("Message copied"))

    def open(self) -> None:
        """Hand the message to the mail program."""
        if not self._is_ready():
            return
        link = mailto(self._card.message())
        if len(link) > LONGEST_LINK:
            self.refused.emit(msg("The message is too long to hand over; copy it or save it as a file"))
            return
        url = QUrl(link, QUrl.ParsingMode.StrictMode)
        if url.scheme() != "mailto" or not QDesktopServices.openUrl(url):
            self.refused.emit(msg("No mail program answered; copy the message or save it as a file"))

    def save(self) -> None:
        """Write the message as a file that mail programs open."""
        if not self._is_ready():
            return
        session = self._presenter.session
        title = session.words(msg("Save as an e-mail file"))
        name = file_name(self._card.subject.text() or "mail", ".eml")
        target = self._ask(self._card, title, name, "E-mail (*.eml)")
        if target is None:
            return
        try:
            self._write(eml(self._card.message(), "", session.now()), target)
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return
        self.exported.emit(msg("{file} is ready", file=verbatim(target.name)), target)

    def _is_ready(self) -> bool:
        if not self._presenter.is_open or self._card.isHidden():
            return False
        missing = self._card.unfilled()
        if missing:
            self.refused.emit(to_fill(len(missing)))
        return not missing

    def _keep(self) -> None:
        """What a person changed in the message stays theirs."""
        message = self._presenter.message()
        if message is None:
            return
        names, known = (MAIL_TO, MAIL_SUBJECT, MAIL_BODY), self._presenter.mail(message)
        for name, text, before in zip(names, self._card.texts(), known, strict=True):
            if text != before:
                self._presenter.keep(name, text)
