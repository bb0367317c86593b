"""Settings that no form would write: from a file of somebody else, or typed on the command line."""

from __future__ import annotations

import pytest

from csdesk.domain.errors import Refused
from csdesk.domain.model.workspace import Setting
from csdesk.domain.settings import ChangeSetting, WorkspaceSettings
from csdesk.storage.workspace import Workspace

UNREADABLE = [
    ("small_base", "²"),
    ("small_base", "--5"),
    ("small_base", "9" * 5_000),
    ("low_churn", "1e999999999999999999"),
    ("zone", "America"),
    ("zone", "x" * 300),
    ("zone", "a\0b"),
    ("days_off", "²/²"),
]


@pytest.mark.parametrize(("key", "value"), UNREADABLE)
def test_a_stored_setting_that_cannot_be_read_is_its_default(key: str, value: str) -> None:
    settings = WorkspaceSettings.of([Setting(key=key, value=value)])
    assert settings == WorkspaceSettings()


@pytest.mark.parametrize(("key", "value"), UNREADABLE)
def test_a_setting_that_cannot_be_read_is_refused(workspace: Workspace, key: str, value: str) -> None:
    with pytest.raises(Refused):
        workspace.run(ChangeSetting(key=key, value=value))
    assert workspace.settings == WorkspaceSettings()


def test_numbers_below_zero_are_read_and_judged_by_their_bounds(workspace: Workspace) -> None:
    with pytest.raises(Refused):
        workspace.run(ChangeSetting(key="small_base", value=-3))
    workspace.run(ChangeSetting(key="small_base", value="7"))
    assert workspace.settings.small_base == 7
