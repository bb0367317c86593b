"""A deck of twelve slides: composition, layout, presentation, PDF. `python benchmarks/deck_speed.py`.

Floor of the same run: packing the finished file's parts with zip.
"""

from __future__ import annotations

import dataclasses
import os
import statistics
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.floor import Measure, show
from benchmarks.specimen import specimen
from csdesk.domain.review.boxes import DeckLayout
from csdesk.domain.review.compose import compose
from csdesk.domain.review.layout import layout
from csdesk.domain.review.typeface import inter_width
from csdesk.i18n import Translator
from csdesk.storage.files.pptx_out import packed

SLIDES, ROUNDS = 12, 15


def twelve(translator: Translator) -> DeckLayout:
    """The specimen's ten slides and two of them once more."""
    deck = layout(compose(specimen()), inter_width, translator)
    more = tuple(dataclasses.replace(slide, name=f"{slide.name}.again") for slide in deck.slides[4:])
    return dataclasses.replace(deck, slides=(*deck.slides, *more)[:SLIDES])


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """The first run, and the median of the warm ones."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return times[0], statistics.median(times[1:])


def zipped(content: bytes) -> Callable[[], object]:
    """Pack the parts of a file again: what no writer can be faster than."""
    with zipfile.ZipFile(BytesIO(content)) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]

    def work() -> None:
        with zipfile.ZipFile(BytesIO(), "w", zipfile.ZIP_DEFLATED) as target:
            for name, part in parts:
                target.writestr(name, part)

    return work


def measures(*, quick: bool) -> Iterator[Measure]:  # noqa: ARG001 - a deck is as quick as it gets
    """The same deck composed, laid out, as a presentation and as a PDF."""
    from PySide6.QtWidgets import QApplication

    from csdesk.ui.reviews.pdf import pdf_bytes

    app = QApplication.instance() or QApplication([])
    translator = Translator("pt_BR")
    document = compose(specimen())
    deck = twelve(translator)
    _, floor = milliseconds(zipped(packed(deck, translator)))
    _, composed = milliseconds(lambda: compose(specimen()))
    _, laid = milliseconds(lambda: layout(document, inter_width, translator))
    _, pptx = milliseconds(lambda: packed(deck, translator))
    _, pdf = milliseconds(lambda: pdf_bytes(deck))
    yield Measure("deck of 12 slides: PPTX, warm", pptx, floor, 100, plain=True)
    yield Measure("deck of 12 slides: with composition", composed + laid + pptx, floor, 300, plain=True)
    yield Measure("deck of 12 slides: PDF, warm", pdf, floor, 80, plain=True)
    del app


if __name__ == "__main__":
    show(measures(quick=False))
