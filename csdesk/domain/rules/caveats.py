"""What a person should look at before trusting a number: missing rates, negative sums, short gaps, pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from csdesk.domain.rules.book import Book
from csdesk.domain.rules.mrr import NEVER, is_pause
from csdesk.domain.rules.placing import AccountLines
from csdesk.domain.rules.windows import Window
from csdesk.domain.text import Text, msg, verbatim


@dataclass(frozen=True, slots=True)
class Warned:
    """An account, or one line of it, that a closing could not take as it is."""

    account: int
    line: int
    """0 when it is about the whole account."""
    why: Text


@dataclass(frozen=True, slots=True)
class Gap:
    """A short time without a paid line: a churn and a reactivation, or a date typed wrong (E05)."""

    account: int
    ended: date
    began: date

    @property
    def days(self) -> int:
        """From the end to the next start."""
        return (self.began - self.ended).days


def warnings(book: Book, place: int) -> list[Warned]:
    """Lines without a rate, and accounts whose lines sum below zero, at a closing."""
    return [
        warned for lines in book.accounts.values() if not lines.plain for warned in _of(book, lines, place)
    ]


def _of(book: Book, lines: AccountLines, place: int) -> list[Warned]:
    found = []
    total = 0
    for entry, (first, until, cents, _, _) in zip(lines.entries, lines.lines, strict=True):
        if not first <= place < until:
            continue
        factor = book.placing.factors_of(entry.currency)[place]
        if factor is not None:
            total += factor.convert(cents)
            continue
        why = msg(
            "There is no exchange rate for {currency} up to {month}, so this line is left out",
            currency=verbatim(entry.currency),
            month=book.calendar.closings[place].month,
        )
        found.append(Warned(lines.account, entry.line, why))
    if total < 0:
        why = msg("The lines of this account sum below zero and count as zero")
        found.append(Warned(lines.account, 0, why))
    return found


def gaps(book: Book, longest: int) -> list[Gap]:
    """Times without a paid line of up to so many days, inside the life of an account."""
    found = []
    for lines in book.accounts.values():
        spans = joined([(entry.start, entry.stop) for entry in lines.entries if entry.paid])
        found += [
            Gap(lines.account, date.fromordinal(ended), date.fromordinal(began))
            for (_, ended), (began, _) in pairwise(spans)
            if began - ended <= longest
        ]
    return found


def resumed(book: Book, window: Window) -> list[int]:
    """Reactivated accounts whose last line before had ended with a pause (E07)."""
    since = book.calendar.closings[window.opening].day.toordinal()
    found = []
    for account in book.movements([window])[0].reactivation:
        ended = [entry for entry in book.accounts[account].entries if entry.paid and entry.stop <= since]
        if ended and is_pause(max(ended, key=lambda entry: entry.end).end_reason):
            found.append(account)
    return found


@dataclass(frozen=True, slots=True)
class Announced:
    """A customer whose last line has an end that is still to come: a loss foretold, in no figure yet (E13)."""

    account: int
    on: date
    """The day on which service ends."""
    amount: int
    """MRR today."""


def announced(book: Book) -> list[Announced]:
    """The churn that is already agreed, soonest first."""
    today = book.calendar.on.toordinal()
    found = []
    for account, cents in book.balances(len(book.calendar) - 1).items():
        entries = book.accounts[account].entries
        last = max(entry.stop for entry in entries if entry.paid)
        if today < last < NEVER:
            end = max(entry.end for entry in entries if entry.paid and entry.stop == last)
            found.append(Announced(account, date.fromordinal(end), cents))
    return sorted(found, key=lambda one: (one.on, one.account))


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap or touch, as one.

    >>> joined([(4, 6), (1, 3), (2, 4), (8, 9)])
    [(1, 6), (8, 9)]
    """
    if len(spans) < 2:
        return spans
    spans.sort()
    result = [spans[0]]
    for begin, until in spans[1:]:
        last_begin, last_until = result[-1]
        if begin <= last_until:
            result[-1] = (last_begin, max(last_until, until))
        else:
            result.append((begin, until))
    return result
