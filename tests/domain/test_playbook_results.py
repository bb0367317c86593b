"""What a playbook brought about, by hand: counts, medians, health, clients, and honesty about few."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.model.practice import DONE, DROPPED
from csdesk.domain.playbooks.maps import Ending
from csdesk.domain.playbooks.results import Lived, Share, outcome, results
from csdesk.domain.playbooks.results_told import answer_sentence, results_json, sentences, told
from csdesk.i18n import Translator

ON = date(2026, 10, 13)
START = date(2026, 3, 2)
EN, PT = Translator("en"), Translator("pt_BR")
LABELS = {("q", "a1"): ("Why?", "Price"), ("q", "a2"): ("Why?", "Silence")}


def lived(account: int = 1, back: int | None = None, answer: str = "a2", **values: object) -> Lived:
    """A run of an account that was critical at its start and healthy so many days later."""
    bands = {START + timedelta(days=number): "critical" for number in range(100)}
    if back is not None:
        bands |= {START + timedelta(days=number): "healthy" for number in range(back, 100)}
    usual = {"status": DONE, "ended": START + timedelta(days=20), "minutes": 30, "ending": Ending.GOOD}
    return Lived(
        account=account,
        started=START,
        answers=(("q", answer),),
        bands=bands,
        **{**usual, **values},  # type: ignore[arg-type]
    )


def test_health_that_came_back_is_counted_with_its_median_days() -> None:
    runs = [lived(1, 30), lived(2, 38), lived(3, 38), lived(4, 60), lived(5)]
    found = outcome(runs, ON)
    assert (found.recovered, found.back_days) == (Share(4, 5), 38)
    assert (found.runs, found.done, found.days, found.minutes) == (5, 5, 20, 30)
    assert found.healthy[30] == Share(1, 5)
    assert found.healthy[60] == Share(4, 5)
    assert found.endings == {Ending.GOOD: 5}


def test_an_account_that_was_healthy_or_unknown_says_nothing_of_recovery() -> None:
    fine = Lived(account=1, started=START, bands={START: "healthy"})
    blind = Lived(account=2, started=START)
    grey = Lived(account=3, started=START, bands={START: "no_data", START + timedelta(days=5): "healthy"})
    assert outcome([fine, blind, grey], ON).recovered == Share(0, 0)


def test_a_run_of_yesterday_is_no_failure_yet() -> None:
    day = ON - timedelta(days=5)
    young = Lived(account=1, started=day, bands={day: "critical", ON: "critical"})
    assert outcome([young], ON).recovered == Share(0, 0)
    assert outcome([young], ON).kept == {90: Share(0, 0), 180: Share(0, 0)}


def test_clients_are_counted_as_kept_only_once_the_days_are_over() -> None:
    runs = [lived(1), lived(2, left=START + timedelta(days=100)), lived(3, left=START + timedelta(days=10))]
    assert outcome(runs, ON).kept == {90: Share(2, 3), 180: Share(1, 3)}


def test_fewer_than_five_are_told_without_a_percentage() -> None:
    assert Share(3, 4).percent is None
    assert Share(4, 5).percent == 80
    assert EN.words(told(Share(3, 4))) == "3 of 4"
    assert EN.words(told(Share(4, 5))) == "4 of 5 (80%)"


def test_each_answer_has_its_own_results_in_the_order_of_the_map() -> None:
    runs = [lived(1, 30), lived(2, 38), lived(3, 38), lived(4, 60), lived(5), lived(6, 10, "a1")]
    found = results(("drop", "Health drop"), ON, runs, LABELS)
    assert [(one.answer, one.outcome.runs) for one in found.answers] == [("Price", 1), ("Silence", 5)]
    english, portuguese = (words.words(answer_sentence(found.answers[1])) for words in (EN, PT))
    assert english == "Of the 5 times that the answer was Silence, health came back in 4, in 38 days"
    assert portuguese == "Nas 5 vezes em que a resposta foi “Silence”, a saúde voltou em 4, em 38 dias"


def test_an_answer_of_an_older_version_keeps_its_ids_where_no_words_are_left() -> None:
    found = results(("drop", "Health drop"), ON, [lived(1, 30, "gone")], LABELS)
    assert found.answers[0].answer == "gone"


def test_an_answer_given_twice_in_a_run_counts_once() -> None:
    twice = Lived(account=1, started=START, answers=(("q", "a1"), ("q", "a1")))
    assert results(("c", "n"), ON, [twice], LABELS).answers[0].outcome.runs == 1


def test_the_sentences_say_the_whole_and_what_became_where_it_was_turned_down() -> None:
    runs = [
        lived(1, 38),
        lived(2),
        lived(3, status=DROPPED, ended=None, ending=None),
        Lived(account=4, started=ON),
    ]
    turned_down = [Lived(account=9, started=START, left=START + timedelta(days=30))]
    found = results(("drop", "Health drop"), ON, runs, LABELS, turned_down=turned_down)
    said = [EN.words(one) for one in sentences(found)]
    assert said[0] == "Followed 4 times: 2 to the end, 1 dropped, 1 open"
    assert "It worked: 2 of 2" in said
    assert "Health came back: 1 of 3, in 38 days" in said
    assert "Accounts kept after 90 days: 3 of 3" in said
    assert "Where it was turned down, accounts kept after 90 days: 0 of 1" in said
    told = results_json(found, EN.words)
    assert told["recovered"] == {"n": 1, "of": 3, "percent": None}
    assert told["turned_down"]["clients_after"]["90"]["of"] == 1


def test_a_playbook_that_nobody_followed_says_so() -> None:
    found = results(("drop", "Health drop"), ON, [], LABELS)
    assert [EN.words(one) for one in sentences(found)] == ["Nobody has followed it yet"]
    assert found.whole.days is None
