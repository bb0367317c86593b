"""The head of the view: section, filter, length of the period, the period itself, export."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from csdesk.domain.text import Text, msg, verbatim
from csdesk.domain.views.metrics import Filter, Grain, MetricsState, Section, Span
from csdesk.i18n import Translator
from csdesk.ui.charts.written import axis_month
from csdesk.ui.metrics.choosing import filter_words
from csdesk.ui.theme.controls import Button, SegmentedControl
from csdesk.ui.theme.drop_button import DropButton
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words


class _Fit(NamedTuple):
    """One way to stand in the room there is."""

    gap: int
    margin: tuple[int, int, int, int] = (24, 8, 24, 8)
    has_title: bool = True
    has_words: bool = True
    """Whether the buttons that have an icon say their words too."""


_FITS = (_Fit(12), _Fit(8), _Fit(8, has_title=False), _Fit(4, (8, 8, 8, 8), has_title=False, has_words=False))
SECTIONS: dict[Section, Text] = {
    Section.OVERVIEW: msg("Overview"),
    Section.CHURN: msg("Churn"),
    Section.SATISFACTION: msg("Satisfaction"),
    Section.SERVICE: msg("Support"),
    Section.RENEWALS: msg("Renewals"),
    Section.VALUE: msg("Value and adoption"),
    Section.ROLES: msg("Roles and capacity"),
    Section.WHAT_IF: msg("What if"),
}


class Heading(QFrame):
    """Says what is looked at, and changes it."""

    section_chosen = Signal(object)
    grain_chosen = Signal(object)
    moved = Signal(int)
    filter_asked = Signal()
    export_asked = Signal(object)
    """The `QMenu` to fill."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._has_words = True
        self._filter_words = filter_words(Filter())
        self.setProperty("kind", "band")
        themes.hold(self.setFixedHeight, lambda theme: theme.size.page_header)
        self._line = line = row(self, gap=_FITS[0].gap)
        line.setContentsMargins(*_FITS[0].margin)
        self.title = label("title")
        words.say(self.title.setText, msg("Metrics"))
        self.section = DropButton(themes, "ghost")
        self.section.setMenu(self._sections())
        self.filter = DropButton(themes, "", Icon.FILTER)
        self.filter.clicked.connect(self.filter_asked)
        self.grain = SegmentedControl(
            themes,
            words,
            (
                (Grain.MONTH.value, msg("Month"), None),
                (Grain.QUARTER.value, msg("Quarter"), None),
                (Grain.YEAR.value, msg("12 months"), None),
            ),
        )
        self.grain.chosen.connect(lambda key: self.grain_chosen.emit(Grain(key)))
        self.export = Button(themes, "", Icon.EXPORT)
        self.export.clicked.connect(self._ask_export)
        for widget in (self.title, self.section):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(self.filter)
        line.addWidget(self.grain)
        line.addLayout(self._period())
        line.addWidget(self.export)
        self._label()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nothing is cut for want of room."""
        super().resizeEvent(event)
        self._fit()

    def show_state(self, state: MetricsState) -> None:
        """Say what is shown."""
        self.show_place(state.section, state.span, state.is_partial)
        self.after.setEnabled(state.can_go_on)

    def show_place(self, section: Section, span: Span, is_partial: bool) -> None:
        """Say section and period, also while the numbers are on their way."""
        self._words.say(self.section.setText, SECTIONS[section])
        self.grain.choose(span.grain.value)
        said = verbatim(span_words(self._words, span))
        partial = msg("{period}, partial", period=said)
        self._words.say(self.period.setText, partial if is_partial else said)
        self.grain.setEnabled(section is not Section.WHAT_IF)
        self._fit()

    def show_filter(self, wanted: Filter) -> None:
        """Say which accounts are looked at."""
        self._filter_words = filter_words(wanted)
        self._label()
        self._fit()

    def _fit(self) -> None:
        """Parts stand closer where there is little room, the section alone says where one is; in less, icons stand in."""
        for fit in _FITS:
            self.title.setVisible(fit.has_title)
            self._line.setSpacing(fit.gap)
            self._line.setContentsMargins(*fit.margin)
            if fit.has_words != self._has_words:
                self._has_words = fit.has_words
                self._label()
            self._line.invalidate()
            if self._line.minimumSize().width() <= self.width():
                return

    def _label(self) -> None:
        say, text = self._words.say, self._filter_words
        nothing = verbatim("")
        say(self.filter.setText, text if self._has_words else nothing)
        say(self.filter.setToolTip, text)
        say(self.filter.setAccessibleName, text)
        say(self.export.setText, msg("Export") if self._has_words else nothing)
        say(self.export.setAccessibleName, msg("Export"))

    def _period(self) -> QHBoxLayout:
        group = row()
        self.before, self.period, self.after = (Button(self._themes, "segment") for _ in range(3))
        for button, place in ((self.before, "first"), (self.period, "middle"), (self.after, "last")):
            button.setProperty("place", place)
            group.addWidget(button)
        self.before.set_icon(Icon.LEFT)
        self.after.set_icon(Icon.RIGHT)
        self._words.say(self.before.set_name, msg("Period before  ["))
        self._words.say(self.after.set_name, msg("Period after  ]"))
        self._words.say(self.period.setToolTip, msg("The period that is looked at"))
        self.before.clicked.connect(lambda: self.moved.emit(-1))
        self.after.clicked.connect(lambda: self.moved.emit(1))
        return group

    def _sections(self) -> QMenu:
        menu = QMenu(self)
        for section, title in SECTIONS.items():
            action = menu.addAction("")
            self._words.say(action.setText, title)
            action.triggered.connect(lambda _=False, section=section: self.section_chosen.emit(section))
        return menu

    def _ask_export(self) -> None:
        menu = QMenu(self)
        self.export_asked.emit(menu)
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))


def span_words(words: Words, span: Span) -> str:
    """`jul a set/2026`, or `Jul to Sep 2026`; a month by itself."""
    translator: Translator = words.translator
    last = translator.month(span.last)
    if span.first == span.last:
        return last
    first = (
        axis_month(translator, span.first, with_year=False)
        if span.first.year == span.last.year
        else translator.month(span.first)
    )
    return words(msg("{first} to {last}", first=first, last=last))
