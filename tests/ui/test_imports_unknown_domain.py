"""Rows that name their client by an e-mail of a company that nobody knows: asked, and answered for all at once."""

from __future__ import annotations

from csdesk.domain.importing.plan import Answers
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg
from csdesk.ui.imports.doubts import NEW, SAFE, Doubt, decided, general_ways, said_of_all, ways_of
from csdesk.ui.imports.state import ASKED

PROBLEM = Problem("unknown_domain", msg("No account has the domain {domain}; the row is left out"))


def test_a_company_domain_that_nobody_has_is_asked_and_may_become_an_account() -> None:
    assert PROBLEM.code in ASKED
    assert [way for way, _ in ways_of(PROBLEM)] == [SAFE, NEW]
    assert general_ways(PROBLEM) == ways_of(PROBLEM)
    rows = [("tickets.csv", "tickets", 2), ("tickets.csv", "tickets", 3)]
    answers = decided(Answers(), [Doubt(row, PROBLEM, SAFE) for row in rows], NEW)
    assert answers.accounts == dict.fromkeys(rows, 0)


def test_all_rows_of_that_doubt_are_told_in_one_sentence() -> None:
    assert said_of_all("unknown_domain", 2).count == 2
