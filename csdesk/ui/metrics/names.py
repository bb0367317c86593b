"""The metrics of the view by key: what each is called on the screen, and in what it is counted."""

from __future__ import annotations

from typing import NamedTuple

from csdesk.domain.text import Text, msg, pmsg


class Named(NamedTuple):
    """A metric on the screen."""

    name: Text
    unit: str


METRICS: dict[str, Named] = {
    "closing_mrr": Named(msg("Closing MRR"), "money"),
    "nrr": Named(msg("NRR"), "percent"),
    "grr": Named(msg("GRR"), "percent"),
    "gross_churn_rate": Named(msg("Revenue churn"), "percent"),
    "revenue_loss_rate": Named(msg("Churn + downsell"), "percent"),
    "net_churn_rate": Named(msg("Net churn"), "percent"),
    "net_churn_rate_with_reactivation": Named(msg("Net churn, with reactivation"), "percent"),
    "logo_churn_rate": Named(msg("Account churn"), "percent"),
    "early_churn_90": Named(msg("Left before 90 days"), "percent"),
    "early_churn_180": Named(msg("Left before 180 days"), "percent"),
    "nps": Named(msg("NPS"), "score"),
    "csat": Named(msg("CSAT"), "percent"),
    "ces_mean": Named(msg("CES, mean"), "mean"),
    "ces_easy": Named(msg("CES, easy"), "percent"),
    "volume": Named(msg("Tickets"), "count"),
    "first_response_mean": Named(pmsg("metric", "First response"), "minutes"),
    "first_response_median": Named(msg("First response, median"), "minutes"),
    "resolution_mean": Named(pmsg("metric", "Resolution"), "minutes"),
    "resolution_median": Named(msg("Resolution, median"), "minutes"),
    "handle_time_mean": Named(msg("Handling time"), "minutes"),
    "fcr": Named(pmsg("metric", "First contact resolution"), "percent"),
    "reopen_rate": Named(msg("Reopened"), "percent"),
    "sla_response": Named(msg("SLA, first response"), "percent"),
    "sla_resolution": Named(msg("SLA, resolution"), "percent"),
    "contract_rate": Named(msg("Contracts renewed"), "percent"),
    "logo_rate": Named(msg("Accounts renewed"), "percent"),
    "gross_value_rate": Named(msg("Value renewed"), "percent"),
    "net_value_rate": Named(msg("Net value renewed"), "percent"),
    "seat_adoption": Named(msg("Seat adoption"), "percent"),
    "feature_adoption": Named(msg("Feature adoption"), "percent"),
    "accounts_adopted": Named(msg("Accounts that adopted"), "percent"),
    "ttv_days_mean": Named(msg("Time to value"), "days"),
    "ttv_days_median": Named(msg("Time to value, median"), "days"),
    "onboarding_completion": Named(msg("Onboardings complete"), "percent"),
    "onboarding_on_time": Named(msg("Onboardings on time"), "percent"),
    "customer_roi": Named(msg("Client's ROI"), "percent"),
    "cs_roi": Named(msg("ROI of CS"), "percent"),
    "proactive_share": Named(msg("Proactive share"), "percent"),
    "support_load": Named(msg("Support done by CS"), "percent"),
    "coverage_30d": Named(msg("Spoken with in 30 days"), "percent"),
    "review_coverage_90d": Named(msg("QBR in 90 days"), "percent"),
    "capacity_load": Named(msg("CSM load"), "percent"),
    "new": Named(msg("New MRR"), "money"),
    "expansion": Named(msg("Expansion"), "money"),
    "reactivation": Named(msg("Reactivation"), "money"),
    "contraction": Named(msg("Contraction"), "money"),
    "churn": Named(msg("Churn"), "money"),
    "net_new_mrr": Named(msg("Net new MRR"), "money"),
    "quick_ratio": Named(msg("Quick ratio"), "ratio"),
    "arpa": Named(msg("ARPA"), "money"),
    "lost_customers": Named(msg("Lost customers"), "count"),
}
