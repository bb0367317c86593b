"""What the Metrics view shows, frozen: its period, its filter, figures, charts and the rows behind each figure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from csdesk.domain.lean import dataclass
from csdesk.domain.text import Text, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month, Quarter
from csdesk.domain.views.charts import Chart, RowsKey, Shown


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """Its length."""
        return {"month": 1, "quarter": 3, "year": 12}[self.value]


class Section(StrEnum):
    """The parts of the view, in their order."""

    OVERVIEW = "overview"
    CHURN = "churn"
    SATISFACTION = "satisfaction"
    SERVICE = "service"
    RENEWALS = "renewals"
    VALUE = "value"
    ROLES = "roles"
    WHAT_IF = "what_if"


@dataclass(frozen=True, slots=True)
class Span:
    """The months that are looked at."""

    grain: Grain
    first: Month
    last: Month

    @classmethod
    def ending(cls, grain: Grain, month: Month, fiscal_start: int = 1) -> Span:
        """The period of a grain that holds a month; twelve months end with it."""
        if grain is Grain.MONTH:
            return cls(grain, month, month)
        if grain is Grain.YEAR:
            return cls(grain, month.plus(-11), month)
        months = Quarter.of(month.first, fiscal_start).months
        return cls(grain, months[0], months[2])

    def moved(self, by: int) -> Span:
        """So many periods later; twelve months move by one month."""
        step = by if self.grain is Grain.YEAR else by * self.grain.months
        return Span(self.grain, self.first.plus(step), self.last.plus(step))

    @property
    def before(self) -> Span:
        """The period of the same length right before."""
        months = -self.grain.months
        return Span(self.grain, self.first.plus(months), self.last.plus(months))


@dataclass(frozen=True, slots=True)
class Filter:
    """Which accounts are looked at: by field, the values let through; none lets everything through."""

    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.chosen)

    def has(self, field: str, value: str) -> bool:
        """Whether a value is ticked."""
        return value in dict(self.chosen).get(field, ())

    def turned(self, field: str, value: str) -> Filter:
        """With a value ticked, or no longer."""
        known = dict(self.chosen)
        values = [one for one in known.pop(field, ()) if one != value]
        if not self.has(field, value):
            values.append(value)
        if values:
            known[field] = tuple(values)
        return Filter(tuple(sorted(known.items())))


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One value that can be ticked, under the name of its field, with how many accounts have it."""

    field: str
    field_name: Text
    value: str
    name: Text
    count: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the records go that a section reads."""

    whole: bool = False
    """Also tickets, renewals, onboardings, all use, value entries and reviews."""
    since: date | None = None
    """Conversations from a day on; none without it."""

    def covers(self, other: Reach) -> bool:
        """Whether what another reach asks for is at hand."""
        talks = other.since is None or (self.since is not None and self.since <= other.since)
        return talks and self.whole >= other.whole

    def lacking(self, other: Reach) -> Reach:
        """What another reach asks for beyond this one."""
        talks = Reach(True, self.since).covers(other)
        return Reach(other.whole and not self.whole, None if talks else other.since)

    def joined(self, other: Reach) -> Reach:
        """As far as the one and the other."""
        days = [day for day in (self.since, other.since) if day is not None]
        return Reach(self.whole or other.whole, min(days, default=None))


@dataclass(frozen=True, slots=True)
class CohortLook:
    """How the cohort matrix is read: its rows, what its cells measure, as percentages or as counts and amounts."""

    by: str = "quarter"
    """`month`, `quarter`, or what accounts have: `segment`, `csm`, `start_plan`, `custom:KEY`."""
    measure: str = "net_revenue"
    """`net_revenue`, `gross_revenue` or `logos`."""
    counts: bool = False


class Tone(StrEnum):
    """How a figure is coloured."""

    PLAIN = ""
    QUIET = "tertiary"
    BAD = "bad"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its name, what is written, a note, and the rows it opens."""

    name: Text
    value: Shown
    rows: RowsKey | None = None
    note: Text | None = None
    change: Money | None = None
    """Shown before the note, with an arrow."""
    why: Text | None = None
    """Why there is no value."""
    tip: Text | None = None
    """The formula."""
    caveat: Text | None = None
    """What to bear in mind: a small base, few answers."""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class MonthList:
    """The movements of the month under the cursor: the legend of the chart."""

    month: Month
    figures: tuple[Figure, ...]
    net: Figure
    closing: Figure
    rows: RowsKey
    count: int
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence whose named places hold figures; `mark` makes the places."""

    text: Text
    figures: tuple[tuple[str, Figure], ...] = ()


MARK = "\x01"


def mark(name: str) -> Text:
    """The place of a figure in a sentence."""
    return verbatim(f"{MARK}{name}{MARK}")


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account that a diagnosis names, what happened to it, and its amount."""

    account: int
    name: str
    said: Text
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the numbers of the period say together."""

    rule: str
    headline: Text
    said: Sentence
    accounts: tuple[NamedAccount, ...]
    alike: tuple[NamedAccount, ...]
    rows: RowsKey | None = None
    count: int = 0
    """How many accounts those rows are about."""
    see: tuple[int, ...] = ()
    """The accounts to look after: those alike and at risk, else those behind it."""
    at_risk: tuple[int, ...] = ()
    """Those alike and at risk now, largest first: who a playbook is begun for."""
    action: Text | None = None
    """What to do about it."""
    others: tuple[Text, ...] = ()
    """What else fired, in one line each."""


@dataclass(frozen=True, slots=True)
class Play:
    """The playbook in use that acts on what a diagnosis says."""

    playbook: int
    name: str


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One row behind a figure; `account` is where Enter leads."""

    account: int
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class RowsPanel:
    """The rows behind a figure, with its formula, and totals that add up to it."""

    key: RowsKey
    title: Text
    value: Shown
    formula: Text | None
    inputs: tuple[tuple[Text, Shown], ...]
    header: tuple[Text, ...]
    rows: tuple[PanelRow, ...]
    totals: tuple[Shown, ...]
    why: Text | None = None
    whose: Text | None = None
    """The role whose metric it is."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The first section: design/06."""

    movement: Chart
    months: tuple[MonthList, ...]
    rates: Chart
    cohorts: Chart
    cohort_keys: tuple[tuple[str, Text], ...]
    """What the rows of the matrix can be."""
    cohort_look: CohortLook
    reasons: Chart
    reasons_said: Sentence
    diagnosis: Diagnosis | None


@dataclass(frozen=True, slots=True)
class Details:
    """Another section: figures and charts."""

    charts: tuple[Chart, ...]
    caveat: Text | None = None


@dataclass(frozen=True, slots=True)
class MetricsState:
    """The whole view at one moment."""

    section: Section
    span: Span
    filter: Filter
    is_partial: bool
    can_go_on: bool
    figures: tuple[Figure, ...]
    content: Overview | Details
    accounts: int = 0
