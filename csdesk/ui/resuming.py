"""After a crash or a quick quit: says that something half typed is kept, and leads back to it."""

from __future__ import annotations

from csdesk.domain.model.account import Account
from csdesk.domain.text import msg, nmsg, verbatim
from csdesk.ui.session import Session
from csdesk.ui.shell.window import Window


def offer_to_go_on(window: Window, session: Session) -> None:
    """Offer to go on with what was half typed when the file was open last, if anything was."""
    found = [
        (place, account)
        for place in session.drafts.found
        if (account := _account_of(place)) is not None and session.count(Account, id=account)
    ]
    if not found:
        return
    place, account = found[-1]
    name = verbatim(session.get(Account, account).name)
    said = nmsg(
        "What you were typing about {name} is kept",
        "What you were typing is kept in {n} places, last about {name}",
        len(found),
        name=name,
    )
    window.messages.say(said).offer(msg("Go on"), lambda: _go(window, place, account))
    window.messages.place()


def _account_of(place: str) -> int | None:
    """The account that a place belongs to; `None` where that is not known."""
    parts = place.split("/")
    at = 1 if parts[0] == "account" else 2 if parts[:2] == ["cell", "portfolio"] else None
    return int(parts[at]) if at is not None and len(parts) > at and parts[at].isdecimal() else None


def _go(window: Window, place: str, account: int) -> None:
    parts = place.split("/")
    if parts[0] == "cell":
        window.go("portfolio")
        edit_at(window, account, parts[-1])
        return
    window.go("account", account)
    take_up(window, parts[2], int(parts[3]) if len(parts) > 3 else 0)


def edit_at(window: Window, account: int, column: str) -> None:
    """Go on typing into a cell of the portfolio that is shown."""
    from csdesk.ui.portfolio.page import PortfolioPage

    page = window.pages.page
    if isinstance(page, PortfolioPage):
        page.edit_at(account, column)


def take_up(window: Window, kind: str, record: int = 0) -> None:
    """Go on typing about the account that is shown."""
    from csdesk.ui.account.page import AccountPage

    page = window.pages.page
    if isinstance(page, AccountPage):
        page.take_up(kind, record)
