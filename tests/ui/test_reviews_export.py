"""The PDF of a review: the words of the presentation, in Inter, one slide a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from benchmarks.specimen import specimen
from csdesk.domain.errors import Blocked
from csdesk.domain.review.boxes import ChartBox, DeckLayout, TableBox, TextBox
from csdesk.domain.review.compose import compose
from csdesk.domain.review.layout import layout
from csdesk.domain.review.typeface import inter_width
from csdesk.i18n import Translator
from csdesk.ui.reviews.letters import font_of, hue
from csdesk.ui.reviews.painter import paint_slide
from csdesk.ui.reviews.pdf import pdf_bytes, write_pdf

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")


def deck(language: str = "pt_BR") -> DeckLayout:
    return layout(compose(specimen()), inter_width, Translator(language))


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


@needs_pdftotext
@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_the_pdf_says_what_the_layout_says(qapp: QApplication, tmp_path: Path, language: str):
    path = tmp_path / "deck.pdf"
    laid_out = deck(language)
    write_pdf(laid_out, path)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    pages = [bare(page) for page in done.stdout.decode().split("\f")]
    for slide, page in zip(laid_out.slides, pages, strict=False):
        for box in slide.boxes:
            for line in spoken(box):
                assert bare(line) in page, (box.id, line)


def spoken(box: object) -> list[str]:
    if isinstance(box, TextBox):
        return [line for one in box.paragraphs for line in one.lines]
    if isinstance(box, TableBox):
        return [line for row in box.rows for cell in row for line in cell.lines]
    if isinstance(box, ChartBox):
        return [label for row in box.series for label in row.labels]
    return []


def test_the_pdf_has_one_page_a_slide_and_carries_inter(qapp: QApplication):
    content = pdf_bytes(deck())
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == len(deck().slides)
    assert b"Inter" in content
    assert b"/FontFile2" in content
    assert len(content) < 1_000_000


def test_letters_are_as_wide_as_the_layout_measured_them(qapp: QApplication):
    from PySide6.QtGui import QFontMetricsF

    from csdesk.domain.review.layout import TITLE

    pdf_bytes(deck())
    words = "A renovação vence em 63 dias, em 10/12/2026"
    drawn = QFontMetricsF(font_of(TITLE)).horizontalAdvance(words)
    measured = inter_width(words, TITLE.size, TITLE.weight, TITLE.tracking)
    assert measured * 0.96 <= drawn <= measured * 1.01


def test_the_painter_fills_the_slide_with_its_background(qapp: QApplication):
    slide = deck().slides[0]
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_slide(painter, slide, QRectF(image.rect()))
    painter.end()
    assert image.pixelColor(3, 3) == hue(slide.background)


def test_a_place_that_cannot_be_written_is_one_sentence(qapp: QApplication, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(Blocked):
        write_pdf(deck(), blocked / "deck.pdf")
