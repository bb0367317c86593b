"""The formula of every key of renewals, voice, support, onboarding, adoption and activity (sections 8 to 11)."""

from __future__ import annotations

from csdesk.domain.rules.formulas import Combine, Formula, mean, median, ratio, score, zone
from csdesk.domain.text import Text, msg


def share(label: Text, words: Text, num: str, den: str, role: str = "cs") -> Formula:
    """A percentage of one figure in another."""
    return Formula(label, "percent", words, ((num, 1),), ((den, 1),), ratio, role=role)


def middle(label: Text, words: Text, terms: tuple[str, str], combine: Combine, unit: str) -> Formula:
    """A mean or a median."""
    figure, count = terms
    role = "cs" if unit == "days" else "support"
    return Formula(label, unit, words, ((figure, 1),), ((count, 1),), combine, role=role)


def _due(key: str, label: Text, words: Text, *terms: tuple[str, int]) -> dict[str, Formula]:
    unit = "count" if key == "contracts" else "money"
    return {
        f"renewal_forecast.{key}": Formula(
            label, unit, words, terms or ((key, 1),), needs_health=True, role="am"
        )
    }


def _by_month(key: str, figure: str, label: Text, words: Text) -> dict[str, Formula]:
    return {
        f"renewal_forecast_by_month.{key}": Formula(
            label, "money", words, ((figure, 1),), needs_health=key == "forecast", role="am"
        )
    }


_ALL = (("nps_promoters", 1), ("nps_passives", 1), ("nps_detractors", 1))
_BALANCE = (("nps_promoters", 1), ("nps_detractors", -1))
_PROMOTERS = msg("100 × (promoters − detractors) ÷ answers")

RENEWALS: dict[str, Formula] = {
    "contract_rate": share(
        msg("Renewal rate (contracts)"),
        msg("Contracts renewed ÷ contracts decided"),
        "renewed_contracts",
        "decided_contracts",
        "am",
    ),
    "logo_rate": share(
        msg("Renewal rate (accounts)"),
        msg("Accounts that renewed ÷ accounts that decided"),
        "renewed_accounts",
        "decided_accounts",
        "am",
    ),
    "gross_value_rate": share(
        msg("Renewal rate (value)"),
        msg("Renewed MRR, each at most what was due ÷ MRR due and decided"),
        "kept_value",
        "decided_value",
        "am",
    ),
    "net_value_rate": share(
        msg("Renewal rate (net value)"),
        msg("Renewed MRR ÷ MRR due and decided"),
        "renewed_value",
        "decided_value",
        "am",
    ),
    **_due("contracts", msg("Contracts due"), msg("Contracts due in the next 90 days, and pending ones")),
    **_due("due", msg("MRR due"), msg("MRR of the contracts due in the next 90 days, and of pending ones")),
    **_due("committed", msg("Already renewed"), msg("What is already renewed, each at most what was due")),
    **_due("lost", msg("Already lost"), msg("MRR of the contracts that will not be renewed")),
    **_due("open", msg("Still open"), msg("MRR of the contracts that are not decided")),
    **_due(
        "expected_open", msg("Expected of what is open"), msg("MRR due × probability of each open contract")
    ),
    **_due(
        "forecast",
        msg("Renewal forecast"),
        msg("Already renewed + expected of what is open"),
        ("committed", 1),
        ("expected_open", 1),
    ),
    **_due(
        "at_risk",
        msg("Renewals at risk"),
        msg("Still open − expected of what is open"),
        ("open", 1),
        ("expected_open", -1),
    ),
    **_by_month("due", "month_due", msg("MRR due"), msg("MRR of the contracts due in the month")),
    **_by_month(
        "target", "month_target", msg("Renewal target"), msg("MRR due × the renewal target of each contract")
    ),
    **_by_month(
        "forecast",
        "month_foreseen",
        msg("Renewal forecast"),
        msg("Renewed, each at most what was due + MRR due × probability of each open contract"),
    ),
    **_by_month(
        "final",
        "month_final",
        msg("Renewed at the end"),
        msg("What is already renewed, each at most what was due"),
    ),
}

