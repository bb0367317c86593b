"""The worked examples of health: scores, freshness, coverage, bands, caps, trend, alert, explanation."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from csdesk.domain.health.advice import advice
from csdesk.domain.health.bands import band_of
from csdesk.domain.health.defaults import RULES, shipped
from csdesk.domain.health.explained import explain, traced
from csdesk.domain.health.facts import (
    AccountFacts,
    Answer,
    GoalFact,
    InvoiceFact,
    NoticeFact,
    PersonFact,
    SignalFact,
    TicketFact,
    UsageFact,
)
from csdesk.domain.health.model import Cap, Indicator, Model, Rules, Scale, Step
from csdesk.domain.health.score import Health, assess
from csdesk.domain.health.sources import candidates
from csdesk.domain.health.trend import SeenDay, SeenPart, Track, alert, change, trend
from csdesk.domain.model.health import HealthOverride
from csdesk.i18n import Translator

TODAY = date(2026, 10, 30)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def account(**signals: tuple[int, int] | None) -> AccountFacts:
    """An account measured by signals: value and age in days of each."""
    facts = AccountFacts(1, {"touch": "mid"})
    for number, (name, given) in enumerate(signals.items()):
        if given is not None:
            value, age = given
            facts.signals[name] = [SignalFact(number + 1, ago(age), value)]
    return facts


def example(**changed: tuple[int, int] | None) -> Health:
    given = {
        "outcomes": (80, 0),
        "adoption": (55, 0),
        "engagement": (0, 37),
        "sentiment": (9, 0),
        "commercial": (0, 0),
    }
    return assess(shipped("mid"), account(**{**given, **changed}), TODAY)


def test_the_mid_touch_example_comes_to_73() -> None:
    found = example()
    assert [part.exact for part in found.parts] == [80, 50, 50, 100, 100]
    assert (found.score, found.band, found.coverage) == (73, "at_risk", 1.0)


def test_adoption_of_60_days_ago_weighs_half() -> None:
    found = example(adoption=(55, 60))
    assert (found.score, found.band, found.coverage) == (76, "healthy", 0.875)


def test_adoption_of_91_days_ago_is_missing() -> None:
    found = example(adoption=(55, 91))
    assert (found.score, found.parts[1].points) == (80, None)


def test_adoption_of_90_days_ago_still_counts_a_quarter() -> None:
    assert example(adoption=(55, 90)).parts[1].freshness == 0.25
    assert example(adoption=(55, 90)).parts[1].points == 50


def test_what_is_missing_drops_out_and_lowers_confidence() -> None:
    found = example(sentiment=None, commercial=None)
    assert (found.score, found.coverage, found.low_confidence) == (61, 0.7, True)


def test_half_of_the_weights_is_enough_and_less_is_not() -> None:
    half = example(adoption=None, engagement=(0, 0), sentiment=None, commercial=(0, 30))
    assert half.coverage == pytest.approx(0.6)
    less = example(adoption=None, outcomes=None, commercial=None)
    assert (less.score, less.band, less.low_confidence) == (None, "no_data", False)
    assert less.uncapped is not None


@pytest.mark.parametrize(
    ("score", "before", "band"),
    [
        (76, None, "healthy"),
        (75, None, "at_risk"),
        (51, None, "at_risk"),
        (50, None, "critical"),
        (73, "healthy", "healthy"),
        (72, "healthy", "at_risk"),
        (75, "at_risk", "at_risk"),
        (48, "at_risk", "at_risk"),
        (47, "at_risk", "critical"),
        (50, "critical", "critical"),
        (49, "healthy", "at_risk"),
        (None, "healthy", "no_data"),
    ],
)
def test_a_band_rises_at_its_cut_off_and_falls_three_points_below(
    score: int | None, before: str | None, band: str
) -> None:
    assert band_of(score, RULES["mid"], before) == band


def test_caps_hold_from_their_day_on() -> None:
    facts = AccountFacts(1, contacts=[(ago(0), 1)], answers=[Answer(1, ago(0), "nps", 10)])
    facts.usage.append(UsageFact(1, ago(30), ago(0), ago(0), 10, 10, None, None))
    model = shipped("tech")

    def held(days: int) -> str | None:
        facts.tickets[:] = [TicketFact(1, ago(days), None, True)]
        found = assess(model, facts, TODAY)
        assert found.held is None or found.score == 55
        return found.held.cap.key if found.held else None

    assert [held(7), held(8)] == [None, "critical_issue"]
    facts.tickets.clear()
    late = []
    for days in (30, 31):
        facts.invoices[:] = [InvoiceFact(1, ago(60), ago(days), None)]
        found = assess(model, facts, TODAY).held
        late.append(found.cap.to if found else None)
    assert late == [None, 60]


def test_silence_caps_from_the_90th_day() -> None:
    assert example(engagement=(0, 89)).held is None
    found = example(engagement=(0, 90), adoption=(80, 0), outcomes=(90, 0))
    assert found.held is not None
    assert (found.held.cap.key, found.uncapped, found.score) == ("silence", 80, 65)


def test_the_first_cap_that_holds_counts_and_never_lifts_a_score() -> None:
    facts = account(outcomes=(40, 0), adoption=(30, 0), engagement=(0, 100), sentiment=(3, 0))
    facts.signals["cap:sponsor_left"] = [SignalFact(9, ago(1), None)]
    found = assess(shipped("mid"), facts, TODAY)
    assert found.held is not None
    assert (found.held.cap.key, found.score) == ("sponsor_left", 0)


def test_a_sponsor_who_was_replaced_caps_nothing() -> None:
    facts = AccountFacts(1, people=[PersonFact(1, "sponsor", ago(10))], contacts=[(ago(0), 1)])
    assert assess(shipped("mid"), facts, TODAY).held is not None
    facts.people.append(PersonFact(2, "sponsor", None))
    assert assess(shipped("mid"), facts, TODAY).held is None


def test_a_notice_is_not_known_before_its_day() -> None:
    facts = AccountFacts(1, notices=[NoticeFact("renewal", 4, ago(5), TODAY + timedelta(days=20))])
    assert assess(shipped("mid"), facts, ago(6)).held is None
    found = assess(shipped("mid"), facts, ago(5)).held
    assert found is not None
    assert (found.cap.to, found.rows) == (10, ("renewal", (4,)))


def test_the_share_of_outcomes_counts_partly_as_half_and_leaves_cancelled_ones_out() -> None:
    def goal(number: int, status: str) -> GoalFact:
        return GoalFact(number, status, None, None, False, ago(3), ago(90), ago(2))

    statuses = ("achieved", "partial", "missed", "achieved", "cancelled")
    facts = AccountFacts(1, goals=[goal(number, status) for number, status in enumerate(statuses)])
    measured = assess(shipped("mid"), facts, TODAY).parts[0].measured
    assert measured is not None
    assert (measured.value, measured.rows, measured.detail) == (
        Fraction(125, 2),
        ("goal", (0, 1, 2, 3)),
        (1, 4),
    )


def test_an_open_goal_is_late_under_80_percent_of_its_pace_in_either_direction() -> None:
    def share(down: bool, value: int) -> Fraction | int:
        baseline, target = (100, 0) if down else (0, 100)
        goal = GoalFact(
            1,
            "open",
            baseline,
            target,
            down,
            TODAY + timedelta(days=50),
            ago(50),
            ago(0),
            [(ago(50), baseline, 1), (ago(0), value, 2)],
        )
        measured = assess(shipped("mid"), AccountFacts(1, goals=[goal]), TODAY).parts[0].measured
        assert measured is not None
        return measured.value

    assert [share(False, 40), share(False, 39), share(True, 60), share(True, 61)] == [100, 0, 100, 0]


def test_a_missed_goal_is_not_known_to_be_missed_before_its_term() -> None:
    goal = GoalFact(
        1, "missed", 0, 100, False, ago(10), ago(200), ago(0), [(ago(150), 0, 1), (ago(100), 90, 2)]
    )
    facts = AccountFacts(1, goals=[goal])
    before = assess(shipped("mid"), facts, ago(60)).parts[0].measured
    after = assess(shipped("mid"), facts, ago(5)).parts[0].measured
    assert before is not None
    assert after is not None
    assert (before.value, after.value) == (100, 0)


def test_a_newer_pulse_stands_in_for_an_answer_that_is_too_old() -> None:
    facts = AccountFacts(1, answers=[Answer(1, ago(400), "nps", 10)])
    facts.signals["pulse"] = [SignalFact(1, ago(3), 2)]
    part = assess(shipped("mid"), facts, TODAY).parts[3]
    assert part.measured is not None
    assert (part.measured.told, part.measured.value) == ("pulse", Fraction(5, 2))


def test_steps_say_which_side_of_an_edge_is_in() -> None:
    scale = Scale(steps=(Step(Fraction(10), 50), Step(Fraction(20), 100, inclusive=False)), floor=0)
    assert [scale.stepped(value) for value in (9, 10, 20, 21)] == [0, 50, 50, 100]


def test_any_signal_and_any_custom_field_can_be_an_indicator() -> None:
    rules = Rules((Indicator("uptime", "signal:Uptime", Fraction(1), Scale(Fraction(90), Fraction(100))),))
    facts = AccountFacts(1, signals={"uptime": [SignalFact(5, ago(1), 95)]})
    assert assess(Model(rules), facts, TODAY).score == 50


def test_an_override_holds_through_its_last_day_and_the_computed_score_stays() -> None:
    facts = account(
        outcomes=(80, 0), adoption=(55, 0), engagement=(0, 37), sentiment=(9, 0), commercial=(0, 0)
    )
    facts.overrides.append(
        HealthOverride(id=1, account=1, score=40, reason="x", set_on=ago(10), expires_on=TODAY)
    )
    found = assess(shipped("mid"), facts, TODAY)
    assert (found.score, found.band, found.computed, found.computed_band) == (40, "critical", 73, "at_risk")
    over = assess(shipped("mid"), facts, TODAY + timedelta(days=1))
    assert over.override is None
    assert over.score == over.computed
    assert assess(shipped("mid"), facts, ago(11)).override is None


def track(scores: list[int]) -> Track:
    return Track(ago(len(scores) - 1), bytes(scores), bytes([0] * len(scores)))


def test_seven_days_at_60_after_53_at_70_is_down() -> None:
    found = trend(track([70] * 53 + [60] * 7), TODAY)
    assert found is not None
    assert found.difference == Fraction(60) - Fraction(53 * 70 + 7 * 60, 60)
    assert found.direction == "down"


def test_a_trend_needs_ten_observed_days() -> None:
    assert trend(track([255] * 51 + [70] * 9), TODAY) is None
    assert trend(track([255] * 50 + [70] * 10), TODAY) is not None


def test_an_alert_compares_with_a_day_30_to_37_days_back_even_while_green() -> None:
    seen = track([255] * 30 + [95] + [255] * 37)
    assert change(seen, 85, TODAY) == -10
    assert alert(seen, 85, TODAY)
    assert not alert(seen, 86, TODAY)
    assert change(track([255] * 29 + [95] + [255] * 38), 50, TODAY) is None


def explained() -> Health:
    facts = AccountFacts(1, {"touch": "mid"}, contacts=[(ago(47), 8)])
    for number, (status, due) in enumerate([("achieved", 3)] * 3 + [("missed", 4)]):
        facts.goals.append(GoalFact(number, status, None, None, False, ago(due), ago(90), ago(2)))
    facts.usage.append(UsageFact(1, ago(30), ago(0), ago(0), 100, 62, None, None))
    facts.answers.append(Answer(1, ago(0), "nps", 7))
    facts.invoices.append(InvoiceFact(1, ago(20), ago(10), ago(10)))
    return assess(shipped("mid"), facts, TODAY)


def test_the_points_of_an_explanation_add_up_to_the_score() -> None:
    health = explained()
    found = explain(health)
    won = sum((row.won for row in found.rows), Fraction(0))
    assert won + sum((row.lost for row in found.rows), Fraction(0)) == 100
    assert abs(won - (health.computed or 0)) <= Fraction(1, 2)
    figure = traced(health)
    assert figure.total("num") / figure.total("den") == won
    assert sum(row.amount for row in figure.inputs[0].rows) == figure.inputs[0].total


def test_a_change_is_told_by_the_indicators_that_moved_and_they_add_up_to_it() -> None:
    health = explained()
    seen = [100, 64, 80, 67, 100]
    then = SeenDay(
        ago(30),
        82,
        "healthy",
        100,
        None,
        False,
        health.model.key,
        tuple(SeenPart(place, points, 1.0) for place, points in enumerate(seen)),
    )
    found = explain(health, then)
    assert found.change is not None
    assert sum(row.moved or 0 for row in found.rows) == found.change
    words = Translator("en").words(found.sentence)
    assert (
        words == "64 (−18 in 30 days): −10 Engagement (last contact 47 days ago), −8 Outcomes (1 of 4 late)"
    )


def test_the_sentence_says_what_a_score_lacks_when_nothing_is_known_of_before() -> None:
    words = Translator("pt_BR").words(explain(explained()).sentence)
    assert words.startswith("64: −14 Relacionamento (último contato há 47 dias), −9 Adoção")


def test_the_advice_brings_the_score_to_its_target_and_names_the_cap_in_the_way() -> None:
    found = advice(explained())
    assert found is not None
    assert [(one.indicator.key, one.then) for one in found.changes] == [("engagement", 20)]
    assert Translator("en").words(found.text) == "To reach 76: Engagement from 47 days to 20 days"
    capped = example(engagement=(0, 95), adoption=(80, 0), outcomes=(90, 0))
    held = advice(capped)
    assert held is not None
    assert held.lift == Cap("silence", 65, 90)


def test_a_contact_after_the_day_that_another_tool_knew_of_is_the_last_one() -> None:
    facts = account(engagement=(30, 5), outcomes=(80, 0))
    facts.contacts = [(ago(40), 7)]
    assert next(candidates(facts, "engagement", TODAY, elsewhere=True)).value == 35
    facts.contacts = [(ago(40), 7), (ago(2), 8)]
    found = next(candidates(facts, "engagement", TODAY, elsewhere=True))
    assert (found.value, found.rows) == (2, ("interaction", (8,)))
