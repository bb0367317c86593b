"""The sidebar: whose workspace this is, the search, the views with their counts, and the block of the page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from csdesk.domain.text import msg
from csdesk.ui.actions.spec import keycaps
from csdesk.ui.shell.pages import PageSpec, SideBlock
from csdesk.ui.shell.side_items import SideButton
from csdesk.ui.theme.areas import look_through
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.elided import Elided
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import column, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.widgets import Avatar
from csdesk.ui.tips import plain
from csdesk.ui.words import Words

if TYPE_CHECKING:
    from csdesk.ui.shell.side_parts import SideParts

_NARROW = 56
_GUTTER = 10
"""Beside the items; the bar that scrolls the blocks of a low window stands in it."""
_COUNTED_AFTER_MS = 100
"""Changes that come one after another are counted together, and an edit does not wait for it."""
NUMBERS_AFTER_MS = 400
_KEPT = 6
"""Blocks of so many pages are kept: to make those of the portfolio anew was a tenth of coming back to it."""


class Sidebar(QFrame):
    """Chooses the view; under 1180 px it shows icons only."""

    chosen = Signal(str)
    """The id of a view."""
    search_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, themes: Themes, words: Words, views: Sequence[PageSpec]) -> None:
        super().__init__()
        self._themes = themes
        self._words = words
        self._views = [view for view in views if view.is_view]
        self._items: dict[str, SideButton] = {}
        self._blocks: tuple[SideBlock, ...] = ()
        self._narrow = False
        self._hold = QTimer(self, singleShot=True, interval=NUMBERS_AFTER_MS)
        self.counting = QTimer(self, singleShot=True, interval=_COUNTED_AFTER_MS)
        self.counting.timeout.connect(self.show_counts)
        self._hold.timeout.connect(lambda: self._show_numbers(True))
        self.avatar = Avatar(themes, size=28, strong=True)
        self.name = Elided("strong")
        self.owner = Elided("small", Qt.TextElideMode.ElideMiddle)
        self.menu_button = Button(themes, "icon-ghost", Icon.MENU)
        self.search = Button(themes, "search", Icon.SEARCH, keycaps("Ctrl+K"))
        self._search_icon = SideButton(themes, Icon.SEARCH)
        self._block_column = column(gap=1)
        self._parts: dict[Hashable, SideParts] = {}
        """Blocks that were made by what they are alike in, those of the page that was shown last at the end."""
        self._build()
        themes.changed.connect(self._on_theme)
        self._on_theme()

    def stand(self, *, here: bool) -> None:
        """Be beside the page or not; shown by itself before its window, it would be laid out twice at a start."""
        if not here:
            self.hide()
        elif self.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            self.show()

    def show_workspace(self, name: str, owner: str, file: str = "") -> None:
        """Say whose workspace this is; the whole name of its file is told to whoever points at it."""
        self.avatar.set_name(name)
        self.name.setText(name)
        self.name.setToolTip(plain(file or name))
        self.owner.setText("" if owner == name else owner)
        self.owner.setToolTip(plain(file or owner))
        self.owner.setVisible(bool(self.owner.text()) and not self._narrow)

    def show_view(self, view: str) -> None:
        """Mark a view as the one that is shown."""
        for known, item in self._items.items():
            item.setChecked(known == view)

    def show_counts(self) -> None:
        """Count again what each view holds."""
        for view in self._views:
            count = view.count() if view.count is not None else None
            self._items[view.id].set_count("" if count is None else self._words.translator.number(count))

    def show_blocks(self, blocks: Sequence[SideBlock]) -> None:
        """Show the blocks of the page below the views."""
        same = tuple(blocks) == self._blocks
        self._blocks = tuple(blocks)
        if not same:
            self._rebuild_blocks()

    def _rebuild_blocks(self) -> None:
        wanted = None if self._narrow or not self._blocks else _shape(self._blocks)
        if wanted is not None:
            part = self._parts.pop(wanted) if wanted in self._parts else self._made(self._blocks)
            self._parts[wanted] = part
            part.show_blocks(self._blocks)
        for shape, kept in self._parts.items():
            kept.setVisible(shape == wanted)
        for shape in list(self._parts)[:-_KEPT]:
            self._parts.pop(shape).deleteLater()

    def _made(self, blocks: Sequence[SideBlock]) -> SideParts:
        from csdesk.ui.shell.side_parts import SideParts

        made = SideParts(self._themes, self._words, blocks)
        made.item_pressed.connect(self._run_item)
        made.add_pressed.connect(self._run_add)
        self._block_column.addWidget(made)
        return made

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or everything."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for widget in (self.name, self.search, self.avatar):
            widget.setVisible(not narrow)
        self._search_icon.setVisible(narrow)
        self.owner.setVisible(not narrow and bool(self.owner.text()))
        for item in self._items.values():
            item.set_narrow(narrow)
        self._rebuild_blocks()
        self._on_theme()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt, held for a moment over the window, shows the number of each view."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            if event.type() is QEvent.Type.KeyPress:
                self._hold.start()
            else:
                self._hold.stop()
                self._show_numbers(False)
        return super().eventFilter(watched, event)

    def _show_numbers(self, shown: bool) -> None:
        for view in self._views:
            number = view.keys[0].rpartition("+")[2] if view.keys else ""
            self._items[view.id].set_number(number if shown else "")

    def _on_theme(self) -> None:
        theme = self._themes.theme
        self.setFixedWidth(theme.px(_NARROW) if self._narrow else theme.size.sidebar)

    def _build(self) -> None:
        self.setProperty("kind", "side")
        outer = column(self, gap=8)
        outer.setContentsMargins(_GUTTER, 8, 0, 8)
        layout = column(gap=8)
        layout.setContentsMargins(0, 0, _GUTTER, 0)
        outer.addLayout(layout)
        layout.addLayout(self._head())
        self._words.say(self.search.setText, msg("Search"))
        self._words.say(self.search.setToolTip, msg("Find or run anything"))
        self.search.clicked.connect(self.search_asked)
        layout.addWidget(self.search)
        self._words.say(self._search_icon.set_title, msg("Find or run anything"))
        self._search_icon.set_narrow(True)
        self._search_icon.setCheckable(False)
        self._search_icon.clicked.connect(self.search_asked)
        self._search_icon.hide()
        layout.addWidget(self._search_icon)
        nav = column(gap=0)
        for view in self._views:
            item = SideButton(self._themes, view.icon)
            self._words.say(item.set_title, view.title)
            item.clicked.connect(self._chooser(view.id))
            self._items[view.id] = item
            nav.addWidget(item)
        layout.addLayout(nav)
        outer.addSpacing(8)
        outer.addWidget(self._scrolled_blocks(), 1)

    def _scrolled_blocks(self) -> QScrollArea:
        """What belongs to the page, to be scrolled where the window is low."""
        inside = QWidget()
        held = column(inside, gap=0)
        held.setContentsMargins(0, 0, _GUTTER, 0)
        held.addLayout(self._block_column)
        held.addStretch()
        area = QScrollArea()
        look_through(area)
        area.viewport().setAutoFillBackground(False)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: held.setContentsMargins(0, 0, 0 if most else _GUTTER, 0))
        return area

    def _head(self) -> QHBoxLayout:
        head = row(gap=8)
        head.addWidget(self.avatar)
        names = column(gap=0)
        names.addWidget(self.name)
        names.addWidget(self.owner)
        head.addLayout(names, 1)
        self._words.say(self.menu_button.set_name, msg("Main menu"))
        self.menu_button.clicked.connect(self.drop_menu)
        head.addWidget(self.menu_button)
        return head

    def drop_menu(self) -> None:
        """Ask for the main menu, below its button."""
        self.menu_asked.emit(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))

    def _chooser(self, view: str) -> Callable[[], None]:
        def choose() -> None:
            self.show_view(view)
            self.chosen.emit(view)

        return choose

    def _run_item(self, place: int, number: int) -> None:
        self._blocks[place].items[number].run()

    def _run_add(self, place: int) -> None:
        add = self._blocks[place].add
        if add is not None:
            add()


def _shape(blocks: Sequence[SideBlock]) -> Hashable:
    """What blocks have to share for one to be shown in the place of the other."""
    return tuple(
        (block.add is None, tuple((item.icon, item.level) for item in block.items)) for block in blocks
    )
