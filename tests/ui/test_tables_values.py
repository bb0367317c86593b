"""The values around a table: its view as text, chips as sentences, totals, copies."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.model.account import Account
from csdesk.domain.model.record import FieldSpec, FieldType, field_of
from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.money import Money
from csdesk.i18n import Translator
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.clipboard import cells, tsv
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Between, Contains, Empty, Filter, OneOf, Within, sentence
from csdesk.ui.tables.order import SortLevel
from csdesk.ui.tables.state import Density, ViewState, initial
from csdesk.ui.tables.totals import money_total, totals
from csdesk.ui.tables.written import relative, written

READER = Reader(Translator("en"), date(2026, 10, 14))
SPEC = FieldSpec("mrr", FieldType.MONEY, msg("MRR"))
NAME = Column(
    key="name", title=verbatim("Name"), value=attrgetter("name"), spec=field_of(Account, "name"), fixed=True
)
STAGE = Column(key="stage", title=msg("Stage"), value=attrgetter("stage"), spec=field_of(Account, "stage"))
START = Column(
    key="start", title=verbatim("Since"), value=attrgetter("start_date"), spec=field_of(Account, "start_date")
)
MRR = Column(
    key="mrr",
    title=msg("MRR"),
    value=attrgetter("annual_revenue"),
    spec=SPEC,
    total=money_total(attrgetter("annual_revenue"), attrgetter("currency"), "BRL"),
    shown=False,
)
COLUMNS = (NAME, STAGE, START, MRR)

keys = st.sampled_from([column.key for column in COLUMNS])
filters: st.SearchStrategy[Filter] = st.one_of(
    st.builds(Contains, keys, st.text(max_size=6)),
    st.builds(OneOf, keys, st.lists(st.none() | st.text(max_size=4), max_size=3).map(tuple)),
    st.builds(
        Between, keys, st.none() | st.integers() | st.dates(), st.none() | st.decimals(allow_nan=False)
    ),
    st.builds(Within, keys, st.none() | st.integers(-99, 99), st.integers(-99, 99)),
    st.builds(Empty, keys, st.booleans()),
)
states = st.builds(
    ViewState,
    columns=st.lists(keys, unique=True, min_size=1).map(tuple),
    widths=st.dictionaries(keys, st.integers(20, 900)).map(lambda found: tuple(sorted(found.items()))),
    sort=st.lists(st.builds(SortLevel, keys, st.booleans()), max_size=3).map(tuple),
    filters=st.lists(filters, max_size=3).map(tuple),
    density=st.sampled_from(Density),
    group=st.none() | keys,
)


@given(states)
def test_a_saved_view_comes_back_as_it_was(state: ViewState):
    assert ViewState.from_json(state.to_json(), COLUMNS) == state


@pytest.mark.parametrize(
    "text", [None, "", "[]", "{", '{"columns": 3, "sort": [["x"]], "filters": [{"is": "Nothing"}]}']
)
def test_a_damaged_view_is_the_plain_one(text: str | None):
    assert ViewState.from_json(text, COLUMNS) == initial(COLUMNS)


def test_a_view_of_a_newer_version_keeps_what_this_one_knows():
    text = '{"columns": ["name", "score"], "sort": [["score", true], ["name", true]], "density": "huge"}'
    view = ViewState.from_json(text, COLUMNS)
    assert view.columns == ("name",)
    assert view.sort == (SortLevel("name", descending=True),)
    assert view.density is Density.DEFAULT


def test_clicks_on_a_title_go_up_down_and_out():
    view = ViewState()
    view = view.sorted_by("name")
    assert view.sort == (SortLevel("name"),)
    view = view.sorted_by("name")
    assert view.sort == (SortLevel("name", descending=True),)
    assert view.sorted_by("name").sort == ()


def test_shift_adds_a_level_and_takes_out_only_its_own():
    view = ViewState().sorted_by("stage").sorted_by("mrr", add=True).sorted_by("mrr", add=True)
    assert view.sort == (SortLevel("stage"), SortLevel("mrr", descending=True))
    assert view.sorted_by("mrr", add=True).sort == (SortLevel("stage"),)
    assert view.sorted_by("name").sort == (SortLevel("name"),)


def test_a_filter_takes_the_place_of_the_one_on_its_column():
    view = ViewState().filtered(Empty("mrr"), OneOf("stage", ("value",))).filtered(Between("mrr", 1, 2))
    assert view.filters == (Between("mrr", 1, 2), OneOf("stage", ("value",)))
    assert view.without("mrr").filters == (OneOf("stage", ("value",)),)


@pytest.mark.parametrize(
    ("chosen", "column", "says"),
    [
        (OneOf("stage", ("value",)), STAGE, "Value"),
        (OneOf("stage", ("value", None)), STAGE, "Value or empty"),
        (OneOf("stage", ("value", "renewal", "own")), STAGE, "3 chosen"),
        (Between("mrr", 100_000, None), MRR, "from R$1,000"),
        (Between("mrr", None, 100_050), MRR, "up to R$1,001"),
        (Between("start", date(2026, 1, 1), date(2026, 2, 1)), START, "Jan 1, 2026 to Feb 1, 2026"),
        (Within("start", 0, 90), START, "in the next 90 days"),
        (Within("start", None, -31), START, "more than 30 days ago"),
        (Empty("start"), START, "empty"),
        (Contains("name", "casa"), NAME, "with “casa”"),
    ],
)
def test_a_chip_reads_as_a_sentence(chosen: Filter, column: Column[Account], says: str):
    title, phrase = sentence(chosen, column, READER)
    assert title == column.title
    assert READER.words.words(phrase) == says


def test_amounts_of_two_currencies_have_no_sum():
    rows = [Account(name="a", annual_revenue=100, currency="BRL"), Account(name="b", annual_revenue=50)]
    assert totals(COLUMNS, rows) == {"mrr": Money(150, "BRL", whole=True)}
    assert totals(COLUMNS, [*rows, Account(name="c", annual_revenue=1, currency="USD")]) == {"mrr": None}
    assert totals(COLUMNS, []) == {"mrr": None}


def test_a_copy_has_titles_raw_values_and_no_formula():
    rows = [
        Account(name="=HYPERLINK(1)", stage="value", start_date=date(2025, 12, 31), annual_revenue=-150_050)
    ]
    pt = Reader(Translator("pt_BR"), READER.today)
    assert tsv(COLUMNS, rows, pt).splitlines()[1] == "'=HYPERLINK(1)\tValor\t31/12/2025\t-1.500,50"
    assert tsv(COLUMNS, rows, READER).splitlines()[0] == "Name\tStage\tSince\tMRR"


def test_a_name_with_a_line_break_stays_in_its_cell():
    assert tsv((NAME,), [Account(name="a\tb\nc")], READER) == "Name\na b c\n"


def test_pasted_text_is_cut_into_cells():
    assert cells("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("days", "says"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (63, None), (60, "in 60 days"), (-6, "6 d ago")],
)
def test_days_near_today_are_told_by_their_distance(days: int, says: str | None):
    from datetime import timedelta

    found = relative(READER.today + timedelta(days=days), READER.today)
    assert (None if found is None else READER.words.words(found)) == says


def test_an_undefined_value_is_a_dash():
    assert [written(column, Account(name="x"), READER) for column in COLUMNS] == ["x", "—", "—", "—"]
