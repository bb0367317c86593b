"""The workspace's own rules, declared once: key, default, words. Rows of `Setting`, changed by commands, undoable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.errors import Refused
from csdesk.domain.lean import dataclass, told_of
from csdesk.domain.model.record import altered
from csdesk.domain.model.workspace import Setting
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg, verbatim

if TYPE_CHECKING:
    from fractions import Fraction

    from csdesk.domain.rules.policy import Policy

NOWHERE = "-"
"""The country of a workspace without holidays."""


def _setting(default: Any, label: Text, low: int | None = None, high: int | None = None) -> Any:
    return field(default=default, metadata={"label": label, "low": low, "high": high})


def _percent(default: str, label: Text) -> Any:
    return _setting(Decimal(default), label, 0, 100)


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Rules of one workspace (metrics.md, section 16)."""

    name: str = _setting("", msg("Workspace name"))
    person: str = _setting("", msg("Your name"))
    currency: str = _setting("BRL", msg("Reporting currency"))
    zone: str = _setting("America/Sao_Paulo", msg("Time zone"))
    fiscal_start: int = _setting(1, msg("First month of the fiscal year"), 1, 12)
    sample: bool = _setting(False, msg("Example data"))
    low_churn: Decimal = _percent("2", msg("Low churn, percent a month"))
    high_churn: Decimal = _percent("5", msg("High churn, percent a month"))
    small_base: int = _setting(20, msg("Small base: fewer accounts than"), 0, 10_000)
    few_answers: int = _setting(10, msg("Few answers: fewer than"), 0, 10_000)
    renewal_grace_days: int = _setting(30, msg("Days to decide a renewal that is late"), 0, 365)
    renewal_horizon_days: int = _setting(90, msg("Days that the renewal forecast looks ahead"), 1, 730)
    probability_healthy: Decimal = _percent("95", msg("Probability of renewal, healthy"))
    probability_at_risk: Decimal = _percent("75", msg("Probability of renewal, at risk"))
    probability_critical: Decimal = _percent("40", msg("Probability of renewal, critical"))
    probability_no_data: Decimal = _percent("80", msg("Probability of renewal, without data"))
    ltv_margin: Decimal = _percent("100", msg("Gross margin of the LTV"))
    ltv_months: int = _setting(12, msg("Months of churn behind the LTV"), 3, 60)
    nrr_goal: Decimal = _setting(Decimal(100), msg("NRR goal, percent"), 0, 300)
    grr_goal: Decimal = _percent("93", msg("GRR goal, percent"))
    renewal_goal: Decimal = _percent("90", msg("Renewal target, percent of what is due"))
    regret_months: int = _setting(6, msg("Months in which an upsell is regretted"), 1, 24)
    adoption_target: Decimal = _percent("60", msg("Feature adoption that is enough"))
    onboarding_days: int = _setting(42, msg("Days of an onboarding without a due date"), 1, 730)
    gap_days: int = _setting(30, msg("Gaps to review, up to so many days"), 0, 365)
    reactivation_in_net_churn: bool = _setting(False, msg("Reactivation lowers the churn rate (net)"))
    business_calendar: bool = _setting(False, msg("Support times by working hours"))
    opens_at: int = _setting(9, msg("Work begins at"), 0, 23)
    closes_at: int = _setting(18, msg("Work ends at"), 1, 24)
    country: str = _setting("", msg("Country of the holidays (BR, US), when not that of the currency"))
    region: str = _setting("", msg("State of the holidays (SP, RJ)"))
    carnival: bool = _setting(True, msg("Carnival and Corpus Christi are days off"))
    days_off: str = _setting("", msg("Other days off (24/12, 02/01/2027)"))
    workdays: str = _setting("", msg("Working days (Mon to Sat), when not Monday to Friday"))
    capacity_high: Decimal = _percent("2", msg("Share of one CSM that an account takes, high touch"))
    capacity_mid: Decimal = _percent("0.8", msg("Share of one CSM that an account takes, mid touch"))
    capacity_tech: Decimal = _percent("0.1", msg("Share of one CSM that an account takes, digital"))
    suggestions_per_account: int = _setting(1, msg("Playbooks suggested to an account at a time"), 1, 10)
    playbook_contacts: int = _setting(
        3, msg("Contacts by playbooks in 14 days, after which nothing is suggested"), 1, 50
    )

    @property
    def policy(self) -> Policy:
        """What the metrics go by."""
        from csdesk.domain.rules.policy import Policy

        bands = ("healthy", "at_risk", "critical", "no_data")
        return Policy(
            low_churn=_share(self.low_churn),
            high_churn=_share(self.high_churn),
            small_base=self.small_base,
            few_answers=self.few_answers,
            renewal_grace_days=self.renewal_grace_days,
            renewal_horizon_days=self.renewal_horizon_days,
            renewal_probabilities={band: getattr(self, f"probability_{band}") for band in bands},
            ltv_margin=_share(self.ltv_margin),
            ltv_months=self.ltv_months,
            regret_months=self.regret_months,
            nrr_goal=_share(self.nrr_goal),
            grr_goal=_share(self.grr_goal),
            renewal_goal=_share(self.renewal_goal),
            adoption_target=_share(self.adoption_target),
            onboarding_days=self.onboarding_days,
            gap_days=self.gap_days,
            reactivation_in_net_churn=self.reactivation_in_net_churn,
            working_hours=self._hours,
            capacity_shares={
                touch: _share(getattr(self, f"capacity_{touch}")) for touch in ("high", "mid", "tech")
            },
        )

    @property
    def _hours(self) -> tuple[int, int] | None:
        if not self.business_calendar or self.closes_at <= self.opens_at:
            return None
        return self.opens_at, self.closes_at

    @classmethod
    def of(cls, rows: Iterable[Setting]) -> WorkspaceSettings:
        """The settings of stored rows; an unknown key or a bad value falls back to its default."""
        values: dict[str, Any] = {}
        defaults = {told.name: told.default for told in told_of(cls)}
        for row in rows:
            if row.key in defaults and row.value is not None:
                value = _read(row.value, type(defaults[row.key]))
                if value is not None and _holds(row.key, value):
                    values[row.key] = value
        return cls(**values)


