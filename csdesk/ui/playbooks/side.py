"""Beside the library: the chosen playbook in small, what it is for, and its versions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from csdesk.domain.model.practice import DRAFT, RETIRED, Playbook
from csdesk.domain.playbooks.maps import PlaybookMap
from csdesk.domain.playbooks.results import Results
from csdesk.domain.playbooks.results_told import sentences
from csdesk.domain.playbooks.trigger_words import trigger_words
from csdesk.domain.text import msg, nmsg, pmsg
from csdesk.ui.playbooks.library import Entry, LibraryPresenter
from csdesk.ui.playbooks.panel import Panel
from csdesk.ui.playbooks.picture import Picture
from csdesk.ui.playbooks.words import status_tone, status_words
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, hairline, label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Painted, Pill
from csdesk.ui.words import Words

_HIGH = 260
_MOST_TOLD = 5


class MapPreview(Painted):
    """A map in small; a click opens it."""

    pressed = Signal()

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes)
        self._words = words
        self._map = PlaybookMap()
        self._picture: Picture | None = None
        words.say(self.setAccessibleName, msg("The whole map in small"))

    def show_map(self, found: PlaybookMap) -> None:
        """Show another map."""
        self._map, self._picture = found, None
        self.update()

    def sizeHint(self) -> QSize:
        """As high as is useful."""
        return QSize(200, self._themes.theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """No less high."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The map, as large as fits."""
        theme = self._themes.theme
        if self._picture is None or self._picture.theme.dark != theme.dark:
            self._picture = Picture(self._map, theme, self._words.translator)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color.border.default)
        painter.setBrush(theme.color.bg.subtle)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, theme.radius.lg, theme.radius.lg)
        bounds = self._picture.bounds
        inside = room.adjusted(12, 12, -12, -12)
        scale = min(inside.width() / max(bounds.wide, 1), inside.height() / max(bounds.high, 1), 0.9)
        painter.translate(inside.center())
        painter.scale(scale, scale)
        painter.translate(-(bounds.x + bounds.wide / 2), -(bounds.y + bounds.high / 2))
        self._picture.paint_whole(painter)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Open it."""
        self.pressed.emit()


class LibrarySide(Panel):
    """One playbook."""

    opened = Signal(int)
    """The id of a version to open."""
    restored = Signal(int)
    run_asked = Signal()
    edit_asked = Signal()
    past_asked = Signal()
    results_asked = Signal()

    def __init__(self, presenter: LibraryPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self._presenter = presenter
        self._themes = themes
        self._words = words
        self._code = ""
        self._results: Results | None = None
        self._told: QVBoxLayout | None = None

    def show_entry(self, entry: Entry | None) -> None:
        """Show another playbook."""
        self._told = None
        inside = QFrame()
        inside.setProperty("kind", "plain")
        layout = column(inside, gap=10)
        layout.setContentsMargins(16, 14, 16, 16)
        if entry is not None:
            words = self._words
            layout.addWidget(label("section", entry.shown.name, wrap=True))
            if entry.map.purpose:
                layout.addWidget(label("secondary", entry.map.purpose, wrap=True))
            preview = MapPreview(self._themes, words)
            preview.show_map(self._presenter.map_of(entry.editable))
            preview.pressed.connect(self.edit_asked)
            layout.addWidget(preview)
            deeds = row(gap=8)
            edit = Button(self._themes, "primary", Icon.EDIT, ("E",))
            words.say(edit.setText, msg("Edit map") if self._presenter.can_change else msg("Open map"))
            edit.clicked.connect(self.edit_asked)
            run = Button(self._themes, "", Icon.RUN, ("P",))
            words.say(run.setText, pmsg("playbook", "Run"))
            run.setEnabled(entry.live is not None and self._presenter.can_change)
            run.clicked.connect(self.run_asked)
            deeds.addWidget(edit)
            deeds.addWidget(run)
            deeds.addStretch()
            layout.addLayout(deeds)
            past = Button(self._themes, "ghost", Icon.HISTORY, ("T",))
            past.setProperty("small", True)
            words.say(past.setText, msg("Test against the past year"))
            past.clicked.connect(self.past_asked)
            layout.addWidget(past, 0, Qt.AlignmentFlag.AlignLeft)
            self._add_facts(layout, entry)
            self._told = column(gap=6)
            layout.addLayout(self._told)
            if self._code != entry.code:
                self._code, self._results = entry.code, None
            self._show_results()
            self._add_versions(layout, entry)
        layout.addStretch()
        self.hold(inside)

    def take_results(self, found: Results) -> None:
        """Show what the playbook brought about, if it is still the one that is shown."""
        if found.code == self._code and found != self._results:
            self._results = found
            self._show_results()

    def _show_results(self) -> None:
        found, layout = self._results, self._told
        if layout is None or found is None or not found.whole.runs or layout.count():
            return
        layout.addWidget(hairline())
        layout.addWidget(label("block", self._words(pmsg("playbooks", "Results"))))
        for said in islice(sentences(replace(found, answers=())), _MOST_TOLD):
            layout.addWidget(label("small", self._words(said), wrap=True))
        see = Button(self._themes, "link")
        self._words.say(see.setText, msg("See the results"))
        see.clicked.connect(self.results_asked)
        layout.addWidget(see, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_facts(self, layout: QVBoxLayout, entry: Entry) -> None:
        words, add = self._words, layout.addWidget
        add(hairline())
        add(label("block", words(msg("Suggested when"))))
        for trigger in entry.map.triggers:
            add(label("", words(trigger_words(trigger)), wrap=True))
        if not entry.map.triggers:
            add(label("tertiary", words(msg("Nothing suggests it yet; it is started by hand.")), wrap=True))
        steps = nmsg("{n} step", "{n} steps", len(entry.map.steps))
        runs = nmsg("{n} open run", "{n} open runs", entry.runs)
        said = msg("{steps}, {runs}", steps=steps, runs=runs) if entry.runs else steps
        add(label("small", words(said)))

    def _add_versions(self, layout: QVBoxLayout, entry: Entry) -> None:
        words, add = self._words, layout.addWidget
        add(hairline())
        add(label("block", words(msg("Versions"))))
        for record in entry.versions:
            line = row(gap=8)
            pill = Pill(self._themes, words(status_words(record)), status_tone(record))
            line.addWidget(pill)
            line.addWidget(label("small", self._when(record)), 1)
            see = Button(self._themes, "link")
            words.say(see.setText, pmsg("version", "See"))
            see.clicked.connect(partial(self.opened.emit, record.id))
            line.addWidget(see)
            if record.status == RETIRED and self._presenter.can_change:
                back = Button(self._themes, "link")
                words.say(back.setText, msg("Restore as draft"))
                back.clicked.connect(partial(self.restored.emit, record.id))
                line.addWidget(back)
            layout.addLayout(line)

    def _when(self, record: Playbook) -> str:
        when = None if record.status == DRAFT else record.published_at or record.created
        if when is None:
            return ""
        return self._words.translator.date(when.astimezone(self._words.translator.zone).date())
