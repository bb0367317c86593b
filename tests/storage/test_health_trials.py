"""A draft tried on real accounts: its effect now, and the past as the headless back-test tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from csdesk.cli.health import backtest_report, health_report
from csdesk.domain.commands.health import SaveHealthDraft
from csdesk.domain.health.backtest import backtest_json
from csdesk.domain.health.choosing import model_of
from csdesk.domain.health.defaults import RULES
from csdesk.domain.health.editing import changed
from csdesk.domain.health.trial import customers
from csdesk.domain.health.written import rules_to_json
from csdesk.domain.model.health import HealthModel
from csdesk.i18n import Translator
from csdesk.storage.clock import FixedClock
from csdesk.storage.queries.health_trials import health_past, health_trial
from csdesk.storage.sample import add_sample
from csdesk.storage.workspace import Workspace

TODAY = date(2026, 10, 30)
MID = ("touch", "mid", "running")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("sample") / "sample.csdesk"
    with Workspace.create(path, FixedClock(datetime(2026, 10, 30, 15, tzinfo=UTC))) as made:
        add_sample(made, "en")
        rules = changed(RULES["mid"], "adoption", weight=Fraction(60))
        made.run(
            SaveHealthDraft(name="Mid", scope_field="touch", scope_value="mid", body=rules_to_json(rules))
        )
        yield made


def test_what_stands_now_is_what_the_headless_report_says(sample: Workspace) -> None:
    trial = health_trial(sample.reader, sample.settings, TODAY)
    report = health_report(sample, TODAY, None, Translator("en"))
    effect = trial.effect(None, MID)
    assert {one.band: {"customers": one.now, "mrr": one.now_mrr} for one in effect.bands} == report["bands"]
    assert effect.moved == ()
    assert all((one.now, one.now_mrr) == (one.then, one.then_mrr) for one in effect.bands)


def test_a_draft_moves_accounts_of_its_own_group_only_and_the_totals_follow(sample: Workspace) -> None:
    trial = health_trial(sample.reader, sample.settings, TODAY)
    draft = model_of(sample.reader.all(HealthModel)[0])
    effect = trial.effect(draft, MID)
    assert effect.moved
    assert {one.then.model for one in effect.moved} == {draft}
    assert {one.account for one in effect.turned} <= {one.account for one in effect.moved}
    assert effect.moved[0].by == max((one.by for one in effect.moved), key=abs)
    assert sum(one.then for one in effect.bands) == sum(one.now for one in effect.bands)
    assert 0 < effect.measured["adoption"] <= effect.governed


def test_the_past_is_that_of_the_headless_back_test(sample: Workspace) -> None:
    past = health_past(sample.reader, sample.settings, TODAY)
    report = backtest_report(sample, TODAY, draft=True)
    draft = model_of(sample.reader.all(HealthModel)[0])
    assert {"models": report["live"]["models"], **backtest_json(past.live)} == report["live"]
    assert {"models": report["draft"]["models"], **backtest_json(past.of(draft))} == report["draft"]


def test_the_words_of_the_accounts_are_known_by_field(sample: Workspace) -> None:
    trial = health_trial(sample.reader, sample.settings, TODAY)
    assert set(trial.words["touch"]) == {"high", "mid", "tech"}
    assert trial.words["segment"] == tuple(sorted(trial.words["segment"]))


def test_where_nobody_pays_every_account_is_listed() -> None:
    assert set(customers({1: "A", 2: "B"}, {})) == {1, 2}
    assert set(customers({1: "A", 2: "B"}, {2: 100})) == {2}


def test_a_new_workspace_has_nothing_to_try_on(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "new.csdesk") as empty:
        effect = health_trial(empty.reader, empty.settings, TODAY).effect(None, MID)
        assert [one.now for one in effect.bands] == [0, 0, 0, 0]
        assert health_past(empty.reader, empty.settings, TODAY).live.churned == 0
