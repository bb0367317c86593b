"""One answer for all rows that raise the same doubt: what a mapping file says under `@conflicts`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from csdesk.domain.importing.plan import Answers, Plan, RowKey, Stance
from csdesk.domain.importing.table import Problem

LEAVE_OUT, NEW, OURS, SAME, THEIRS = "leave_out", "new", "ours", "same", "theirs"
WAYS: Final[Mapping[str, frozenset[str]]] = {
    "ambiguous_account": frozenset({LEAVE_OUT, NEW}),
    "unknown_domain": frozenset({LEAVE_OUT, NEW}),
    "contradicting_keys": frozenset({LEAVE_OUT, SAME}),
    "both_changed": frozenset({LEAVE_OUT, OURS, THEIRS}),
    "kept_edit": frozenset({LEAVE_OUT, OURS, THEIRS}),
    "earlier_row": frozenset({LEAVE_OUT, THEIRS}),
    "superseded_row": frozenset({LEAVE_OUT, THEIRS}),
    "moved_record": frozenset({LEAVE_OUT, THEIRS}),
    "near_duplicate": frozenset({LEAVE_OUT, SAME}),
    "near_record": frozenset({LEAVE_OUT}),
}
"""The code of a doubt -> what a person may answer to all rows that raise it."""


def answered_alike(
    plan: Plan, said: Mapping[tuple[str, str], Mapping[str, str]], answers: Answers
) -> Answers:
    """The answers, with one for every doubtful row that has none; `said` by file and sheet, then by code."""
    accounts, stances, out = dict(answers.accounts), dict(answers.stances), set(answers.left_out)
    for sheet in plan.sheets:
        raw = sheet.mapping.table.sheet
        ways = said.get((raw.file, raw.name), {})
        for row in sheet.rows.troubled() if ways else ():
            key: RowKey = (raw.file, raw.name, row.row)
            if key in accounts or key in stances or key in out:
                continue
            for problem in row.problems:
                way = ways.get(problem.code)
                if way == LEAVE_OUT:
                    out.add(key)
                elif way in {OURS, THEIRS}:
                    stances[key] = Stance(way)
                elif way is not None:
                    accounts[key] = _account(problem, way)
    return replace(answers, accounts=accounts, stances=stances, left_out=frozenset(out))


def _account(problem: Problem, way: Any) -> int | str:
    """The account that an answer means: a new one, or the one that the stronger key points at."""
    return problem.rivals[0].answer if way == SAME and problem.rivals else 0