VOICE: dict[str, Formula] = {
    "nps": Formula(msg("NPS"), "score", _PROMOTERS, _BALANCE, _ALL, score, role="cx"),
    "nps_zone": Formula(msg("NPS zone"), "word", _PROMOTERS, _BALANCE, _ALL, zone, role="cx"),
    "nps_promoters": Formula(
        msg("Promoters"), "count", msg("Answers 9 and 10"), (("nps_promoters", 1),), role="cx"
    ),
    "nps_passives": Formula(
        msg("Passives"), "count", msg("Answers 7 and 8"), (("nps_passives", 1),), role="cx"
    ),
    "nps_detractors": Formula(
        msg("Detractors"), "count", msg("Answers 0 to 6"), (("nps_detractors", 1),), role="cx"
    ),
    "csat": share(
        msg("CSAT"), msg("Answers 4 and 5 ÷ answers 1 to 5"), "csat_satisfied", "csat_answers", "cx"
    ),
    "ces_mean": Formula(
        msg("Customer effort score (CES)"),
        "number",
        msg("Sum of the scores ÷ answers"),
        (("ces_points", 1),),
        (("ces_answers", 1),),
        ratio,
        role="cx",
    ),
    "ces_easy": share(
        msg("CES, found it easy"),
        msg("Answers 5 to 7 ÷ answers 1 to 7"),
        "ces_easy_answers",
        "ces_answers",
        "cx",
    ),
    "perceived_value": Formula(
        msg("Perceived value"),
        "number",
        msg("Sum of the scores ÷ answers"),
        (("value_points", 1),),
        (("value_answers", 1),),
        ratio,
        role="cx",
    ),
}

SUPPORT: dict[str, Formula] = {
    "volume": Formula(
        msg("Ticket volume"), "count", msg("Tickets opened in the period"), (("volume", 1),), role="support"
    ),
    "first_response_mean": middle(
        msg("First response time, mean"),
        msg("Time to the first reply ÷ tickets answered"),
        ("response_time", "answered"),
        mean(60),
        "minutes",
    ),
    "first_response_median": middle(
        msg("First response time, median"),
        msg("The middle of the times to the first reply"),
        ("response_time", "answered"),
        median(60),
        "minutes",
    ),
    "resolution_mean": middle(
        msg("Resolution time, mean"),
        msg("Time from opening to the last resolution ÷ tickets resolved"),
        ("resolution_time", "solved"),
        mean(60),
        "minutes",
    ),
    "resolution_median": middle(
        msg("Resolution time, median"),
        msg("The middle of the times from opening to the last resolution"),
        ("resolution_time", "solved"),
        median(60),
        "minutes",
    ),
    "handle_time_mean": middle(
        msg("Handling time, mean"),
        msg("Minutes of handling ÷ tickets with minutes of handling"),
        ("handling", "handled"),
        mean(1),
        "minutes",
    ),
    "handle_time_median": middle(
        msg("Handling time, median"),
        msg("The middle of the minutes of handling"),
        ("handling", "handled"),
        median(1),
        "minutes",
    ),
    "fcr": share(
        msg("First contact resolution"),
        msg("Resolved at the first contact ÷ tickets resolved"),
        "at_first_contact",
        "resolved",
        "support",
    ),
    "reopen_rate": share(
        msg("Reopen rate"), msg("Tickets reopened ÷ tickets resolved"), "reopened", "resolved", "support"
    ),
    "sla_response": share(
        msg("Reply SLA attained"),
        msg("Answered within target ÷ tickets with a reply target, open in time left out"),
        "response_in_time",
        "response_judged",
        "support",
    ),
    "sla_resolution": share(
        msg("Resolution SLA attained"),
        msg("Resolved within target ÷ tickets with a resolution target, open in time left out"),
        "resolution_in_time",
        "resolution_judged",
        "support",
    ),
}
