"""A presentation as its standard wants it: what one office suite forgives, another calls damaged."""

from __future__ import annotations

import dataclasses
import posixpath
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook

from benchmarks.specimen import specimen
from csdesk.domain.model.account import Account
from csdesk.domain.review.compose import compose
from csdesk.domain.review.facts import ReviewFacts
from csdesk.domain.review.layout import layout
from csdesk.domain.review.overrides import NO_OVERRIDES
from csdesk.domain.review.typeface import inter_width
from csdesk.i18n import Translator
from csdesk.storage.files.pptx_out import packed

FAMILIES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_FILLS = "noFill solidFill gradFill blipFill pattFill grpFill"
_SHOWN = "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator"
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark "
    "tickLblPos spPr txPr crossAx crosses crossesAt"
)
ORDER = {
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr pivotFmts protection chart spPr txPr externalData",
    "chart": "title autoTitleDeleted view3D plotArea legend plotVisOnly dispBlanksAs",
    "plotArea": "layout barChart lineChart catAx valAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls trendline errBars cat val smooth shape",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "dLbls": f"dLbl delete {_SHOWN} showLeaderLines leaderLines",
    "dLbl": f"idx delete layout tx {_SHOWN}",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "strRef": "f strCache",
    "numRef": "f numCache",
    "numCache": "formatCode ptCount pt",
    "tbl": "tblPr tblGrid tr",
    "tcPr": f"lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D {_FILLS}",
    "sp": "nvSpPr spPr style txBody",
    "graphicFrame": "nvGraphicFramePr xfrm graphic",
    "spPr": f"xfrm custGeom prstGeom {_FILLS} ln effectLst",
    "pPr": "lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buFontTx buFont buNone buAutoNum buChar tabLst defRPr",
    "rPr": f"ln {_FILLS} effectLst highlight latin ea cs sym hlinkClick",
    "p": "pPr br r fld endParaRPr",
    "txBody": "bodyPr lstStyle p",
    "cSld": "bg spTree custDataLst controls extLst",
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle",
}
"""The order in which the standard wants the children of an element."""
MIXED = {"p"}
"""Elements whose children, between the first and the last, stand in any order."""


def endless() -> ReviewFacts:
    """A specimen with hostile words and figures wherever a person can write them."""
    facts, word = specimen(), 'a\t<b>&"\n=cmd|x!A0 \x01' + "Pneumoultramicroscopicos" * 12
    goals = tuple(
        dataclasses.replace(
            one,
            goal=dataclasses.replace(one.goal, name=f"{word}{at}", unit="R$", target=Decimal(10**15)),
            readings=tuple(dataclasses.replace(read, value=Decimal(-(10**15)) / 7) for read in one.readings),
        )
        for at, one in enumerate(facts.goals)
    )
    touches = tuple(
        dataclasses.replace(one, channel=f"{word}{at % 3}") for at, one in enumerate(facts.touchpoints)
    )
    return dataclasses.replace(
        facts, account=Account(id=1, name=word), agency=word, goals=goals, touchpoints=touches
    )


@pytest.fixture(scope="module", params=[specimen(), endless()], ids=["specimen", "endless"])
def book(request: pytest.FixtureRequest) -> zipfile.ZipFile:
    translator = Translator("pt_BR")
    return zipfile.ZipFile(
        BytesIO(packed(layout(compose(request.param), inter_width, translator), translator))
    )


def parts(book: zipfile.ZipFile, under: str = "") -> Iterator[tuple[str, Any]]:
    for name in book.namelist():
        if name.startswith(under) and name.endswith((".xml", ".rels")):
            yield name, etree.fromstring(book.read(name))


def local(element: Any) -> str:
    return str(etree.QName(element).localname)


def every(root: Any, path: str) -> list[Any]:
    found: list[Any] = root.findall(f".//{path}", FAMILIES)
    return found


def test_the_children_of_each_element_stand_in_the_order_of_the_standard(book: zipfile.ZipFile):
    for name, root in parts(book, "ppt/"):
        if "theme" in name or name.endswith(".rels"):
            continue
        for element in root.iter(etree.Element):
            wanted = ORDER.get(local(element), "").split()
            if not wanted or (local(element) == "chart" and element.get(f"{{{FAMILIES['r']}}}id")):
                continue
            places = [wanted.index(local(child)) for child in element]
            if local(element) not in MIXED:
                assert places == sorted(places), (name, local(element), [local(child) for child in element])


