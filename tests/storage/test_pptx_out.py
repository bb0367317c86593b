"""The presentation, read back as another program reads it."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from benchmarks.specimen import specimen
from csdesk.domain.errors import Blocked
from csdesk.domain.model.account import Account
from csdesk.domain.review.boxes import ChartBox, DeckLayout, ShapeBox, TableBox, TextBox
from csdesk.domain.review.charts import Ink
from csdesk.domain.review.compose import compose
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.layout import layout
from csdesk.domain.review.typeface import inter_width
from csdesk.i18n import Translator
from csdesk.storage.files.pptx_out import write_pptx
from csdesk.storage.files.pptx_text import legal

HOSTILE = '=cmd|"/c calc"!A1\x00\x08 <b>&amp;</b> \ud800 http://example.test \u202e﷽ 🧱'


def written(folder: Path, facts: ReviewFacts, language: str = "pt_BR") -> tuple[DeckLayout, Path]:
    translator = Translator(language)
    deck = layout(compose(facts), inter_width, translator)
    path = folder / "deck.pptx"
    write_pptx(deck, path, translator)
    return deck, path


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[DeckLayout, Path]:
    return written(tmp_path_factory.mktemp("deck"), specimen())


def opened(path: Path) -> Any:
    return Presentation(str(path))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_titles_are_real_titles_with_the_words_of_the_layout(full: tuple[DeckLayout, Path]):
    deck, path = full
    shown = [slide.shapes.title.text_frame.text for slide in opened(path).slides]
    assert shown == [slide.title for slide in deck.slides]


def test_shapes_keep_the_stable_names_of_the_boxes(full: tuple[DeckLayout, Path]):
    deck, path = full
    for drawn, slide in zip(opened(path).slides, deck.slides, strict=True):
        assert [shape.name for shape in drawn.shapes] == [box.id for box in slide.boxes]


def test_slides_keep_their_stable_names(full: tuple[DeckLayout, Path]):
    deck, path = full
    assert [slide.name for slide in opened(path).slides] == [slide.name for slide in deck.slides]


def test_every_chart_is_native_and_holds_the_numbers_of_the_layout(full: tuple[DeckLayout, Path]):
    deck, path = full
    checked = 0
    for drawn, slide in zip(opened(path).slides, deck.slides, strict=True):
        boxes = {box.id: box for box in slide.boxes if isinstance(box, ChartBox)}
        for shape in (shape for shape in drawn.shapes if shape.has_chart):
            box = boxes[shape.name]
            bars = shape.chart.plots[0]
            assert tuple(bars.categories) == box.categories
            for row, series in zip(box.series, bars.series, strict=True):
                assert list(series.values) == [
                    None if value is None else float(value) for value in row.values
                ]
                assert series.name == row.name
            checked += 1
    assert checked == 7


def test_the_workbook_behind_a_chart_opens_with_its_numbers(full: tuple[DeckLayout, Path], tmp_path: Path):
    from openpyxl import load_workbook

    _, path = full
    chart = next(shape.chart for shape in opened(path).slides[4].shapes if shape.has_chart)
    book = tmp_path / "behind.xlsx"
    book.write_bytes(chart.part.chart_workbook.xlsx_part.blob)
    rows = list(load_workbook(book).active.iter_rows(values_only=True))
    assert rows[0] == (None, "MRR")
    assert rows[-1] == ("set/2026", 12528)


def test_every_chart_says_in_words_what_it_shows(full: tuple[DeckLayout, Path]):
    _, path = full
    for slide in opened(path).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 20


def test_tables_are_native_and_hold_the_cells_of_the_layout(full: tuple[DeckLayout, Path]):
    deck, path = full
    checked = 0
    for drawn, slide in zip(opened(path).slides, deck.slides, strict=True):
        boxes = {box.id: box for box in slide.boxes if isinstance(box, TableBox)}
        for shape in (shape for shape in drawn.shapes if shape.has_table):
            cells = [[cell.text_frame.text for cell in row.cells] for row in shape.table.rows]
            assert cells == [[cell.text for cell in row] for row in boxes[shape.name].rows]
            checked += 1
    assert checked == 4


def test_every_text_of_the_layout_is_in_the_presentation(full: tuple[DeckLayout, Path]):
    deck, path = full
    for drawn, slide in zip(opened(path).slides, deck.slides, strict=True):
        shown = {shape.name: shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame}
        for box in slide.boxes:
            if isinstance(box, TextBox):
                assert shown[box.id] == "\n".join(one.text for one in box.paragraphs)


def test_every_slide_has_its_speaker_notes(full: tuple[DeckLayout, Path]):
    deck, path = full
    for drawn, slide in zip(opened(path).slides, deck.slides, strict=True):
        assert plain(drawn.notes_slide.notes_text_frame.text) == plain(slide.notes)


def test_there_are_no_pictures_no_macros_and_nothing_outside(full: tuple[DeckLayout, Path]):
    _, path = full
    with zipfile.ZipFile(path) as packed:
        names = packed.namelist()
        relations = "".join(packed.read(name).decode() for name in names if name.endswith(".rels"))
    assert not [name for name in names if "/media/" in name or "vba" in name.lower()]
    assert "External" not in relations
    assert path.stat().st_size < 5_000_000


def test_slides_are_wide_and_dressed_in_the_slide_theme(full: tuple[DeckLayout, Path]):
    _, path = full
    made = opened(path)
    assert (made.slide_width, made.slide_height) == (12_192_000, 6_858_000)
    with zipfile.ZipFile(path) as packed:
        theme = packed.read("ppt/theme/theme1.xml").decode()
    assert '<a:accent1><a:srgbClr val="2C56D6"/>' in theme
    assert 'latin typeface="Arial"' in theme


@pytest.mark.parametrize("language", ["pt_BR", "en"])
def test_hostile_names_arrive_as_letters_and_open(tmp_path: Path, language: str):
    facts = dataclasses.replace(specimen(), account=Account(id=1, name=HOSTILE, csm=HOSTILE), agency=HOSTILE)
    deck, path = written(tmp_path, facts, language)
    shown = opened(path).slides[0].shapes.title.text_frame.text
    laid_out = deck.slides[0].boxes[0]
    assert isinstance(laid_out, TextBox)
    assert plain(shown) == plain(legal(laid_out.paragraphs[0].text))
    assert "\x00" not in shown


def test_a_name_never_becomes_a_formula_or_a_link(tmp_path: Path):
    facts = specimen()
    goals = tuple(
        dataclasses.replace(one, goal=dataclasses.replace(one.goal, name=HOSTILE)) for one in facts.goals
    )
    _, path = written(tmp_path, dataclasses.replace(facts, goals=goals))
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.endswith(".xlsx"):
                inner = tmp_path / "inner.xlsx"
                inner.write_bytes(packed.read(name))
                with zipfile.ZipFile(inner) as book:
                    sheet = book.read("xl/worksheets/sheet1.xml").decode()
                assert "<f>" not in sheet
                assert "hyperlink" not in sheet


def test_an_existing_file_is_replaced_whole_and_nothing_is_left_aside(tmp_path: Path):
    (tmp_path / "deck.pptx").write_bytes(b"old")
    written(tmp_path, specimen())
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pptx"]
    assert (tmp_path / "deck.pptx").read_bytes()[:2] == b"PK"


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    translator = Translator("en")
    deck = layout(compose(specimen()), inter_width, translator)
    with pytest.raises(Blocked) as told:
        write_pptx(deck, blocked / "deck.pptx", translator)
    assert translator.words(told.value.text).startswith(
        "deck.pptx could not be written, and nothing was changed."
    )


def test_shapes_take_their_colours_from_the_theme(full: tuple[DeckLayout, Path]):
    deck, path = full
    band = next(box for box in deck.slides[1].boxes if isinstance(box, ShapeBox) and box.fill is Ink.INK)
    shape = next(one for one in opened(path).slides[1].shapes if one.name == band.id)
    assert shape.fill.fore_color.theme_color is not None


def test_the_file_says_who_made_it_and_when(full: tuple[DeckLayout, Path]):
    deck, path = full
    properties = opened(path).core_properties
    assert (properties.author, properties.last_modified_by) == ("CSDesk", "CSDesk")
    assert properties.created.date() == deck.prepared_on
    assert properties.title == deck.title
