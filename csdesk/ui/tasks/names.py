"""Who is meant by a name that is typed in a task, and what its account and person are called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from csdesk.domain.errors import Refused
from csdesk.domain.tasks.typed import Accounts, accounts_among
from csdesk.domain.text import msg, verbatim
from csdesk.ui.forms.folding import folded
from csdesk.ui.tasks.reads import Named

_OFFERED = 40
NOBODY = Named({}, {}, {}, {})


class Names:
    """The names that the tasks refer to, as they were read last."""

    def __init__(self) -> None:
        self.known = NOBODY
        self._accounts: Accounts | None = None

    def take(self, named: Named) -> None:
        """Know these names."""
        self.known = named
        self._accounts = None

    @property
    def accounts(self) -> Accounts:
        """The accounts that words could mean."""
        if self._accounts is None:
            self._accounts = accounts_among(self.known.accounts)
        return self._accounts

    def account(self, number: int | None) -> str | None:
        """What an account is called."""
        return None if number is None else self.known.accounts.get(number, f"#{number}")

    def contact(self, number: int | None) -> str | None:
        """What a person is called."""
        return None if number is None else self.known.contacts.get(number, (None, f"#{number}"))[1]

    def run(self, number: int | None) -> str | None:
        """What the playbook of a run is called."""
        return None if number is None else self.known.runs.get(number, f"#{number}")

    def progress(self, number: int | None) -> tuple[int, int] | None:
        """How many steps of an open run are done, and how many there are."""
        return self.known.progress.get(number or 0)

    def people_of(self, account: int | None) -> list[tuple[int, str]]:
        """The people of an account."""
        return [(one, name) for one, (owner, name) in self.known.contacts.items() if owner == account]

    def person(self, hint: str | None, account: int | None) -> int | None:
        """The one person of an account whose name begins as the hint says."""
        if not hint or account is None:
            return None
        wanted = folded(hint)
        found = [one for one, name in self.people_of(account) if folded(name).startswith(wanted)]
        return found[0] if len(found) == 1 else None

    def lookups(self, account: int | None) -> dict[str, Callable[[str], Sequence[tuple[int, str]]]]:
        """What the fields of a task ask while somebody types."""

        def people(typed: str) -> list[tuple[int, str]]:
            wanted = folded(typed)
            return [pair for pair in self.people_of(account) if wanted in folded(pair[1])][:_OFFERED]

        return {"account": lambda typed: list(self.accounts(typed))[:_OFFERED], "contact": people}

    def callers(self) -> dict[str, Callable[[Any], str]]:
        """What the fields of a task show: a name is its own name."""
        return {
            "account": lambda one: one if isinstance(one, str) else self.account(one) or "",
            "contact": lambda one: one if isinstance(one, str) else self.contact(one) or "",
        }

    def meant(self, kind: str, value: Any, account: int | None) -> int | None:
        """The record that a value says, by id or by name; raises `Refused` when a name says none, or several."""
        if not isinstance(value, str):
            return value if isinstance(value, int) else None
        if kind == "account":
            found = [one for one, name in self.known.accounts.items() if folded(name) == folded(value)]
        else:
            found = [one for one, name in self.people_of(account) if folded(name) == folded(value)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refused(msg("More than one is called “{words}”", words=verbatim(value.strip())))
        raise Refused(
            msg("There is nothing called “{words}”. Pick one from the list.", words=verbatim(value.strip()))
        )
