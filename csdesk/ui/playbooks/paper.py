"""The whole map out of the window: as a picture and as a page, with its title and what its marks mean."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter

from csdesk.domain.playbooks.maps import STEP_KINDS, PlaybookMap, StepKind
from csdesk.domain.text import Text, msg
from csdesk.i18n import Translator
from csdesk.ui.playbooks.picture import Picture
from csdesk.ui.playbooks.png import png_of
from csdesk.ui.playbooks.words import KIND_ICONS
from csdesk.ui.theme.fonts import font_of
from csdesk.ui.theme.icons import icon_pixmap
from csdesk.ui.theme.tokens import theme_of

_MARGIN, _HEAD, _FOOT, _LEAST_WIDE = 40, 70, 50, 720
_RATIO, _MOST_PIXELS = 2.0, 60_000_000
_DOTS, _POINTS = 96, 72
_LONGEST_SIDE = 14_000
_LEGEND_GAP = 22


class Paper:
    """One map as it goes out, always in light colours."""

    def __init__(self, found: PlaybookMap, name: str, below: Text, translator: Translator) -> None:
        self._picture = Picture(found, theme_of(dark=False, zoom=100), translator)
        self._name = name
        self._below = translator.words(below)
        self._translator = translator
        self._kinds = [kind for kind in STEP_KINDS if any(one.kind is kind for one in found.steps)]

    @property
    def size(self) -> QSizeF:
        """All of it, at 100 %."""
        bounds = self._picture.bounds
        wide = max(bounds.wide + 2 * _MARGIN, _LEAST_WIDE)
        return QSizeF(wide, bounds.high + 2 * _MARGIN + _HEAD + _FOOT)

    def paint(self, painter: QPainter) -> None:
        """Title, map, legend."""
        theme, size = self._picture.theme, self.size
        color = theme.color
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), color.bg.surface)
        painter.setPen(color.text.primary)
        painter.setFont(font_of(theme.type.title))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(_MARGIN, _MARGIN - 8, size.width() - 2 * _MARGIN, 30), left, self._name)
        painter.setPen(color.text.tertiary)
        painter.setFont(font_of(theme.type.body))
        painter.drawText(QRectF(_MARGIN, _MARGIN + 24, size.width() - 2 * _MARGIN, 22), left, self._below)
        bounds = self._picture.bounds
        painter.save()
        painter.translate((size.width() - bounds.wide) / 2 - bounds.x, _MARGIN + _HEAD - bounds.y)
        self._picture.paint_whole(painter)
        painter.restore()
        self._paint_legend(painter, size)

    def _paint_legend(self, painter: QPainter, size: QSizeF) -> None:
        theme = self._picture.theme
        font = font_of(theme.type.small)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left, middle = float(_MARGIN), size.height() - _MARGIN
        for kind in self._kinds:
            words = self._translator.words(STEP_KINDS[kind])
            ink = theme.color.accent.text if kind is StepKind.QUESTION else theme.color.text.tertiary
            pixmap = icon_pixmap(KIND_ICONS[kind], ink, 14, _RATIO)
            painter.drawPixmap(QRectF(left, middle - 7, 14, 14), pixmap, QRectF(pixmap.rect()))
            painter.setPen(ink)
            wide = metrics.horizontalAdvance(words)
            place = QRectF(left + 20, middle - 10, wide + 4, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
            left += 20 + wide + _LEGEND_GAP
        words = self._translator.words(msg("dashed: leads back"))
        painter.setPen(theme.color.text.tertiary)
        place = QRectF(left, middle - 10, metrics.horizontalAdvance(words) + 4, 20)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def png(self) -> bytes:
        """As a picture at twice the size, a very large one smaller."""
        size = self.size
        ratio = min(
            _RATIO,
            (_MOST_PIXELS / (size.width() * size.height())) ** 0.5,
            _LONGEST_SIDE * _RATIO / max(size.width(), size.height()),
        )
        image = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32)
        image.fill(self._picture.theme.color.bg.surface)
        painter = QPainter(image)
        painter.scale(ratio, ratio)
        self.paint(painter)
        painter.end()
        return png_of(image)

    def pdf(self) -> bytes:
        """As one page of its own size; letters stay letters."""
        size = self.size
        shrink = min(1.0, _LONGEST_SIDE / max(size.width(), size.height()))
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self._name)
        writer.setCreator("CSDesk")
        page = QSizeF(size.width() * shrink * _POINTS / _DOTS, size.height() * shrink * _POINTS / _DOTS)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, matchPolicy=exact))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(_DOTS)
        painter = QPainter(writer)
        painter.scale(shrink, shrink)
        self.paint(painter)
        painter.end()
        buffer.close()
        return bytes(content.data())
