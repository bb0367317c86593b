"""The window: it puts the parts together and shows one place at a time; every part knows its own business."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QWidget

from csdesk.ui.actions.registry import Actions
from csdesk.ui.actions.spec import Menu
from csdesk.ui.jobs import Jobs
from csdesk.ui.shell.errors import Errors
from csdesk.ui.shell.facts import FileFacts, context_of, move_area
from csdesk.ui.shell.floating import Floating
from csdesk.ui.shell.messages import Messages
from csdesk.ui.shell.pages import Page, Pages, PageSpec, Place
from csdesk.ui.shell.sidebar import Sidebar
from csdesk.ui.shell.status import StatusLine
from csdesk.ui.shell.strip import StripLine
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.stylesheet import restyle
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_NARROW_UNDER = 1180


class Window(QMainWindow):
    """Sidebar, page, status line, and what floats above them."""

    def __init__(self, themes: Themes, words: Words, jobs: Jobs, pages: Sequence[PageSpec]) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._jobs = jobs
        self._facts: FileFacts | None = None
        self.actions_of = Actions(self, themes, words)
        self.pages = Pages(pages, self)
        self.sidebar = Sidebar(themes, words, pages)
        self.status = StatusLine(themes, words)
        self.strip = StripLine(themes, words)
        self._surface = QFrame()
        self._build()
        self.messages = Messages(self, themes, words)
        self.messages.lifted = self._foot_of_page
        self.errors = Errors(self, themes, words, self.messages, self.actions_of)
        self.floating = Floating(self, themes, words, self.actions_of, self.go)
        self._connect()

    def _foot_of_page(self) -> int:
        return self.pages.page.foot() if self.pages.page is not None else 0

    def know(self, facts: FileFacts | None) -> None:
        """Say which file is open, or that none is; counts and what is possible follow."""
        was_known, self._facts = self._facts is not None, facts
        self.strip.show_strip(None if facts is None else facts.strip)
        self.sidebar.stand(here=facts is not None and not self._is_bare)
        if facts is not None:
            self.sidebar.show_workspace(facts.name, facts.owner, facts.file)
            sidebar = self.sidebar
            self._jobs.soon(sidebar.counting.start if was_known else sidebar.show_counts)
        self.setWindowTitle("CSDesk" if facts is None else f"{facts.name} — CSDesk")
        self.refresh()

    def go(self, page: str, record: int | None = None) -> None:
        """Show a page, for a record or as it was."""
        self.pages.go(Place(page, record))

    def refresh(self) -> None:
        """Ask the page again for its hints, its block and what is chosen."""
        self._jobs.soon(self._refresh)

    def _refresh(self) -> None:
        page = self.pages.page
        if page is not None:
            self.status.hints.show_hints(page.hints())
            self.sidebar.show_blocks(page.blocks())
        self.messages.place()
        self.actions_of.see(context_of(self._facts, self.pages.place, page))

    def leave_file(self) -> None:
        """Forget every page of the open file."""
        self._jobs.settle()
        for page in self.pages.specs:
            self.actions_of.forget(page)
        self.pages.clear()
        self._jobs.litter.drop()
        self.know(None)

    def open_palette(self) -> None:
        """Find or run anything."""
        self.floating.palette.ask()

    def show_keys(self) -> None:
        """The keys of this page."""
        self.floating.keys.ask()

    def go_back(self) -> None:
        """The page before."""
        self.pages.back()

    def go_forward(self) -> None:
        """The page after, once back."""
        self.pages.forward()

    def step_out(self) -> None:
        """Stop a job that is shown, leave a layer of the page, or go back: one of them."""
        if self.messages.stop_newest():
            return
        if self.pages.page is not None and not self.pages.page.step_out():
            self.pages.back()

    def next_area(self) -> None:
        """Move the focus to the next area."""
        self._move_area(1)

    def previous_area(self) -> None:
        """Move the focus to the area before."""
        self._move_area(-1)

    def open_menu(self) -> None:
        """Drop the main menu."""
        self.sidebar.drop_menu()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows keep only the icons of the sidebar."""
        super().resizeEvent(event)
        self.sidebar.set_narrow(self.width() < self._themes.theme.px(_NARROW_UNDER))

    def paintEvent(self, event: QPaintEvent) -> None:
        """What waits for the first paint may begin."""
        super().paintEvent(event)
        self._jobs.painted()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs; the file waits for it when it is closed."""
        self._jobs.cancel_all()
        super().closeEvent(event)

    @property
    def _is_bare(self) -> bool:
        place = self.pages.place
        return place is not None and self.pages.specs[place.page].is_bare

    def _connect(self) -> None:
        self.pages.made.connect(self._on_made)
        self.pages.moved.connect(self._on_moved)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.search_asked.connect(self.open_palette)
        self.sidebar.menu_asked.connect(self._drop_menu)
        self.status.keys_asked.connect(self.show_keys)
        self._jobs.report = self.errors.tell
        self._jobs.shown.connect(self.messages.follow)
        self._words.language_changed.connect(self.refresh)
        self._themes.dressing.connect(self.pages.set_aside)
        self._jobs.soon(self._finish)

    def _finish(self) -> None:
        from csdesk.ui.shell.finish import finish

        finish(self, self._themes, self._words, self._jobs)

    def _on_made(self, page_id: str, page: Page) -> None:
        self._jobs.soon(lambda: self.actions_of.add(page.action_specs(), page_id))
        page.state_changed.connect(self.refresh)

    def _on_moved(self, place: Place) -> None:
        spec = self.pages.specs[place.page]
        self.sidebar.stand(here=self._facts is not None and not spec.is_bare)
        self.sidebar.show_view(spec.under or spec.id)
        restyle(self._surface, bare=spec.is_bare)
        self.refresh()
        page = self.pages.page
        if page is not None and page.areas():
            page.areas()[0].setFocus()

    def _drop_menu(self, where: QPoint) -> None:
        self.actions_of.menu(*Menu).popup(where)

    def _move_area(self, step: int) -> None:
        page = self.pages.page
        move_area([self.sidebar.search, *(page.areas() if page is not None else ())], step)

    def _build(self) -> None:
        self.setMinimumSize(*self._themes.theme.size.min_window)
        self._surface.setProperty("kind", "page")
        column(self._surface).addWidget(self.pages.stack)
        body = QWidget()
        layout = column(body)
        layout.addWidget(self.strip)
        line = row()
        line.addWidget(self.sidebar)
        line.addWidget(self._surface, 1)
        layout.addLayout(line, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(body)
