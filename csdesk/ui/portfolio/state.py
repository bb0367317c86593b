"""What the portfolio page shows, as values: the presenter makes them, the page draws them."""

from __future__ import annotations

from datetime import date

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text
from csdesk.domain.values.money import Money, Percent
from csdesk.ui.tables.filters import ChipState, Filter
from csdesk.ui.theme.painting import Level


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of the strip; it follows the filter, and a press shows its rows."""

    title: Text
    value: Money | Percent | Text | int | None
    note: Text | None
    help: Text
    """How it is counted."""
    rows: Filter | None = None
    """What to filter by to see its rows."""
    in_metrics: bool = False
    """Whether its rows are in the Metrics view."""
    is_known: bool = True
    """Whether it was worked out already: until then nothing is said."""
    sign: int | None = None
    """Whether the note tells of a rise (1) or a fall (-1)."""


@dataclass(frozen=True, slots=True)
class ViewItem:
    """One view in the sidebar, with how many accounts it holds."""

    key: str
    name: Text
    count: int
    is_on: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class HealthItem:
    """One band in the sidebar, with how many accounts are in it."""

    band: str
    name: Text
    count: int
    is_on: bool
    """Whether the table shows just this band."""


@dataclass(frozen=True, slots=True)
class PortfolioState:
    """The page at one moment."""

    is_whole: bool
    """Whether all rows are read: nothing is counted before."""
    shown: int
    known: int
    filters: int
    """How many are on, the typed words included."""
    totals: tuple[Total, ...]
    chips: tuple[ChipState, ...]
    order: Text
    """The sort as a sentence."""
    view: Text
    is_changed: bool
    """Whether the view differs from the one that was chosen."""
    is_own: bool
    marked: int


@dataclass(frozen=True, slots=True)
class PreviewGoal:
    """A goal of the account in one line."""

    name: Text
    said: Text
    """Where it stands and where it should be."""
    share: float | None
    level: Level
    status: Text
    is_well: bool
    """Whether it is reached or on its way."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The account under the cursor."""

    account: int
    name: str
    subtitle: Text
    mrr: Money | None
    renewal: date | None
    renewal_distance: Text | None
    csm: str | None
    decision_maker: str | None
    next_step: str | None
    next_due: date | None
    next_distance: Text | None
    is_late: bool
    contact_icon: str | None
    contact_line: Text | None
    contact_summary: str | None
    task: int | None = None
    """The task that the next step is: it can be ticked off here."""
    run: tuple[int, Text] | None = None
    """The playbook that is followed, with its name and how far it is."""
    goals: tuple[PreviewGoal, ...] = ()
