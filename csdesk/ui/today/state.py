"""What the page shows, as values: the lines of the list, the renewals of the strip, the cards of the right column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.model.record import Choice
from csdesk.domain.text import Text, msg
from csdesk.domain.today.groups import Group
from csdesk.domain.today.items import Action, Item, Kind
from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.painting import Level


class Order(StrEnum):
    """What the list goes by."""

    DATE = "date"
    WORTH = "worth"


ORDERS = (Choice(Order.DATE, msg("By date")), Choice(Order.WORTH, msg("By worth")))
VERBS = {
    Action.COMPLETE: msg("Complete"),
    Action.LOG_CONTACT: msg("Log a contact"),
    Action.OPEN_ACCOUNT: msg("Open account"),
    Action.OPEN_REVIEW: msg("Open the QBR"),
    Action.START: msg("Start playbook"),
    Action.STEP: msg("Open step"),
}
ICONS = {
    Kind.TASK: Icon.TASKS,
    Kind.HEALTH: Icon.HEALTH,
    Kind.RENEWAL: Icon.RENEWAL,
    Kind.SILENCE: Icon.CHAT,
    Kind.REVIEW: Icon.REVIEW,
    Kind.ONBOARDING: Icon.START,
    Kind.FIRST_VALUE: Icon.GOAL,
    Kind.DETRACTOR: Icon.NPS,
    Kind.INVOICE: Icon.INVOICE,
    Kind.PLAYBOOK: Icon.PLAYBOOKS,
}
Key = tuple[Kind, int | None, int | None]
"""A thing to do by its kind, account and record."""


def key_of(item: Item) -> Key:
    """What a thing to do is known by."""
    return item.kind, item.account, item.record


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a group."""

    group: Group
    title: Text
    count: int
    note: Text | None


@dataclass(frozen=True, slots=True)
class More:
    """Stands for what a group holds beyond its first hundred."""

    group: Group
    hidden: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do, as its line shows it."""

    item: Item
    icon: Icon
    title: Text
    reason: Text | None
    account: str
    level: Level | None
    due: Text
    is_late: bool

    @property
    def key(self) -> Key:
        """What it is known by from one reading to the next."""
        return key_of(self.item)

    @property
    def is_task(self) -> bool:
        """Whether it is a task, with a record of its own."""
        return self.item.kind is Kind.TASK


Line = Heading | More | Entry


@dataclass(frozen=True, slots=True)
class Renewing:
    """One renewal of the next 90 days."""

    account: int
    name: str
    level: Level
    band: str
    on: date
    days: int
    mrr: int | None
    notice: date | None


@dataclass(frozen=True, slots=True)
class BandTotal:
    """What renews of one band."""

    band: str
    level: Level
    label: Text
    accounts: int
    mrr: int


@dataclass(frozen=True, slots=True)
class Fallen:
    """An account whose health fell."""

    account: int
    name: str
    mrr: int | None
    level: Level
    score: int | None
    was: int | None
    points: tuple[int | None, ...]
    why: tuple[Text, ...]
    """The facts that drew it down."""


@dataclass(frozen=True, slots=True)
class Preparing:
    """A review to prepare; how far it is comes later."""

    account: int
    name: str
    level: Level | None
    due: date
    reason: Text


@dataclass(frozen=True, slots=True)
class Silent:
    """The clients of one touch that nobody has talked to for too long."""

    label: Text
    allowed: int
    clients: int
    missed: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayState:
    """The page as it stands."""

    on: date
    currency: str
    counts: Text
    start: tuple[int, str, Text] | None
    """The account to start with: id, name, and why."""
    has_accounts: bool
    lines: tuple[Line, ...]
    shown: int
    """How many things the list holds, those beyond the first hundred of a group too."""
    known: int
    kind: Kind | None
    order: Order
    kinds: Mapping[Kind, int]
    """How many there are of each kind."""
    renewals: tuple[Renewing, ...]
    bands: tuple[BandTotal, ...]
    band: str | None
    """The band that the strip is narrowed to."""
    fallen: tuple[Fallen, ...]
    is_recalculated: bool
    """Whether the falls are told against a day that was computed again."""
    is_comparing: bool
    """Whether that is still under way."""
    reviews: tuple[Preparing, ...]
    silent: tuple[Silent, ...]
