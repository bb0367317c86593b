"""The panel of the account under the cursor: who it is, what matters now, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.text import Text, msg, pmsg
from csdesk.domain.views.health import HealthView
from csdesk.ui.portfolio.state import Preview
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Avatar, IconLabel
from csdesk.ui.words import Words

_MARGIN = 16


class PreviewPanel(QFrame):
    """Follows the cursor of the table."""

    open_asked = Signal()
    contact_asked = Signal()
    playbook_asked = Signal()
    review_asked = Signal()
    run_asked = Signal(int)
    done_asked = Signal(int)
    """The task that is ticked off."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self.setProperty("kind", "panel")
        themes.hold(self.setFixedWidth, lambda theme: theme.size.panel_right)
        self._facts: dict[str, QLabel] = {}
        self._task: int | None = None
        self._run: int | None = None
        self.can_write = True

    def fill(self) -> None:
        """Put in what it shows; until then it only holds its place."""
        outer = column(self)
        outer.addWidget(self._scrolled(), 1)
        outer.addWidget(hairline())
        outer.addLayout(self._actions())

    def show_preview(self, preview: Preview | None) -> None:
        """Show another account, or nothing."""
        self._body.setVisible(preview is not None)
        if preview is None:
            return
        words, write = self._words, self._words.translator.write
        self._avatar.set_name(preview.name)
        self.name.setText(preview.name)
        self._subtitle.setText(words(preview.subtitle))
        self._facts["mrr"].setText(write(preview.mrr))
        self._facts["renewal"].setText(write(preview.renewal))
        self._distance.setText("" if preview.renewal_distance is None else words(preview.renewal_distance))
        self._facts["csm"].setText(write(preview.csm))
        self._facts["decision"].setText(write(preview.decision_maker))
        self._run = None if preview.run is None else preview.run[0]
        self.run.setText("" if preview.run is None else words(preview.run[1]))
        for part in (self._run_name, self.run):
            part.setVisible(preview.run is not None)
        self.goals.show_goals(preview.goals)
        self._show_step(preview)
        self._show_contact(preview)

    def show_health(self, view: HealthView | None) -> None:
        """Show why the health of the account is what it is; nothing where it has none."""
        self.health.setVisible(view is not None)
        if view is not None:
            self.health.show_health(view)

    def _show_step(self, preview: Preview) -> None:
        words = self._words
        nothing = msg("No next step yet")
        self._task = preview.task
        self.done.setChecked(False)
        self.done.setVisible(preview.task is not None and self.can_write)
        self._step.setText(preview.next_step or words(nothing))
        restyle(self._step, kind="" if preview.next_step else "tertiary")
        due = "" if preview.next_due is None else words.translator.date(preview.next_due)
        when = due if preview.next_distance is None else words(preview.next_distance)
        self._due.setText(when if preview.next_step else "")
        restyle(self._due, kind="error" if preview.is_late else "small")

    def _show_contact(self, preview: Preview) -> None:
        has = preview.contact_line is not None
        self._channel.setVisible(has)
        if preview.contact_icon is not None:
            self._channel.show_icon(Icon(preview.contact_icon), Ink.SECONDARY)
        line = msg("No conversation yet") if preview.contact_line is None else preview.contact_line
        self._contact.setText(self._words(line))
        self._summary.setText(preview.contact_summary or "")
        self._summary.setVisible(bool(preview.contact_summary))

    def _scrolled(self) -> QScrollArea:
        from csdesk.ui.portfolio.preview_goals import GoalsPart
        from csdesk.ui.portfolio.preview_health import HealthPart

        self._body = QWidget()
        body = column(self._body)
        body.addLayout(self._head())
        self.health = HealthPart(self._themes, self._words)
        self.health.hide()
        body.addWidget(self.health)
        body.addWidget(hairline())
        body.addLayout(self._facts_grid())
        body.addWidget(hairline())
        body.addLayout(self._step_part())
        self.goals = GoalsPart(self._themes, self._words, _MARGIN)
        body.addWidget(self.goals)
        body.addWidget(hairline())
        body.addLayout(self._contact_part())
        body.addStretch()
        area = QScrollArea()
        look_through(area)
        area.setWidget(self._body)
        area.setWidgetResizable(True)
        self._body.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _head(self) -> QHBoxLayout:
        line = row(gap=10)
        line.setContentsMargins(_MARGIN, 14, _MARGIN, 12)
        self._avatar = Avatar(self._themes, size=34)
        self.name = label("section", wrap=True, selectable=True)
        self._subtitle = label("small", wrap=True)
        said = column(gap=1)
        said.addWidget(self.name)
        said.addWidget(self._subtitle)
        line.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        return line

    def _facts_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for place, (key, title) in enumerate(
            (
                ("mrr", msg("MRR")),
                ("renewal", msg("Renewal")),
                ("csm", msg("CSM")),
                ("decision", msg("Decision maker")),
            )
        ):
            name = label("tertiary")
            self._words.say(name.setText, title)
            strong = key in {"mrr", "renewal"}
            value = self._facts[key] = label("strong" if strong else "", wrap=not strong)
            line = row(gap=6)
            line.addWidget(value, 0 if strong else 1)
            if key == "renewal":
                self._distance = label("tertiary")
                line.addWidget(self._distance, 1)
            elif strong:
                line.addStretch(1)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(line, place, 1)
        self._run_name = label("tertiary")
        self._words.say(self._run_name.setText, msg("Playbook"))
        self.run = Button(self._themes, "link")
        self.run.clicked.connect(self._go_on)
        grid.addWidget(self._run_name, grid.rowCount(), 0)
        grid.addWidget(self.run, grid.rowCount() - 1, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _go_on(self) -> None:
        if self._run is not None:
            self.run_asked.emit(self._run)

    def _tick(self) -> None:
        if self._task is not None:
            self.done_asked.emit(self._task)

    def _step_part(self) -> QVBoxLayout:
        part, head = self._part(msg("Next step"))
        self._due = label("small")
        head.addWidget(self._due)
        self._step = label(wrap=True)
        self.done = QCheckBox()
        self._words.say(self.done.setAccessibleName, msg("Complete this task"))
        self._words.say(self.done.setToolTip, msg("Complete this task"))
        self.done.clicked.connect(self._tick)
        line = row(gap=8)
        line.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._step, 1)
        part.addLayout(line)
        return part

    def _contact_part(self) -> QVBoxLayout:
        part, _ = self._part(msg("Last contact"))
        line = row(gap=8)
        self._channel = IconLabel(self._themes, Icon.NOTE)
        self._contact = label("secondary", wrap=True)
        line.addWidget(self._channel, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._contact, 1)
        part.addLayout(line)
        self._summary = label(wrap=True)
        part.addWidget(self._summary)
        return part

    def _part(self, title: Text) -> tuple[QVBoxLayout, QHBoxLayout]:
        part = column(gap=6)
        part.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        head = row(gap=8)
        name = label("strong")
        self._words.say(name.setText, title)
        head.addWidget(name, 1)
        part.addLayout(head)
        return part, head

    def _actions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(_MARGIN, 10, _MARGIN, 12)
        grid.setSpacing(6)
        for place, (icon, title, caps, signal) in enumerate(
            (
                (Icon.OPEN, msg("Open"), "Enter", self.open_asked),
                (Icon.LOG_CONTACT, pmsg("button", "Contact"), "R", self.contact_asked),
                (Icon.PLAYBOOKS, msg("Playbook"), "P", self.playbook_asked),
                (Icon.REVIEW, msg("QBR"), "Q", self.review_asked),
            )
        ):
            button = Button(self._themes, "", icon, (caps,))
            self._words.say(button.setText, title)
            button.clicked.connect(signal)
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid
