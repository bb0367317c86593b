"""Everything the metrics are computed from: records of the workspace and the settings that rule them."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from csdesk.domain.model.account import Account
from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Value
from csdesk.domain.model.interaction import Interaction
from csdesk.domain.model.practice import Review
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.mrr import merged_into
from csdesk.domain.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who was the CSM of an account from a day on."""

    account: int
    csm: str | None
    since: date


class Contacted(NamedTuple):
    """Of an interaction only what is counted: there may be a million of them."""

    id: int
    account: int
    day: date
    """In the workspace's time zone."""
    kind: str | None
    role: str | None
    mode: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricFacts:
    """The records behind the metrics; a filter chooses accounts with `of_accounts`."""

    lines: Sequence[Line] = ()
    accounts: Sequence[Account] = ()
    rates: Sequence[Rate] = ()
    churns: Sequence[Churn] = ()
    owners: Sequence[Ownership] = ()
    renewals: Sequence[Renewal] = ()
    surveys: Sequence[Survey] = ()
    tickets: Sequence[Ticket] = ()
    ticket_months: Sequence[TicketMonth] = ()
    onboardings: Sequence[Onboarding] = ()
    usages: Sequence[Usage] = ()
    values: Sequence[Value] = ()
    interactions: Sequence[Interaction] = ()
    contacts: Sequence[Contacted] = ()
    """Interactions in short; they count beside `interactions`."""
    reviews: Sequence[Review] = ()
    bands: Mapping[int, str] | None = None
    """Health band by account: healthy, at_risk, critical, no_data; `None` when health is not known."""
    currency: str = "BRL"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Sao_Paulo"))
    fiscal_start: int = 1
    policy: Policy = field(default_factory=Policy)

    def of_accounts(self, chosen: Collection[int]) -> MetricFacts:
        """The facts of some accounts and of those merged into them; rates and settings stay."""
        roots = merged_into(self.accounts)
        kept = set(chosen) | {account for account, root in roots.items() if root in chosen}
        owned: dict[str, Any] = {
            name: [record for record in getattr(self, name) if record.account in kept] for name in _OWNED
        }
        accounts = [account for account in self.accounts if account.id in kept]
        return dataclasses.replace(self, accounts=accounts, **owned)

    def parted(self, values: Mapping[int, Sequence[str | None]]) -> dict[str | None, MetricFacts]:
        """The facts under each value that accounts have, read once; an account with several values is under each."""
        roots = merged_into(self.accounts)
        parts: dict[str | None, dict[str, Any]] = {}
        for own in values.values():
            for value in own:
                parts.setdefault(value, {name: [] for name in ("accounts", *_OWNED)})
        for account in self.accounts:
            for value in values.get(roots.get(account.id, account.id), ()):
                parts[value]["accounts"].append(account)
        for name in _OWNED:
            for record in getattr(self, name):
                for value in values.get(roots.get(record.account, record.account), ()):
                    parts[value][name].append(record)
        return {value: dataclasses.replace(self, **part) for value, part in parts.items()}


_OWNED = (
    "lines",
    "churns",
    "owners",
    "renewals",
    "surveys",
    "tickets",
    "ticket_months",
    "onboardings",
    "usages",
    "values",
    "interactions",
    "contacts",
    "reviews",
)
