"""The figures of renewals, voice, support, onboarding, use and activity, each with its rows."""

from __future__ import annotations

from csdesk.domain.rules.figures import Figure
from csdesk.domain.rules.figures_service import (
    aimed,
    answers,
    by_cs,
    carried,
    carriers,
    coming,
    days_to_value,
    entries,
    expected,
    exposed,
    falling,
    features,
    foreseen,
    is_handled,
    is_reopened,
    kept,
    kept_due,
    measured,
    one_per_account,
    points,
    resolved,
    solving,
    started,
    terms,
    touched,
    uses,
    volume,
    waiting,
    waits,
)
from csdesk.domain.rules.onboarding import seats_of
from csdesk.domain.rules.renewals import LOST, OPEN, PENDING, RENEWED
from csdesk.domain.rules.support import RESOLUTION, RESPONSE, is_first_contact
from csdesk.domain.text import msg

SERVICE: dict[str, Figure] = {
    "renewed_contracts": Figure(msg("Contracts renewed"), "count", terms(lambda _: 1, RENEWED)),
    "decided_contracts": Figure(msg("Contracts decided"), "count", terms(lambda _: 1)),
    "renewed_accounts": Figure(msg("Accounts that renewed"), "count", one_per_account(RENEWED)),
    "decided_accounts": Figure(msg("Accounts that decided"), "count", one_per_account()),
    "kept_value": Figure(msg("Renewed, at most what was due"), "money", terms(kept_due, RENEWED)),
    "renewed_value": Figure(msg("Renewed MRR"), "money", terms(lambda term: term.renewed, RENEWED)),
    "decided_value": Figure(msg("MRR due and decided"), "money", terms(lambda term: term.due)),
    "contracts": Figure(msg("Contracts due"), "count", coming(lambda _scope, _: 1)),
    "due": Figure(msg("MRR due"), "money", coming(lambda _, term: term.due)),
    "committed": Figure(msg("Already renewed"), "money", coming(lambda _, term: kept_due(term), RENEWED)),
    "lost": Figure(msg("Already lost"), "money", coming(lambda _, term: term.due, LOST)),
    "open": Figure(msg("Still open"), "money", coming(lambda _, term: term.due, OPEN, PENDING)),
    "expected_open": Figure(msg("Expected of what is open"), "money", coming(expected, OPEN, PENDING)),
    "month_due": Figure(msg("MRR due"), "money", falling(lambda _, term: term.due)),
    "month_target": Figure(msg("Target of what is due"), "money", falling(aimed)),
    "month_foreseen": Figure(
        msg("Renewed, or expected of what is open"), "money", falling(foreseen, RENEWED, OPEN, PENDING)
    ),
    "month_final": Figure(msg("Already renewed"), "money", falling(lambda _, term: kept_due(term), RENEWED)),
    "nps_promoters": Figure(msg("Promoters"), "count", answers("nps", 9)),
    "nps_passives": Figure(msg("Passives"), "count", answers("nps", 7, 8)),
    "nps_detractors": Figure(msg("Detractors"), "count", answers("nps", 0, 6)),
    "csat_satisfied": Figure(msg("Answers 4 and 5"), "count", answers("csat", 4)),
    "csat_answers": Figure(msg("CSAT answers"), "count", answers("csat")),
    "ces_points": Figure(msg("Sum of the CES scores"), "points", points("ces")),
    "ces_easy_answers": Figure(msg("Answers 5 to 7"), "count", answers("ces", 5)),
    "ces_answers": Figure(msg("CES answers"), "count", answers("ces")),
    "value_points": Figure(msg("Sum of the perceived value scores"), "points", points("value")),
    "value_answers": Figure(msg("Perceived value answers"), "count", answers("value")),
    "volume": Figure(msg("Tickets opened"), "count", volume),
    "response_time": Figure(msg("Time to the first reply"), "seconds", waits(count=False)),
    "answered": Figure(msg("Tickets answered"), "count", waits(count=True)),
    "resolution_time": Figure(msg("Time to the resolution"), "seconds", solving(count=False)),
    "solved": Figure(msg("Tickets resolved, monthly totals too"), "count", solving(count=True)),
    "handling": Figure(msg("Minutes of handling"), "minutes", resolved(is_handled, minutes=True)),
    "handled": Figure(msg("Tickets with minutes of handling"), "count", resolved(is_handled)),
    "resolved": Figure(msg("Tickets resolved"), "count", resolved()),
    "at_first_contact": Figure(msg("Resolved at the first contact"), "count", resolved(is_first_contact)),
    "reopened": Figure(msg("Tickets reopened"), "count", resolved(is_reopened)),
    "response_in_time": Figure(msg("Answered within target"), "count", kept(RESPONSE, "within")),
    "response_judged": Figure(
        msg("Tickets with a reply target"), "count", kept(RESPONSE, "within", "beyond")
    ),
    "resolution_in_time": Figure(msg("Resolved within target"), "count", kept(RESOLUTION, "within")),
    "resolution_judged": Figure(
        msg("Tickets with a resolution target"), "count", kept(RESOLUTION, "within", "beyond")
    ),
    "days_to_value": Figure(msg("Days to first value"), "days", days_to_value(count=False)),
    "values_reached": Figure(msg("Onboardings that reached first value"), "count", days_to_value(count=True)),
    "ttv_waiting": Figure(msg("Accounts waiting for first value"), "count", waiting),
    "onboardings_complete": Figure(msg("Onboardings complete"), "count", started("is_finished")),
    "onboardings_started": Figure(msg("Onboardings started"), "count", started()),
    "onboardings_in_time": Figure(
        msg("Onboardings complete by their due date"), "count", started("is_in_time")
    ),
    "onboardings_judged": Figure(
        msg("Onboardings finished or past due"), "count", started("is_finished_or_due")
    ),
    "active_users": Figure(
        msg("Active users, at most the seats"),
        "count",
        uses(lambda record: min(record.active_users or 0, seats_of(record))),
    ),
    "seats": Figure(msg("Seats"), "count", uses(seats_of)),
    "features_used": Figure(
        msg("Features used"), "count", uses(lambda record: features(record, "features_used"))
    ),
    "features_contracted": Figure(
        msg("Features contracted"), "count", uses(lambda record: features(record, "features_available"))
    ),
    "adopted": Figure(msg("Accounts that use enough of it"), "count", measured(adopted=True)),
    "measured": Figure(msg("Accounts with features on record"), "count", measured(adopted=False)),
    "gain": Figure(msg("Gain of the accounts"), "money", entries("gain", team=False)),
    "cost": Figure(msg("Cost to the accounts"), "money", entries("cost", team=False)),
    "team_gain": Figure(msg("Revenue kept and expanded"), "money", entries("gain", team=True)),
    "team_cost": Figure(msg("Cost of CS"), "money", entries("cost", team=True)),
    "exposed_mrr": Figure(msg("MRR of customers at risk or critical"), "money", exposed),
    "proactive": Figure(msg("Proactive interactions of CS"), "count", by_cs("proactive")),
    "with_mode": Figure(
        msg("Proactive and reactive interactions of CS"), "count", by_cs("proactive", "reactive")
    ),
    "support_by_cs": Figure(msg("Support done by CS"), "count", by_cs("support")),
    "interactions_of_cs": Figure(msg("Interactions of CS"), "count", by_cs()),
    "contacted": Figure(msg("Customers spoken with in 30 days"), "count", touched("contacted")),
    "reviewed": Figure(msg("Customers with a review in 90 days"), "count", touched("reviewed")),
    "shares": Figure(msg("Shares of one CSM"), "points", carried),
    "csms": Figure(msg("CSMs with accounts"), "count", carriers),
}
