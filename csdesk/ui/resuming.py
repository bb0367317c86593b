"""After a crash or a quick quit: says that something half typed is kept, and leads back to it."""

from __future__ import annotations

from collections.abc import Callable

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
        edit: Callable[[int, str], object] | None = getattr(window.pages.page, "edit_at", None)
        if edit is not None:
            edit(account, parts[-1])
        return
    window.go("account", account)
    take_up: Callable[[str, int], object] | None = getattr(window.pages.page, "take_up", None)
    if take_up is not None:
        take_up(parts[2], int(parts[3]) if len(parts) > 3 else 0)
