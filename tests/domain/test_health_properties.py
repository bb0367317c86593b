"""What must hold of every health score, whatever the model and the account."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from csdesk.domain.health.advice import advice
from csdesk.domain.health.bands import band_of
from csdesk.domain.health.defaults import MODELS, RULES, shipped
from csdesk.domain.health.explained import explain, shared_out
from csdesk.domain.health.facts import AccountFacts, SignalFact
from csdesk.domain.health.model import Model, Rules, Scale
from csdesk.domain.health.score import Health, assess, exact_score
from csdesk.domain.health.written import rules_of, rules_to_json
from csdesk.domain.rules.ratio import half_away

TODAY = date(2026, 10, 30)
KEYS = ("outcomes", "adoption", "engagement", "sentiment", "commercial")
signals = st.fixed_dictionaries(
    {},
    optional={key: st.tuples(st.fractions(0, 120, max_denominator=40), st.integers(0, 200)) for key in KEYS},
)
models = st.sampled_from([MODELS[touch, "running"] for touch in RULES])


def facts_of(given_: dict[str, tuple[Fraction, int]]) -> AccountFacts:
    return AccountFacts(
        1,
        signals={
            key: [SignalFact(number, TODAY - timedelta(days=age), None if key == "engagement" else value)]
            for number, (key, (value, age)) in enumerate(given_.items())
        },
    )


def scored(model: Model, given_: dict[str, tuple[Fraction, int]]) -> Health:
    return assess(model, facts_of(given_), TODAY)


@given(models, signals)
def test_a_score_lies_between_0_and_100_and_is_the_exact_mean_rounded(
    model: Model, found: dict[str, tuple[Fraction, int]]
) -> None:
    health = scored(model, found)
    weighed = [part for part in health.parts if part.points is not None]
    if not weighed:
        assert health.uncapped is None
        return
    assert health.uncapped == half_away(*exact_score(weighed).as_integer_ratio())
    assert 0 <= (health.uncapped or 0) <= 100
    assert 0 <= health.coverage <= 1 + 1e-9


@given(models, signals, st.sampled_from(KEYS), st.integers(1, 60))
def test_a_better_value_never_lowers_a_score(
    model: Model, found: dict[str, tuple[Fraction, int]], key: str, more: int
) -> None:
    assume(key in found and key != "engagement")
    value, age = found[key]
    less = key == "commercial"
    better = scored(model, {**found, key: (max(value - more, Fraction(0)) if less else value + more, age)})
    assert (better.uncapped or 0) >= (scored(model, found).uncapped or 0)


@given(models, signals, st.sampled_from(KEYS))
def test_what_is_missing_never_counts_as_0(
    model: Model, found: dict[str, tuple[Fraction, int]], key: str
) -> None:
    whole = {one: value for one, value in found.items() if one != key}
    health = scored(model, whole)
    weighed = [part for part in health.parts if part.points is not None]
    assume(weighed)
    lowest = min(part.points or 0.0 for part in weighed)
    assert (health.uncapped or 0) >= int(lowest)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=60))
def test_a_band_never_flaps_within_its_three_points(scores: list[int]) -> None:
    rules = RULES["mid"]
    band: str | None = None
    last_moved: int | None = None
    for score in scores:
        after = band_of(score, rules, band)
        if band is not None and after != band:
            assert last_moved is None or abs(score - last_moved) >= 1
            cut = rules.healthy if "healthy" in {band, after} else rules.at_risk
            rising = ("critical", "at_risk", "healthy").index(after) > (
                "critical",
                "at_risk",
                "healthy",
            ).index(band)
            assert score >= min(cut, rules.at_risk) if rising else score < cut - rules.hysteresis
            last_moved = score
        band = after


@given(models, signals)
def test_the_points_of_an_explanation_add_up(model: Model, found: dict[str, tuple[Fraction, int]]) -> None:
    health = scored(model, found)
    rows = explain(health).rows
    won = sum((row.won for row in rows), Fraction(0))
    if health.uncapped is None:
        assert won == 0
        return
    assert won + sum((row.lost for row in rows), Fraction(0)) == 100
    assert half_away(*won.as_integer_ratio()) == health.uncapped


@given(models, signals)
def test_taking_the_advice_reaches_its_target(model: Model, found: dict[str, tuple[Fraction, int]]) -> None:
    health = scored(model, found)
    said = advice(health)
    if said is None or said.lift is not None:
        assert said is not None or health.computed is None or health.computed >= model.rules.healthy
        return
    changed = facts_of(found)
    for one in said.changes:
        signal = changed.signals[one.indicator.key][0]
        if one.indicator.key == "engagement":
            changed.signals["engagement"] = [signal._replace(on=TODAY - timedelta(days=int(one.then)))]
        else:
            changed.signals[one.indicator.key] = [signal._replace(value=one.then)]
    after = assess(model, changed, TODAY)
    assert (after.uncapped or 0) >= said.target


@given(st.lists(st.fractions(-20, 20, max_denominator=12), min_size=1, max_size=7))
def test_shares_in_whole_points_add_up_to_the_change(exact: list[Fraction]) -> None:
    total = half_away(*sum(exact, Fraction(0)).as_integer_ratio())
    shares = shared_out(exact, total)
    assert sum(shares) == total
    assert all(abs(share - one) <= 1 for share, one in zip(shares, exact, strict=True))


@given(
    st.lists(
        st.tuples(
            st.text("abc", min_size=1, max_size=4),
            st.integers(0, 60),
            st.integers(0, 50),
            st.integers(51, 90),
        ),
        min_size=1,
        max_size=9,
        unique_by=lambda one: one[0],
    )
)
def test_rules_are_read_back_as_they_were_written(given_: list[tuple[str, int, int, int]]) -> None:
    assume(any(weight for _, weight, _, _ in given_))
    mid = shipped("mid").rules
    indicators = tuple(
        mid.indicators[0].__class__(
            key, "signal:" + key, Fraction(weight), Scale(Fraction(bad), Fraction(good)), 10
        )
        for key, weight, bad, good in given_
    )
    rules = Rules(indicators, mid.caps)
    assert rules_of(rules_to_json(rules), mid) == (rules, ())


@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text("{}[]:,a1", max_size=4), lambda inner: st.lists(inner, max_size=3)
    ).map(repr)
)
def test_rules_that_cannot_be_read_are_replaced_and_told(body: str) -> None:
    rules, problems = rules_of(body, RULES["mid"])
    assert rules.indicators
    assert problems or body in {"", "{}"}


def test_a_bad_value_is_replaced_by_the_shipped_one_and_told() -> None:
    body = rules_to_json(RULES["high"]).replace('"hysteresis": 3', '"hysteresis": -4')
    rules, problems = rules_of(body, RULES["high"])
    assert (rules, len(problems)) == (RULES["high"], 1)
