"""What is kept of what was found last."""

from __future__ import annotations

from csdesk.domain.newest import Newest


def test_the_one_that_was_set_first_goes_when_there_are_too_many() -> None:
    kept: Newest[str, int] = Newest(2)
    kept["a"], kept["b"], kept["c"] = 1, 2, 3
    assert kept == {"b": 2, "c": 3}


def test_setting_one_again_lets_none_go() -> None:
    kept: Newest[str, int] = Newest(2)
    kept["a"], kept["b"] = 1, 2
    kept["a"] = 3
    assert kept == {"a": 3, "b": 2}
