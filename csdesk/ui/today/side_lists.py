"""The lists of the right column, painted: falls of health, reviews to prepare, silences by touch."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from csdesk.domain.text import Text, msg, nmsg
from csdesk.domain.today.preparing import Progress
from csdesk.domain.values.money import Money
from csdesk.ui.index import Index
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import Icon, icon_pixmap
from csdesk.ui.theme.painting import health_tone, paint_pill, paint_sparkline, pill_width
from csdesk.ui.theme.theme import Themes
from csdesk.ui.theme.tokens import Theme
from csdesk.ui.today.days import short_month
from csdesk.ui.today.lettering import LEFT, RIGHT, draw
from csdesk.ui.today.lines import PaintedLines
from csdesk.ui.today.state import Fallen, Preparing, Silent
from csdesk.ui.words import Words

_PAD = 14
SideLine = Fallen | Preparing | Silent
_HIGH: dict[type, int] = {Fallen: 66, Preparing: 56, Silent: 30}


class SideList(PaintedLines[SideLine]):
    """As high as its lines; Enter or a click opens one."""

    opened = Signal(object)
    """The line that was opened."""

    def __init__(self, themes: Themes, words: Words, name: Text) -> None:
        super().__init__(themes, words)
        self.currency = "BRL"
        self.progress: Mapping[int, Progress] = {}
        self.setItemDelegate(SideDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words.say(self.setAccessibleName, name)

    def hold(self, lines: tuple[SideLine, ...]) -> None:
        """Show other lines and take their height."""
        place = self.place
        self.lines.hold(lines)
        if place >= 0:
            self.go_near(place)
        self.relay()

    def relay(self) -> None:
        """Take the height of the lines."""
        super().relay()
        self.setFixedHeight(sum(line_height(self.themes.theme, one) for one in self.lines.items))

    def open_line(self, item: SideLine) -> None:
        """The page knows what it leads to."""
        self.opened.emit(item)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        super().mouseReleaseEvent(event)
        item = self.current()
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and item is not None and self.indexAt(event.position().toPoint()).row() == self.place:
            self.open_line(item)

    def money(self, mrr: int | None) -> str:
        """An amount a month."""
        return self.words.translator.money(None if mrr is None else Money(mrr, self.currency, whole=True))

    def spoken(self, item: SideLine) -> str:
        """The line in one sentence."""
        words = self.words
        if isinstance(item, Fallen):
            fell = msg("{name}, {mrr}, health {score}, was {was}", name=item.name, mrr=self.money(item.mrr), score=item.score, was=item.was)  # fmt: skip
            return f"{words(fell)}. {self.why(item)}"
        if isinstance(item, Preparing):
            return f"{item.name}, {words.translator.date(item.due)}, {words(self.told(item))}"
        return words(silence(item))

    def tip(self, item: SideLine) -> str | None:
        """The reason in full."""
        if isinstance(item, Fallen):
            return self.why(item)
        if isinstance(item, Preparing):
            found = self.progress.get(item.account)
            said = [self.words(item.reason)]
            if found is not None and found.missing:
                said.append(self.words(msg("Missing: {sections}", sections=found.missing)))
            return "\n".join(said)
        return self.words(nmsg("The limit is {n} day", "The limit is {n} days", item.allowed))

    def why(self, item: Fallen) -> str:
        """The facts as one sentence."""
        said = ", ".join(self.words(fact) for fact in item.why)
        return f"{said[:1].upper()}{said[1:]}"

    def told(self, item: Preparing) -> Text:
        """What is missing of a review; before that is known, why it is due."""
        found = self.progress.get(item.account)
        return item.reason if found is None else found.told


def silence(item: Silent) -> Text:
    """How many of a touch nobody has talked to for too long."""
    return nmsg(
        "{touch}: {n} of {all} past {days} days",
        "{touch}: {n} of {all} past {days} days",
        len(item.missed),
        touch=item.label,
        all=item.clients,
        days=item.allowed,
    )


def line_height(theme: Theme, item: SideLine) -> int:
    """How high a line is."""
    return theme.px(_HIGH[type(item)])


class SideDelegate(QStyledItemDelegate):
    """Paints a `SideLine`."""

    def __init__(self, shown: SideList) -> None:
        super().__init__(shown)
        self._shown = shown

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """By the kind of line."""
        return QSize(120, line_height(self._shown.themes.theme, self._shown.lines.items[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The line on its ground."""
        shown, theme = self._shown, self._shown.themes.theme
        item, box = shown.lines.items[index.row()], option.rect
        painter.save()
        pointer = shown.viewport().mapFromGlobal(shown.cursor().pos())
        if shown.hasFocus() and index.row() == shown.place:
            painter.fillRect(box, theme.color.bg.selected)
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color.accent.base)
        elif box.contains(pointer) and shown.underMouse():
            painter.fillRect(box, theme.color.bg.hover)
        if index.row():
            painter.setPen(theme.color.border.subtle)
            painter.drawLine(box.topLeft(), box.topRight())
        inside = box.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        if isinstance(item, Fallen):
            self._fallen(painter, inside, item)
        elif isinstance(item, Preparing):
            self._preparing(painter, inside, item)
        else:
            self._silent(painter, inside, item)
        painter.restore()

    def _fallen(self, painter: QPainter, box: QRect, item: Fallen) -> None:
        shown, theme = self._shown, self._shown.themes.theme
        px, words = theme.px, self._shown.words
        tone = health_tone(theme, item.level)
        score = words.translator.write(item.score)
        pill = QRectF(box.left(), box.top() + px(9), pill_width(theme, score, shaped=True), px(20))
        paint_pill(painter, theme, pill, score, (tone.text, tone.tint), level=item.level)
        small = font_of(theme.type.small)
        arrow = QPointF(box.left(), box.top() + px(38))
        ink = theme.color.text.tertiary
        painter.drawPixmap(arrow, icon_pixmap(Icon.DROP, ink, px(13), shown.devicePixelRatioF()))
        was = QRect(box.left() + px(17), box.top() + px(35), px(52), px(18))
        draw(painter, was, words(msg("was {score}", score=item.was)), small, theme.color.text.secondary)
        spark = QRectF(box.right() - px(60), box.top() + px(8), px(60), px(30))
        self._area(painter, theme, spark, item)
        left, right = box.left() + px(68), round(spark.left()) - px(8)
        first = QRect(left, box.top() + px(8), right - left, px(18))
        below = QRect(round(spark.left()) - px(8), box.top() + px(40), px(68), px(18))
        body, amount = font_of(theme.type.body), shown.money(item.mrr)
        wide = draw(painter, first, item.name, font_of(theme.type.body_strong), theme.color.text.primary)
        first.setLeft(first.left() + wide + px(6))
        if QFontMetrics(body).horizontalAdvance(amount) <= first.width():
            draw(painter, first, amount, body, theme.color.text.secondary)
        else:
            draw(painter, below, amount, small, theme.color.text.secondary, align=RIGHT)
        why = QRect(left, box.top() + px(27), right - left, px(34))
        _two_lines(painter, why, shown.why(item), theme)

    def _area(self, painter: QPainter, theme: Theme, box: QRectF, item: Fallen) -> None:
        """The weeks on the tint of their band."""
        known = [(at, value) for at, value in enumerate(item.points) if value is not None]
        if len(known) > 1:
            low, high = min(value for _, value in known), max(value for _, value in known)
            inner = box.adjusted(2, 3, -3, -3)
            last = len(item.points) - 1
            path = QPainterPath(QPointF(inner.left() + inner.width() * known[0][0] / last, box.bottom()))
            for at, value in known:
                share = (value - low) / (high - low) if high > low else 0.5
                path.lineTo(inner.left() + inner.width() * at / last, inner.bottom() - inner.height() * share)
            path.lineTo(inner.left() + inner.width() * known[-1][0] / last, box.bottom())
            painter.fillPath(path, health_tone(theme, item.level).tint)
        paint_sparkline(painter, theme, box, item.points, item.level)

    def _preparing(self, painter: QPainter, box: QRect, item: Preparing) -> None:
        shown, theme = self._shown, self._shown.themes.theme
        px, words = theme.px, self._shown.words
        self._tile(
            painter, QRectF(box.left() + 0.5, box.center().y() - px(18) + 0.5, px(40), px(37)), item.due
        )
        found = shown.progress.get(item.account)
        meter = QRectF(box.right() - px(118), box.center().y() - px(2), px(84), px(5))
        right = round(meter.left()) - px(10) if found is not None else box.right()
        left = box.left() + px(54)
        first = QRect(left, box.top() + px(9), right - left, px(18))
        draw(painter, first, item.name, font_of(theme.type.body_strong), theme.color.text.primary)
        second = QRect(left, box.top() + px(28), right - left, px(18))
        draw(painter, second, words(shown.told(item)), font_of(theme.type.small), theme.color.text.secondary)
        if found is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color.bg.pressed)
        painter.drawRoundedRect(meter, 2.5, 2.5)
        painter.setBrush(theme.color.accent.base)
        meter.setWidth(meter.width() * found.ready / max(1, found.sections))
        painter.drawRoundedRect(meter, 2.5, 2.5)
        count = QRect(box.right() - px(30), box.top(), px(30), box.height())
        said = f"{found.ready}/{found.sections}"
        draw(painter, count, said, font_of(theme.type.body), theme.color.text.secondary, align=RIGHT)

    def _tile(self, painter: QPainter, box: QRectF, day: date) -> None:
        theme = self._shown.themes.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color.border.default)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.radius.md, theme.radius.md)
        middle = Qt.AlignmentFlag.AlignCenter
        half = box.toRect().adjusted(0, theme.px(2), 0, -theme.px(18))
        caption = short_month(self._shown.words.translator, day)
        draw(painter, half, caption, font_of(theme.type.caption), theme.color.text.secondary, align=middle)
        half = box.toRect().adjusted(0, theme.px(16), 0, -theme.px(2))
        draw(
            painter,
            half,
            f"{day.day:02}",
            font_of(theme.type.body_strong),
            theme.color.text.primary,
            align=middle,
        )

    def _silent(self, painter: QPainter, box: QRect, item: Silent) -> None:
        theme, words = self._shown.themes.theme, self._shown.words
        count = words(msg("{n} of {all}", n=len(item.missed), all=item.clients))
        ink = theme.color.status.error.text if item.missed else theme.color.text.secondary
        strong = font_of(theme.type.body_strong if item.missed else theme.type.body)
        draw(painter, box, count, strong, ink, align=RIGHT)
        room = box.adjusted(0, 0, -QFontMetrics(strong).horizontalAdvance(count) - theme.px(8), 0)
        wide = draw(painter, room, words(item.label), font_of(theme.type.body), theme.color.text.primary)
        room.setLeft(room.left() + wide + theme.px(8))
        past = nmsg("past {n} day", "past {n} days", item.allowed)
        draw(painter, room, words(past), font_of(theme.type.small), theme.color.text.tertiary)


def _two_lines(painter: QPainter, box: QRect, words: str, theme: Theme) -> None:
    """Words in at most two lines."""
    font = font_of(theme.type.small)
    metrics = QFontMetrics(font)
    first, rest = words, ""
    if metrics.horizontalAdvance(words) > box.width():
        taken: list[str] = []
        parts = words.split(" ")
        while parts and metrics.horizontalAdvance(" ".join([*taken, parts[0]])) <= box.width():
            taken.append(parts.pop(0))
        first, rest = " ".join(taken), " ".join(parts)
    high = box.height() // 2
    ink = theme.color.text.secondary
    draw(painter, QRect(box.left(), box.top(), box.width(), high), first, font, ink, align=LEFT)
    draw(painter, QRect(box.left(), box.top() + high, box.width(), high), rest, font, ink, align=LEFT)