def _share(percent: Decimal) -> Fraction:
    from fractions import Fraction

    return Fraction(percent) / 100


def _read(text: str, kind: type) -> Any:
    if kind is Decimal:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None
    if kind is bool:
        return text == "1"
    if kind is int:
        try:
            return int(text)
        except ValueError:
            return None
    return text


def _holds(key: str, value: Any) -> bool:
    if key == "currency":
        return len(value) == 3 and value.isalpha() and value.isupper()
    if key in {"country", "days_off", "workdays"} and value:
        return _holds_days(key, value)
    low, high = _bounds(key)
    if low is not None and high is not None:
        return bool(low <= value <= high)
    if key == "zone":
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return False  # OSError: the name is that of a folder of zones, or too long for a file
    return True


def _holds_days(key: str, value: str) -> bool:
    if key == "country":
        return value == NOWHERE or (len(value) == 2 and value.isascii() and value.isalpha())
    from csdesk.domain.tasks.days_off import days_in, workdays_in

    return (days_in(value) if key == "days_off" else workdays_in(value)) is not None


def _bounds(key: str) -> tuple[int | None, int | None]:
    found = next(told.metadata for told in told_of(WorkspaceSettings) if told.name == key)
    return found["low"], found["high"]


def label_of(key: str) -> Text:
    """The label of a setting; raises `Refused` for an unknown key."""
    for told in told_of(WorkspaceSettings):
        if told.name == key:
            label: Text = told.metadata["label"]
            return label
    raise Refused(msg("There is no setting called {name}", name=verbatim(key)))


@dataclass(frozen=True, kw_only=True)
class ChangeSetting(Command):
    """Give one setting another value."""

    key: str
    value: str | int | bool | Decimal


@handles(ChangeSetting)
def change_setting(command: ChangeSetting, work: Work) -> Text:
    """Store it; raises `Refused` for an unknown key or a value that it cannot take."""
    label = label_of(command.key)
    value = ("1" if command.value else "0") if isinstance(command.value, bool) else str(command.value)
    read = _read(value, type(getattr(WorkspaceSettings(), command.key)))
    if read is None or not _holds(command.key, read):
        raise Refused(msg("{value} does not fit {setting}", value=verbatim(value), setting=label))
    known = work.find(Setting, key=command.key)
    if known:
        work.save(altered(known[0], {"value": value}))
    else:
        work.add(Setting(key=command.key, value=value))
    return msg("Changed {setting}", setting=label)
