"""The sections after the first: churn, satisfaction, service, renewals, value, roles. Small multiples, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.numbers import Span as Months
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.domain.values.money import Money
from csdesk.domain.values.month import Month
from csdesk.domain.views.charts import Band, Cell, Chart, ChartKind, Hue, RowsKey, Scale, Series
from csdesk.domain.views.metrics import Details, Figure, Section, Span
from csdesk.ui.metrics.cuts import CUTS, loss_chart
from csdesk.ui.metrics.figures import SCALES, back, before_words, cell_of, figure_of
from csdesk.ui.metrics.names import METRICS
from csdesk.ui.metrics.renewal_months import renewal_months_chart

FIGURES: dict[Section, tuple[str, ...]] = {
    Section.CHURN: (
        "gross_churn_rate",
        "revenue_loss_rate",
        "net_churn_rate",
        "logo_churn_rate",
        "early_churn_90",
        "early_churn_180",
    ),
    Section.SATISFACTION: ("nps", "csat", "ces_mean", "ces_easy"),
    Section.SERVICE: (
        "volume",
        "first_response_mean",
        "resolution_mean",
        "fcr",
        "sla_response",
        "reopen_rate",
    ),
    Section.RENEWALS: ("contract_rate", "logo_rate", "gross_value_rate", "net_value_rate"),
    Section.VALUE: (
        "seat_adoption",
        "feature_adoption",
        "accounts_adopted",
        "ttv_days_mean",
        "onboarding_completion",
        "customer_roi",
    ),
    Section.ROLES: (
        "proactive_share",
        "support_load",
        "coverage_30d",
        "review_coverage_90d",
        "capacity_load",
    ),
}
_LINES: dict[Section, tuple[tuple[str, ...], ...]] = {
    Section.CHURN: (("gross_churn_rate", "net_churn_rate"),),
    Section.SATISFACTION: (("nps",), ("csat",), ("ces_mean",), ("ces_easy",)),
    Section.SERVICE: (
        ("volume",),
        ("first_response_mean", "first_response_median"),
        ("resolution_mean", "resolution_median"),
        ("fcr",),
        ("sla_response", "sla_resolution"),
        ("reopen_rate",),
    ),
    Section.RENEWALS: (("contract_rate", "logo_rate"), ("gross_value_rate", "net_value_rate")),
    Section.VALUE: (
        ("seat_adoption", "accounts_adopted"),
        ("feature_adoption",),
        ("ttv_days_mean",),
        ("onboarding_completion", "onboarding_on_time"),
    ),
    Section.ROLES: (("proactive_share", "support_load"), ("coverage_30d",), ("review_coverage_90d",)),
}
_WITH_REACTIVATION = "net_churn_rate_with_reactivation"
"""Shown only if the workspace asks for it (section 6)."""
_ZONES = (
    Band(msg("Critical zone"), Fraction(-100), Fraction(0)),
    Band(msg("Improvement zone"), Fraction(0), Fraction(50)),
    Band(msg("Quality zone"), Fraction(50), Fraction(75)),
    Band(msg("Excellence zone"), Fraction(75), Fraction(100)),
)
_SHORT = {
    "first_response_mean": msg("mean"),
    "first_response_median": msg("median"),
    "resolution_mean": msg("mean"),
    "resolution_median": msg("median"),
    "sla_response": msg("response"),
    "sla_resolution": msg("resolution"),
    "gross_churn_rate": msg("gross"),
    "net_churn_rate": msg("net"),
    "contract_rate": msg("contracts"),
    "logo_rate": pmsg("renewals", "accounts"),
    "gross_value_rate": msg("value"),
    "net_value_rate": msg("net"),
    "seat_adoption": msg("seats"),
    "accounts_adopted": msg("accounts"),
    "onboarding_completion": msg("complete"),
    "onboarding_on_time": msg("on time"),
    "proactive_share": msg("proactive"),
    "support_load": msg("support"),
}
"""What the ends of two lines in one chart are called."""
_BY_MONTH = msg("month by month")
_ROLLING = msg("3 rolling months")
_SPARSE = frozenset({"nps", "csat", "ces_mean", "ces_easy", "contract_rate", "logo_rate", "gross_value_rate"})
"""Months alone hold too few answers or terms."""


def charts_of(section: Section) -> int:
    """How many charts a section has, as a rule."""
    more = {Section.CHURN: len(CUTS), Section.SATISFACTION: 1, Section.RENEWALS: 2, Section.ROLES: 1}
    return len(_LINES.get(section, ())) + more.get(section, 0)


def detail_figures(numbers: Numbers, section: Section, span: Span) -> tuple[Figure, ...]:
    """The strip of a section."""
    now, before = (span.first, min(span.last, numbers.last)), (span.before.first, span.before.last)
    keys = FIGURES[section]
    if section is Section.CHURN and numbers.facts.policy.reactivation_in_net_churn:
        place = keys.index("net_churn_rate") + 1
        keys = (*keys[:place], _WITH_REACTIVATION, *keys[place:-1])
    return tuple(figure_of(numbers, key, now, before_words(numbers, key, before)) for key in keys)


def details(numbers: Numbers, section: Section, span: Span) -> Details:
    """The charts of a section."""
    last = min(span.last, numbers.last)
    months = list(last.plus(-11).until(last))
    charts = [line_chart(numbers, keys, months) for keys in _LINES[section]]
    if section is Section.CHURN and numbers.facts.policy.reactivation_in_net_churn:
        charts.append(line_chart(numbers, (_WITH_REACTIVATION,), months))
    caveat = None
    if section is Section.CHURN:
        charts += [loss_chart(numbers, cut, back(last, 12)) for cut in CUTS]
    elif section is Section.SATISFACTION:
        charts.append(_answers(numbers, (span.first, last)))
    elif section is Section.RENEWALS:
        found = (renewal_months_chart(numbers, span), _forecast(numbers))
        charts += [chart for chart in found if chart is not None]
    elif section is Section.ROLES:
        activity = numbers.activity((span.first, last))
        charts.append(_capacity(numbers, (span.first, last)))
        caveat = activity.warnings[0] if activity.warnings else None
    return Details(tuple(sorted(charts, key=lambda chart: chart.is_empty)), caveat)


def line_chart(numbers: Numbers, keys: Sequence[str], months: Sequence[Month]) -> Chart:
    """One or two metrics over the months."""
    length = 3 if keys[0] in _SPARSE else 1
    unit = METRICS[keys[0]].unit
    series = tuple(
        Series(
            METRICS[key].name if len(keys) == 1 else _SHORT.get(key, METRICS[key].name),
            Hue.NRR if not at else Hue.GRR,
            tuple(
                cell_of(numbers, key, back(month, length), is_partial=numbers.is_partial(month))
                for month in months
            ),
            is_dashed=bool(at),
        )
        for at, key in enumerate(keys)
    )
    return Chart(
        key=keys[0],
        kind=ChartKind.LINES,
        title=METRICS[keys[0]].name,
        unit=_unit(unit, _ROLLING if length > 1 else _BY_MONTH),
        columns=tuple(months),
        series=series,
        scale=SCALES.get(unit, Scale.NUMBER),
        currency=numbers.currency,
        bands=_ZONES if keys[0] == "nps" else (),
    )


def _unit(unit: str, how: Text) -> Text:
    if unit == "minutes":
        return msg("hours, {how}", how=how)
    return msg("days, {how}", how=how) if unit == "days" else how


def _answers(numbers: Numbers, months: Months) -> Chart:
    """Who answered what, as bars."""
    nps = numbers.voice(months).nps
    parts = (
        (msg("Promoters, 9 and 10"), nps.promoters, "nps_promoters", Hue.EXPANSION),
        (msg("Passives, 7 and 8"), nps.passives, "nps_passives", Hue.MUTED),
        (msg("Detractors, 0 to 6"), nps.detractors, "nps_detractors", Hue.CHURN),
    )
    return Chart(
        key="answers",
        kind=ChartKind.BARS,
        title=msg("NPS answers"),
        unit=msg("in the period"),
        columns=tuple(name for name, *_ in parts),
        series=(
            Series(
                msg("Answers"),
                Hue.FIRST,
                tuple(
                    Cell(
                        Fraction(count) if nps.answers else None,
                        count,
                        RowsKey(key, *months) if count else None,
                        hue=hue,
                    )
                    for _, count, key, hue in parts
                ),
            ),
        ),
    )


def _forecast(numbers: Numbers) -> Chart | None:
    """What the next renewals should bring; nothing while health is not known."""
    found = numbers.periods.forecast()
    if found is None:
        return None
    parts = (
        (msg("Already renewed"), found.committed, "committed", Hue.EXPANSION),
        (msg("Expected of what is open"), found.expected_open, "expected_open", Hue.FIRST),
        (msg("At risk"), found.at_risk, "at_risk", Hue.CONTRACTION),
        (msg("Already lost"), found.lost, "lost", Hue.CHURN),
    )
    currency, now = numbers.currency, numbers.last
    return Chart(
        key="forecast",
        kind=ChartKind.BARS,
        title=msg("Renewal forecast"),
        unit=msg("next 90 days, {money} due", money=Money(found.due, currency, whole=True)),
        columns=tuple(name for name, *_ in parts),
        series=(
            Series(
                msg("MRR"),
                Hue.FIRST,
                tuple(
                    Cell(
                        Fraction(cents),
                        Money(cents, currency, whole=True),
                        RowsKey(f"renewal_forecast.{key}", now, now) if cents else None,
                        hue=hue,
                    )
                    for _, cents, key, hue in parts
                ),
            ),
        ),
        scale=Scale.MONEY,
        currency=currency,
    )


def _capacity(numbers: Numbers, months: Months) -> Chart:
    """How loaded each CSM is."""
    loads = numbers.activity(months).capacity_by_csm
    cells = tuple(
        Cell(
            load.exact,
            load.percent,
            RowsKey("capacity", *months, group=f"owner:{csm}"),
            hue=Hue.CHURN if load.num > load.den else Hue.FIRST,
        )
        for csm, load in loads.items()
    )
    return Chart(
        key="capacity",
        kind=ChartKind.BARS,
        title=msg("Load of each CSM"),
        unit=msg("of what one person can carry"),
        columns=tuple(verbatim(csm) for csm in loads),
        series=(Series(msg("Load"), Hue.FIRST, cells),) if cells else (),
        scale=Scale.PERCENT,
    )
