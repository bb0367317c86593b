"""The map as a list: every step with where it leads, read from top to bottom and edited by the same keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from csdesk.domain.playbooks.editing import BRANCHING
from csdesk.domain.playbooks.maps import STEP_KINDS, Arrow, Step
from csdesk.domain.text import Text, msg, verbatim
from csdesk.ui.index import Index
from csdesk.ui.playbooks.inline import InlineLine
from csdesk.ui.playbooks.keys import MapKeys
from csdesk.ui.playbooks.presenter import EditorPresenter
from csdesk.ui.playbooks.walking import DOWN, UP, in_reading_order
from csdesk.ui.playbooks.words import arrow_words, icon_of, target_words
from csdesk.ui.theme.icons import Icon, Ink
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_OWN, _ARROW, _DEPTH = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_INDENT, _DEEPEST, _HIGH = 26, 12, 30


class Indented(QStyledItemDelegate):
    """A line begins, icon and words, as far in as the way to it is long."""

    def __init__(self, outline: Outline, themes: Themes) -> None:
        super().__init__(outline)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground over the whole width, the words from where they begin."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._themes.theme.color.bg.selected)
        shifted = QStyleOptionViewItem(option)
        left = self._themes.theme.px(_INDENT) * index.data(_DEPTH)
        shifted.rect = option.rect.adjusted(left, 0, 0, 0)
        super().paint(painter, shifted, index)


class Outline(QListWidget):
    """One line a step, one below it for each answer."""

    def __init__(self, presenter: EditorPresenter, themes: Themes, words: Words) -> None:
        super().__init__()
        self._presenter = presenter
        self._themes = themes
        self._words = words
        self._is_filling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("kind", "outline")
        self.setIconSize(QSize(themes.theme.size.icon_small, themes.theme.size.icon_small))
        self.setViewportMargins(16, 10, 16, 10)
        self.setItemDelegate(Indented(self, themes))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        words.say(self.setAccessibleName, msg("The map as a list"))
        self.keys = MapKeys(self, presenter)
        self.line = InlineLine(self, presenter, words)
        presenter.drawn.connect(self.fill)
        presenter.chosen.connect(self._show_chosen)
        words.language_changed.connect(self.fill)
        self.currentItemChanged.connect(self._on_current)

    def fill(self) -> None:
        """List the map again."""
        if not self.isVisible():
            return
        found, wrong = self._presenter.map, self._wrong()
        self._is_filling = True
        self.clear()
        for own, depth in in_reading_order(found):
            step = found.by_id[own]
            self._add(self._step_words(step, wrong), depth, own).setIcon(
                self._themes.icon(icon_of(step), Ink.SECONDARY)
            )
            ways = found.leaving[own]
            is_many = step.kind in BRANCHING or len(ways) > 1
            for number, arrow in enumerate(ways, 1):
                if is_many or arrow.target not in found.by_id or self._leads_elsewhere(arrow):
                    words = self._way_words(number if is_many else 0, arrow)
                    icon = self._themes.icon(Icon.FORWARD, Ink.TERTIARY)
                    self._add(words, depth + 1, own, arrow.id).setIcon(icon)
        self._is_filling = False
        self._show_chosen()
        self.line.follow()

    def _leads_elsewhere(self, arrow: Arrow) -> bool:
        """Whether the next line is not what the arrow leads to, so that it must be said."""
        return sum(one.target == arrow.target for one in self._presenter.map.arrows) > 1

    def _wrong(self) -> dict[str, Text]:
        return {one.step: one.text for one in reversed(self._presenter.findings) if one.step}

    def _step_words(self, step: Step, wrong: dict[str, Text]) -> Text:
        title = self._presenter.title_of(step)
        said = msg("{kind}: {step}", kind=STEP_KINDS[step.kind], step=title)
        if step.id in wrong:
            return msg("{step}. Look: {problem}", step=said, problem=wrong[step.id])
        return said

    def _way_words(self, number: int, arrow: Arrow) -> Text:
        words, leads = arrow_words(arrow, self._presenter.map), target_words(arrow, self._presenter.map)
        if words is None:
            return leads
        if number:
            return msg("{n} {answer}: {leads}", n=verbatim(str(number)), answer=words, leads=leads)
        return msg("{answer}: {leads}", answer=words, leads=leads)

    def _add(self, words: Text, depth: int, own: str, arrow: str | None = None) -> QListWidgetItem:
        plain = self._words(words)
        item = QListWidgetItem(plain)
        item.setData(_DEPTH, min(depth, _DEEPEST))
        item.setData(_OWN, own)
        item.setData(_ARROW, arrow)
        item.setSizeHint(QSize(0, self._themes.theme.px(_HIGH)))
        self.addItem(item)
        return item

    def walk(self, way: str, *, adding: bool = False) -> None:
        """Up and down go from line to line."""
        del adding
        by = {DOWN: 1, UP: -1}.get(way, 0)
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def nudge(self, across: int, along: int) -> None:
        """Move the answer of the line up or down."""
        from csdesk.domain.playbooks.editing import move_answer

        arrow = self._presenter.arrow
        if arrow is not None and not across:
            self._presenter.edit(lambda found: move_answer(found, arrow, 1 if along > 0 else -1))

    def box_on_view(self, own: str) -> QRectF:
        """Where a step's line is."""
        return self._place(own, None)

    def label_on_view(self, arrow: str) -> QRectF:
        """Where an arrow's line is, or that of its step."""
        found = next((one for one in self._presenter.map.arrows if one.id == arrow), None)
        return QRectF() if found is None else self._place(found.source, arrow)

    def _place(self, own: str, arrow: str | None) -> QRectF:
        line = self._line_of(own, arrow)
        if line < 0:
            line = max(0, self._line_of(own, None))
        if not self.count():
            return QRectF()
        item, px = self.item(line), self._themes.theme.px
        left = px(24) + px(_INDENT) * item.data(_DEPTH)
        return QRectF(self.visualItemRect(item)).adjusted(left, 0, -px(24), 0)

    def _line_of(self, own: str, arrow: str | None) -> int:
        for at in range(self.count()):
            item = self.item(at)
            if item.data(_OWN) == own and item.data(_ARROW) == arrow:
                return at
        return -1

    def _show_chosen(self) -> None:
        step = self._presenter.step
        if step is None or self._is_filling or not self.isVisible():
            return
        line = self._line_of(step.id, self._presenter.arrow)
        self._is_filling = True
        self.setCurrentRow(line if line >= 0 else self._line_of(step.id, None))
        self._is_filling = False

    def _on_current(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None and not self._is_filling:
            self._presenter.choose((now.data(_OWN),), now.data(_ARROW))

    def event(self, event: QEvent) -> bool:
        """Tab belongs to the map here too."""
        if isinstance(event, QKeyEvent) and self.keys.overrides(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the map, then those of a list but for typing ahead."""
        if not self.keys.press(event):
            if event.text().isprintable() and event.text():
                event.ignore()
            else:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type into the line."""
        del event
        self.keys.edit()

    def showEvent(self, event: QShowEvent) -> None:
        """List what was drawn meanwhile."""
        super().showEvent(event)
        self.fill()
