"""Boxes on a slide: computed once, inside it, in the deck's language."""

from __future__ import annotations

import dataclasses
import itertools
import re
from decimal import Decimal

import pytest

from benchmarks.specimen import specimen
from csdesk.domain.model.account import Account
from csdesk.domain.review.boxes import (
    HEIGHT,
    WIDTH,
    ChartBox,
    DeckLayout,
    Role,
    SlideLayout,
    TableBox,
    TextBox,
)
from csdesk.domain.review.charts import ChartKind
from csdesk.domain.review.compose import compose
from csdesk.domain.review.facts import Commitment, ContractLine, GoalFact, ReviewFacts
from csdesk.domain.review.layout import layout
from csdesk.domain.review.overrides import NO_OVERRIDES
from csdesk.domain.review.typeface import inter_width
from csdesk.domain.values.money import Cents
from csdesk.i18n import Translator

LONG = "Associação Brasileira de Fabricantes de Tijolos Lilás e Outros Materiais de Construção Civil Ltda"


def deck(facts: ReviewFacts, language: str = "pt_BR") -> DeckLayout:
    return layout(compose(facts), inter_width, Translator(language))


def crowded() -> ReviewFacts:
    facts = specimen()
    lines = tuple(ContractLine(f"{LONG} {at}", "Plano", Cents(123_456_789)) for at in range(40))
    tasks = tuple(
        dataclasses.replace(facts.tasks[0], title=f"{LONG} {at}", due=None) for at in range(30)
    ) + tuple(Commitment(f"{LONG} {at}", facts.quarter.plus(1).months[at % 3].last) for at in range(9))
    return dataclasses.replace(facts, account=Account(id=1, name=LONG), lines=lines, tasks=tasks)


def endless() -> ReviewFacts:
    """Words without a blank, blanks of all kinds, and figures of thirteen digits wherever a person can write one."""
    facts, word = crowded(), "Pneumoultramicroscopicossilicovulcanoconiótico" * 6
    goals = tuple(
        GoalFact(
            dataclasses.replace(one.goal, name=f"{word}\t\n{at}", unit="R$", target=Decimal(10**15)),
            tuple(dataclasses.replace(r, value=Decimal(-(10**15)) / 7) for r in one.readings),
        )
        for at, one in enumerate(facts.goals)
    )
    touches = tuple(
        dataclasses.replace(one, channel=f"{word}\t{at}") for at, one in enumerate(facts.touchpoints)
    )
    people = tuple(dataclasses.replace(one, name=word) for one in facts.people)
    return dataclasses.replace(
        facts,
        account=Account(id=1, name=word),
        goals=goals,
        touchpoints=touches,
        people=people,
        lines=specimen().lines,
    )


ALL = [specimen(), crowded(), endless()]
NAMES = ["specimen", "crowded", "endless"]


def texts(slide: SlideLayout) -> dict[str, TextBox]:
    return {box.id: box for box in slide.boxes if isinstance(box, TextBox)}


@pytest.mark.parametrize("language", ["pt_BR", "en"])
@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_every_box_stays_on_its_slide(facts: ReviewFacts, language: str):
    for slide in deck(facts, language).slides:
        for box in slide.boxes:
            assert box.rect.x >= 0, box.id
            assert box.rect.y >= 0, box.id
            assert box.rect.w >= 0, box.id
            assert box.rect.h >= 0, box.id
            assert box.rect.right <= WIDTH + 1, box.id
            assert box.rect.bottom <= HEIGHT + 1, box.id


@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_no_line_of_text_is_wider_than_its_box(facts: ReviewFacts):
    for slide in deck(facts).slides:
        for box in texts(slide).values():
            for paragraph in box.paragraphs:
                face = paragraph.face
                for line in paragraph.lines:
                    assert inter_width(line, face.size, face.weight, face.tracking) <= box.rect.w + 1, (
                        box.id,
                        line,
                    )


@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_parts_of_a_slide_do_not_lie_on_each_other(facts: ReviewFacts):
    for slide in deck(facts).slides[1:]:
        big = [
            box
            for box in slide.boxes
            if isinstance(box, ChartBox | TableBox) or box.id.endswith((".tile", ".band"))
        ]
        for one, other in itertools.combinations(big, 2):
            apart = (
                one.rect.right <= other.rect.x + 1
                or other.rect.right <= one.rect.x + 1
                or one.rect.bottom <= other.rect.y + 1
                or other.rect.bottom <= one.rect.y + 1
            )
            assert apart, (one.id, other.id)


@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_what_is_cut_on_the_preview_is_cut_in_every_renderer(facts: ReviewFacts):
    for slide in deck(facts).slides:
        for box in texts(slide).values():
            for one in box.paragraphs:
                assert re.sub(r"\s", "", one.text) == re.sub(r"\s", "", "".join(one.lines)), box.id


@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_text_is_no_taller_than_its_box(facts: ReviewFacts):
    for slide in deck(facts).slides[1:]:
        for box in texts(slide).values():
            tall = sum(one.gap + len(one.lines) * one.face.leading for one in box.paragraphs)
            assert tall <= box.rect.h + 4, box.id


