"""The wizard of a run: one step at a time, everything kept as it is typed, the keyboard enough for all of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from csdesk.domain.changes import ChangeSet
from csdesk.domain.errors import CSDeskError, Refused
from csdesk.domain.model.practice import DROPPED
from csdesk.domain.playbooks.maps import Asking
from csdesk.domain.playbooks.results import Results
from csdesk.domain.playbooks.results_told import answer_sentence
from csdesk.domain.playbooks.running import place_before
from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.runs.actions import (
    ASKED_HINTS,
    DONE_HINT,
    HINTS,
    REASON_HINTS,
    TICK_HINT,
    WAITING_HINTS,
    action_specs,
)
from csdesk.ui.runs.asking import AskingFrame
from csdesk.ui.runs.mailing import Ask, Mailing, Write
from csdesk.ui.runs.presenter import WrongField
from csdesk.ui.runs.shown import FOCUS, MAIL_BODY, MAIL_SUBJECT, MAIL_TO, SUMMARY
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes

_ENOUGH = 5
"""Fewer past answers than this tell nothing."""
NEEDS = frozenset({"run", "task", "playbook", "process", "account", "contact", "interaction", "invoice"})


class RunPage(AskingFrame):
    """One run; where it is left it is found again."""

    account_asked = Signal(int)
    runs_asked = Signal()
    process_asked = Signal(int)
    today_asked = Signal()
    left = Signal()
    refused = Signal(object)
    told = Signal(object)
    exported = Signal(object, object)
    """A `Text` that says what was written, and its `Path`."""

    def __init__(self, session: Session, themes: Themes, write: Write, ask: Ask) -> None:
        super().__init__(session, themes)
        self._results: Results | None = None
        self.mailing = Mailing(self.presenter, self.side.mail, write, ask)
        self._stale = False
        self._connect()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The keys of the wizard."""
        return action_specs(self)

    def hints(self) -> Sequence[KeyHint]:
        """The keys of a step, or of what is asked about it."""
        if self.ask_bar.isVisible():
            return ASKED_HINTS if self.ask_bar.has_two_answers else REASON_HINTS
        if not self.presenter.is_open or not self.presenter.asks or self.presenter.is_held:
            return WAITING_HINTS
        if self.presenter.is_question:
            return HINTS
        return (TICK_HINT if self.centre.ticks else DONE_HINT, *HINTS[1:])

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The account of the run."""
        return "account", (self.presenter.shown.account.id,) if self.presenter.is_open else ()

    def areas(self) -> Sequence[QWidget]:
        """Step, help, path, foot."""
        first = self.centre.first or self.footer.go
        return (first, self.centre.outcome.summary, self.side.mail.body, self.footer.back)

    def visit(self, record: int | None) -> None:
        """Be shown for a run, with the keys where they were."""
        number = record or (self.presenter.shown.run.id if self.presenter.is_open else None)
        if number is None:
            QTimer.singleShot(0, self, self.runs_asked.emit)
            return
        try:
            self.presenter.open(number)
        except Refused as gone:
            self.presenter.close()
            self.refused.emit(gone.text)
            QTimer.singleShot(0, self, self.runs_asked.emit)
            return
        self.stack.setCurrentIndex(0)
        self.ask_bar.leave()
        self._render()
        self._read_results()
        QTimer.singleShot(0, self, self.take_keys)

    def take_keys(self) -> None:
        """Put the keys into the field that had them, or on the answers."""
        if not self.isVisible() or not self.presenter.is_open:
            return
        field = self._fields().get(self.presenter.typed(FOCUS))
        target = field if field is not None and field.isVisible() else self.centre.first
        target = target or (self.footer.go if self.footer.go.isVisible() else self.footer.back)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.centre.isAncestorOf(target):
            self.centre.ensureWidgetVisible(target)

    def step_out(self) -> bool:
        """Close what is asked or the map, or leave a field; false when there is nothing to leave but the page."""
        if self.ask_bar.leave():
            return True
        if self.stack.currentWidget() is self.map:
            self.toggle_map()
            return True
        return False

    def choose(self, number: int) -> None:
        """Choose an answer; the one way on of a step without answers; a line of a process."""
        if self.ask_bar.choose(number):
            return
        presenter, centre = self.presenter, self.centre
        if not presenter.is_open or not presenter.can_write:
            return
        if presenter.choose(number):
            centre.show_choice()
            if 0 < number <= len(centre.choices):
                centre.choices[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._show_ahead()
        elif not presenter.is_question and number <= len(centre.choices):
            self.advance()
        elif 0 < number <= len(centre.ticks):
            centre.ticks[number - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            centre.ticks[number - 1].click()

    def advance(self) -> None:
        """Save what happened and go on."""
        presenter = self.presenter
        if not presenter.is_open or not presenter.can_write or not presenter.asks or presenter.is_held:
            return
        if presenter.is_question and presenter.chosen is None:
            self.refused.emit(msg("Choose an answer with its number"))
            return
        lines = presenter.open_lines()
        if lines:
            self.ask_lines(lines)
        else:
            self.go_on(presenter.advance)

    def go_on(self, act: Callable[[], object]) -> None:
        """Save the step in a way and show the next one, or say why it cannot be saved."""
        presenter = self.presenter
        try:
            act()
        except Refused as why:
            if presenter.step is not None and presenter.step.asks is Asking.NEVER:
                self.refused.emit(why.text)
            else:
                self.centre.outcome.tell(why.text, why.field if isinstance(why, WrongField) else SUMMARY)
            return
        except CSDeskError as failure:
            self.refused.emit(failure.text)
            return
        self.show_anew()

    def back(self) -> None:
        """The step before; at the first, the page before."""
        presenter = self.presenter
        can_go = presenter.is_open and presenter.can_write and presenter.shown.run.status != DROPPED
        if can_go and place_before(presenter.shown.state) is not None:
            self._go_back(None)
        else:
            self.left.emit()

    def toggle_map(self) -> None:
        """Show the map, or the step again."""
        if not self.presenter.is_open:
            return
        shows_map = self.stack.currentWidget() is not self.map
        self.stack.setCurrentWidget(self.map if shows_map else self.body)
        self.session.words.say(self.heading.map.setText, msg("See the step") if shows_map else msg("See map"))
        if shows_map:
            self.map.show_run(self.presenter)
            self.map.setFocus()
        else:
            self.take_keys()

    def go_to_account(self) -> None:
        """The account of the run."""
        if self.presenter.is_open:
            self.account_asked.emit(self.presenter.shown.account.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves a field for the answers."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            (self.centre.first or self.footer.go).setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is half typed goes into the file."""
        super().hideEvent(event)
        if self.presenter.is_open and self.session.is_open:
            self.presenter.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        super().showEvent(event)
        if self._stale:
            self._reload()

    def _connect(self) -> None:
        heading, footer, mail = self.heading, self.footer, self.side.mail
        heading.back_asked.connect(self.left)
        heading.account_asked.connect(self.go_to_account)
        heading.map_asked.connect(self.toggle_map)
        heading.pause_asked.connect(self.pause)
        heading.snooze_asked.connect(self.ask_snooze)
        heading.drop_asked.connect(self.ask_drop)
        heading.move_asked.connect(self.ask_move)
        heading.runs_asked.connect(self.runs_asked)
        self.path.back_asked.connect(self._go_back)
        self.centre.chosen.connect(self.choose)
        self.centre.ticked.connect(self._tick)
        self.centre.resume_asked.connect(self.pause)
        self.centre.account_asked.connect(self.go_to_account)
        self.centre.task_asked.connect(self.today_asked)
        self.side.process_asked.connect(self.process_asked)
        footer.back_asked.connect(self.back)
        footer.skip_asked.connect(self.ask_skip)
        footer.go_asked.connect(self.advance)
        self.mailing.refused.connect(self.refused)
        self.mailing.told.connect(self.told)
        self.mailing.exported.connect(self.exported)
        self.centre.outcome.changed.connect(self._outcome_changed)
        self.session.changed.connect(self._changed)
        self.session.words.language_changed.connect(self._reload)
        outcome = self.centre.outcome
        for field in (outcome.summary, outcome.task, mail.to, mail.subject, mail.body):
            field.installEventFilter(self)
        for editor in (outcome.day, outcome.task_due):
            editor.restored.connect(self.take_keys_to_answers)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focused)

    def take_keys_to_answers(self) -> None:
        """Leave a field."""
        (self.centre.first or self.footer.go).setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.presenter.is_open or not self.isAncestorOf(now):
            return
        self.presenter.focus(next((name for name, one in self._fields().items() if one is now), ""))
        if self.centre.isAncestorOf(now):
            self.centre.ensureWidgetVisible(now)

    def _fields(self) -> dict[str, QWidget]:
        mail = self.side.mail
        return {
            **self.centre.outcome.fields,
            MAIL_TO: mail.to,
            MAIL_SUBJECT: mail.subject,
            MAIL_BODY: mail.body,
        }

    def _go_back(self, place: int | None) -> None:
        try:
            self.presenter.back(place)
        except CSDeskError as refused:
            self.refused.emit(refused.text)
            return
        self.show_anew()

    def _tick(self, row: int, on: bool) -> None:
        self.presenter.tick(row, on=on)
        self.centre.count_ticks()
        self.path.show_run(self.presenter)

    def _outcome_changed(self) -> None:
        """Another person is picked: the message speaks to them."""
        self.side.show_mail()

    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is self.presenter or not changes.kinds & NEEDS or not self.presenter.is_open:
            return
        if self.isVisible():
            self._reload()
        else:
            self._stale = True

    def _reload(self) -> None:
        self._stale = False
        if not self.presenter.is_open or not self.session.is_open:
            return
        try:
            self.presenter.reload()
        except Refused as gone:
            self.presenter.close()
            self.refused.emit(gone.text)
            self.runs_asked.emit()
            return
        self.show_anew()

    def show_anew(self) -> None:
        """Show the run where it stands now, with the keys where they belong."""
        self._render()
        self.take_keys()
        QTimer.singleShot(0, self, self.take_keys)
        self.state_changed.emit()

    def _render(self) -> None:
        presenter = self.presenter
        self.heading.show_run(presenter)
        self.path.show_run(presenter)
        self.centre.show_step()
        self.side.show_step()
        self.footer.show_run(presenter)
        self._show_worked()
        self._order_keys()
        if self.stack.currentWidget() is self.map:
            self.map.show_run(presenter)

    def _order_keys(self) -> None:
        """Tab goes through the step, what happened, the message and the foot, as they are read."""
        mail, foot = self.side.mail, self.footer
        order = [
            *self.centre.choices,
            *self.centre.ticks,
            *self.centre.outcome.in_order(),
            *(mail.copy, mail.open, mail.to, mail.save, mail.subject, mail.body),
            *(foot.back, foot.skip, foot.go),
        ]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)

    def _show_ahead(self) -> None:
        """Another answer is chosen: what comes next is another way."""
        self.heading.show_run(self.presenter)
        self.path.show_run(self.presenter)
        self.footer.show_run(self.presenter)
        self._show_worked()

    def _show_worked(self) -> None:
        presenter, chosen = self.presenter, self.presenter.chosen
        found = self._results
        if (
            found is None
            or chosen is None
            or presenter.step is None
            or found.code != presenter.shown.playbook.code
        ):
            self.side.show_worked(None)
            return
        asked = (presenter.step.id, chosen.id)
        one = next((one for one in found.answers if (one.step, one.arrow) == asked), None)
        is_enough = one is not None and one.outcome.runs >= _ENOUGH
        self.side.show_worked(answer_sentence(one) if one is not None and is_enough else None)

    def _read_results(self) -> None:
        code = self.presenter.shown.playbook.code or ""
        if self._results is None or self._results.code != code:
            self._results = None
            self.session.runs.read_results(code, self._take_results, self)

    def _take_results(self, found: Results) -> None:
        self._results = found
        if self.presenter.is_open:
            self._show_worked()
