"""What was published in a group: when, by whom, what changed; each can be taken up again as a draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.health.kit import Kit
from csdesk.ui.health.presenter import Version
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.lines import clear, padded, said, titled
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.widgets import Pill

_FIRST = 4
_MOST_CHANGES = 6


class VersionRow(QWidget):
    """One version."""

    def __init__(self, kit: Kit, version: Version) -> None:
        super().__init__()
        self.version = version
        top = row(gap=8)
        top.addWidget(said(kit.words, version.title, "strong", wrap=False))
        if version.in_use:
            top.addWidget(Pill(kit.themes, kit.words(pmsg("health", "In use"))))
        top.addWidget(said(kit.words, _when(version), "tertiary", wrap=False), 1)
        self.restore = Button(kit.themes)
        self.restore.setProperty("small", True)
        kit.words.say(self.restore.setText, msg("Restore as a draft"))
        self.restore.setEnabled(kit.presenter.can_change)
        top.addWidget(self.restore)
        outer = column(self, gap=2)
        outer.addLayout(top)
        if version.number:
            told = label("secondary", kit.words(_changes(version)), wrap=True)
            outer.addWidget(told)


class VersionsCard(Card):
    """The versions, the newest first."""

    restored = Signal(object)
    """The `Version` to take up again."""
    retire_asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(titled(kit.words, msg("Versions")))
        self._kit = kit
        self._shows_all = False
        self.rows: list[VersionRow] = []
        padded(self.body, gap=10)
        self._lines = column(gap=10)
        self.body.addLayout(self._lines)
        self.more = Button(kit.themes, "link")
        kit.words.say(self.more.setText, msg("Show all versions"))
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more)
        self.left = said(kit.words, msg("Its accounts would go by the default model"), "secondary")
        self.retire = Button(kit.themes)
        self.retire.setProperty("small", True)
        kit.words.say(self.retire.setText, msg("Retire this model"))
        self.retire.clicked.connect(lambda: self.retire_asked.emit())  # noqa: PLW0108 - drops the flag that Qt sends
        foot = row(gap=8)
        foot.addWidget(self.left, 1)
        foot.addWidget(self.retire)
        self.body.addLayout(foot)

    def render_rules(self) -> None:
        """Show what was published."""
        for part in (self.left, self.retire):
            part.setVisible(self._kit.presenter.can_retire)
        known = self._kit.presenter.versions()
        shown = known if self._shows_all else known[:_FIRST]
        self.more.setVisible(len(shown) < len(known))
        if [row.version for row in self.rows] == list(shown):
            return
        clear(self._lines)
        self.rows = [VersionRow(self._kit, one) for one in shown]
        for made in self.rows:
            made.restore.clicked.connect(partial(self._restore, made.version))
            self._lines.addWidget(made)

    def show_scored(self, count: int) -> None:
        """Say how many accounts would go by another model if this one was retired."""
        self._kit.words.say(
            self.left.setText,
            nmsg(
                "{n} account would go by the default model",
                "{n} accounts would go by the default model",
                count,
            ),
        )

    def _restore(self, version: Version, *_checked: bool) -> None:
        self.restored.emit(version)

    def _show_all(self) -> None:
        self._shows_all = True
        self.render_rules()


def _when(version: Version) -> Text:
    if version.when is None:
        return msg("shipped with CSDesk")
    if version.who:
        return msg("{moment}, {person}", moment=version.when, person=verbatim(version.who))
    return msg("{moment}", moment=version.when)


def _changes(version: Version) -> Text:
    if not version.changes:
        return msg("same rules as before")
    shown = version.changes[:_MOST_CHANGES]
    joined = shown[0]
    for one in shown[1:]:
        joined = msg("{first}; {next}", first=joined, next=one)
    left = len(version.changes) - len(shown)
    return msg("{changes}; and {n} more", changes=joined, n=left) if left else joined
