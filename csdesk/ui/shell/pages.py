"""What a page is to the window, and the way from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.ui.actions.spec import ActionSpec, KeyHint
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level

_LONGEST_WAY = 100


@dataclass(frozen=True, slots=True)
class SideItem:
    """One line of the second block of the sidebar."""

    title: Text
    run: Callable[[], object] = field(compare=False)
    icon: Icon | None = None
    level: Level | None = None
    count: str = ""
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class SideBlock:
    """A titled part of the sidebar that belongs to the page."""

    title: Text
    items: tuple[SideItem, ...]
    add: Callable[[], object] | None = field(default=None, compare=False)
    """What the plus beside the title does."""
    add_title: Text | None = None


class Page(QWidget):
    """A page of the window; a page overrides what it has to say."""

    state_changed = Signal()
    """Other hints, blocks or chosen records: the window asks again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_away = False
        """Whether it stands behind another page of the window."""
        self._owed: dict[Callable[[], object], None] = {}

    def when_seen(self, work: Callable[[], object]) -> None:
        """Do it now; while this page is away it is put off until the person rests or comes back, and then done once."""
        if self.is_away:
            self._owed[work] = None
        else:
            work()

    def settle_up(self) -> None:
        """Do what was put off while it was away."""
        owed = list(self._owed)
        self._owed.clear()
        for work in owed:
            work()

    @property
    def owes(self) -> bool:
        """Whether something was put off while it was away."""
        return bool(self._owed)

    def hint_by_focus(self) -> None:
        """Have the hints asked for again whenever the keys go elsewhere on the page."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.state_changed.emit()

    def action_specs(self) -> Sequence[ActionSpec]:
        """The actions that work while this page is shown; asked once."""
        return ()

    def hints(self) -> Sequence[KeyHint]:
        """The keys of the focused area, for the status line."""
        return ()

    def blocks(self) -> Sequence[SideBlock]:
        """The second block of the sidebar."""
        return ()

    def chosen(self) -> tuple[str, tuple[int, ...]]:
        """The kind and the ids of the records that actions are about."""
        return "", ()

    def areas(self) -> Sequence[QWidget]:
        """The widgets that F6 goes to, in order."""
        return (self,)

    def foot(self) -> int:
        """How high its lower edge is that what the window says must not cover, such as the foot of a wizard."""
        return 0

    def prepare(self) -> None:
        """Make more of itself than it is made with, while the person rests."""

    def visit(self, record: int | None) -> None:
        """Be shown, for one record or for the view as it was."""

    def step_out(self) -> bool:
        """Close or leave one layer of the page; false when there is none left."""
        return False


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page as data: made on its first visit."""

    id: str
    title: Text
    icon: Icon
    factory: Callable[[], Page]
    keys: tuple[str, ...] = ()
    count: Callable[[], int | None] | None = None
    under: str = ""
    """For a page that is no view of its own: the view whose item in the sidebar stays chosen."""
    is_bare: bool = False
    """For a page that fills the window, as the first run does."""
    is_aside: bool = False
    """For a page that has its own way in, as the settings do: the sidebar does not list it."""

    @property
    def is_view(self) -> bool:
        """Whether the sidebar lists it."""
        return not self.under and not self.is_bare and not self.is_aside


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is: a page and, if it shows one, a record."""

    page: str
    record: int | None = None


class Pages(QObject):
    """Shows one page at a time, makes each when it is first needed, and remembers the way."""

    moved = Signal(object)
    """The `Place` that is shown now."""
    made = Signal(str, object)
    """A page that was just made, with its id."""

    def __init__(self, specs: Sequence[PageSpec], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.specs = {spec.id: spec for spec in specs}
        self.stack = QStackedWidget()
        self._begun: dict[str, Page] = {}
        """Pages that have their parts, and are not in the window yet."""
        self._made: dict[str, Page] = {}
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.place: Place | None = None

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return None if self.place is None else self._made[self.place.page]

    @property
    def before(self) -> Page | None:
        """The page that going back would show."""
        return self._made.get(self._back[-1].page) if self._back else None

    def go(self, place: Place) -> None:
        """Show a place; the way back leads to the one before, never to the first run."""
        if place == self.place:
            return
        if self.place is not None and not self.specs[self.place.page].is_bare:
            self._back = [*self._back, self.place][-_LONGEST_WAY:]
        self._forward.clear()
        self._show(place)

    def back(self) -> bool:
        """Show the place before; false when there is none."""
        if not self._back or self.place is None:
            return False
        self._forward.append(self.place)
        self._show(self._back.pop())
        return True

    def forward(self) -> bool:
        """Show the place that was left by going back; false when there is none."""
        if not self._forward or self.place is None:
            return False
        self._back.append(self.place)
        self._show(self._forward.pop())
        return True

    def clear(self) -> None:
        """Forget every page and the way, as when another file is opened.

        The one that is shown goes last: in its place the stack would show another, which would look into the file.
        """
        shown = self.stack.currentWidget()
        for page in sorted(self._made.values(), key=lambda page: page is shown):
            self.stack.removeWidget(page)
            _end(page)
        for page in self._begun.values():
            _end(page)
        self._made.clear()
        self._begun.clear()
        self._back.clear()
        self._forward.clear()
        self.place = None

    def begin(self, page_id: str) -> Page:
        """The first half of making a page: its parts; to be put into the window takes as long again."""
        page = self._made.get(page_id) or self._begun.get(page_id)
        if page is None:
            page = self._begun[page_id] = self.specs[page_id].factory()
        return page

    def make(self, page_id: str) -> Page:
        """A page, made now if it was not yet; for one that will be wanted soon."""
        page = self._made.get(page_id)
        if page is None:
            page = self.begin(page_id)
            del self._begun[page_id]
            self._made[page_id] = page
            page.is_away = True
            self.stack.addWidget(page)
            self.made.emit(page_id, page)
        elif self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        return page

    def set_aside(self) -> None:
        """Take the pages that nobody sees out of the window, which is about to be dressed anew; each is as it comes back.

        To dress a widget in its place takes Qt four times as long as to take one out or to put one back.
        """
        for page in self._made.values():
            if page is not self.page:
                self.stack.removeWidget(page)
                page.setParent(None)

    def behind(self) -> list[str]:
        """The pages that are not in the window, or put something off; `catch_up` mends it."""
        made = self._made.items()
        return [key for key, page in made if page.owes or self.stack.indexOf(page) < 0]

    def catch_up(self, page_id: str) -> None:
        """Put a page back into the window and let it do what it put off, so that it need not when it is shown."""
        if page_id in self._made:
            self.make(page_id).settle_up()

    def polish(self, page_id: str) -> None:
        """Let the looks of a page that was not shown yet be found before it is."""
        page = self._made.get(page_id)
        if page is not None and page is not self.page:
            for part in (page, *page.findChildren(QWidget)):
                part.ensurePolished()

    def _show(self, place: Place) -> None:
        page, before = self.make(place.page), self.page
        if before is not None:
            before.is_away = True
        page.is_away = False
        self.place = place
        page.settle_up()
        page.visit(place.record)
        self.stack.setCurrentWidget(page)
        self.moved.emit(place)


def _end(page: Page) -> None:
    """Let it go: a timer of its own that is due at this very moment would still look into the file."""
    for timer in page.findChildren(QTimer):
        timer.stop()
    page.deleteLater()
