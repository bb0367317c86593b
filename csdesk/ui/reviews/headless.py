"""A PDF without a window: the painter of the preview, under Qt's offscreen platform."""

from __future__ import annotations

import os
from pathlib import Path

from csdesk.domain.review.boxes import DeckLayout


def write_pdf_headless(deck: DeckLayout, path: Path) -> None:
    """Write the deck where no window can open; an app that is there already is used as it is."""
    from PySide6.QtGui import QGuiApplication

    from csdesk.ui.reviews.pdf import write_pdf

    app = QGuiApplication.instance()
    if app is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        app = QGuiApplication(["csdesk"])
    write_pdf(deck, path)
