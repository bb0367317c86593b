"""What cards are put together from: titles, sentences, small menus, and the order of Tab."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLayout, QMenu, QScrollArea, QWidget

from csdesk.domain.text import Text
from csdesk.ui.theme.controls import Button
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.parts import label, row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def titled(words: Words, title: Text) -> QLabel:
    """The title of a card."""
    made = label("section")
    words.say(made.setText, title)
    return made


def said(words: Words, text: Text, kind: str = "tertiary", *, wrap: bool = True) -> QLabel:
    """A sentence; by default it may break into several lines."""
    made = label(kind, wrap=wrap)
    words.say(made.setText, text)
    return made


def named(words: Words, name: Text, control: QWidget) -> QHBoxLayout:
    """A control at the right of its name."""
    line = row(gap=12)
    title = label("secondary")
    words.say(title.setText, name)
    words.say(control.setAccessibleName, name)
    line.addWidget(title)
    line.addStretch()
    line.addWidget(control)
    return line


def padded(body: QBoxLayout, gap: int = 8) -> None:
    """Give the body of a card its room."""
    body.setContentsMargins(14, 10, 14, 12)
    body.setSpacing(gap)


def menu_button(themes: Themes, words: Words, name: Text, fill: Callable[[QMenu], object]) -> Button:
    """Three dots that drop a menu, filled afresh each time."""
    made = Button(themes, "icon-ghost", Icon.MORE)
    words.say(made.set_name, name)

    def drop() -> None:
        menu = QMenu(made)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill(menu)
        menu.popup(made.mapToGlobal(made.rect().bottomLeft()))

    made.clicked.connect(drop)
    return made


def clear(layout: QBoxLayout) -> None:
    """Take every widget out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            let_go(widget)


def let_go(widget: QWidget) -> None:
    """Take a widget away without a flash."""
    widget.hide()
    widget.deleteLater()


def tab_in_order(root: QWidget) -> None:
    """Let Tab go through the fields of a widget as they are read, whenever each was made."""
    found = list(_fields(root))
    for before, after in itertools.pairwise(found):
        QWidget.setTabOrder(before, after)


def _fields(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else widget
    layout = inside.layout() if inside is not None else None
    if layout is not None:
        yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, part = item.widget(), item.layout()
        if widget is not None:
            yield from _fields(widget)
        elif part is not None:
            yield from _of_layout(part)
