"""What the account page makes of a score and its days, without any widget."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.health.explained import Explanation, explain
from csdesk.domain.health.facts import AccountFacts, Noted
from csdesk.domain.health.model import Cap, Indicator, Model, Rules, Scale
from csdesk.domain.health.score import assess
from csdesk.domain.health.trend import SeenDay, SeenPart
from csdesk.domain.model.adoption import Signal
from csdesk.domain.model.goal import Goal
from csdesk.domain.model.voice import Survey
from csdesk.i18n import Translator
from csdesk.ui.account.adjust_card import unfit
from csdesk.ui.account.evidence import MOST, evidence
from csdesk.ui.account.health_events import health_events, merged
from csdesk.ui.account.health_facts import Moved, health_shown
from csdesk.ui.account.pulses import newest_pulse
from csdesk.ui.account.rows import Event
from csdesk.ui.account.why_rows import totals_of, why_rows

WORDS = Translator("en")
TODAY = date(2026, 10, 13)
ZONE = ZoneInfo("America/Sao_Paulo")
MODEL = Model(
    Rules(
        (
            Indicator("a", "custom:a", Fraction(60), Scale()),
            Indicator("b", "custom:b", Fraction(40), Scale()),
        ),
        (Cap("silence", 65, 90), Cap("sponsor_left", 60)),
    ),
    key=7,
)


def explanation(**measured: int) -> Explanation:
    """Of an account whose two indicators measure so much: 50 and 100 unless told."""
    known = measured or {"a": 50, "b": 100}
    facts = AccountFacts(1, custom={name: Noted(value, TODAY) for name, value in known.items() if value >= 0})
    return explain(assess(MODEL, facts, TODAY))


def day(
    back: int, score: int | None, *, parts: tuple[int, int] = (50, 100), again: bool = False, **other: int
) -> SeenDay:
    seen = tuple(SeenPart(place, points, 1.0) for place, points in enumerate(parts))
    model, cap = other.get("model", 7), other.get("cap")
    when = TODAY - timedelta(days=back)
    return SeenDay(when, score, _band(score), 100, cap, False, model, seen, again)


def _band(score: int | None) -> str:
    if score is None:
        return "no_data"
    return "healthy" if score >= 76 else "at_risk" if score >= 51 else "critical"


def told(events: tuple[Event, ...]) -> list[tuple[str, list[str]]]:
    return [(WORDS.words(one.title), [WORDS.words(part) for part in one.body]) for one in events]


def test_the_change_is_against_the_day_nearest_to_thirty_days_ago():
    shown = health_shown(explanation(), [day(36, 40), day(31, 80), day(20, 10)])
    assert shown.moved == Moved(70 - 80)
    assert WORDS.words(shown.spoken) == "Health 70, At risk, down 10 in 30 days"


def test_a_change_against_a_recalculated_day_is_marked():
    assert health_shown(explanation(), [day(30, 60, again=True)]).moved == Moved(10, recalculated=True)


def test_nobody_there_thirty_days_ago_is_no_change():
    shown = health_shown(explanation(), [day(3, 60)])
    assert shown.moved is None
    assert WORDS.words(shown.spoken) == "Health 70, At risk"


def test_each_dimension_moves_by_its_own_points_of_the_same_model():
    shown = health_shown(explanation(), [day(30, 60, parts=(90, 100))])
    assert [one.moved for one in shown.dimensions] == [Moved(-40), Moved(0)]
    other = health_shown(explanation(), [day(30, 60, parts=(90, 100), model=8)])
    assert [one.moved for one in other.dimensions] == [None, None]


def test_a_new_model_is_a_mark_on_the_line():
    shown = health_shown(explanation(), [day(10, 60, model=3), day(5, 60), day(0, 70)])
    assert shown.line.marks == (84,)
    assert shown.line.points[-1] == (89, 70, False)


def test_a_score_of_another_tool_is_a_point_of_its_own_on_the_line():
    brought = dataclasses.replace(day(30, 60), imported=85)
    shown = health_shown(explanation(), [brought, day(0, 70)])
    assert shown.line.imported == ((59, 85),)
    assert shown.line.points[0] == (59, 60, False)


@pytest.mark.parametrize(
    ("history", "said"),
    [
        ([], "Nobody looked in these 90 days: the dashed line is recalculated."),
        ([day(0, 70)], "Observed on 1 of 90 days; not observed on 89."),
        (
            [day(2, 60, again=True), day(0, 70)],
            "Observed on 1 of 90 days; not observed on 88; the dashed 1 are recalculated.",
        ),
        ([day(back, 70) for back in range(89, -1, -1)], "Observed on 90 of 90 days"),
    ],
)
def test_days_that_nobody_observed_are_said(history: list[SeenDay], said: str):
    assert WORDS.words(health_shown(explanation(), history).looked) == said


def test_points_won_add_up_to_the_score_and_points_lost_to_the_rest():
    found = explanation()
    rows = why_rows(found, WORDS)
    assert [row.won for row in rows] == [Decimal("30.0"), Decimal("40.0")]
    assert [row.lost for row in rows] == [Decimal("30.0"), Decimal("0.0")]
    assert WORDS.words(totals_of(found)) == "Points won add up to 70, shown as 70; points lost to 30."


def test_what_is_missing_has_its_reason_and_no_points():
    rows = why_rows(explanation(a=-1), WORDS)
    assert [(row.won, row.lost, row.missing) for row in rows] == [(None, None, "no data")] * 2


def test_a_fall_names_what_moved_it():
    history = [day(8, 70), day(1, 58, parts=(30, 100))]
    events = health_events(health_shown(explanation(), history))
    assert told(events) == [("Health fell from 70 to 58", ["a lost 12 points."])]
    assert events[0].on == TODAY - timedelta(days=1)


def test_a_slow_drift_within_its_band_is_no_event():
    history = [day(8, 70), day(1, 67, parts=(45, 100))]
    assert health_events(health_shown(explanation(), history)) == ()


def test_weeks_in_which_one_cause_goes_on_are_one_move():
    falling = ((22, 90, 84), (15, 80, 78), (8, 70, 72), (1, 60, 66))
    history = [day(back, score, parts=(part, 100)) for back, part, score in falling]
    assert told(health_events(health_shown(explanation(), history))) == [
        ("Health fell from 84 to 66", ["a lost 18 points."])
    ]


def test_another_band_is_an_event_however_slow():
    history = [day(8, 52, parts=(20, 100)), day(1, 49, parts=(15, 100))]
    assert [title for title, _ in told(health_events(health_shown(explanation(), history)))] == [
        "Health fell from 52 to 49"
    ]


def test_another_model_is_told_in_place_of_causes():
    history = [day(8, 52, model=3), day(1, 80)]
    assert told(health_events(health_shown(explanation(), history))) == [
        ("Health rose from 52 to 80", ["Another health model, or version, came into use."])
    ]


def test_a_cap_that_came_is_named():
    history = [day(8, 70), day(1, 60, cap=1)]
    assert told(health_events(health_shown(explanation(), history)))[0][1] == [
        "At most 60 from then on: the sponsor or champion left."
    ]


def test_moves_of_the_health_stand_among_the_other_events_by_day():
    events = health_events(health_shown(explanation(), [day(8, 70), day(1, 40, parts=(0, 100))]))
    dated = Event(kind="survey", id=1, icon="nps", title=events[0].title, on=TODAY)
    undated = Event(kind="survey", id=2, icon="nps", title=events[0].title)
    once = merged((dated, undated), events)
    assert [one.kind for one in once] == ["survey", "health_day", "survey"]
    assert merged(once, events) == once


def test_records_behind_a_number_say_what_they_are_the_newest_first():
    goals = [
        Goal(id=place, account=1, name=f"G{place}", due=TODAY + timedelta(days=place)) for place in (1, 2)
    ]
    rows = evidence(goals, "BRL", ZONE)
    assert [WORDS.words(row.title) for row in rows] == ["G2", "G1"]
    many = [Survey(id=place, account=1, kind="nps", score=Decimal(9)) for place in range(1, 60)]
    assert len(evidence(many, "BRL", ZONE)) == MOST


def test_the_pulse_is_the_newest_signal_of_that_name_in_any_language():
    signals = [
        Signal(id=1, account=1, name="Pulso do CSM", value=Decimal(2), measured_on=TODAY),
        Signal(id=2, account=1, name="pulse", value=Decimal(5), measured_on=TODAY - timedelta(days=3)),
        Signal(id=3, account=1, name="adoption", value=Decimal(4), measured_on=TODAY),
    ]
    assert newest_pulse(signals, 4) == 2
    assert newest_pulse(signals[2:], None) is None


def test_while_no_pulse_was_set_the_one_of_the_account_is_shown():
    assert newest_pulse((), 4) == 4


def test_an_adjustment_needs_a_value_a_reason_and_a_day_within_ninety():
    fine = {"score": 80, "reason": "Sim"}
    assert unfit(fine, TODAY, TODAY) is None
    assert unfit(fine, TODAY + timedelta(days=90), TODAY) is None
    assert unfit(fine, TODAY + timedelta(days=91), TODAY)[0] == "expires_on"
    assert unfit({"score": 80, "reason": " "}, TODAY, TODAY)[0] == "reason"
    assert unfit({"reason": "Sim"}, TODAY, TODAY)[0] == "score"
