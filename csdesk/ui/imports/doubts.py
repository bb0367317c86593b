"""Rows that a person decides: which account they are, and whose word counts; each has a safe way already chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from csdesk.domain.importing.plan import Answers, Plan, RowKey, Stance
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import Text, msg, nmsg, pmsg, verbatim
from csdesk.ui.imports.state import ASKED, ImportState

OUT, NEW, OURS, THEIRS, SAFE = "out", "new", "ours", "theirs", "safe"
_LEAVE = nmsg("Leave the row out", "Leave the rows out", 1)
_APART = msg("They stay two accounts")

Doubts = Mapping[tuple[RowKey, str], Problem]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide about one row."""

    key: RowKey
    problem: Problem
    way: str
    """The way that is chosen: one of those of `ways_of`."""

    @property
    def row(self) -> int:
        """The number of the row in its sheet."""
        return self.key[2]

    @property
    def said(self) -> Text:
        """What is doubtful; what comes of it is said by the way that is chosen."""
        if self.code == "near_duplicate":
            return msg("{name} looks like {other}", **self.problem.text.args)
        return self.problem.text

    @property
    def code(self) -> str:
        """What kind of doubt it is."""
        return self.problem.code


def ways_of(problem: Problem) -> list[tuple[str, Text]]:
    """The ways out of a doubt, the safe one first."""
    rivals = [
        (str(number), msg("The same account: {name}", name=verbatim(_called(problem, number))))
        for number in range(len(problem.rivals))
    ]
    known: dict[str, list[tuple[str, Text]]] = {
        "near_duplicate": [(SAFE, _APART), *rivals, (OUT, _LEAVE)],
        "ambiguous_account": [(SAFE, _LEAVE), *rivals, (NEW, msg("A new account"))],
        "unknown_domain": [(SAFE, _LEAVE), (NEW, msg("A new account with the name of the domain"))],
        "contradicting_keys": [(SAFE, _LEAVE), *rivals],
        "earlier_row": [
            (SAFE, msg("The earlier row counts")),
            (THEIRS, msg("This row counts")),
            (OUT, _LEAVE),
        ],
        "superseded_row": [(SAFE, msg("The later row counts")), (THEIRS, msg("This row counts"))],
        "near_record": [(SAFE, msg("Add it all the same")), (OUT, _LEAVE)],
        "moved_record": [(SAFE, _LEAVE), (THEIRS, msg("Add it all the same"))],
        "kept_edit": [
            (SAFE, msg("Keep what is here")),
            (THEIRS, msg("Take what the sheet says")),
            (OUT, _LEAVE),
        ],
        "both_changed": [
            (SAFE, _LEAVE),
            (OURS, msg("Keep what is here")),
            (THEIRS, msg("Take what the sheet says")),
        ],
    }
    return known[problem.code]


def general_ways(problem: Problem) -> list[tuple[str, Text]]:
    """The ways out that suit all rows with the same doubt, whatever accounts they are about."""
    if not problem.rivals:
        return ways_of(problem)
    ways = [(way, said) for way, said in ways_of(problem) if not way.isdecimal()]
    if len(problem.rivals) == 1:
        ways.insert(1, ("0", pmsg("rows", "The same accounts")))
    return ways


def doubts_of(state: ImportState, *, sheet: tuple[str, str] | None = None) -> list[Doubt]:
    """What there is to decide, in the order of the rows; of one sheet if it is named."""
    found = [
        Doubt(key, problem, _chosen(key, problem, state.answers))
        for (key, _), problem in state.doubts.items()
        if sheet is None or key[:2] == sheet
    ]
    return sorted(found, key=lambda one: one.key)


def gathered(plan: Plan, before: Doubts, answers: Answers) -> Doubts:
    """The doubts of a plan, and the older ones that a person answered."""
    answered = answers.accounts.keys() | answers.stances.keys() | answers.left_out
    kept = {pair: problem for pair, problem in before.items() if pair[0] in answered}
    for sheet in plan.sheets:
        raw = sheet.mapping.table.sheet
        for row in sheet.rows.troubled():
            for problem in row.problems:
                if problem.code in ASKED:
                    kept.setdefault(((raw.file, raw.name, row.row), problem.code), problem)
    return kept


def decided(answers: Answers, doubts: Iterable[Doubt], way: str) -> Answers:
    """The answers after a person chose a way out for some rows."""
    accounts, stances, out = dict(answers.accounts), dict(answers.stances), set(answers.left_out)
    for doubt in doubts:
        accounts.pop(doubt.key, None)
        stances.pop(doubt.key, None)
        out.discard(doubt.key)
        if way == OUT:
            out.add(doubt.key)
        elif way == NEW:
            accounts[doubt.key] = 0
        elif way in {OURS, THEIRS}:
            stances[doubt.key] = Stance(way)
        elif way.isdecimal() and int(way) < len(doubt.problem.rivals):
            accounts[doubt.key] = doubt.problem.rivals[int(way)].answer
    return replace(answers, accounts=accounts, stances=stances, left_out=frozenset(out))


def said_of_all(code: str, n: int) -> Text:
    """What several rows with the same doubt have in common."""
    known = {
        "near_duplicate": nmsg(
            "{n} row may be an account that is there already",
            "{n} rows may be accounts that are there already",
            n,
        ),
        "ambiguous_account": nmsg(
            "{n} row could be any of several accounts", "{n} rows could be any of several accounts", n
        ),
        "unknown_domain": nmsg(
            "{n} row has an e-mail whose domain is no account's",
            "{n} rows have e-mails whose domains are no account's",
            n,
        ),
        "contradicting_keys": nmsg(
            "{n} row has the keys of two accounts", "{n} rows have the keys of two accounts", n
        ),
        "earlier_row": nmsg(
            "{n} row disagrees with an earlier one", "{n} rows disagree with an earlier one", n
        ),
        "superseded_row": nmsg("{n} row is said again later", "{n} rows are said again later", n),
        "near_record": nmsg(
            "{n} row may be there already in other words", "{n} rows may be there already in other words", n
        ),
        "moved_record": nmsg(
            "{n} row has the code of another account's record",
            "{n} rows have the codes of other accounts' records",
            n,
        ),
        "kept_edit": nmsg("{n} row was changed here by hand", "{n} rows were changed here by hand", n),
        "both_changed": nmsg(
            "{n} row was changed here and in the sheet", "{n} rows were changed here and in the sheet", n
        ),
    }
    return known[code]


def way_of_all(doubts: Sequence[Doubt]) -> str | None:
    """The way that all of some rows go; `None` when they go different ones."""
    ways = {doubt.way for doubt in doubts}
    return ways.pop() if len(ways) == 1 else None


def _chosen(key: RowKey, problem: Problem, answers: Answers) -> str:
    offered = {way for way, _ in ways_of(problem)}
    if key in answers.left_out and OUT in offered:
        return OUT
    stance = answers.stances.get(key)
    if stance is not None:
        return stance.value
    answer = answers.accounts.get(key)
    if answer == 0:
        return NEW if NEW in offered else SAFE
    return next((str(at) for at, rival in enumerate(problem.rivals) if rival.answer == answer), SAFE)


def _called(problem: Problem, number: int) -> str:
    """The name of a rival, with its CNPJ where another has the same name."""
    rival = problem.rivals[number]
    twin = sum(one.name == rival.name for one in problem.rivals) > 1
    return f"{rival.name}, {rival.about or rival.record}" if twin else rival.name
