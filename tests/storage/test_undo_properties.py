from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from csdesk.storage.check import check
from csdesk.storage.dump import canonical
from tests.storage.edits_bench import EDITS, command_of, new_workspace


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS)
def test_undo_all_is_the_start_and_redo_all_is_the_end(edits: list[tuple[str, str, int]]) -> None:
    with new_workspace() as workspace:
        states = [canonical(workspace.reader)]
        for edit in edits:
            command = command_of(workspace, *edit)
            if command and workspace.run(command).step:
                states.append(canonical(workspace.reader))
        for state in reversed(states[:-1]):
            workspace.undo()
            assert canonical(workspace.reader) == state
        for state in states[1:]:
            workspace.redo()
            assert canonical(workspace.reader) == state
        assert check(workspace.reader) == []
