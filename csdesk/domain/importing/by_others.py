"""The accounts of rows that name none: through a contract, a ticket, a person, or the domain of an e-mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from csdesk.domain.importing.fates import Sheet
from csdesk.domain.importing.hints import Hints, Lead, follow
from csdesk.domain.importing.ledger import Ledger
from csdesk.domain.importing.mail_domains import domains_of, is_public
from csdesk.domain.importing.match import AccountIndex
from csdesk.domain.importing.plan import Outcome
from csdesk.domain.importing.table import Problem
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.text import Text, msg, nmsg

Found = int | Problem | None
Maker = Callable[[Sheet, int, str], Found]
"""Makes the account of a domain for a row, or tells that it is not there."""
_DOMAIN: Final = "domain"


@dataclass(slots=True)
class ByOthers:
    """Finds the accounts of the rows of one sheet that name none."""

    sheet: Sheet
    ledgers: Callable[[str], Ledger]
    index: AccountIndex
    make: Maker
    wanted: Callable[[int], bool]
    """Whether a person wants a new account for a row."""
    _colleagues: dict[str, set[int]] | None = None

    def find(self, rows: Sequence[int], *, required: bool) -> None:
        """Link these rows, tell by what, and tell of each row that leads nowhere why it does not."""
        handles = self.sheet.handles["account"]
        ways: Counter[str] = Counter()
        leads = follow(self.sheet, self.ledgers, rows)
        self._by_domain([place for place in rows if handles[place] is None], leads, ways)
        leads |= follow(self.sheet, self.ledgers, [place for place in rows if handles[place] is None])
        ways.update(leads[place].named[0] for place in leads if len(leads[place].accounts) == 1)
        hints = Hints(self.sheet, self.ledgers, ())
        for place in [place for place in rows if handles[place] is None and self.sheet.fates[place] is None]:
            lead = leads.get(place)
            if required and lead is not None:
                said = self.index.any_of(lead.accounts, lead.named[1])
                self.sheet.settle((place,), Outcome.CONFLICT, said)
            elif required:
                self.sheet.settle((place,), Outcome.SKIPPED, _nowhere(hints, place))
                self.sheet.astray.append(place)
        for way, n in ways.items():
            self.sheet.draft.remark(f"linked_by_{way}", Problem(f"linked_by_{way}", _told(way, n)))

    def _by_domain(self, rows: Sequence[int], leads: dict[int, Lead], ways: Counter[str]) -> None:
        """The accounts with the domains of e-mails; rows that name the same as one of them go with it."""
        handles, hints = self.sheet.handles["account"], Hints(self.sheet, self.ledgers, ())
        by_name: dict[tuple[str, str], int] = {}
        for place in rows:
            if place in leads and len(leads[place].accounts) > 1 and not self.wanted(place):
                continue
            names = tuple(hints.names(place))
            found: Found = next((by_name[name] for name in names if name in by_name), None)
            email = hints.email(place)
            if found is None and email:
                found = self._of_email(place, email)
            if isinstance(found, Problem):
                fate = Outcome.INVALID if found.code == "orphan" else Outcome.CONFLICT
                self.sheet.settle((place,), fate, found)
            elif found is not None:
                handles[place] = found
                ways[_DOMAIN] += place not in self.sheet.born
                for name in names:
                    by_name.setdefault(name, found)

    def _of_email(self, place: int, email: str) -> Found:
        """The account with the domain of an e-mail, else that of all its colleagues, else a new one where one may be made."""
        for domain in domains_of(email):
            match = self.index.by_domain(domain)
            if match.handle is not None or match.conflict:
                return match.handle or match.conflict
        closest = next(domains_of(email), None)
        if closest is None:
            return None
        colleagues = self._of_colleagues(closest)
        if colleagues is not None:
            return colleagues
        alone = self.sheet.draft.mapping.entity == "contact" and "account" not in self.sheet.draft.parts
        return self.make(self.sheet, place, closest) if alone or self.wanted(place) else None

    def _of_colleagues(self, domain: str) -> int | None:
        """The account of the people who are known with e-mails of a domain, if it is only one."""
        ledger = self.ledgers("contact")
        if self._colleagues is None:
            self._colleagues = {}
            for one in ledger.handles():
                email, account = ledger.value(one, "email"), ledger.value(one, "account")
                if email and account is not None:
                    self._colleagues.setdefault(next(domains_of(email), ""), set()).add(account)
        found = self._colleagues.get(domain, set())
        return next(iter(found)) if len(found) == 1 else None


def _nowhere(hints: Hints, place: int) -> Problem:
    """Why a row leads to no account, as far as it names anything."""
    email = hints.email(place)
    domain = email.rpartition("@")[2].strip().casefold() if email else ""
    if domain and not is_public(domain):
        said = msg("No account has the domain {domain}; the row is left out", domain=domain)
        return Problem("unknown_domain", said)
    if "." in domain:
        said = msg("{domain} gives mail to anybody and tells no account; the row is left out", domain=domain)
        return Problem("no_account", said)
    named = next((one for one in hints.names(place) if one[0] in BY_KEY and one[0] != hints.entity), None)
    if named is not None:
        said = msg(
            "{kind} {code} is not there, and nothing else names an account; the row is left out",
            kind=BY_KEY[named[0]].one,
            code=named[1],
        )
        return Problem("no_account", said)
    return Problem("no_account", msg("The row names no account; it is left out"))


def _told(way: str, n: int) -> Text:
    """How rows without a client of their own were linked."""
    known = {
        _DOMAIN: nmsg(
            "{n} row names no account and was linked by the domain of its e-mail",
            "{n} rows name no account and were linked by the domains of their e-mails",
            n,
        ),
        "email": nmsg(
            "{n} row names no account and was linked by the e-mail of a person",
            "{n} rows name no account and were linked by the e-mails of people",
            n,
        ),
    }
    other = nmsg(
        "{n} row names no account and was linked by the code of another record: {kind}",
        "{n} rows name no account and were linked by the codes of other records: {kind}",
        n,
        kind=BY_KEY[way].one if way in BY_KEY else None,
    )
    return known.get(way, other)
