"""A laid-out deck as PDF, by the painter of the preview, with Inter embedded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFontDatabase, QPageSize, QPainter, QPdfWriter

from csdesk.domain.review.boxes import HEIGHT, WIDTH, DeckLayout
from csdesk.ui.files import write_whole
from csdesk.ui.reviews.painter import paint_slide
from csdesk.ui.theme.fonts import load_fonts

_DOTS = 96
_POINTS = 72


def pdf_bytes(deck: DeckLayout) -> bytes:
    """The deck, one slide a page; a QGuiApplication must be there, offscreen is enough."""
    if not QFontDatabase.hasFamily("Inter"):
        load_fonts()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(deck.title)
    writer.setCreator("CSDesk")
    page = QSizeF(WIDTH * _POINTS / _DOTS, HEIGHT * _POINTS / _DOTS)
    writer.setPageSize(
        QPageSize(page, QPageSize.Unit.Point, matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_DOTS)
    painter = QPainter(writer)
    for place, slide in enumerate(deck.slides):
        if place:
            writer.newPage()
        paint_slide(painter, slide, QRectF(0, 0, WIDTH, HEIGHT))
    painter.end()
    buffer.close()
    return bytes(content.data())


def write_pdf(deck: DeckLayout, path: Path) -> None:
    """Write the deck; the file at `path` is the old one until the new one is whole; raises `Blocked`."""
    write_whole(pdf_bytes(deck), path)
