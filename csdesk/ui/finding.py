"""What the palette finds in a workspace: accounts by name, everything else by its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.changes import ChangeSet
from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import account_of
from csdesk.domain.text import msg, nmsg
from csdesk.domain.values.money import Money
from csdesk.domain.views.account import SearchHit
from csdesk.domain.views.portfolio import PortfolioRow
from csdesk.ui.actions.found import Found, Source
from csdesk.ui.actions.matching import INSIDE, Corpus, Hit
from csdesk.ui.run_views import start_run
from csdesk.ui.session import Session
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import LEVELS

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk

_ICONS = {
    "contact": Icon.PERSON,
    "task": Icon.TASKS,
    "interaction": Icon.NOTE,
    "ticket": Icon.TICKET,
    "goal": Icon.GOAL,
    "opportunity": Icon.OPPORTUNITY,
}
_TOLD = ("ticket", "goal", "opportunity")
"""What is found among what was said."""
_NEWEST = 40
_STANDING = 4
"""So many accounts are told with how they stand."""
_PAGES = {"playbook": "playbook", "process": "processes", "run": "run"}


class Finder:
    """Searches the open workspace; account names are held until accounts change."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._accounts: Corpus[Found] | None = None
        session.changed.connect(self._forget)

    def sources(self) -> list[Source]:
        """Accounts first, then people, tasks, and what was said."""
        return [
            Source("account", msg("Account"), msg("Accounts"), self.find_accounts),
            Source(
                "contact",
                msg("Contact"),
                msg("People"),
                lambda typed, n: self._hits(typed, n, ("contact",)),
                "@",
            ),
            Source("task", msg("Task"), msg("Tasks"), lambda typed, n: self._hits(typed, n, ("task",)), "#"),
            Source(
                "interaction",
                msg("Interaction"),
                msg("Interactions"),
                lambda typed, n: self._hits(typed, n, ("interaction", *_TOLD)),
                also={kind: BY_KEY[kind].one for kind in _TOLD},
            ),
        ]

    def place_of(self, found: Found) -> tuple[str, int | None]:
        """The page that shows what was found, and the record that it shows."""
        page = _PAGES.get(found.kind)
        return (page, found.id) if page is not None else ("account", self.account_of(found))

    def account_of(self, found: Found) -> int | None:
        """The account whose page shows what was found."""
        if found.kind == "account":
            return found.id
        return account_of(self._session.get(BY_KEY[found.kind].type, found.id))

    def find_accounts(self, typed: str, limit: int) -> Sequence[Hit[Found]]:
        """Accounts by their names."""
        if self._accounts is None:
            found = [_found(account) for account in self._session.all(Account) if account.merged_into is None]
            self._accounts = Corpus(found, lambda one: one.title)
        return self._standing(self._accounts.find(typed, limit))

    def _standing(self, hits: Sequence[Hit[Found]]) -> list[Hit[Found]]:
        """The first of them with their health, what they pay, and when they renew."""
        told = [hit.item.id for hit in hits[:_STANDING]]
        rows = {row.id: row for row in self._session.portfolio(told)} if told else {}
        return [
            Hit(self._told(hit.item, rows[hit.item.id]), hit.rank) if hit.item.id in rows else hit
            for hit in hits
        ]

    def _told(self, found: Found, row: PortfolioRow) -> Found:
        words, currency = self._session.words, self._session.settings.currency
        left = None if row.renewal is None else (row.renewal - self._session.today()).days
        parts = (
            found.detail,
            None if row.mrr is None else words.translator.money(Money(row.mrr, currency, whole=True)),
            None
            if left is None or left < 0
            else words(nmsg("renews in {n} day", "renews in {n} days", left)),
        )
        mark = row.health
        score = "" if mark is None else words.translator.write(mark.score)
        level = None if mark is None else LEVELS[mark.band]
        return replace(found, detail=", ".join(part for part in parts if part), level=level, score=score)

    def _hits(self, typed: str, limit: int, kinds: tuple[str, ...]) -> Sequence[Hit[Found]]:
        hits = [hit for hit in self._session.search(typed, _NEWEST) if hit.entity in kinds and hit.account]
        return [Hit(_of_account(hit), INSIDE) for hit in hits[:limit]]

    def _forget(self, changes: ChangeSet, _initiator: object) -> None:
        if "account" in changes.kinds:
            self._accounts = None


def _found(account: Account) -> Found:
    return Found("account", account.id, account.name, account.industry or account.segment or "")


def _of_account(hit: SearchHit) -> Found:
    return Found(hit.entity, hit.id, hit.title, hit.account_name or "", _ICONS.get(hit.entity, Icon.NOTE))


def equip(desk: Desk, session: Session) -> None:
    """Let the palette search a workspace, and go where it found something."""
    from csdesk.ui.following import Following

    palette, finder = desk.window.floating.desk, Finder(session)
    following = Following(session, finder.find_accounts, desk.window.go, partial(start_run, desk))
    accounts, people, tasks, *rest = finder.sources()
    palette.sources[:] = [accounts, people, tasks, *following.sources(), *rest]
    palette.named, palette.about = following.named, following.about
    palette.go = lambda found: desk.window.go(*finder.place_of(found))
