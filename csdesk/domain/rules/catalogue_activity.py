"""The formula of every key of onboarding, adoption, value and activity (section 11)."""

from __future__ import annotations

from csdesk.domain.rules.catalogue_service import middle, share
from csdesk.domain.rules.formulas import Formula, mean, median, ratio
from csdesk.domain.text import msg

ADOPTION: dict[str, Formula] = {
    "ttv_days_mean": middle(
        msg("Time to value, mean"),
        msg("Days from contract to first value ÷ onboardings that reached it"),
        ("days_to_value", "values_reached"),
        mean(1),
        "days",
    ),
    "ttv_days_median": middle(
        msg("Time to value, median"),
        msg("The middle of the days from contract to first value"),
        ("days_to_value", "values_reached"),
        median(1),
        "days",
    ),
    "ttv_waiting": Formula(
        msg("Accounts waiting for first value"),
        "count",
        msg("Accounts with a contract and no first value yet"),
        (("ttv_waiting", 1),),
    ),
    "onboarding_completion": share(
        msg("Onboardings complete"),
        msg("Onboardings complete ÷ onboardings started in the period"),
        "onboardings_complete",
        "onboardings_started",
    ),
    "onboarding_on_time": share(
        msg("Onboardings on time"),
        msg("Onboardings complete by their due date ÷ finished or past due"),
        "onboardings_in_time",
        "onboardings_judged",
    ),
    "seat_adoption": share(
        msg("Seat adoption"), msg("Active users, at most the seats ÷ seats"), "active_users", "seats"
    ),
    "feature_adoption": share(
        msg("Feature adoption"),
        msg("Features used ÷ features contracted"),
        "features_used",
        "features_contracted",
    ),
    "accounts_adopted": share(
        msg("Accounts that adopted"),
        msg("Accounts that use enough features ÷ accounts with features on record"),
        "adopted",
        "measured",
    ),
}

ACTIVITY: dict[str, Formula] = {
    "customer_roi": Formula(
        msg("Client's ROI"),
        "percent",
        msg("(Gain − cost) ÷ cost"),
        (("gain", 1), ("cost", -1)),
        (("cost", 1),),
        ratio,
    ),
    "cs_roi": Formula(
        msg("ROI of CS"),
        "percent",
        msg("(Revenue kept and expanded − cost of CS) ÷ cost of CS"),
        (("team_gain", 1), ("team_cost", -1)),
        (("team_cost", 1),),
        ratio,
    ),
    "exposed_mrr": Formula(
        msg("Exposed MRR"),
        "money",
        msg("MRR of customers at risk or critical"),
        (("exposed_mrr", 1),),
        needs_health=True,
    ),
    "proactive_share": share(
        msg("Proactive share"),
        msg("Proactive ÷ (proactive + reactive) interactions of CS, last 90 days"),
        "proactive",
        "with_mode",
    ),
    "support_load": share(
        msg("Support carried by CS"),
        msg("Support interactions of CS ÷ interactions of CS, last 90 days"),
        "support_by_cs",
        "interactions_of_cs",
    ),
    "coverage_30d": share(
        msg("Portfolio coverage"),
        msg("Customers with an interaction in 30 days ÷ customers at closing"),
        "contacted",
        "customers_closing",
    ),
    "review_coverage_90d": share(
        msg("QBR coverage"),
        msg("Customers with a review in 90 days ÷ customers at closing"),
        "reviewed",
        "customers_closing",
    ),
    "capacity_load": share(
        msg("CSM load"),
        msg("Sum of each account's share of one CSM ÷ CSMs with accounts"),
        "shares",
        "csms",
    ),
}
