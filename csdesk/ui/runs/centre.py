"""The middle of the wizard: one step at a time, its answers or lines, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from csdesk.domain.model.interaction import ROLES
from csdesk.domain.model.practice import DROPPED, SNOOZED
from csdesk.domain.playbooks.ahead import likely
from csdesk.domain.playbooks.maps import ENDINGS, STEP_KINDS, Arrow, Asking, Step, StepKind
from csdesk.domain.text import Text, msg, nmsg, pmsg
from csdesk.ui.runs.outcome import Outcome
from csdesk.ui.runs.painted import ChoiceLine
from csdesk.ui.runs.presenter import RunPresenter
from csdesk.ui.runs.tick_line import TickLine
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, in_the_middle, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_SIDE = 34
_WIDEST = 820
"""A line of a question is read at a glance: more room stays beside it."""
_ROLES = dict(ROLES)


class Centre(QScrollArea):
    """The step where the run stands."""

    chosen = Signal(int)
    """The number of an answer, from 1; 1 is the one way on of a step that asks nothing."""
    ticked = Signal(int, bool)
    resume_asked = Signal()
    task_asked = Signal()
    account_asked = Signal()

    def __init__(
        self, themes: Themes, words: Words, presenter: RunPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._words, self._presenter = themes, words, presenter
        look_through(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setProperty("kind", "surface")
        outer = column(body)
        self._step = QWidget()
        self._lines = column(self._step, gap=8)
        self._lines.setContentsMargins(_SIDE, 22, _SIDE, 18)
        outer.addLayout(in_the_middle(row(), self._step))
        self._line = hairline()
        outer.addWidget(self._line)
        self.outcome = Outcome(themes, words, presenter)
        self._outcome_part = QWidget()
        holder = column(self._outcome_part)
        holder.setContentsMargins(_SIDE, 14, _SIDE, 18)
        holder.addWidget(self.outcome)
        outer.addLayout(in_the_middle(row(), self._outcome_part))
        for part in (self._step, self._outcome_part):
            themes.hold(part.setMaximumWidth, lambda theme: theme.px(_WIDEST))
        outer.addStretch(1)
        self.setWidget(body)
        self.choices: list[ChoiceLine] = []
        self.ticks: list[TickLine] = []
        self.tally = label("secondary")
        self.first: QWidget | None = None
        """What takes the keys first."""

    def show_step(self) -> None:
        """Show the step where the run stands."""
        presenter = self._presenter
        self._clear()
        state = presenter.shown.state
        asks = presenter.asks and not presenter.is_held
        self.first = None
        if presenter.shown.run.status == DROPPED:
            self._show_dropped()
        elif state.is_over:
            self._show_end()
        elif presenter.step is not None:
            self._show_asked(presenter.step)
        has_outcome = asks and presenter.step is not None and presenter.step.asks is not Asking.NEVER
        self._outcome_part.setVisible(has_outcome)
        self._line.setVisible(has_outcome)
        self._outcome_part.setEnabled(presenter.can_write)
        if has_outcome:
            self.outcome.show_step()
            self.first = self.first or self.outcome.first()
        self.verticalScrollBar().setValue(0)

    def show_choice(self) -> None:
        """Show which answer is chosen."""
        chosen = self._presenter.chosen if self._presenter.is_question else None
        for line, arrow in zip(self.choices, self._presenter.shown.state.answers, strict=False):
            line.setChecked(chosen is not None and arrow.id == chosen.id)
            line.update()

    def _clear(self) -> None:
        self.choices, self.ticks = [], []
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _say(self, kind: str, words: str, *, gap: int = 0) -> None:
        made = label(kind, words, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if gap:
            made.setContentsMargins(0, 0, 0, gap)
        self._lines.addWidget(made)

    def _show_asked(self, step: Step) -> None:
        presenter = self._presenter
        self._say("link", self._words(STEP_KINDS[step.kind]))
        self._say("question", presenter.spoken(step.text) or self._words(STEP_KINDS[step.kind]))
        help_text = presenter.spoken(step.help)
        if help_text:
            self._say("secondary", help_text)
        if presenter.is_held:
            self._show_held()
        elif presenter.is_question:
            self._show_choices(presenter.shown.state.answers)
        elif step.kind is StepKind.PROCESS:
            self._show_process()
        elif step.kind is StepKind.MESSAGE:
            self._say(
                "secondary", self._words(msg("The message is ready at the right. Send it, then say so."))
            )
            self._show_done(step, pmsg("message", "Sent"))
        elif step.kind is StepKind.WAIT:
            self._show_wait(step)
        elif step.kind is StepKind.CONDITION:
            self._say("secondary", self._words(msg("The data decides; it is looked at again each day.")))
        elif presenter.asks:
            self._show_done(step, pmsg("step", "Done"))

    def _show_done(self, step: Step, words: Text) -> None:
        """The one way on of a step that asks nothing, as a choice that its number takes."""
        if not self._presenter.asks:
            return
        way = next(iter(self._presenter.shown.state.answers), None)
        minutes = self._words(nmsg("{n} min", "{n} min", step.minutes)) if step.minutes else ""
        line = ChoiceLine(
            self._themes, 1, self._words(words), "" if way is None else self._leads(way), minutes
        )
        line.setCheckable(False)
        line.setEnabled(self._presenter.can_write)
        line.clicked.connect(partial(self.chosen.emit, 1))
        self.choices = [line]
        self._lines.addWidget(line)
        self.first = line

    def _show_choices(self, answers: Sequence[Arrow]) -> None:
        for number, arrow in enumerate(answers, 1):
            line = ChoiceLine(
                self._themes,
                number,
                self._presenter.spoken(arrow.label),
                self._leads(arrow),
                self._minutes(arrow),
            )
            line.setEnabled(self._presenter.can_write)
            line.clicked.connect(partial(self.chosen.emit, number))
            self.choices.append(line)
            self._lines.addWidget(line)
        self.show_choice()
        self.first = next((one for one in self.choices if one.isChecked()), self.choices[0])

    def _leads(self, arrow: Arrow) -> str:
        state = self._presenter.shown.state
        target = state.map.by_id.get(arrow.target or "")
        if target is None:
            return ""
        if not target.text:
            coming = likely(state.map, target.id)
            return self._presenter.spoken(coming[0].text) if coming else ""
        return self._presenter.spoken(target.text)

    def _minutes(self, arrow: Arrow) -> str:
        return self._words(nmsg("{n} min", "{n} min", arrow.minutes)) if arrow.minutes else ""

    def _show_process(self) -> None:
        linked = self._presenter.process()
        if linked is None:
            self._say("warning", self._words(msg("The process of this step is no longer in use.")))
            return
        visit = self._presenter.shown.state.visit
        ticks = set() if visit is None else set(visit.ticks)
        steps = linked.body.steps
        self.tally = label("secondary", wrap=True)
        self._lines.addWidget(self.tally)
        for place, step in enumerate(steps):
            box = TickLine(self._themes, f"{place + 1}. {self._presenter.spoken(step.text)}")
            box.setChecked(place in ticks)
            box.setEnabled(self._presenter.can_write)
            box.toggled.connect(partial(self.ticked.emit, place))
            who = self._words(_ROLES[step.who]) if step.who in _ROLES else step.who
            detail = ", ".join(filter(None, (who, self._expected(step.minutes), step.help)))
            self.ticks.append(box)
            self._lines.addWidget(box)
            if detail:
                made = label("small", detail, wrap=True)
                made.setContentsMargins(24, 0, 0, 4)
                self._lines.addWidget(made)
        self.count_ticks()
        self.first = next((one for one in self.ticks if not one.isChecked()), None)

    def count_ticks(self) -> None:
        """Say how many lines of the process are done."""
        linked = self._presenter.process()
        if linked is not None and self.ticks:
            done = sum(1 for one in self.ticks if one.isChecked())
            self.tally.setText(f"{linked.name}: {self._words(_done_of(done, len(self.ticks)))}")

    def _expected(self, minutes: int | None) -> str:
        return self._words(nmsg("{n} min", "{n} min", minutes)) if minutes else ""

    def _show_wait(self, step: Step) -> None:
        until = self._presenter.shown.run.until or self._presenter.shown.state.due
        words = msg("Waits until {day}. Nothing is asked before.", day=until)
        if step.until:
            words = msg("Waits until {day}, or until what it waits for has happened.", day=until)
        self._say("secondary", self._words(words))

    def _show_held(self) -> None:
        run = self._presenter.shown.run
        words: Text = msg("Paused. Nothing is asked until you resume it.")
        if run.hold == SNOOZED:
            words = msg("Snoozed to {day}.", day=run.until)
        self._say("lead", self._words(words))
        if run.reason:
            self._say("secondary", run.reason)
        self._press(msg("Resume"), self.resume_asked, "primary")

    def _show_dropped(self) -> None:
        self._say("link", self._words(pmsg("run", "Dropped")))
        self._say("question", self._presenter.shown.playbook.name)
        self._say("secondary", self._presenter.shown.run.reason or "")
        self._press(msg("Go to the account"), self.account_asked, "primary")

    def _show_end(self) -> None:
        """What was written, and what can come next."""
        presenter = self._presenter
        outcome, path = presenter.shown.state.outcome, presenter.shown.state.path
        self._say(
            "link", self._words(STEP_KINDS[StepKind.END] if outcome is None else ENDINGS[outcome.ending])
        )
        self._say("question", presenter.spoken(outcome.text) if outcome else self._words(msg("Done")))
        if outcome is not None and outcome.help:
            self._say("secondary", presenter.spoken(outcome.help))
        logged = sum(1 for one in path.visits if one.interaction is not None)
        steps = sum(1 for one in path.visits if one.task is not None)
        extra = sum(1 for one in path.visits if one.extra is not None)
        self._say("strong", self._words(msg("What was written")), gap=2)
        for words in (
            nmsg(
                "{n} entry on the timeline of the account",
                "{n} entries on the timeline of the account",
                logged,
            ),
            nmsg("{n} task of the playbook closed", "{n} tasks of the playbook closed", steps),
            nmsg("{n} task left to do", "{n} tasks left to do", extra),
        ):
            if words.count:
                self._say("secondary", f"•  {self._words(words)}")
        task = presenter.next_task()
        if task is not None:
            self._say("strong", self._words(msg("Next task of the account")))
            due = self._words(pmsg("task", "due {day}", day=task.due)) if task.due else ""
            self._say("secondary", ", ".join(filter(None, (task.title, due))))
        self._press(msg("Go to Today"), self.task_asked, "primary")
        self._press(msg("Go to the account"), self.account_asked)

    def _press(self, words: Text, signal: SignalInstance, kind: str = "") -> Button:
        button = Button(self._themes, kind, Icon.ACCOUNT if kind == "" else None)
        button.setText(self._words(words))
        button.clicked.connect(signal.emit)
        part = QWidget()
        line = row(part)
        line.setContentsMargins(0, 6, 0, 0)
        line.addWidget(button)
        line.addStretch(1)
        self._lines.addWidget(part)
        self.first = self.first or button
        return button


def _done_of(done: int, of: int) -> Text:
    return msg("{done} of {all} lines done", done=done, all=of)
