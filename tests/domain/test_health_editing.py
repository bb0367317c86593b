"""Edits of the rules of a health model, what differs between two, and who put one in use."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from csdesk.domain.errors import Refused
from csdesk.domain.health import editing
from csdesk.domain.health.compared import differences
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.model import Rules, Step
from csdesk.domain.health.written import rules_of, rules_to_json, signed, signed_by
from csdesk.i18n import Translator

HIGH = RULES["high"]
SAID = Translator("en").words


def told(before: Rules, after: Rules) -> list[str]:
    return [SAID(one) for one in differences(before, after)]


def test_a_share_follows_all_weights() -> None:
    rules = editing.changed(HIGH, "adoption", weight=Fraction(120))
    assert editing.share_of(rules, editing.indicator_of(rules, "adoption")) == Fraction(3, 5)


@pytest.mark.parametrize(
    "edit",
    [
        lambda rules: editing.changed(rules, "adoption", bad=Fraction(80)),
        lambda rules: editing.changed(rules, "adoption", weight=Fraction(-1)),
        lambda rules: editing.added(rules, "adoption"),
        lambda rules: editing.limit_changed(rules, "healthy", 51),
        lambda rules: editing.limit_changed(rules, "sure", 49),
        lambda rules: editing.step_changed(
            editing.stepped(rules, "adoption"), "adoption", 0, edge=Fraction(80)
        ),
    ],
)
def test_what_makes_no_sense_is_refused(edit: Callable[[Rules], Rules]) -> None:
    with pytest.raises(Refused):
        edit(HIGH)


def test_the_last_weight_cannot_go() -> None:
    rules = HIGH
    for key in ("outcomes", "adoption", "engagement", "sentiment"):
        rules = editing.removed(rules, key)
    with pytest.raises(Refused):
        editing.removed(rules, "commercial")
    with pytest.raises(Refused):
        editing.changed(rules, "commercial", weight=Fraction(0))


def test_a_model_takes_ten_indicators_and_no_more() -> None:
    rules = HIGH
    for number in range(5):
        rules = editing.added(rules, f"signal:s{number}")
    with pytest.raises(Refused):
        editing.added(rules, "signal:more")


def test_steps_lie_where_the_line_was_and_go_back_to_a_line() -> None:
    rising = editing.stepped(HIGH, "adoption")
    assert editing.indicator_of(rising, "adoption").scale.steps == (
        Step(Fraction(55), 50),
        Step(Fraction(80), 100),
    )
    falling = editing.stepped(HIGH, "engagement")
    scale = editing.indicator_of(falling, "engagement").scale
    assert [scale.stepped(days) for days in (14, 15, 37, 38)] == [100, 50, 50, 0]
    line = editing.indicator_of(editing.straightened(falling, "engagement"), "engagement").scale
    assert (line.bad, line.good) == (Fraction(37), Fraction(14))


def test_a_step_is_added_changed_and_removed_but_never_the_last() -> None:
    rules = editing.step_added(editing.stepped(HIGH, "adoption"), "adoption")
    assert [step.edge for step in editing.indicator_of(rules, "adoption").scale.steps] == [55, 80, 105]
    for _ in range(4):
        rules = editing.step_removed(rules, "adoption", 0)
    assert len(editing.indicator_of(rules, "adoption").scale.steps) == 1
    rules = editing.floor_changed(rules, "adoption", 20)
    assert editing.indicator_of(rules, "adoption").scale.floor == 20


def test_caps_are_turned_off_and_on_and_asked_in_another_order() -> None:
    off = editing.cap_turned(HIGH, "silence", on=False)
    assert editing.caps_of(off)[-1][0].key == "silence"
    assert not editing.caps_of(off)[-1][1]
    first = editing.cap_moved(editing.cap_turned(off, "silence", on=True), "silence", -9)
    assert first.caps[0].key == "silence"
    assert editing.cap_changed(HIGH, "silence", to=50).caps[-1].to == 50


def test_differences_are_said_one_by_one() -> None:
    rules = editing.changed(HIGH, "adoption", weight=Fraction(30), good=Fraction(90), fresh=None)
    rules = editing.removed(editing.limit_changed(rules, "healthy", 80), "sentiment")
    rules = editing.cap_changed(editing.cap_turned(rules, "sponsor_left", on=False), "silence", limit=60)
    assert told(HIGH, rules) == [
        "Adoption: weight 20 → 30",
        "Adoption: good 80 → 90",
        "Adoption: fresh days 30 → always of today",
        "Sentiment removed",
        "no contact for too long: from day 90 → 60",
        "cap off: the sponsor or champion left",
        "Healthy from: 76 → 80",
    ]
    assert told(HIGH, HIGH) == []


def test_an_order_or_a_name_is_a_difference_too() -> None:
    assert told(HIGH, editing.moved(HIGH, "sentiment", -1)) == ["indicators in another order"]
    named = editing.changed(HIGH, "adoption", name="Uso")
    assert told(HIGH, named) == ["Adoption is called Uso"]
    assert told(HIGH, editing.stepped(HIGH, "adoption")) == ["Adoption: other steps"]
    assert told(HIGH, editing.added(HIGH, "pulse")) == ["CSM pulse added"]


def test_a_signature_changes_no_rule() -> None:
    body = signed(rules_to_json(HIGH), "Marina")
    assert signed_by(body) == "Marina"
    assert rules_of(body, RULES["mid"]) == (HIGH, ())
    assert signed("not json", "Marina") == "not json"
    assert signed_by(None) is None
