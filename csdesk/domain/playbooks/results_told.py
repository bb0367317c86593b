"""The results of a playbook in sentences, and as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from csdesk.domain.playbooks.maps import Ending
from csdesk.domain.playbooks.results import AnswerOutcome, Outcome, Results, Share
from csdesk.domain.text import Text, msg, nmsg, verbatim


def followed(whole: Outcome) -> Text:
    """How often it was followed, and how far."""
    if not whole.runs:
        return msg("Nobody has followed it yet")
    return nmsg(
        "Followed {n} time: {done} to the end, {dropped} dropped, {open} open",
        "Followed {n} times: {done} to the end, {dropped} dropped, {open} open",
        whole.runs,
        done=whole.done,
        dropped=whole.dropped,
        open=whole.open,
    )


def sentences(found: Results) -> Iterator[Text]:
    """The results as a person reads them: the whole, its endings, health, clients, and each answer."""
    whole = found.whole
    yield followed(whole)
    if not whole.runs:
        return
    if whole.days is not None:
        yield nmsg("Half of them take {n} day or less", "Half of them take {n} days or less", whole.days)
    yield from _ended(whole)
    yield from _became(whole)
    for one in found.answers:
        yield answer_sentence(one)
    if found.turned_down is not None:
        yield from _declined(found.turned_down)


def _ended(whole: Outcome) -> Iterator[Text]:
    if whole.worked.of:
        yield msg("It worked: {share}", share=told(whole.worked))


def _became(whole: Outcome) -> Iterator[Text]:
    if whole.recovered.of:
        yield msg("Health came back: {share}", share=in_days(whole.recovered, whole.back_days))
    for days, share in whole.kept.items():
        if share.of:
            yield msg("Accounts kept after {days} days: {share}", days=days, share=told(share))


def _declined(found: Outcome) -> Iterator[Text]:
    if found.recovered.of:
        back = in_days(found.recovered, found.back_days)
        yield msg("Where it was turned down, health came back: {share}", share=back)
    for days, share in found.kept.items():
        if share.of:
            yield msg(
                "Where it was turned down, accounts kept after {days} days: {share}",
                days=days,
                share=told(share),
            )


def told(share: Share) -> Text:
    """So many of so many, with a percentage when there are enough."""
    if share.percent is None:
        return msg("{n} of {of}", n=share.n, of=share.of)
    return msg("{n} of {of} ({percent}%)", n=share.n, of=share.of, percent=share.percent)


def in_days(share: Share, days: int | None) -> Text:
    """A share, with how long it took."""
    if days is None:
        return told(share)
    return nmsg("{share}, in {n} day", "{share}, in {n} days", days, share=told(share))


def answer_sentence(one: AnswerOutcome) -> Text:
    """What became of the runs in which one answer was given."""
    own, answer = one.outcome, verbatim(one.answer)
    if not own.recovered.of:
        return nmsg(
            "{question} The answer was {answer} {n} time",
            "{question} The answer was {answer} {n} times",
            own.runs,
            question=verbatim(one.question),
            answer=answer,
        )
    back, times = own.recovered.n, own.recovered.of
    if own.back_days is None:
        return nmsg(
            "The {n} time that the answer was {answer}, health did not come back",
            "Of the {n} times that the answer was {answer}, health came back in none",
            times,
            answer=answer,
        )
    return nmsg(
        "The {n} time that the answer was {answer}, health came back, in {days}",
        "Of the {n} times that the answer was {answer}, health came back in {back}, in {days}",
        times,
        answer=answer,
        back=back,
        days=nmsg("{n} day", "{n} days", own.back_days),
    )


def results_json(found: Results, words: Callable[[Text], str]) -> dict[str, Any]:
    """The results as plain values, with the sentences in a language."""
    return {
        "code": found.code,
        "name": found.name,
        "as_of": found.on.isoformat(),
        "sentences": [words(one) for one in sentences(found)],
        **_outcome_json(found.whole),
        "answers": [
            {
                "step": one.step,
                "arrow": one.arrow,
                "question": one.question,
                "answer": one.answer,
                "sentence": words(answer_sentence(one)),
                **_outcome_json(one.outcome),
            }
            for one in found.answers
        ],
        "turned_down": None if found.turned_down is None else _outcome_json(found.turned_down),
    }


def _outcome_json(one: Outcome) -> dict[str, Any]:
    return {
        "runs": one.runs,
        "open": one.open,
        "done": one.done,
        "dropped": one.dropped,
        "median_days": one.days,
        "median_minutes": one.minutes,
        "endings": {str(ending): one.endings.get(ending, 0) for ending in Ending},
        "recovered": _share_json(one.recovered),
        "median_days_to_recover": one.back_days,
        "healthy_after": {str(days): _share_json(share) for days, share in one.healthy.items()},
        "clients_after": {str(days): _share_json(share) for days, share in one.kept.items()},
    }


def _share_json(share: Share) -> dict[str, int | None]:
    return {"n": share.n, "of": share.of, "percent": share.percent}
