"""One typed line becomes a task, in both languages; what is not understood stays in the title."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.domain.tasks.calendar import WorkCalendar
from csdesk.domain.tasks.line import Part
from csdesk.domain.tasks.recurrence import read_rule
from csdesk.domain.tasks.typed import TypedTask, parse_task

WEDNESDAY = date(2026, 10, 14)
ACCOUNTS = {1: "Tijolo & Cia", 2: "Casa Tijolo", 3: "Café Aurora", 4: "Aurora Log", 5: "Aurora Norte"}


def typed(words: str, language: str = "pt_BR") -> TypedTask:
    return parse_task(words, WEDNESDAY, language, ACCOUNTS)


def test_the_line_of_the_guide_is_understood_whole():
    task = typed("ligar Caio sex 10h @tijolo")
    assert (task.title, task.due, task.time) == ("Ligar Caio", date(2026, 10, 16), "10:00")
    assert (task.account, task.account_name) == (1, "Tijolo & Cia")
    assert (task.kind, task.contact) == ("call", "Caio")


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("x amanhã", date(2026, 10, 15)),
        ("x AMANHA", date(2026, 10, 15)),
        ("x depois de amanhã", date(2026, 10, 16)),
        ("x +3d", date(2026, 10, 17)),
        ("x +2sem", date(2026, 10, 28)),
        ("x +3du", date(2026, 10, 19)),
        ("x 15/12", date(2026, 12, 15)),
        ("x 05/01", date(2027, 1, 5)),
        ("x 15/12/27", date(2027, 12, 15)),
        ("x 2026-11-03", date(2026, 11, 3)),
        ("x dia 20", date(2026, 10, 20)),
        ("x dia 10", date(2026, 11, 10)),
        ("x dia 31", date(2026, 10, 31)),
        ("x sexta, dia 16", date(2026, 10, 16)),
        ("x próxima terça", date(2026, 10, 20)),
        ("x next friday", date(2026, 10, 23)),
        ("x sexta", date(2026, 10, 16)),
        ("x quarta", date(2026, 10, 21)),
        ("x até sexta-feira", date(2026, 10, 16)),
        ("x in 3 working days", date(2026, 10, 19)),
        ("x em 3 dias úteis", date(2026, 10, 19)),
        ("x daqui a duas semanas", date(2026, 10, 28)),
        ("x em 1 mês", date(2026, 11, 14)),
        ("x semana que vem", date(2026, 10, 19)),
        ("x fim do mês", date(2026, 10, 30)),
        ("x último dia útil", date(2026, 10, 30)),
        ("x 5º dia útil", date(2026, 11, 6)),
        ("x 3 de novembro", date(2026, 11, 3)),
        ("x nov 3rd", date(2026, 11, 3)),
        ("x by the 20th", date(2026, 10, 20)),
    ],
)
def test_days_are_understood_in_both_languages(words, due):
    task = typed(words)
    assert (task.due, task.title) == (due, "X")


def test_the_order_of_day_and_month_is_that_of_the_language():
    assert typed("x 10/11", "en").due == date(2027, 10, 11)
    assert typed("x 10/11", "pt_BR").due == date(2026, 11, 10)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("reunião às 14:30", "14:30"),
        ("reunião 10h", "10:00"),
        ("reunião 9h30", "09:30"),
        ("meeting 3pm", "15:00"),
        ("meeting at 12:15 am", "00:15"),
        ("meeting at 3", "15:00"),
        ("almoço meio-dia", "12:00"),
        ("reunião de 2h", None),
        ("reunião 27:00", None),
    ],
)
def test_hours_are_understood_and_an_hour_alone_is_today(words, time):
    task = typed(words)
    assert task.time == time
    assert task.due == (WEDNESDAY if time else None)


@pytest.mark.parametrize(
    ("words", "rule", "due"),
    [
        ("x toda segunda", "FREQ=WEEKLY;BYDAY=MO", date(2026, 10, 19)),
        ("x toda terça e quinta", "FREQ=WEEKLY;BYDAY=TU,TH", date(2026, 10, 15)),
        ("x every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;X-START=20261014", WEDNESDAY),
        ("x todo dia útil", "FREQ=DAILY;X-DAYS=WORKING", WEDNESDAY),
        ("x todo dia 5", "FREQ=MONTHLY;BYMONTHDAY=5", date(2026, 11, 5)),
        ("x todo mês no último dia útil", "FREQ=MONTHLY;BYSETPOS=-1;X-DAYS=WORKING", date(2026, 10, 30)),
        ("x every first monday", "FREQ=MONTHLY;BYDAY=1MO", date(2026, 11, 2)),
        ("x every month on the second tuesday", "FREQ=MONTHLY;BYDAY=2TU", date(2026, 11, 10)),
        ("x todo trimestre", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=14;X-START=20261014", WEDNESDAY),
        ("x todo ano 15/12", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15;X-START=20261215", date(2026, 12, 15)),
        ("x toda segunda 5x", "FREQ=WEEKLY;BYDAY=MO;COUNT=5", date(2026, 10, 19)),
        ("x toda segunda até 15/12", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261215", date(2026, 10, 19)),
        ("x todo dia 5 no dia útil seguinte", "FREQ=MONTHLY;BYMONTHDAY=5;X-OFF=NEXT", date(2026, 11, 5)),
    ],
)
def test_what_comes_back_is_understood_with_its_first_day(words, rule, due):
    task = typed(words)
    assert (task.title, task.recurrence, task.due) == ("X", rule, due)
    assert read_rule(rule) == task.rule


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("enviar segunda via do boleto", "Enviar segunda via do boleto"),
        ("enviar relatório mensal", "Enviar relatório mensal"),
        ("send weekly report", "Send weekly report"),
        ("ter conversa difícil", "Ter conversa difícil"),
        ('"toda segunda" é o nome da campanha', "Toda segunda é o nome da campanha"),
        ("pagar R$ 1.500,00", "Pagar R$ 1.500,00"),
        ("30/02 não existe", "30/02 não existe"),
    ],
)
def test_words_that_only_look_like_a_day_stay_in_the_title(words, title):
    task = typed(words)
    assert (task.title, task.due, task.recurrence) == (title, None, None)


def test_an_account_is_found_by_how_its_name_or_a_word_of_it_begins():
    assert typed("visitar @casa tijolo sexta").account == 2
    assert typed("visitar @café aurora").account == 3
    assert typed("visitar @cafe").account == 3


def test_an_account_that_could_be_several_is_left_to_settle():
    task = typed("visitar @aurora sexta")
    assert (task.account, task.account_name, task.title) == (None, "aurora", "Visitar")


@pytest.mark.parametrize(
    ("words", "priority"),
    [
        ("x !alta", "high"),
        ("x !high", "high"),
        ("!! x", "high"),
        ("x !baixa", "low"),
        ("x !n", "normal"),
        ("x", None),
    ],
)
def test_a_priority_follows_the_exclamation_mark(words, priority):
    task = typed(words)
    assert (task.title, task.priority) == ("X", priority)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ligar Caio", "call"),
        ("call Ana", "call"),
        ("enviar e-mail de boas-vindas", "email"),
        ("enviar ata", "email"),
        ("mandar whats pro Caio", "message"),
        ("reunião com Marta", "meeting"),
        ("preparar RTS", "review"),
        ("revisar contrato", "document"),
        ("medir meta de uso", "goal"),
        ("pensar na vida", None),
    ],
)
def test_the_verb_says_the_kind(words, kind):
    assert typed(words).kind == kind


def test_holidays_are_no_working_days():
    off = WorkCalendar(holidays=lambda year: {date(2026, 10, 15): "Feriado"} if year == 2026 else {})
    assert parse_task("x em 2 dias úteis", WEDNESDAY, calendar=off).due == date(2026, 10, 19)


def test_each_part_is_told_with_its_place():
    words = "ligar Caio sex 10h @tijolo !alta"
    spans = {span.part: words[span.start : span.end] for span in typed(words).spans}
    assert spans == {Part.DUE: "sex", Part.TIME: "10h", Part.ACCOUNT: "@tijolo", Part.PRIORITY: "!alta"}


def test_a_task_of_an_account_page_belongs_to_it_unless_another_is_named():
    assert typed("ligar").task(account=9).account == 9
    assert typed("ligar @casa tijolo").task(account=9).account == 2


_ODD = """ligar @tijolo sex 10h +3d 15/12 toda segunda e quinta até dia 20 every 2 weeks 5x !alta às 14:30 próxima in
99 working days último útil mês de 31/02 9999 at next month ! @ " “ ” İ ß ﬁ"""
_PIECES = st.sampled_from([*_ODD.split(), "\x00", ""])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=9), st.sampled_from(["pt_BR", "en"]))
def test_no_line_is_too_odd(pieces, language):
    words = " ".join(pieces)
    task = parse_task(words, WEDNESDAY, language, ACCOUNTS)
    assert all(0 <= span.start <= span.end <= len(words) for span in task.spans)
    assert task.rule is None or read_rule(task.recurrence or "") == task.rule
