"""The formula of every key of the revenue, churn and lifetime families (sections 6 and 7)."""

from __future__ import annotations

from csdesk.domain.rules.formulas import Formula, annual, per, projected, ratio
from csdesk.domain.text import Text, msg, pmsg

_LOSS = (("contraction", 1), ("churn", 1))
_GAIN = (("new", 1), ("reactivation", 1), ("expansion", 1))
_LOST = tuple((key, -1) for key, _ in _LOSS)
_OPENING = (("opening_mrr", 1),)
_CUSTOMERS = (("customers_opening", 1),)
_MONTHLY = (("lost_by_month", 1),), (("opening_by_month", 1),)


def _money(
    key: str, label: Text, words: Text, *terms: tuple[str, int], role: str = "cs"
) -> dict[str, Formula]:
    return {key: Formula(label, "money", words, terms or ((key, 1),), role=role)}


def _count(key: str, label: Text, words: Text, *terms: tuple[str, int]) -> dict[str, Formula]:
    return {key: Formula(label, "count", words, terms or ((key, 1),))}


def _rate(
    key: str,
    label: Text,
    words: Text,
    num: tuple[tuple[str, int], ...],
    den: tuple[tuple[str, int], ...] = _OPENING,
) -> dict[str, Formula]:
    role = "am" if key in {"upsell_rate", "cross_sell_rate"} else "cs"
    return {key: Formula(label, "percent", words, num, den, ratio, role=role)}


MONEY: dict[str, Formula] = {
    **_money(
        "opening_mrr",
        msg("Opening MRR"),
        msg("MRR of the customers at the opening, at the rates of the closing"),
    ),
    **_money(
        "opening_mrr_own_rate",
        msg("Opening MRR at its own rates"),
        msg("Opening MRR as the last period showed it"),
    ),
    **_money(
        "fx_effect",
        msg("Exchange effect"),
        msg("Opening MRR − opening MRR at its own rates"),
        ("opening_mrr", 1),
        ("opening_mrr_own_rate", -1),
    ),
    **_money("closing_mrr", msg("Closing MRR"), msg("Sum of the lines that count at the closing")),
    **_money("arr", msg("ARR"), msg("Closing MRR × 12"), ("closing_mrr", 12)),
    "arpa": Formula(
        msg("ARPA"),
        "money",
        msg("Closing MRR ÷ customers at closing"),
        (("closing_mrr", 1),),
        (("customers_closing", 1),),
        per,
    ),
    **_money("new", pmsg("movement", "New"), msg("MRR of accounts that were never customers before")),
    **_money(
        "reactivation", msg("Reactivation"), msg("MRR of accounts that were customers once and came back")
    ),
    **_money("expansion", msg("Expansion"), msg("What customers pay more than at the opening")),
    **_money("contraction", msg("Contraction"), msg("What customers pay less than at the opening")),
    **_money("churn", msg("Churn"), msg("MRR of the customers who left")),
    **_money("gross_churn", msg("Gross churn"), msg("MRR of the customers who left"), ("churn", 1)),
    **_money("upsell", msg("Upsell"), msg("More of a product that the customer already had"), role="am"),
    **_money("cross_sell", msg("Cross-sell"), msg("A product that the customer did not have"), role="am"),
    **_money("price_adjustment", msg("Price adjustment"), msg("Increases that are only a price adjustment")),
    **_money(
        "downsell", msg("Downsell"), msg("Less of a product, or a product dropped, by a customer who stays")
    ),
    **_money(
        "net_new_mrr",
        msg("Net new MRR"),
        msg("New + reactivation + expansion − contraction − churn"),
        *_GAIN,
        *_LOST,
    ),
    **_money(
        "net_revenue_churn",
        msg("Net revenue churn"),
        msg("Churn + contraction − expansion"),
        *_LOSS,
        ("expansion", -1),
    ),
}

COUNTS: dict[str, Formula] = {
    **_count(
        "customers_opening", msg("Customers at opening"), msg("Accounts with MRR above zero at the opening")
    ),
    **_count(
        "customers_closing", msg("Customers at closing"), msg("Accounts with MRR above zero at the closing")
    ),
    **_count("customers_new", msg("New customers"), msg("Accounts whose first MRR is in the period")),
    **_count(
        "customers_reactivated",
        msg("Customers who came back"),
        msg("Accounts that were customers once before"),
    ),
    **_count("customers_expanded", msg("Customers who pay more"), msg("Customers whose MRR rose")),
    **_count("customers_contracted", msg("Customers who pay less"), msg("Customers whose MRR fell")),
    **_count("lost_customers", msg("Lost customers"), msg("Customers at opening without MRR at closing")),
    **_count(
        "customers_lost",
        msg("Lost customers"),
        msg("Customers at opening without MRR at closing"),
        ("lost_customers", 1),
    ),
    "intramonth_accounts": Formula(
        msg("Customers inside one month only"),
        "count",
        msg("Accounts that paid inside the month and at neither of its closings"),
        (("intramonth_accounts", 1),),
        months_only=True,
    ),
}

