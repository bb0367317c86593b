"""The worked examples of the metric reference, sections 8 to 15: renewals, voice, support, start, diagnosis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from csdesk.domain.model.adoption import Onboarding, Usage
from csdesk.domain.model.contract import Line, Rate, Renewal
from csdesk.domain.model.voice import Survey, Ticket, TicketMonth
from csdesk.domain.rules.book import Book
from csdesk.domain.rules.cohorts import Cell, Cohorts, Row, average, cohorts
from csdesk.domain.rules.dated import median_text
from csdesk.domain.rules.diagnosis import Diagnosis, troubled
from csdesk.domain.rules.facts import MetricFacts
from csdesk.domain.rules.numbers import Numbers
from csdesk.domain.rules.onboarding import Onboardings, Uses
from csdesk.domain.rules.policy import Policy
from csdesk.domain.rules.ratio import Ratio
from csdesk.domain.rules.renewals import Terms
from csdesk.domain.rules.report import book_of
from csdesk.domain.rules.retention import retention
from csdesk.domain.rules.support import Desk, Support
from csdesk.domain.rules.voice import Answers, Nps, Voice
from csdesk.domain.values.month import Month

JAN, FEB, MAR, APR = (Month(2025, month) for month in (1, 2, 3, 4))
ZONE = ZoneInfo("America/Sao_Paulo")
LATER = date(2026, 12, 31)


def renewal(
    account: int, due: date, mrr: int, status: str = "open", decided: date | None = None, **more: Any
) -> Renewal:
    return Renewal(
        account=account,
        due_date=due,
        due_mrr=mrr * 100,
        status=status,
        decided_on=decided,
        **{key: value * 100 if key == "renewed_mrr" else value for key, value in more.items()},
    )


def test_renewal_rates_count_by_due_date_with_late_decisions_and_without_pending_ones():
    on = date(2025, 3, 31)
    facts = MetricFacts(
        renewals=[
            renewal(1, date(2025, 2, 10), 1000, "renewed", date(2024, 12, 1), renewed_mrr=1200),
            renewal(2, date(2025, 2, 10), 500, "renewed", date(2025, 3, 20), renewed_mrr=400),
            renewal(3, date(2025, 3, 1), 300, "not_renewed", date(2025, 3, 1)),
            renewal(5, on - timedelta(days=39), 200),
            renewal(1, date(2025, 3, 5), 100, "not_renewed", date(2025, 3, 5)),
            renewal(6, on - timedelta(days=26), 700),
        ]
    )
    found = Terms(facts, on).over(FEB, MAR)
    assert (found.contract_rate, found.logo_rate) == (Ratio(2, 5), Ratio(2, 4))
    assert (found.gross_value_rate.pct, found.net_value_rate.pct) == ("66.7", "76.2")
    assert found.pending == 1


def test_a_renewal_decided_after_the_as_of_day_is_still_open():
    facts = MetricFacts(renewals=[renewal(1, date(2025, 3, 10), 100, "renewed", date(2025, 4, 2))])
    assert Terms(facts, date(2025, 3, 31)).over(MAR, MAR).contract_rate == Ratio(0, 0)
    assert Terms(facts, date(2025, 4, 2)).over(MAR, MAR).contract_rate == Ratio(1, 1)


def test_an_automatic_renewal_is_renewed_on_its_due_date():
    line = Line(id=7, account=1, mrr=100_00, start=date(2024, 3, 11), auto_renew=True)
    facts = MetricFacts(lines=[line], renewals=[renewal(1, date(2025, 3, 10), 100, line=7)])
    found = Terms(facts, date(2025, 3, 31)).over(MAR, MAR)
    assert (found.contract_rate, found.net_value_rate.pct) == (Ratio(1, 1), "100.0")


def test_a_renewal_without_a_date_or_a_rate_is_in_no_figure():
    undated = Renewal(account=1, due_mrr=100)
    foreign = renewal(1, date(2025, 2, 10), 10, "renewed", date(2025, 2, 10), currency="USD")
    found = Terms(MetricFacts(renewals=[undated, foreign]), date(2025, 3, 31)).over(JAN, MAR)
    assert found.contract_rate == Ratio(0, 0)


def test_renewal_values_take_the_rate_of_the_due_month():
    facts = MetricFacts(
        rates=[
            Rate(id=1, month=FEB, currency="USD", rate=Decimal(5)),
            Rate(id=2, month=MAR, currency="USD", rate=Decimal(6)),
        ],
        renewals=[
            renewal(1, date(2025, 2, 10), 10, "renewed", date(2025, 3, 9), renewed_mrr=10, currency="USD"),
            renewal(1, date(2025, 1, 10), 10, "renewed", date(2025, 3, 9), renewed_mrr=10, currency="USD"),
        ],
    )
    found = Terms(facts, date(2025, 3, 31)).over(JAN, MAR)
    assert found.net_value_rate == Ratio(50_00, 50_00)


def test_the_renewal_forecast_weighs_what_is_open_by_health():
    on = date(2025, 3, 31)
    soon = date(2025, 5, 1)
    facts = MetricFacts(
        renewals=[
            renewal(1, soon, 1000),
            renewal(2, soon, 500),
            renewal(3, soon, 300, probability=Decimal(50)),
            renewal(4, date(2025, 3, 20), 100),
            renewal(5, soon, 200, "renewed", date(2025, 3, 1), renewed_mrr=260),
            renewal(6, soon, 400, "not_renewed", date(2025, 3, 1)),
            renewal(7, date(2025, 7, 1), 999),
        ]
    )
    found = Terms(facts, on).forecast({1: "healthy", 2: "critical"})
    assert (found.forecast, found.due, found.at_risk) == (1580_00, 2500_00, 520_00)
    assert (found.committed, found.expected_open, found.lost, found.contracts) == (200_00, 1380_00, 400_00, 6)


def test_a_month_of_renewals_has_a_target_a_forecast_and_a_final_amount():
    on = date(2025, 3, 31)
    facts = MetricFacts(
        renewals=[
            renewal(1, date(2025, 2, 3), 1000, "renewed", date(2025, 2, 1), renewed_mrr=1200),
            renewal(2, date(2025, 2, 9), 500, "not_renewed", date(2025, 2, 9)),
            renewal(3, date(2025, 2, 10), 100),
            renewal(4, date(2025, 3, 20), 333, "renewed", date(2025, 3, 20), renewed_mrr=300),
            renewal(5, date(2025, 3, 20), 200, probability=Decimal(50)),
            renewal(1, date(2025, 5, 2), 1000),
            renewal(9, date(2025, 12, 1), 999),
        ]
    )
    found = Terms(facts, on).by_month(FEB, MAR, {1: "healthy"})
    assert [str(month) for month in found] == ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]
    past, now, none, coming, _ = found.values()
    assert (past.due, past.target, past.forecast, past.final) == (1600_00, 1440_00, 1000_00, 1000_00)
    assert past.is_final, "a month overdue for longer than the grace is decided: it counts as not renewed"
    assert (now.due, now.target, now.forecast, now.final) == (533_00, 479_70, 400_00, 300_00)
    assert (now.is_final, now.undecided) == (False, 1)
    assert (none.contracts, none.due, none.final) == (0, 0, 0)
    assert (coming.target, coming.forecast, coming.final) == (900_00, 950_00, 0)


def test_the_months_of_renewals_follow_the_target_of_the_workspace_and_stay_in_a_past_span():
    facts = MetricFacts(
        policy=Policy(renewal_goal=Fraction(1, 3)),
        renewals=[renewal(1, date(2025, 2, 3), 1), renewal(2, date(2025, 2, 3), 1)],
    )
    found = Terms(facts, date(2025, 3, 31)).by_month(JAN, FEB, None)
    assert list(found) == [JAN, FEB]
    assert found[FEB].target == 66, "each contract is rounded, so that the rows add up"
    assert found[FEB].forecast is None, "nothing is expected while health is not known"


@pytest.mark.parametrize(
    ("counts", "score", "zone"),
    [
        ((80, 40, 20), 43, "aperfeicoamento"),
        ((80, 60, 20), 38, "aperfeicoamento"),
        ((0, 5, 3), -38, "critica"),
        ((4949, 5051, 0), 49, "aperfeicoamento"),
        ((99, 101, 0), 50, "qualidade"),
        ((0, 996, 4), 0, "aperfeicoamento"),
        ((0, 199, 1), -1, "critica"),
        ((75, 25, 0), 75, "excelencia"),
        ((0, 0, 0), None, None),
    ],
)
def test_nps_comes_from_counts_and_its_zone_from_the_shown_number(
    counts: tuple[int, int, int], score: int | None, zone: str | None
):
    assert (Nps(*counts).score, Nps(*counts).zone) == (score, zone)


def answer(
    number: int, kind: str, score: object, day: int = 10, contact: int | None = None, **more: Any
) -> Survey:
    at = datetime(2025, 2, day, 15, tzinfo=UTC)
    given = Decimal(str(score))
    return Survey(id=number, account=1, kind=kind, score=given, answered_at=at, contact=contact, **more)


def heard(*surveys: Survey, on: date = LATER) -> Voice:
    return Answers(surveys, ZONE, on).over(FEB, FEB)


def test_only_the_latest_answer_of_a_contact_counts_in_a_period():
    voice = heard(answer(1, "nps", 3, 3, contact=5), answer(2, "nps", 9, 20, contact=5))
    assert voice.nps == Nps(1, 0, 0)
    assert heard(answer(2, "nps", 9, contact=5), answer(3, "nps", 2, contact=5)).nps == Nps(0, 0, 1)
    assert heard(answer(1, "nps", 3), answer(2, "nps", 9)).nps == Nps(1, 0, 1)


def test_an_answer_after_the_as_of_day_is_not_there():
    surveys = (answer(1, "nps", 3, 3, contact=5), answer(2, "nps", 9, 20, contact=5))
    assert heard(*surveys, on=date(2025, 2, 10)).nps == Nps(0, 0, 1)


def test_anything_but_a_whole_number_on_the_scale_is_refused():
    odd = [answer(1, "nps", 11), answer(2, "nps", "9.5"), answer(3, "nps", -1), answer(4, "csat", 0)]
    unknown = [Survey(account=1, kind="nps"), Survey(account=1, kind=None, score=Decimal(9))]
    voice = heard(*odd, *unknown, Survey(account=1, kind="nps", score=Decimal(9)))
    assert (voice.nps.answers, voice.csat) == (0, Ratio(0, 0))


def test_csat_takes_the_latest_of_a_ticket_and_contact():
    voice = heard(
        answer(1, "csat", 5, 3, contact=1, ticket=1),
        answer(2, "csat", 3, 4, contact=1, ticket=1),
        answer(3, "csat", 4, contact=1, ticket=2),
        answer(4, "csat", 5, contact=2, ticket=2),
    )
    assert (voice.csat, voice.csat.pct) == (Ratio(2, 3), "66.7")
    assert heard(answer(1, "csat", 5), answer(2, "csat", 1)).csat == Ratio(1, 2)


def test_perceived_value_is_no_nps():
    assert heard(answer(1, "value", 9)).nps.answers == 0


def test_effort_is_a_mean_and_the_share_of_easy_answers():
    voice = heard(*(answer(number, "ces", score) for number, score in enumerate((6, 3, 7))))
    assert (voice.ces_mean.value(1), voice.ces_easy.pct) == ("5.3", "66.7")


def test_a_ticket_of_half_past_one_utc_belongs_to_the_day_before():
    ticket = Ticket(account=1, opened_at=datetime(2025, 2, 1, 1, 30, tzinfo=UTC))
    desk = Desk([ticket], [], ZONE, LATER)
    assert [desk.over(month, month).volume for month in (JAN, FEB)] == [1, 0]


OPENED = datetime(2025, 2, 10, 15, tzinfo=UTC)


def ticket(answered: int | None = None, solved: int | None = None, **more: Any) -> Ticket:
    return Ticket(
        account=1,
        opened_at=OPENED,
        first_response_at=None if answered is None else OPENED + timedelta(minutes=answered),
        resolved_at=None if solved is None else OPENED + timedelta(minutes=solved),
        **more,
    )


def served(*tickets: Ticket, totals: tuple[TicketMonth, ...] = (), on: date = LATER) -> Support:
    return Desk(tickets, totals, ZONE, on).over(FEB, FEB)


def test_first_response_is_the_clients_waiting_time():
    found = served(*(ticket(minutes) for minutes in (20, 60, 120, 5)), ticket())
    assert (found.first_response_mean, found.first_response_median) == ("51.3", "40.0")
    assert (found.volume, found.unanswered) == (5, 1)


def test_resolution_is_up_to_the_last_resolution():
    found = served(*(ticket(5, minutes) for minutes in (120, 1440, 240, 2880, 30)))
    assert (found.resolution_mean, found.resolution_median) == ("942.0", "240.0")


def test_first_contact_needs_one_contact_and_no_reopening():
    done = [(1, 0), (1, 0), (1, None), (1, 1), (3, 0)]
    found = served(*(ticket(5, 60, contacts=contacts, reopened=reopened) for contacts, reopened in done))
    assert (found.fcr.pct, found.reopen_rate.pct) == ("60.0", "20.0")


def test_sla_exactly_on_target_is_within_and_open_in_time_is_pending():
    tickets = [ticket(minutes, sla_response_minutes=60) for minutes in (20, 60, 120)]
    just_now = Ticket(account=1, opened_at=datetime(2025, 2, 11, 2, 51, tzinfo=UTC), sla_response_minutes=60)
    found = served(*tickets, just_now, ticket(1), on=date(2025, 2, 10))
    assert (found.sla_response, found.sla_response_pending) == (Ratio(2, 3), 1)
    late = served(*tickets, just_now, on=date(2025, 2, 11))
    assert (late.sla_response, late.sla_response_pending) == (Ratio(2, 4), 0)


def test_a_ticket_answered_or_solved_later_is_open_as_of_a_day():
    found = served(ticket(60 * 30, 60 * 40), on=date(2025, 2, 10))
    assert (found.unanswered, found.first_response_mean, found.fcr.den) == (1, None, 0)


def test_monthly_totals_weigh_by_count_and_have_no_median():
    totals = (
        TicketMonth(account=2, month=FEB, opened=3, resolved=2, first_response_mean=Decimal("10.5")),
        TicketMonth(account=3, month=FEB, opened=1),
    )
    found = served(ticket(30), totals=totals)
    assert (found.volume, found.first_response_mean, found.first_response_median) == (5, "15.4", None)
    assert found.resolution_mean is None


def test_handling_time_is_of_the_tickets_resolved():
    found = served(
        ticket(1, 5, handle_minutes=10), ticket(1, 5, handle_minutes=15), ticket(1, handle_minutes=99)
    )
    assert (found.handle_time_mean, found.handle_time_median) == ("12.5", "12.5")
    assert median_text([3]) == "3.0"


def test_time_to_value_is_never_negative():
    begun = date(2025, 2, 1)
    onboardings = [
        Onboarding(account=1, contract_start=begun, first_value_on=begun + timedelta(days=10)),
        Onboarding(account=3, contract_start=date(2025, 2, 20), first_value_on=date(2025, 2, 18)),
        Onboarding(account=4, contract_start=date(2025, 1, 20), first_value_on=date(2025, 2, 19)),
    ]
    found = Onboardings(onboardings, Policy(), LATER).over(FEB, FEB)
    assert (found.ttv_days_mean, found.ttv_days_median) == ("13.3", "10.0")
    assert Onboardings([], Policy(), LATER).over(FEB, FEB).ttv_days_mean is None


def test_onboarding_completion_and_punctuality_look_at_those_started():
    on = date(2025, 4, 1)
    begun = date(2025, 2, 10)
    onboardings = [
        Onboarding(account=1, started=begun, completed=date(2025, 3, 24)),
        Onboarding(account=2, started=begun, due=date(2025, 3, 1), completed=date(2025, 3, 2)),
        Onboarding(account=3, started=begun),
        Onboarding(account=4, started=date(2025, 2, 20), due=date(2025, 5, 1), completed=date(2025, 4, 2)),
    ]
    found = Onboardings(onboardings, Policy(), on).over(FEB, FEB)
    assert (found.onboarding_completion, found.onboarding_on_time) == (Ratio(2, 4), Ratio(1, 3))


def test_adoption_pools_seats_and_caps_each_account():
    usages = [
        Usage(account=1, month=FEB, seats=10, active_users=12, features_available=8, features_used=6),
        Usage(account=2, month=FEB, seats=40, active_users=10, features_available=10, features_used=5),
        Usage(account=4, month=FEB, logins=3),
        Usage(account=3, month=FEB, seats=99, active_users=1, features_available=9, features_used=9),
    ]
    found = Uses(usages, LATER).over(FEB, {1, 2, 4}.__contains__, Fraction(60, 100))
    assert (found.seat_adoption, found.feature_adoption.pct) == (Ratio(20, 50), "61.1")
    assert found.accounts_adopted == Ratio(1, 2)


def test_weekly_use_speaks_for_a_month_by_its_last_week():
    usages = [
        Usage(account=1, week=date(2025, 2, 10), seats=10, active_users=1),
        Usage(account=1, week=date(2025, 2, 17), seats=10, active_users=5),
        Usage(account=1, week=date(2025, 2, 24), seats=10, active_users=9),
        Usage(account=2, week=date(2025, 2, 17), seats=10, active_users=7),
        Usage(account=2, month=FEB, seats=20, active_users=8),
    ]
    uses = Uses(usages, date(2025, 2, 28))
    assert uses.over(FEB, {1, 2}.__contains__, Fraction(1)).seat_adoption == Ratio(13, 30)
    assert uses.over(MAR, {1, 2}.__contains__, Fraction(1)).seat_adoption == Ratio(0, 0)


def diagnosed(*lines: Line, month: Month = FEB) -> list[str]:
    """The rules that fire in a month for some lines."""
    book = the_book(lines)
    found = Diagnosis(book, cohorts(book, Month(2024, 1), Month(2025, 12)), Policy())
    return [finding.rule for finding in found.over(retention(book, book.calendar.month(month)))]


def the_book(lines: tuple[Line, ...]) -> Book:
    numbered = [
        Line(
            id=place,
            account=line.account,
            product="voice",
            mrr=line.mrr,
            start=line.start,
            end=line.end,
        )
        for place, line in enumerate(lines, 1)
    ]
    return book_of(MetricFacts(lines=numbered), Month(2025, 12), LATER)[0]


def paying(account: int, mrr: int, end: date | None = None, start: date = date(2024, 1, 1)) -> Line:
    return Line(account=account, mrr=mrr * 100, start=start, end=end)


GONE = date(2025, 2, 10)


def test_d0_a_small_base_is_read_account_by_account():
    assert diagnosed(*(paying(account, 100) for account in range(19))) == ["D0"]


def test_d1_few_large_accounts_left():
    found = diagnosed(paying(0, 2000, GONE), *(paying(account, 100) for account in range(1, 100)))
    assert found == ["D1", "D7"]


def test_d2_many_small_accounts_left():
    small = [paying(account, 10, GONE) for account in range(10)]
    assert diagnosed(*small, *(paying(account, 1000) for account in range(10, 100))) == ["D2", "D7"]


def test_d3_and_d4_expansion_hides_the_churn():
    lines = [paying(account, 100) for account in range(50)]
    lines += [paying(60, 500, GONE), paying(61, 1000, GONE), paying(61, 1600, start=GONE)]
    assert diagnosed(*lines) == ["D3", "D4"]


def test_silence_between_low_and_high():
    lines = [paying(account, 100) for account in range(99)]
    lines += [paying(100, 300, GONE), paying(101, 1000, start=GONE)]
    assert diagnosed(*lines) == []


def test_d5_an_upsell_that_became_churn():
    upsold = [paying(1, 100, date(2024, 11, 10)), paying(1, 200, GONE, date(2024, 11, 10))]
    assert "D5" in diagnosed(*upsold, paying(2, 700, GONE))
    old = [paying(1, 100, date(2024, 7, 10)), paying(1, 200, GONE, date(2024, 7, 10))]
    assert "D5" not in diagnosed(*old, paying(2, 700, GONE))
    assert "D5" not in diagnosed(*upsold, paying(2, 801, GONE))


def test_d6_one_of_five_lost_after_fifty_two_days():
    early = paying(1, 100, GONE, GONE - timedelta(days=52))
    assert "D6" in diagnosed(early, *(paying(account, 100, GONE) for account in range(2, 6)))
    assert "D6" not in diagnosed(early, *(paying(account, 100, GONE) for account in range(2, 7)))
    within_180 = paying(1, 100, GONE, GONE - timedelta(days=150))
    assert "D6" in diagnosed(within_180, paying(2, 100, GONE))


def test_d7_more_was_lost_than_gained():
    assert diagnosed(paying(1, 300, GONE), paying(2, 250, start=GONE)) == ["D0", "D7"]
    assert diagnosed(paying(1, 250, GONE), paying(2, 250, start=GONE)) == ["D0"]


def row(month: Month, *logos: int) -> Row:
    none = Ratio(0, 0)
    return Row(
        month, logos[0], tuple(Cell(k, Ratio(now, logos[0]), none, none) for k, now in enumerate(logos))
    )


def test_d8_a_cohort_that_loses_far_more_than_the_usual():
    rows = (row(JAN, 10, 10, 9, 9), row(FEB, 10, 10, 9), row(MAR, 4, 4, 1), row(APR, 6, 6, 3))
    assert troubled(Cohorts(rows, ())) == {Month(2025, 6): [APR]}
    back = (row(JAN, 10, 8, 10), row(FEB, 20, 20, 19), row(MAR, 20, 20, 20))
    assert troubled(Cohorts(back, ())) == {Month(2025, 4): [FEB]}
    book = the_book(tuple(paying(account, 100, date(2025, 6, 5), date(2025, 4, 5)) for account in (1, 2)))
    june = retention(book, book.calendar.month(Month(2025, 6)))
    [finding] = [
        each for each in Diagnosis(book, Cohorts(rows, ()), Policy()).over(june) if each.rule == "D8"
    ]
    assert (finding.accounts, finding.says.msgid[:8]) == ((1, 2), "A cohort")


def test_the_printed_cohort_table_averages_to_the_printed_row_without_its_partial_cells():
    sizes = (44, 50, 49, 43, 69, 62, 83, 74, 97, 62, 40, 16)
    printed = (
        "12 9 10 8 7 5 3 6 6 4 3 1|12 7 12 7 3 7 7 6 3 1 0|13 10 8 4 3 6 6 4 3 0|7 5 5 5 5 5 5 1 0|"
        "15 8 5 8 9 4 2 0|13 9 10 7 3 2 0|11 11 11 7 1 1|13 10 6 2 0|17 12 1 1|15 4 1|4 2|1"
    )
    none = Ratio(0, 0)
    rows = []
    for place, (size, line) in enumerate(zip(sizes, printed.split("|"), strict=True)):
        active = [int(count) for count in line.split()]
        cells = [
            Cell(week, Ratio(count, size), none, none, partial=week == len(active))
            for week, count in enumerate(active, 1)
        ]
        rows.append(Row(JAN.plus(place), size, (Cell(0, Ratio(size, size), none, none), *cells)))
    assert rows[0].cells[1].logos.exact == Fraction(12, 44)
    found = [cell.logos for cell in average(rows)[1:5]]
    assert found == [Ratio(132, 673), Ratio(85, 633), Ratio(68, 571), Ratio(48, 474)]
    assert [ratio.pct for ratio in found] == ["19.6", "13.4", "11.9", "10.1"]


def test_thresholds_grow_with_the_months_and_are_inclusive():
    policy = Policy()
    shown = [
        f"{float(100 * policy.over(monthly, months)):.1f}"
        for months in (3, 12)
        for monthly in (policy.low_churn, policy.high_churn)
    ]
    assert shown == ["5.9", "14.3", "21.5", "46.0"]


def test_the_forecast_is_left_out_when_health_is_unknown():
    assert "renewal_forecast" not in Numbers(MetricFacts(), (JAN, MAR), LATER).report.as_json()
    known = Numbers(MetricFacts(bands={}), (JAN, MAR), LATER).report.as_json()
    assert known["renewal_forecast"]["forecast"] == 0