def test_every_relation_has_its_part_and_every_part_its_type_and_a_way_to_it(book: zipfile.ZipFile):
    names, reached = set(book.namelist()), {"[Content_Types].xml"}
    for name, root in parts(book):
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            target = relation.get("Target")
            reached.add(
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        reached.add(name)
    assert reached == names
    types = etree.fromstring(book.read("[Content_Types].xml"))
    named = {one.get("PartName") for one in types if local(one) == "Override"}
    endings = {one.get("Extension") for one in types if local(one) == "Default"}
    assert all(f"/{name}" in named or name.rpartition(".")[2] in endings for name in names)
    assert {name.removeprefix("/") for name in named} <= names


def test_shapes_have_numbers_of_their_own_and_a_size(book: zipfile.ZipFile):
    for name, root in parts(book, "ppt/slides/"):
        numbers = [one.get("id") for one in every(root, "p:cNvPr")]
        assert len(numbers) == len(set(numbers)), name
        for size in every(root, "a:ext"):
            assert int(size.get("cx", 0)) >= 0 <= int(size.get("cy", 0)), name


def test_no_placeholder_is_empty_but_the_picture_of_a_notes_page(book: zipfile.ZipFile):
    for folder in ("ppt/slides/", "ppt/notesSlides/"):
        for name, root in parts(book, folder):
            for shape in every(root, "p:sp"):
                holder = shape.find(".//p:ph", FAMILIES)
                if holder is not None and holder.get("type") != "sldImg":
                    assert "".join(shape.itertext()).strip(), (name, holder.get("type"))


def test_the_presentation_names_its_notes_master_and_is_wide(book: zipfile.ZipFile):
    root = etree.fromstring(book.read("ppt/presentation.xml"))
    assert len(every(root, "p:notesMasterId")) == 1
    assert every(root, "p:sldSz")[0].get("type") is None


def test_nothing_of_the_empty_presentation_it_was_made_from_is_left(book: zipfile.ZipFile):
    names = " ".join(book.namelist())
    assert "thumbnail" not in names
    assert "printerSettings" not in names
    about = book.read("docProps/app.xml").decode()
    assert "Macintosh" not in about
    assert "4:3" not in about


def test_lines_are_broken_by_breaks_and_never_by_a_line_feed_in_the_text(book: zipfile.ZipFile):
    for name, root in parts(book, "ppt/slides/"):
        assert not [one.text for one in every(root, "a:t") if "\n" in (one.text or "")], name


def test_a_text_of_two_lines_keeps_them():
    translator = Translator("en")
    edited = NO_OVERRIDES.with_text("summary.title", "First line\nSecond line")
    made = packed(layout(compose(specimen(), overrides=edited), inter_width, translator), translator)
    page = etree.fromstring(zipfile.ZipFile(BytesIO(made)).read("ppt/slides/slide2.xml"))
    words = [one for one in every(page, "a:p") if "First line" in "".join(one.itertext())]
    assert [local(child) for child in words[0]] == ["pPr", "r", "br", "r"]


def test_notes_are_proofed_in_the_language_of_the_deck(book: zipfile.ZipFile):
    for _, root in parts(book, "ppt/notesSlides/notes"):
        assert {one.get("lang") for one in every(root, "a:rPr")} == {"pt-BR"}


def test_the_numbers_of_a_chart_are_those_of_the_workbook_behind_it(book: zipfile.ZipFile):
    charts = 0
    for name, root in parts(book, "ppt/charts/chart"):
        relations = book.read(f"ppt/charts/_rels/{posixpath.basename(name)}.rels")
        target = etree.fromstring(relations)[0].get("Target")
        inner = BytesIO(book.read(posixpath.normpath(posixpath.join("ppt/charts", target))))
        sheet = load_workbook(inner).worksheets[0]
        for reference in (*every(root, "c:strRef"), *every(root, "c:numRef")):
            place = reference.find("c:f", FAMILIES).text.partition("!")[2].replace("$", "")
            found = sheet[place]
            cells = [row[0].value for row in found] if isinstance(found, tuple) else [found.value]
            shown = {int(one.get("idx")): one.find("c:v", FAMILIES).text for one in every(reference, "c:pt")}
            for at, value in enumerate(cells):
                if isinstance(value, str):
                    assert value == shown[at]
                elif value is not None:
                    assert float(shown[at]) == pytest.approx(value, rel=1e-12)
        charts += 1
    assert charts >= 5


def test_a_written_deck_is_what_was_packed(tmp_path: Path):
    translator = Translator("en")
    made = packed(layout(compose(specimen()), inter_width, translator), translator)
    (tmp_path / "deck.pptx").write_bytes(made)
    assert zipfile.ZipFile(tmp_path / "deck.pptx").testzip() is None
