"""What a workspace may set about its numbers, with the defaults of the metric reference (section 16)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from fractions import Fraction

from csdesk.domain.lean import dataclass
from csdesk.domain.rules.ratio import fixed


@dataclass(frozen=True, slots=True)
class Policy:
    """Thresholds and choices behind the metrics; every one of them is a setting of the workspace."""

    low_churn: Fraction = Fraction(2, 100)
    high_churn: Fraction = Fraction(5, 100)
    """Per month; for n months 1 - (1 - t)^n."""
    nrr_goal: Fraction = Fraction(1)
    grr_goal: Fraction = Fraction(93, 100)
    """What retention is read against."""
    renewal_goal: Fraction = Fraction(90, 100)
    """The share of the MRR due that the renewals of a month should keep."""
    small_base: int = 20
    """Below so many customers at opening, rates are too jumpy to diagnose."""
    few_answers: int = 10
    renewal_grace_days: int = 30
    renewal_horizon_days: int = 90
    renewal_probabilities: Mapping[str, int | Decimal] = field(
        default_factory=lambda: {"healthy": 95, "at_risk": 75, "critical": 40, "no_data": 80}
    )
    """Percent, by health band, when the CSM gave none."""
    ltv_margin: Fraction = Fraction(1)
    ltv_months: int = 12
    regret_months: int = 6
    """An upsell this close to the loss counts as one that was regretted."""
    adoption_target: Fraction = Fraction(60, 100)
    onboarding_days: int = 42
    gap_days: int = 30
    """Gaps between two lines up to this long are listed for review."""
    reactivation_in_net_churn: bool = False
    """Whether the net churn rate with reactivation is shown beside the plain one."""
    working_hours: tuple[int, int] | None = None
    """From and to which hour support times run, Monday to Friday; by the wall clock when there are none."""
    capacity_shares: Mapping[str, Fraction] = field(
        default_factory=lambda: {
            "high": Fraction(2, 100),
            "mid": Fraction(8, 1000),
            "tech": Fraction(1, 1000),
        }
    )
    """The share of one CSM that an account takes, by its segment or its touch."""

    def as_json(self) -> dict[str, str | int | bool]:
        """What a reader of the numbers has to know of it: percentages as text."""
        shares = ("low_churn", "high_churn", "nrr_goal", "grr_goal", "renewal_goal")
        plain = ("small_base", "few_answers", "reactivation_in_net_churn")
        return {
            **{
                name: fixed(getattr(self, name).numerator * 100, getattr(self, name).denominator)
                for name in shares
            },
            **{name: getattr(self, name) for name in plain},
        }

    def over(self, monthly: Fraction, months: int) -> Fraction:
        """A monthly threshold carried over several months.

        >>> float(round(Policy().over(Fraction(2, 100), 3), 3))
        0.059
        """
        return 1 - (1 - monthly) ** months