RATES: dict[str, Formula] = {
    **_rate("mrr_growth", msg("MRR growth"), msg("Net new MRR ÷ opening MRR"), (*_GAIN, *_LOST)),
    **_rate("gross_churn_rate", msg("Gross churn rate"), msg("Churn ÷ opening MRR"), (("churn", 1),)),
    **_rate(
        "revenue_loss_rate",
        msg("Gross revenue churn (churn + downsell)"),
        msg("(Churn + contraction) ÷ opening MRR"),
        _LOSS,
    ),
    **_rate(
        "net_churn_rate",
        msg("Churn rate (net)"),
        msg("(Churn + contraction − expansion) ÷ opening MRR"),
        (*_LOSS, ("expansion", -1)),
    ),
    **_rate(
        "net_churn_rate_with_reactivation",
        msg("Churn rate (net, with reactivation)"),
        msg("(Churn + contraction − expansion − reactivation) ÷ opening MRR"),
        (*_LOSS, ("expansion", -1), ("reactivation", -1)),
    ),
    **_rate("grr", msg("GRR"), msg("(Opening MRR − contraction − churn) ÷ opening MRR"), (*_OPENING, *_LOST)),
    **_rate(
        "nrr",
        msg("NRR"),
        msg("(Opening MRR + expansion − contraction − churn) ÷ opening MRR"),
        (*_OPENING, ("expansion", 1), *_LOST),
    ),
    **_rate(
        "nrr_ex_price",
        msg("NRR without price adjustment"),
        msg("(Opening MRR + expansion − price adjustment − contraction − churn) ÷ opening MRR"),
        (*_OPENING, ("expansion", 1), ("price_adjustment", -1), *_LOST),
    ),
    **_rate(
        "logo_churn_rate",
        msg("Logo churn"),
        msg("Lost customers ÷ customers at opening"),
        (("lost_customers", 1),),
        _CUSTOMERS,
    ),
    **_rate(
        "logo_retention",
        msg("Logo retention"),
        msg("(Customers at opening − lost customers) ÷ customers at opening"),
        (("customers_opening", 1), ("lost_customers", -1)),
        _CUSTOMERS,
    ),
    "quick_ratio": Formula(
        msg("Quick ratio"),
        "number",
        msg("(New + reactivation + expansion) ÷ (churn + contraction)"),
        _GAIN,
        _LOSS,
        ratio,
    ),
    **_rate(
        "expansion_index",
        msg("Expansion index"),
        msg("(Upsell + cross-sell) ÷ opening MRR"),
        (("upsell", 1), ("cross_sell", 1)),
    ),
    **_rate(
        "upsell_rate",
        msg("Upsell rate"),
        msg("Customers with an upsell ÷ customers at opening"),
        (("customers_upsold", 1),),
        _CUSTOMERS,
    ),
    **_rate(
        "cross_sell_rate",
        msg("Cross-sell rate"),
        msg("Customers with a cross-sell ÷ customers at opening"),
        (("customers_cross_sold", 1),),
        _CUSTOMERS,
    ),
    **_rate(
        "early_churn_90",
        msg("Early churn (before 90 days)"),
        msg("Customers lost before 90 days ÷ lost customers"),
        (("lost_before_90", 1),),
        (("lost_customers", 1),),
    ),
    **_rate(
        "early_churn_180",
        msg("Early churn (before 180 days)"),
        msg("Customers lost before 180 days ÷ lost customers"),
        (("lost_before_180", 1),),
        (("lost_customers", 1),),
    ),
}

LIFETIME: dict[str, Formula] = {
    "concentration_top10": Formula(
        msg("Concentration"),
        "percent",
        msg("MRR of the ten largest customers ÷ closing MRR"),
        (("largest_mrr", 1),),
        (("closing_mrr", 1),),
        ratio,
    ),
    "avg_monthly_logo_churn": Formula(
        msg("Average monthly logo churn"),
        "percent",
        msg("Customers lost ÷ customers at opening, pooled over the last 12 months"),
        *_MONTHLY,
        ratio,
    ),
    "annualized_logo_churn": Formula(
        msg("Annual logo churn"), "percent", msg("1 − (1 − average monthly logo churn)¹²"), *_MONTHLY, annual
    ),
    "lifetime_months": Formula(
        msg("Customer lifetime"),
        "number",
        msg("1 ÷ average monthly logo churn"),
        (("opening_by_month", 1),),
        (("lost_by_month", 1),),
        ratio,
    ),
    "ltv_projected": Formula(
        msg("Projected LTV"),
        "money",
        msg("ARPA × gross margin ÷ average monthly logo churn"),
        (("closing_mrr", 1), ("opening_by_month", 1)),
        (("customers_closing", 1), ("lost_by_month", 1)),
        projected,
    ),
    "ltv_historic": Formula(
        msg("Historic LTV"),
        "money",
        msg("All month-end MRR ever paid ÷ accounts that were ever customers"),
        (("paid_ever", 1),),
        (("customers_ever", 1),),
        per,
    ),
    "ltv_historic_lost": Formula(
        msg("Historic LTV of lost customers"),
        "money",
        msg("All month-end MRR of lost customers ÷ accounts that are no longer customers"),
        (("paid_by_lost", 1),),
        (("customers_ever_lost", 1),),
        per,
    ),
}
