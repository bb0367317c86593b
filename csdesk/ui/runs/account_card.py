"""The runs of one account as a card of its page: what is open, where it stands, by when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.practice import DONE, OPEN
from csdesk.domain.text import Text, msg
from csdesk.domain.views.runs import RunRow
from csdesk.ui.runs.list_columns import STANDINGS, standing_of
from csdesk.ui.session import Session
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import PillTone
from csdesk.ui.theme.parts import Card, column, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Pill

_MOST, _OVER = 5, 2
"""So many open runs are shown, and so many of those that are over."""
_TONES = {"late": PillTone.ERROR, OPEN: PillTone.INFO, DONE: PillTone.SUCCESS}


class RunsCard(Card):
    """Goes on with a run, or asks which playbook to follow."""

    run_asked = Signal(int)
    follow_asked = Signal()

    def __init__(self, session: Session, themes: Themes) -> None:
        title = label("section")
        super().__init__(title)
        self._session, self._themes, self._account = session, themes, 0
        words = session.words
        words.say(title.setText, msg("Playbooks"))
        add = Button(themes, "icon-ghost", Icon.RUN)
        words.say(add.set_name, msg("Run or continue playbook"))
        add.clicked.connect(self.follow_asked)
        add.setEnabled(not session.read_only)
        self.head.addWidget(add)
        self.head.setContentsMargins(14, 6, 8, 6)
        self._lines = column(gap=0)
        self._lines.setContentsMargins(0, 2, 0, 4)
        self.body.addLayout(self._lines)
        self._empty = label("tertiary", wrap=True)
        self._empty.setContentsMargins(14, 6, 14, 10)
        words.say(self._empty.setText, msg("None is followed. P begins one."))
        self.body.addWidget(self._empty)
        session.changed.connect(self._changed)
        words.language_changed.connect(self._read)

    def show_account(self, account: int) -> None:
        """Show the runs of an account."""
        if account != self._account:
            self._account = account
            self._read()

    def _changed(self, changes: ChangeSet, _initiator: object) -> None:
        if "run" in changes.kinds and self._session.is_open:
            self._read()

    def _read(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        rows = self._session.runs.rows(self._account) if self._account else []
        shown = [one for one in rows if one.is_open][:_MOST]
        shown += [one for one in rows if not one.is_open][:_OVER]
        for one in shown:
            self._lines.addWidget(self._line(one))
        self._empty.setVisible(not shown)

    def _line(self, one: RunRow) -> QWidget:
        part = QWidget()
        line = row(part, gap=8)
        line.setContentsMargins(14, 5, 12, 5)
        name = Button(self._themes, "link")
        name.setText(one.playbook)
        name.clicked.connect(partial(self.run_asked.emit, one.id))
        step = Elided("secondary")
        step.setText(one.outcome or one.step)
        step.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        step.setMinimumSize(QSize(0, 0))
        key = standing_of(one, self._session.today())
        pill = Pill(
            self._themes, self._session.words(self._told(one, key)), _TONES.get(key, PillTone.NEUTRAL)
        )
        line.addWidget(name)
        line.addWidget(step, 1)
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignRight)
        return part

    @staticmethod
    def _told(one: RunRow, key: str) -> Text:
        label_of = next(known.label for known in STANDINGS if known.key == key)
        now, of = one.progress
        return msg("{standing}, {now}/{all}", standing=label_of, now=now, all=of) if of else label_of
