"""Filtering, sorting and grouping, without a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.model.account import Account
from csdesk.domain.model.record import Choice, FieldSpec, FieldType, field_of
from csdesk.domain.text import msg
from csdesk.i18n import Translator
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.tables.column import Column
from csdesk.ui.tables.filters import Between, Contains, Empty, OneOf, Within
from csdesk.ui.tables.order import Order, SortLevel

TODAY = date(2026, 10, 14)
READER = Reader(Translator("en"), TODAY)


@dataclass(frozen=True, slots=True)
class Client:
    id: int
    name: str
    mrr: int | None = None
    stage: str | None = None
    renewal: date | None = None
    tags: tuple[str, ...] = ()
    last: datetime | None = None


def column(key: str, kind: FieldType, **more: object) -> Column[Client]:
    return Column(
        key=key,
        title=msg("Account"),
        value=attrgetter(key),
        spec=FieldSpec(key, kind, msg("Account")),
        **more,
    )


COLUMNS = (
    column("name", FieldType.TEXT, search=True),
    column("mrr", FieldType.MONEY),
    Column(key="stage", title=msg("Stage"), value=attrgetter("stage"), spec=field_of(Account, "stage")),
    column("renewal", FieldType.DATE),
    column("tags", FieldType.TEXT),
    column("last", FieldType.INSTANT),
)

clients = st.lists(
    st.builds(
        Client,
        id=st.integers(1, 10**6),
        name=st.text(max_size=8),
        mrr=st.none() | st.integers(-(10**6), 10**6),
        stage=st.none() | st.sampled_from(["onboarding", "adoption", "value", "own word"]),
        renewal=st.none() | st.dates(date(2024, 1, 1), date(2028, 1, 1)),
    ),
    max_size=40,
)
levels = st.lists(
    st.builds(SortLevel, st.sampled_from(["name", "mrr", "stage", "renewal"]), st.booleans()),
    max_size=3,
    unique_by=lambda level: level.column,
)


def ordered(rows: list[Client]) -> Order[Client]:
    order = Order(COLUMNS, READER)
    order.hold(rows)
    return order


def shown(rows: list[Client], *args: object) -> list[str]:
    return [rows[place].name for place in ordered(rows).places(*args)]


def test_a_sort_ignores_accents_and_case():
    rows = [Client(1, "zebra"), Client(2, "Ágil"), Client(3, "abelha")]
    assert shown(rows, "", (), [SortLevel("name")]) == ["abelha", "Ágil", "zebra"]


def test_undefined_amounts_come_last_in_both_directions():
    rows = [Client(1, "none"), Client(2, "low", mrr=-5), Client(3, "high", mrr=9)]
    assert shown(rows, "", (), [SortLevel("mrr")]) == ["low", "high", "none"]
    assert shown(rows, "", (), [SortLevel("mrr", descending=True)]) == ["high", "low", "none"]


def test_stages_sort_in_the_order_of_the_journey_and_own_words_after():
    rows = [
        Client(1, "own", stage="Waiting"),
        Client(2, "value", stage="value"),
        Client(3, "on", stage="onboarding"),
    ]
    assert shown(rows, "", (), [SortLevel("stage")]) == ["on", "value", "own"]


def test_every_typed_word_must_be_found_somewhere():
    rows = [Client(1, "Casa na Copa"), Client(2, "Casa Lilás"), Client(3, "Copa")]
    assert shown(rows, "copa CASA") == ["Casa na Copa"]
    assert shown(rows, "lilas") == ["Casa Lilás"]


def test_typing_on_and_deleting_gives_what_typing_anew_would():
    rows = [Client(1, "lince"), Client(2, "linho"), Client(3, "cacto")]
    order = ordered(rows)
    for words in ("l", "lin", "linc", "lin", "", "c"):
        assert order.places(words) == ordered(rows).places(words)


@given(clients, levels)
def test_an_order_has_every_row_once_and_obeys_its_levels(rows: list[Client], by: list[SortLevel]):
    places = ordered(rows).places("", (), by)
    assert sorted(places) == list(range(len(rows)))
    for level in by[:1]:
        values = [getattr(rows[place], level.column) for place in places]
        known = [value for value in values if value not in (None, "")]
        if level.column in {"mrr", "renewal"}:
            assert known == sorted(known, reverse=level.descending)
            assert values[: len(known)] == known


@given(clients, st.text(max_size=4))
def test_what_a_filter_shows_has_the_words_and_what_it_hides_has_not(rows: list[Client], words: str):
    places = set(ordered(rows).places(words))
    for place, row in enumerate(rows):
        has_all = all(word in folded(row.name or "—") for word in folded(words).split())
        assert (place in places) == has_all


@given(clients, levels, st.data())
def test_patching_a_row_gives_the_order_of_holding_it_anew(
    rows: list[Client], by: list[SortLevel], data: st.DataObject
):
    if not rows:
        return
    order = ordered(rows)
    order.places("a", (), by)
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = replace(rows[place], name="Aba", mrr=7)
    order.patch({place: changed})
    rows[place] = changed
    assert [rows[at] for at in order.places("a", (), by)] == [
        rows[at] for at in ordered(rows).places("a", (), by)
    ]


@given(clients)
def test_groups_hold_every_row_once_with_the_undefined_last(rows: list[Client]):
    order = ordered(rows)
    groups = order.groups(order.places(), "stage")
    assert sorted(place for group in groups for place in group.places) == list(range(len(rows)))
    assert all(rows[group.first].stage is not None for group in groups[:-1])


def test_warming_changes_nothing_but_the_waiting():
    rows = [Client(at, f"n{at % 7}", mrr=at * 3 % 11) for at in range(50)]
    warm = ordered(rows)
    for _ in warm.warm(["name", "mrr"]):
        pass
    by = [SortLevel("mrr", descending=True), SortLevel("name")]
    assert warm.places("n1", (), by) == ordered(rows).places("n1", (), by)


def test_typed_filters_hold_together():
    rows = [
        Client(1, "a", mrr=100, stage="value", tags=("vip",)),
        Client(2, "b", mrr=900, stage="value"),
        Client(3, "c", mrr=900, stage="adoption", tags=("vip", "new")),
        Client(4, "d"),
    ]
    assert shown(rows, "", [Between("mrr", 500, None), OneOf("stage", ("value",))]) == ["b"]
    assert shown(rows, "", [OneOf("tags", ("vip",))]) == ["a", "c"]
    assert shown(rows, "", [OneOf("stage", (None,))]) == ["d"]
    assert shown(rows, "", [Empty("mrr")]) == ["d"]
    assert shown(rows, "", [Empty("tags", filled=True)]) == ["a", "c"]
    assert shown(rows, "", [Contains("name", "B")]) == ["b"]


def test_a_filter_by_days_moves_with_the_calendar_and_takes_moments_on_the_local_day():
    rows = [
        Client(1, "soon", renewal=date(2026, 11, 1), last=datetime(2026, 10, 15, 1, 0, tzinfo=UTC)),
        Client(2, "late", renewal=date(2027, 11, 1), last=datetime(2026, 9, 1, tzinfo=UTC)),
        Client(3, "none"),
    ]
    assert shown(rows, "", [Within("renewal", 0, 90)]) == ["soon"]
    assert shown(rows, "", [Within("last", None, -30)]) == ["late"]
    assert shown(rows, "", [Within("last", 0, 0)]) == ["soon"]


def test_filters_and_sorts_of_columns_that_are_gone_do_not_count():
    rows = [Client(1, "a"), Client(2, "b")]
    assert shown(rows, "", [OneOf("gone", ("x",))], [SortLevel("gone")]) == ["a", "b"]


def test_writing_and_ordering_cells_never_gathers_the_words_in_use():
    asked: list[int] = []

    def in_use() -> list[Choice]:
        asked.append(1)
        return []

    open_list = replace(COLUMNS[2], choices=in_use, search=True)
    order = Order((open_list,), READER)
    order.hold([Client(at, "x", stage="value") for at in range(9)])
    for _ in order.warm(["stage"]):
        pass
    assert len(order.places("val", [OneOf("stage", ("value",))], [SortLevel("stage")])) == 9
    assert asked == []
