"""A process on paper: to the printer, or as a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from csdesk.domain.model.interaction import ROLES
from csdesk.domain.playbooks.processes import ProcessBody, ProcessStep
from csdesk.domain.text import Text, msg, nmsg
from csdesk.ui.files import write_whole
from csdesk.ui.theme.fonts import load_fonts
from csdesk.ui.words import Words

_MARGIN_MM = 18
_SHARES = (6, 52, 14, 14, 14)
_TITLE, _TEXT, _SMALL = 18, 10, 9
_ROLES: dict[str, Text] = dict(ROLES)


def document_of(name: str, version: int, body: ProcessBody, words: Words) -> QTextDocument:
    """The process as a page to print: title, purpose, a table of steps with a box to tick, and the templates."""
    if not QFontDatabase.hasFamily("Inter"):
        load_fonts()
    found = QTextDocument()
    found.setDefaultFont(QFont("Inter", _TEXT))
    found.setDocumentMargin(0)
    cursor = QTextCursor(found)
    _write(cursor, name, _TITLE, bold=True)
    n, minutes = len(body.steps), body.minutes
    about = nmsg("{n} step, {minutes} min", "{n} steps, {minutes} min", n, minutes=minutes)
    _line(cursor, words(msg("Version {n}", n=version)) + ", " + words(about), _SMALL)
    if body.purpose:
        _line(cursor, body.purpose, _TEXT)
    _line(cursor, "", _SMALL)
    _table(cursor, body, words)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    for number, step in enumerate(body.steps, 1):
        if step.message is not None:
            _line(cursor, "", _SMALL)
            _line(cursor, words(msg("Template of step {n}", n=number)), _TEXT, bold=True)
            _line(cursor, step.message.subject, _TEXT, bold=True)
            for text in step.message.body.strip().split("\n"):
                _line(cursor, text, _TEXT)
    return found


def _table(cursor: QTextCursor, body: ProcessBody, words: Words) -> None:
    look = QTextTableFormat()
    look.setBorder(0.5)
    look.setBorderCollapse(True)
    look.setCellPadding(5)
    look.setHeaderRowCount(1)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in _SHARES]
    )
    table = cursor.insertTable(len(body.steps) + 1, len(_SHARES), look)
    heads = (None, msg("What is done"), msg("Who"), msg("Minutes"), msg("Day"))
    for place, head in enumerate(heads):
        _write(table.cellAt(0, place).firstCursorPosition(), words(head) if head else "", _SMALL, bold=True)
    for line, step in enumerate(body.steps, 1):
        _write(table.cellAt(line, 0).firstCursorPosition(), f"☐ {line}", _TEXT)
        own = table.cellAt(line, 1).firstCursorPosition()
        _write(own, step.text, _TEXT)
        if step.help:
            _line(own, step.help, _SMALL)
        for place, text in enumerate(_figures(step, words), 2):
            _write(table.cellAt(line, place).firstCursorPosition(), text, _TEXT)


def _figures(step: ProcessStep, words: Words) -> tuple[str, str, str]:
    who = words(_ROLES[step.who]) if step.who in _ROLES else step.who
    return who, "" if step.minutes is None else str(step.minutes), "" if step.due is None else str(step.due)


def _line(cursor: QTextCursor, text: str, size: int, *, bold: bool = False) -> None:
    cursor.insertBlock(QTextBlockFormat())
    _write(cursor, text, size, bold=bold)


def _write(cursor: QTextCursor, text: str, size: int, *, bold: bool = False) -> None:
    look = QTextCharFormat()
    look.setFontPointSize(size)
    look.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    cursor.insertText(text, look)


def lay_out(device: QPagedPaintDevice) -> None:
    """A4, upright, with room at the sides."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )


def write_pdf(document: QTextDocument, title: str, path: Path) -> None:
    """Write it; the file at `path` is the old one until the new one is whole. Raises `Blocked`."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("CSDesk")
    lay_out(writer)
    document.print_(writer)
    buffer.close()
    write_whole(bytes(content.data()), path)
