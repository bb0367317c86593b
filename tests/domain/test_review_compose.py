"""What a review says, drafted from the facts of a quarter."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from benchmarks.specimen import specimen
from csdesk.domain.model.account import Account
from csdesk.domain.model.goal import Reading
from csdesk.domain.review.appendix import NAME as APPENDIX
from csdesk.domain.review.charts import ChartKind
from csdesk.domain.review.compose import compose
from csdesk.domain.review.document import (
    Asks,
    Chart,
    Document,
    Kpi,
    Plan,
    Points,
    Slide,
    Table,
    Takeaway,
    Tone,
)
from csdesk.domain.review.facts import ContractLine, NpsAnswer, ReviewFacts
from csdesk.domain.review.figures import figures, share
from csdesk.domain.review.overrides import NO_OVERRIDES, Overrides, read, written
from csdesk.domain.review.script import script
from csdesk.domain.text import Text
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month, Quarter
from csdesk.i18n import Translator

ENGLISH = Translator("en")
PORTUGUESE = Translator("pt_BR")


def nothing_known() -> ReviewFacts:
    return ReviewFacts(
        account=Account(id=9, name="Onça Míope"),
        quarter=Quarter(2026, 3),
        as_of=date(2026, 9, 30),
        prepared_on=date(2026, 10, 8),
        currency="BRL",
    )


def slide(document: Document, name: str) -> Slide:
    return next(one for one in document.slides if one.name == name)


def title(document: Document, name: str, words: Translator = ENGLISH) -> str:
    return words.words(slide(document, name).title.text)


def without_goals(facts: ReviewFacts) -> ReviewFacts:
    return dataclasses.replace(facts, goals=())


def test_every_section_of_a_full_quarter_has_its_slide_in_order():
    names = [one.name for one in compose(specimen()).slides]
    assert names == [
        "cover", "summary", "commitments", "results", "revenue", "contract", "activity", "service", "plan", "appendix",
    ]  # fmt: skip


def test_a_section_without_data_is_left_out_and_listed_with_its_reason():
    document = compose(nothing_known())
    assert [one.name for one in document.slides] == ["cover", "summary", "plan", APPENDIX]
    reasons = {one.name: ENGLISH.words(one.reason) for one in document.left_out}
    assert reasons["results"] == "No goals are agreed yet: agree on them for the next quarter"
    assert reasons["activity"] == "No contact was recorded in the quarter"
    assert set(reasons) == {"commitments", "results", "revenue", "contract", "activity", "service"}


def test_the_appendix_lists_what_was_left_out():
    document = compose(nothing_known())
    listed = next(node for node in slide(document, APPENDIX).nodes if isinstance(node, Points))
    assert len(listed.items) == len(document.left_out)


def test_the_verdict_states_growth_and_renewal_when_there_are_no_goals():
    document = compose(without_goals(specimen()))
    assert title(document, "summary") == "MRR grew 8% and the renewal is due in 63 days"
    assert title(document, "summary", PORTUGUESE) == "O MRR cresceu 8% e a renovação vence em 63 dias"


def test_titles_state_the_conclusion_from_the_numbers():
    document = compose(specimen())
    assert title(document, "results") == "3 of 4 goals were reached; Visitas marcadas is at 76% of the target"
    assert title(document, "revenue") == "MRR grew 8% to R$12,528"
    assert title(document, "activity") == "We spoke 14 times, and 71% of the contacts started on our side"


def test_a_lower_mrr_is_a_miss_and_never_a_win():
    facts = dataclasses.replace(without_goals(specimen()), closing_mrr=Cents(1_000_000))
    document = compose(facts)
    missed = next(node for node in slide(document, "summary").nodes if node.id == "summary.misses")
    assert isinstance(missed, Points)
    assert ENGLISH.words(missed.items[0]) == "MRR went down by R$1,600, to R$10,000"
    assert title(document, "revenue") == "MRR fell 14% to R$10,000"


def test_a_summary_has_at_most_three_wins_two_misses_and_one_ask():
    nodes = {node.id: node for node in slide(compose(specimen()), "summary").nodes}
    assert len(nodes["summary.wins"].items) == 3
    assert len(nodes["summary.misses"].items) <= 2
    assert len(nodes["summary.ask"].asks) == 1


def test_the_same_figure_reads_the_same_on_every_slide():
    shown: dict[str, set[str]] = {}
    for one in compose(specimen()).slides:
        for node in one.nodes:
            if isinstance(node, Kpi):
                shown.setdefault(ENGLISH.words(node.label), set()).add(ENGLISH.write(node.value))
    assert shown["MRR at the close"] == {"R$12,528"}
    assert all(len(values) == 1 for label, values in shown.items() if label in {"Renewal", "Proactive share"})


def test_every_node_of_a_deck_has_its_own_id():
    ids = [node.id for one in compose(specimen()).slides for node in (*one.nodes, one.title, one.notes)]
    assert len(ids) == len(set(ids))


def test_every_slide_has_notes_with_source_date_and_questions():
    document = compose(specimen())
    for one in document.slides:
        words = script(one.notes, document.as_of, ENGLISH.words)
        assert "Source: " in words
        assert "Data up to Sep 30, 2026." in words
        assert "Likely questions" in words


def test_the_definition_of_each_metric_stands_in_the_notes_of_its_slide():
    document = compose(specimen())
    assert "MRR: the monthly value" in script(slide(document, "revenue").notes, document.as_of, ENGLISH.words)


def test_a_term_that_is_over_is_said_plainly():
    line = ContractLine("Mídia", None, Cents(100_000), term_end=date(2026, 9, 1))
    document = compose(dataclasses.replace(specimen(), lines=(line,)))
    assert title(document, "contract") == "The term ended on Sep 1, 2026 and the renewal is not recorded"


def test_the_renewal_that_comes_next_is_the_one_that_counts():
    known = figures(specimen())
    assert known.renewal_days == 63
    assert known.renewal is not None
    assert known.renewal.product == "Mídia paga"


def test_mrr_that_was_zero_has_no_growth_rate():
    known = figures(dataclasses.replace(specimen(), opening_mrr=Cents(0)))
    assert known.mrr_change is None
    assert known.mrr_delta == 1_252_800


def test_a_small_ratio_keeps_one_decimal():
    assert ENGLISH.percent(share(figures(specimen()).mrr_change or 0)) == "8%"  # type: ignore[arg-type]


def test_charts_bring_the_numbers_of_the_facts():
    charts = [node for node in slide(compose(specimen()), "revenue").nodes if isinstance(node, Chart)]
    assert charts[0].spec.kind is ChartKind.COLUMN
    assert [int(value) for value in charts[0].spec.series[0].values if value is not None][-2:] == [
        12100,
        12528,
    ]


def test_a_late_commitment_comes_first_and_is_marked():
    table = next(node for node in slide(compose(specimen()), "commitments").nodes if isinstance(node, Table))
    assert ENGLISH.write(table.rows[0][-1]) == "Late"
    assert table.tones[0].value == "risk"


def test_an_edited_title_survives_new_numbers():
    edits = NO_OVERRIDES.with_text("revenue.title", "Crescemos juntos")
    grown = dataclasses.replace(specimen(), closing_mrr=Cents(2_000_000))
    assert title(compose(grown, overrides=edits), "revenue") == "Crescemos juntos"


def test_a_hidden_slide_is_left_out_by_hand_and_comes_back():
    hidden = NO_OVERRIDES.with_slide("activity", shown=False)
    assert "activity" in {one.name for one in compose(specimen(), overrides=hidden).left_out}
    again = hidden.with_slide("activity", shown=True)
    assert compose(specimen(), overrides=again) == compose(specimen())


def test_edits_are_read_back_as_they_were_written():
    edits = Overrides({"summary.title": "Olá “mundo”"}, frozenset({"plan"}))
    assert read(written(edits)) == edits


@pytest.mark.parametrize("body", [None, "", "{", "[]", '{"texts": 3, "hidden": 4}'])
def test_edits_that_cannot_be_understood_count_as_none(body: str | None):
    assert read(body) == NO_OVERRIDES


def test_the_same_facts_give_the_same_document():
    assert compose(specimen()) == compose(specimen())


def test_the_plan_never_runs_out_of_its_months():
    plan = next(node for node in slide(compose(specimen()), "plan").nodes if node.id == "plan.steps")
    first, last = plan.months[0].first, plan.months[-1].last
    assert all(first <= step.start <= step.end <= last for step in plan.steps)
    assert 1 <= len(plan.steps) <= 5


def trend_heading(readings: tuple[int, ...], unit: str | None = None) -> str:
    facts = specimen()
    months = (*facts.quarter.plus(-1).months, *facts.quarter.months)
    goal = dataclasses.replace(
        facts.goals[0],
        goal=dataclasses.replace(facts.goals[0].goal, unit=unit),
        readings=tuple(
            Reading(goal=1, date=month.last, value=Decimal(value))
            for month, value in zip(months, readings, strict=True)
        ),
    )
    document = compose(dataclasses.replace(facts, goals=(goal,)))
    chart = next(
        node for node in slide(document, "results").nodes if isinstance(node, Chart) and "trend" in node.id
    )
    return PORTUGUESE.words(chart.heading).partition(": ")[2]


def test_the_heading_of_the_trend_says_how_the_quarter_stands_to_the_one_before() -> None:
    assert trend_heading((100, 100, 100, 110, 120, 130)) == "20% acima do trimestre anterior"
    assert trend_heading((100, 100, 100, 60, 60, 60)) == "40% abaixo do trimestre anterior"
    assert trend_heading((100, 100, 100, 100, 100, 100)) == "como no trimestre anterior"


def test_the_heading_of_a_share_tells_no_percentage_of_a_percentage() -> None:
    assert trend_heading((70, 70, 70, 75, 75, 75), unit="%") == ""


def with_goal(
    current: str, target: str, direction: str = "up", *, on: date = date(2026, 9, 30)
) -> ReviewFacts:
    facts = specimen()
    first = facts.goals[0]
    goal = dataclasses.replace(
        first.goal, name="Chamados abertos", target=Decimal(target), direction=direction
    )
    return dataclasses.replace(
        facts,
        goals=(
            dataclasses.replace(
                first, goal=goal, readings=(Reading(goal=1, date=on, value=Decimal(current)),)
            ),
        ),
    )


def figure(document: Document, name: str, node: str) -> Kpi:
    return next(one for one in slide(document, name).nodes if isinstance(one, Kpi) and one.id == node)


def test_nothing_left_of_what_should_fall_is_a_goal_reached() -> None:
    document = compose(with_goal("0", "3", "down"))
    assert title(document, "results") == "The goal was reached"
    note = figure(document, "results", "results.kpi.1").note
    assert note is not None
    assert ENGLISH.words(note) == "the target of 3 was reached"
    assert not [node for node in slide(document, "results").nodes if isinstance(node, Chart)]


@pytest.mark.parametrize(("current", "target"), [("4", "0"), ("4", "-5"), ("-3", "0")])
def test_no_share_of_a_target_is_told_where_there_is_none(current: str, target: str) -> None:
    document = compose(with_goal(current, target, "down"))
    said = " ".join(ENGLISH.words(one) for one in _sentences(document))
    assert "% of the target" not in said


def _sentences(document: Document) -> list[Text]:
    points = [node for one in document.slides for node in one.nodes if isinstance(node, Points)]
    notes = [
        node.note for one in document.slides for node in one.nodes if isinstance(node, Kpi) and node.note
    ]
    return [
        *(one.title.text for one in document.slides),
        *(item for node in points for item in node.items),
        *notes,
    ]


def test_a_goal_without_a_share_is_told_by_its_values() -> None:
    document = compose(with_goal("4", "0", "down"))
    assert (
        title(document, "results")
        == "The goal was not reached; Chamados abertos is at 4, and the target is 0"
    )
    missed = next(node for node in slide(document, "summary").nodes if node.id == "summary.misses")
    assert isinstance(missed, Points)
    assert ENGLISH.words(missed.items[0]) == "Chamados abertos at 4, and the target is 0"


def test_a_reading_from_before_the_quarter_says_its_day() -> None:
    note = figure(compose(with_goal("97", "100", on=date(2026, 6, 28))), "results", "results.kpi.1").note
    assert note is not None
    assert ENGLISH.words(note) == "97% of the target of 100, measured on Jun 28, 2026"


def test_the_date_of_a_goal_that_has_passed_is_not_ahead_in_the_plan() -> None:
    facts = with_goal("97", "100")
    due = dataclasses.replace(
        facts.goals[0], goal=dataclasses.replace(facts.goals[0].goal, due=date(2026, 6, 30))
    )
    shown = figure(compose(dataclasses.replace(facts, goals=(due,))), "plan", "plan.kpi.1")
    assert shown.note is not None
    assert ENGLISH.words(shown.note) == "was due on Jun 30, 2026"
    assert shown.tone is Tone.RISK


def test_the_cover_shows_a_figure_that_was_measured_in_the_quarter() -> None:
    facts = specimen()
    stale = tuple(one for one in facts.goals[0].readings if one.date and one.date < facts.quarter.first)
    goals = (dataclasses.replace(facts.goals[0], readings=stale), *facts.goals[1:])
    art = next(
        node
        for node in slide(compose(dataclasses.replace(facts, goals=goals)), "cover").nodes
        if isinstance(node, Chart)
    )
    assert ENGLISH.words(art.heading).startswith("MRR")


def plan_of(facts: ReviewFacts) -> Plan:
    return next(node for node in slide(compose(facts), "plan").nodes if isinstance(node, Plan))


@pytest.mark.parametrize(
    "prepared", [date(2026, 8, 20), date(2026, 10, 8), date(2027, 2, 3), date(2028, 1, 31)]
)
def test_the_next_90_days_begin_in_the_month_of_the_deck(prepared: date) -> None:
    facts = dataclasses.replace(nothing_known(), prepared_on=prepared)
    plan = plan_of(facts)
    assert plan.months[0] == Month.of(prepared)
    ask = next(node for node in slide(compose(facts), "plan").nodes if isinstance(node, Asks)).asks[0]
    agreed = next(step for step in plan.steps if step.id == "plan.step.goals")
    assert ask.detail is not None
    assert ENGLISH.write(agreed.end) in ENGLISH.words(ask.detail)


def test_a_poor_account_has_a_plan_of_three_steps_and_the_next_review() -> None:
    line = ContractLine("Mídia", None, Cents(100_000))
    detractor = NpsAnswer(date(2026, 9, 1), Decimal(3), None, "Bruna Aquarela")
    facts = dataclasses.replace(nothing_known(), lines=(line,), nps=(detractor,))
    assert [ENGLISH.words(step.title) for step in plan_of(facts).steps] == [
        "Talk to Bruna Aquarela, who gave 3 in the NPS survey",
        "Agree on goals with a number and a date",
        "Set up a contact every month",
        "Next quarterly review",
    ]


def test_tasks_of_a_person_come_before_drafted_steps() -> None:
    titles = [ENGLISH.words(step.title) for step in plan_of(specimen()).steps]
    assert "Campanha do decorado" in titles or "Agendamento direto pelo anúncio" in titles
    assert "Set up a contact every month" not in titles


def test_the_verdict_names_the_mrr_that_held_or_began() -> None:
    facts = dataclasses.replace(without_goals(specimen()), opening_mrr=Cents(1_252_800), lines=())
    assert title(compose(facts), "summary") == "MRR held at R$12,528"
    began = dataclasses.replace(facts, opening_mrr=Cents(0))
    assert title(compose(began), "summary") == "MRR began in the quarter, at R$12,528"
    assert title(compose(began), "revenue") == "MRR began in the quarter, at R$12,528"


def test_promoters_are_a_win_only_when_they_outnumber_detractors() -> None:
    facts = specimen()
    day = date(2026, 9, 1)
    answers = tuple(NpsAnswer(day, Decimal(score)) for score in (9, 10, 2, 3, 4))
    won = slide(compose(dataclasses.replace(without_goals(facts), nps=answers)), "summary").nodes
    points = next(node for node in won if isinstance(node, Points) and node.id == "summary.wins")
    assert not [item for item in points.items if "promoter" in ENGLISH.words(item)]


def test_one_channel_needs_no_chart_of_channels() -> None:
    facts = specimen()
    touches = tuple(dataclasses.replace(one, channel="email") for one in facts.touchpoints)
    charts = [
        node
        for node in slide(compose(dataclasses.replace(facts, touchpoints=touches)), "activity").nodes
        if isinstance(node, Chart)
    ]
    assert [(chart.id, chart.span) for chart in charts] == [("activity.chart.months", 12)]


def test_the_main_channel_is_one_that_was_recorded() -> None:
    facts = specimen()
    touches = tuple(
        dataclasses.replace(one, channel="video" if at == 11 else None)
        for at, one in enumerate(facts.touchpoints)
    )
    shown = figure(
        compose(dataclasses.replace(facts, touchpoints=touches)), "activity", "activity.kpi.channel"
    )
    assert ENGLISH.write(shown.value) == "Video meeting"
    unknown = tuple(dataclasses.replace(one, channel=None) for one in facts.touchpoints)
    nodes = slide(compose(dataclasses.replace(facts, touchpoints=unknown)), "activity").nodes
    assert "activity.kpi.channel" not in {node.id for node in nodes}


def test_a_contact_on_the_last_day_is_not_zero_days_before_it() -> None:
    facts = specimen()
    last = dataclasses.replace(facts.touchpoints[-1], on=facts.as_of)
    note = figure(
        compose(dataclasses.replace(facts, touchpoints=(*facts.touchpoints, last))),
        "activity",
        "activity.kpi.last",
    ).note
    assert note is not None
    assert ENGLISH.words(note) == "on the day of the close"


def test_no_change_over_the_year_is_neither_good_nor_bad() -> None:
    facts = specimen()
    flat = tuple(dataclasses.replace(point, cents=Cents(1_252_800)) for point in facts.mrr)
    assert (
        figure(compose(dataclasses.replace(facts, mrr=flat)), "revenue", "revenue.kpi.year").tone
        is Tone.PLAIN
    )


def test_a_commitment_kept_after_its_day_says_so() -> None:
    facts = specimen()
    tasks = tuple(one for one in facts.tasks if one.status == "done")
    tardy = dataclasses.replace(tasks[0], done_on=date(2026, 8, 20))
    document = compose(dataclasses.replace(facts, tasks=(tardy, *tasks[1:])))
    assert title(document, "commitments") == "2 commitments kept, 1 on time"
    table = next(node for node in slide(document, "commitments").nodes if isinstance(node, Table))
    assert ENGLISH.write(table.rows[0][-1]) == "Kept, late"
    assert table.tones == (Tone.WATCH, Tone.GOOD)
    assert figure(document, "commitments", "commitments.kpi.kept").tone is Tone.WATCH


def action(facts: ReviewFacts, name: str) -> str | None:
    found = [node for node in slide(compose(facts), name).nodes if isinstance(node, Takeaway)]
    return ENGLISH.words(found[0].text) if found else None


def test_every_data_slide_says_what_is_done_about_it() -> None:
    facts = specimen()
    assert (
        action(facts, "commitments")
        == "Agree today on a new date for: Treinar corretores no retorno em 10 min"
    )
    assert (
        action(facts, "results")
        == "Agree today on what changes for Visitas marcadas, and look again in a month"
    )
    assert action(facts, "revenue") == "Show what the growth brought before the renewal, on Dec 10, 2026"
    assert action(facts, "contract") == "Decide on the renewal by Nov 10, 2026"
    assert action(facts, "activity") == "Keep the rhythm, and put the next contact on both calendars today"
    assert (
        action(facts, "service")
        == "Tell what was behind the tickets of the quarter, and what is done about it"
    )


def test_what_is_done_follows_what_went_wrong() -> None:
    facts = specimen()
    fallen = dataclasses.replace(facts, closing_mrr=Cents(1_000_000))
    assert action(fallen, "revenue") == "Say what explains the fall, and agree on how it comes back"
    unknown = dataclasses.replace(facts, lines=(ContractLine("Mídia", None, Cents(100_000)),))
    assert action(unknown, "contract") == "Confirm the term end: without it nobody knows when to decide"
    over = ContractLine("Mídia", None, Cents(100_000), term_end=date(2026, 9, 1))
    assert (
        action(dataclasses.replace(facts, lines=(over,)), "contract")
        == "Record the renewal, or the end of the contract"
    )
    waited = tuple(dataclasses.replace(one, mode="reactive") for one in facts.touchpoints)
    assert (
        action(dataclasses.replace(facts, touchpoints=waited), "activity")
        == "Plan the next contacts on our side, at least one a month"
    )
    angry = (NpsAnswer(date(2026, 9, 1), Decimal(3), None, "Bruna Aquarela"),)
    assert (
        action(dataclasses.replace(facts, nps=angry), "service")
        == "Talk to Bruna Aquarela, who gave 3 in the NPS survey"
    )
    slow = tuple(dataclasses.replace(one, resolved_on=None) for one in facts.tickets)
    assert (
        action(dataclasses.replace(facts, tickets=slow), "service")
        == "Solve the 13 tickets still open, and say by when"
    )


def test_what_is_done_about_it_can_be_written_over() -> None:
    edits = NO_OVERRIDES.with_text("contract.action", "Falar com o jurídico")
    nodes = slide(compose(specimen(), overrides=edits), "contract").nodes
    assert [ENGLISH.words(node.text) for node in nodes if isinstance(node, Takeaway)] == [
        "Falar com o jurídico"
    ]


def test_a_task_that_is_late_by_the_day_of_the_deck_needs_a_new_date() -> None:
    facts = specimen()
    tasks = tuple(one for one in facts.tasks if one.status == "done" or one.due == date(2026, 10, 20))
    later = dataclasses.replace(facts, tasks=tasks, prepared_on=date(2026, 11, 22))
    assert (
        action(later, "commitments") == "Agree today on a new date for: Trocar a meta principal para visitas"
    )
    assert action(dataclasses.replace(facts, tasks=tasks), "commitments") == (
        "Next to be done: Trocar a meta principal para visitas, until Oct 20, 2026"
    )


def test_an_answer_without_a_name_is_somebody_s_and_not_the_account_s() -> None:
    nameless = (NpsAnswer(date(2026, 9, 1), Decimal(3)),)
    said = action(dataclasses.replace(specimen(), nps=nameless), "service")
    assert said == "Talk to who gave 3 in the NPS survey"


def test_nothing_kept_is_not_good() -> None:
    facts = specimen()
    late = tuple(one for one in facts.tasks if one.status != "done")
    shown = figure(compose(dataclasses.replace(facts, tasks=late)), "commitments", "commitments.kpi.kept")
    assert (shown.value, shown.tone) == (0, Tone.PLAIN)


def test_small_wins_are_told_when_there_are_no_large_ones() -> None:
    facts = specimen()
    tardy = tuple(
        dataclasses.replace(one, done_on=date(2026, 9, 29)) for one in facts.tasks if one.status == "done"
    )
    poor = dataclasses.replace(
        facts, goals=(), nps=(), closing_mrr=Cents(1_000_000), touchpoints=facts.touchpoints[:10], tasks=tardy
    )
    wins = next(node for node in slide(compose(poor), "summary").nodes if node.id == "summary.wins")
    assert isinstance(wins, Points)
    assert [ENGLISH.words(item) for item in wins.items] == [
        "2 commitments kept",
        "Tickets fell 38%: 13 in the quarter",
    ]