@pytest.mark.parametrize("facts", ALL, ids=NAMES)
def test_the_names_of_a_chart_stand_beside_it_on_one_line(facts: ReviewFacts):
    for slide in deck(facts).slides:
        for box in (one for one in slide.boxes if isinstance(one, ChartBox)):
            for name in (*box.categories, *(row.name for row in box.series)):
                assert name == " ".join(name.split())
            if box.kind is ChartKind.BAR:
                room = box.plot.x - box.rect.x
                assert max(inter_width(name, 15, 400) for name in box.categories) <= room


def test_words_without_a_blank_are_measured_about_as_often_as_others():
    def measured(facts: ReviewFacts) -> int:
        calls = itertools.count()

        def counted(text: str, size: float, weight: int, tracking: float = 0.0) -> float:
            next(calls)
            return inter_width(text, size, weight, tracking)

        layout(compose(facts), counted, Translator("pt_BR"))
        return next(calls)

    assert measured(endless()) < 2 * measured(crowded())


def test_each_slide_has_one_title_and_it_comes_first():
    for slide in deck(specimen()).slides:
        titles = [box for box in texts(slide).values() if box.role is Role.TITLE]
        assert len(titles) == 1
        assert slide.boxes[0] is titles[0]


def test_titles_take_at_most_two_lines():
    for slide in deck(crowded()).slides:
        title = next(box for box in texts(slide).values() if box.role is Role.TITLE)
        assert len(title.paragraphs[0].lines) <= 2


def test_the_footer_names_account_period_date_page_and_confidentiality():
    deck_slides = deck(specimen()).slides
    footer = texts(deck_slides[4])
    assert footer["revenue.footer.who"].paragraphs[0].text == "Tijolo Lilás, RTS do 3º trimestre de 2026"
    assert footer["revenue.footer.source"].paragraphs[0].text.endswith("Dados até 30/09/2026.")
    assert footer["revenue.footer.page"].paragraphs[0].text == "Confidencial · 5/10"


def test_a_deck_speaks_its_own_language_down_to_the_separators():
    chart = next(box for box in deck(specimen(), "en").slides[4].boxes if isinstance(box, ChartBox))
    assert chart.series[0].labels[-1] == "R$12,528"
    assert chart.categories[0] == "Oct 2025"
    native = next(box for box in deck(specimen(), "pt_BR").slides[4].boxes if isinstance(box, ChartBox))
    assert native.series[0].labels[-1] == "R$\xa012.528"


def test_rows_that_do_not_fit_are_counted_below_the_table():
    contract = next(slide for slide in deck(crowded(), "en").slides if slide.name == "contract")
    table = next(box for box in contract.boxes if isinstance(box, TableBox))
    hidden = 40 - (len(table.rows) - 1)
    assert (
        texts(contract)["contract.table.lines.more"].paragraphs[0].text
        == f"and {hidden} more lines in CSDesk"
    )


def test_value_axes_start_at_zero_and_reach_above_the_highest_value():
    for slide in deck(specimen()).slides:
        for box in slide.boxes:
            if isinstance(box, ChartBox):
                assert box.top > max(v for row in box.series for v in row.values if v is not None)


def test_layout_is_the_same_each_time():
    assert deck(specimen()) == deck(specimen())


def test_a_long_name_takes_the_whole_cover_and_is_cut_between_words() -> None:
    facts = dataclasses.replace(specimen(), account=Account(id=1, name=f"{LONG} e Filhos do Vale"))
    cover = deck(facts).slides[0]
    assert not [box for box in cover.boxes if isinstance(box, ChartBox)]
    name = texts(cover)["cover.title"].paragraphs[0]
    assert len(name.lines) == 2
    assert name.lines[-1].removesuffix("…").split()[-1] in LONG.split()


def test_a_name_that_turns_the_direction_of_letters_turns_nothing_on_a_slide() -> None:
    facts = dataclasses.replace(specimen(), account=Account(id=1, name="Aurora \u202eatsop\u2066"))
    made = deck(facts)
    said = [
        line for one in made.slides for box in texts(one).values() for p in box.paragraphs for line in p.lines
    ]
    assert "Aurora atsop" in said
    assert not {"\u202e", "\u2066"} & set("".join([*said, made.title, *(one.notes for one in made.slides)]))


def test_no_line_of_a_title_or_of_a_band_stands_with_one_word_where_it_can_have_more() -> None:
    facts = dataclasses.replace(specimen(), account=Account(id=1, name="Aurora"))
    words = "O que cada número quer dizer e de onde ele vem nesta apresentação inteira, do começo até ao fim, sempre"
    edited = NO_OVERRIDES.with_text("summary.title", words)
    made = layout(compose(facts, overrides=edited), inter_width, Translator("pt_BR"))
    title = next(box for box in made.slides[1].boxes if box.id == "summary.title")
    band = texts(made.slides[-2])["plan.asks.heading"]
    assert isinstance(title, TextBox)
    for box in (title, band):
        first, last = box.paragraphs[0].lines
        assert " " in first
        assert " " in last


def test_a_wide_figure_of_the_cover_stands_in_its_caption_and_not_on_the_bars() -> None:
    facts = dataclasses.replace(specimen(), goals=())
    cover = deck(facts, "en").slides[0]
    art = next(box for box in cover.boxes if isinstance(box, ChartBox))
    assert set(art.series[0].labels) == {""}
    assert (
        texts(cover)["cover.highlight"].paragraphs[0].text
        == "highlighted, this quarter; it closed at R$12,528"
    )
