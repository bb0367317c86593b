"""Bands of the past, each worked out when it is asked for, against the history that is walked day by day."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.cli.main import main
from csdesk.domain.model.account import Account
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe
from csdesk.storage.queries.health import history_of
from csdesk.storage.queries.past_bands import BandsBetween, past_bands
from csdesk.storage.workspace import Workspace

ON = date(2026, 10, 13)
_DAYS = 120


@pytest.mark.parametrize("seen_ago", [None, 40])
def test_a_band_asked_for_alone_is_the_one_of_the_whole_history(tmp_path: Path, seen_ago: int | None) -> None:
    path = tmp_path / "sample.csdesk"
    assert main(["new", str(path), "--sample"]) == 0
    noon = datetime(ON.year, ON.month, ON.day, 15, tzinfo=UTC)
    if seen_ago is not None:
        with Workspace.open(path, FixedClock(noon - timedelta(days=seen_ago))) as workspace:
            observe(workspace)
    with Workspace.open(path, FixedClock(noon)) as workspace:
        reader, settings = workspace.reader, workspace.settings
        accounts = [one.id for one in reader.all(Account) if one.merged_into is None][:20]
        first = ON - timedelta(days=_DAYS - 1)
        found = past_bands(reader, settings, ON, dict.fromkeys(accounts, first))
        chance = random.Random(7)
        for own in accounts:
            whole = {one.day: one.band for one in history_of(reader, settings, ON, own, days=_DAYS)}
            days = sorted(whole)
            chance.shuffle(days)
            assert {day: found[own].of(day) for day in days} == whole
            assert found[own].days == whole.keys()


def test_settled_bands_hold_what_was_asked_for_and_let_go_of_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "sample.csdesk"
    assert main(["new", str(path), "--sample"]) == 0
    with Workspace.open(path, FixedClock(datetime(2026, 10, 13, 15, tzinfo=UTC))) as workspace:
        own = workspace.reader.all(Account)[0].id
        first = ON - timedelta(days=30)
        past = past_bands(workspace.reader, workspace.settings, ON, {own: first})
        looked: list[int] = []
        bands = BandsBetween(past[own], first, ON - timedelta(days=1), lambda: looked.append(own))
        assert (len(bands), looked) == (30, [])
        with pytest.raises(KeyError):
            bands[ON]
        asked = bands[first], bands[first + timedelta(days=3)]
        assert looked == [own]
        bands.settle()
        assert list(bands) == [first, first + timedelta(days=3)]
        assert (bands[first], bands[first + timedelta(days=3)]) == asked
        assert bands.get(first + timedelta(days=1)) is None
