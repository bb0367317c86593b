"""The head of the wizard: which playbook, for whom, how far, how late; map, pause and the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from csdesk.domain.model.practice import DROPPED, PAUSED, SNOOZED
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.tables.written import relative
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level, PillTone
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Pill
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_LEVELS = {"healthy": Level.GOOD, "at_risk": Level.WATCH, "critical": Level.RISK}


class Heading(QFrame):
    """One line over the three columns."""

    back_asked = Signal()
    account_asked = Signal()
    map_asked = Signal()
    pause_asked = Signal()
    snooze_asked = Signal()
    drop_asked = Signal()
    move_asked = Signal()
    runs_asked = Signal()

    def __init__(self, themes: Themes, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("kind", "band")
        line = row(self, gap=8)
        line.setContentsMargins(20, 10, 16, 10)
        self.back = Button(themes, "icon-ghost", Icon.BACK)
        words.say(self.back.set_name, msg("Leave; all is saved"))
        self.name, self._of = label("heading"), label("secondary")
        self.account = Button(themes, "ghost")
        self.account.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.health = Pill(themes)
        self.place, self.late = Pill(themes), Pill(themes, tone=PillTone.ERROR)
        words.say(self._of.setText, pmsg("run", "for"))
        self.map, self.pause = Button(themes, "", Icon.PLAYBOOKS, ("M",)), Button(themes)
        self.more = Button(themes, "icon", Icon.MORE)
        words.say(self.map.setText, msg("See map"))
        words.say(self.more.set_name, msg("More"))
        self.newer = Button(themes, "link")
        self._can_move = self._is_open = False
        for widget in (self.back, self.name, self._of, self.health, self.account, self.place, self.late):
            line.addWidget(widget)
        line.addStretch(1)
        for widget in (self.newer, self.map, self.pause, self.more):
            line.addWidget(widget)
        self.back.clicked.connect(self.back_asked)
        self.account.clicked.connect(self.account_asked)
        self.newer.clicked.connect(self.move_asked)
        self.map.clicked.connect(self.map_asked)
        self.pause.clicked.connect(self.pause_asked)
        self.more.clicked.connect(self._drop)

    def show_run(self, presenter: RunPresenter) -> None:
        """Show the run that is open."""
        view = presenter.shown
        self.name.setText(view.playbook.name)
        self.name.setToolTip(plain(view.run.trigger or ""))
        self.account.setText(view.account.name)
        self.health.setVisible(view.score is not None)
        self.health.set_health(_LEVELS.get(view.band or "", Level.UNKNOWN), str(view.score or ""))
        now, of = presenter.progress()
        self._is_open = view.run.is_open
        self.place.set_words(self._words(_standing(presenter, now, of)))
        self._show_late(presenter)
        for button in (self.pause, self.more):
            button.setEnabled(presenter.can_write)
        self.pause.setVisible(self._is_open)
        self.pause.setText(self._words(msg("Resume") if presenter.is_held else msg("Pause")))
        self._can_move = view.newer is not None and self._is_open and presenter.can_write
        self.newer.setVisible(self._can_move)
        if view.newer is not None:
            self.newer.setText(self._words(msg("Version {version} is out", version=view.newer.version)))

    def _show_late(self, presenter: RunPresenter) -> None:
        run, today = presenter.shown.run, presenter.session.today()
        words: Text | None = None
        tone = PillTone.ERROR
        if presenter.asks and not presenter.is_held and run.due is not None and run.due < today:
            days = (today - run.due).days
            words = nmsg("due {n} day ago", "due {n} days ago", days)
        elif run.hold == SNOOZED and run.until is not None:
            words, tone = msg("snoozed to {day}", day=run.until), PillTone.WARNING
        elif run.hold == PAUSED:
            words, tone = msg("paused"), PillTone.WARNING
        elif presenter.asks and run.due is not None:
            near = relative(run.due, today)
            words = msg("due {day}", day=run.due) if near is None else msg("due {when}", when=near)
            tone = PillTone.NEUTRAL
        self.late.setVisible(words is not None)
        self.late.setToolTip("" if run.due is None else plain(self._words.translator.date(run.due)))
        if words is not None:
            self.late.set_tone(tone)
            self.late.set_words(self._words(words))

    def _drop(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._is_open:
            menu.addAction(self._words(msg("Snooze…")), self.snooze_asked.emit)
            if self._can_move:
                menu.addAction(self._words(msg("Follow the newer version…")), self.move_asked.emit)
            menu.addAction(self._words(msg("Drop the run…")), self.drop_asked.emit)
            menu.addSeparator()
        menu.addAction(self._words(msg("All runs")), self.runs_asked.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _standing(presenter: RunPresenter, now: int, of: int) -> Text:
    status = presenter.shown.run.status
    if status == DROPPED:
        return msg("dropped: {reason}", reason=verbatim(presenter.shown.run.reason or ""))
    if presenter.shown.state.is_over:
        return msg("finished")
    return msg("Step {now} of {all}", now=now, all=of)
