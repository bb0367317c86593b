"""A new account from anywhere: added, shown, and asked for its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.domain.commands.records import AddRecord
from csdesk.domain.model.account import Account
from csdesk.domain.text import msg
from csdesk.ui.resuming import take_up

if TYPE_CHECKING:
    from csdesk.ui.desk import Desk


def add_account(desk: Desk) -> None:
    """Add an account, go to it and ask its name."""
    session = desk.session
    if session is not None:
        account = Account(name=desk.words(msg("New account")), start_date=session.today())
        desk.window.go("account", session.run(AddRecord(record=account)).value)
        take_up(desk.window, "name")
