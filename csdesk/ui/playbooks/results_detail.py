"""One playbook's results: the map's questions with what became of the runs by answer, and those that were turned down."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from csdesk.domain.playbooks.results import FEW, AnswerOutcome, Figure, Outcome, Results
from csdesk.domain.playbooks.results_told import answer_sentence, followed
from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.playbooks.panel import Panel
from csdesk.ui.playbooks.results_columns import TITLES, figure_text
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

_ASIDE = (Figure.RECOVERED, Figure.KEPT_90, Figure.KEPT_180)
_WIDEST = 270
Place = tuple[str, str] | None
"""Step and arrow of an answer; `None` for all runs."""


class ResultDetail(Panel):
    """Every figure leads to the runs behind it."""

    asked = Signal(object, object, bool)
    """A `Figure`, the `Place` that it is of, and whether it is of those that were turned down."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes, self._words = themes, words
        words.say(self.setAccessibleName, msg("Results of one playbook"))

    def show_results(self, found: Results | None) -> None:
        """Show another playbook."""
        inside = QFrame()
        inside.setProperty("kind", "plain")
        layout = column(inside, gap=8)
        layout.setContentsMargins(16, 12, 16, 16)
        if found is not None:
            self._add_head(layout, found)
            self._add_comparison(layout, found)
            self._add_answers(layout, found)
        layout.addStretch()
        self.hold(inside)

    def _add_head(self, layout: QVBoxLayout, found: Results) -> None:
        say = self._words
        layout.addWidget(label("section", found.name, wrap=True))
        whole = found.whole
        layout.addWidget(label("secondary", say(followed(whole)), wrap=True))
        if 0 < whole.runs < FEW:
            few = msg("Few runs prove little: below {n} no percentage is given.", n=FEW)
            layout.addWidget(label("small", say(few), wrap=True))

    def _add_comparison(self, layout: QVBoxLayout, found: Results) -> None:
        declined = found.turned_down
        if declined is None:
            return
        layout.addWidget(hairline())
        layout.addWidget(label("block", self._words(msg("Followed, compared with turned down"))))
        count = nmsg("{n} suggestion was turned down", "{n} suggestions were turned down", declined.runs)
        self._add_figure(layout, count, (Figure.RUNS, None, True))
        for figure in _ASIDE:
            own, other = figure_text(figure, found.whole), figure_text(figure, declined)
            if own is None and other is None:
                continue
            layout.addWidget(label("small", self._words(TITLES[figure])))
            if own is not None:
                self._add_figure(layout, msg("followed: {figure}", figure=own), (figure, None, False))
            if other is not None:
                self._add_figure(layout, msg("turned down: {figure}", figure=other), (figure, None, True))

    def _add_answers(self, layout: QVBoxLayout, found: Results) -> None:
        if not found.answers:
            return
        layout.addWidget(hairline())
        layout.addWidget(label("block", self._words(msg("By answer"))))
        for _, answers in groupby(found.answers, key=lambda one: one.step):
            group = list(answers)
            layout.addWidget(label("strong", group[0].question, wrap=True))
            total = sum(one.outcome.runs for one in group)
            answered = nmsg("Answered {n} time", "Answered {n} times", total)
            layout.addWidget(label("small", self._words(answered)))
            for one in group:
                self._add_answer(layout, one)

    def _add_answer(self, layout: QVBoxLayout, one: AnswerOutcome) -> None:
        place = (one.step, one.arrow)
        times = nmsg(
            "{answer}: {n} time", "{answer}: {n} times", one.outcome.runs, answer=verbatim(one.answer)
        )
        self._add_figure(layout, times, (Figure.RUNS, place, False))
        known, runs = one.outcome.recovered.of, one.outcome.runs
        if known:
            layout.addWidget(label("small", self._words(answer_sentence(one)), wrap=True))
        if 0 < known < runs:
            less = msg(
                "The others ({n}) were healthy at the start, or their later health is not known.",
                n=runs - known,
            )
            layout.addWidget(label("small", self._words(less), wrap=True))
        for figure in (Figure.WORKED, Figure.RECOVERED, Figure.KEPT_90):
            said = _said(figure, one.outcome)
            if said is not None:
                self._add_figure(layout, said, (figure, place, False))

    def _add_figure(self, layout: QVBoxLayout, said: Text, place: tuple[Figure, Place, bool]) -> None:
        line = row()
        line.setContentsMargins(12 if place[0] is not Figure.RUNS else 0, 0, 0, 0)
        line.addWidget(self._link(said, place))
        line.addStretch()
        layout.addLayout(line)

    def _link(self, said: Text, place: tuple[Figure, Place, bool]) -> Button:
        made = Button(self._themes, "link")
        words = self._words(said)
        made.setText(
            made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self._themes.theme.px(_WIDEST))
        )
        made.setToolTip(plain(words))
        made.setAccessibleName(words)
        made.clicked.connect(partial(self.asked.emit, *place))
        return made


def _said(figure: Figure, found: Outcome) -> Text | None:
    text = figure_text(figure, found)
    if text is None:
        return None
    return {
        Figure.WORKED: msg("worked: {figure}", figure=text),
        Figure.RECOVERED: msg("health back: {figure}", figure=text),
        Figure.KEPT_90: msg("kept after 90 days: {figure}", figure=text),
    }[figure]
