"""How fast the day begins: Today and the triggers of twelve playbooks, of every kind, over 10,000 accounts together.

The garbage collector is paused, as it is while a job runs beside the window. Run `python -m benchmarks.triggers_speed`.
"""

from __future__ import annotations

import gc
import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.floor import Measure, show
from benchmarks.generate import Load, workspace
from benchmarks.health_speed import best
from benchmarks.workbooks import TODAY
from csdesk.domain.commands.playbooks import Adopt
from csdesk.domain.model.adoption import Usage
from csdesk.domain.model.contract import Invoice
from csdesk.domain.model.growth import Opportunity
from csdesk.domain.playbooks.triggers import TriggerKind
from csdesk.domain.today.day import today
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month
from csdesk.storage.clock import FixedClock
from csdesk.storage.observing import observe
from csdesk.storage.queries.simulation import newest_of, simulate
from csdesk.storage.queries.suggestions import suggestions_on
from csdesk.storage.queries.today import today_facts, today_on
from csdesk.storage.workspace import Workspace

TOGETHER, ONE = 500, 10
_NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 15, tzinfo=UTC)
_WEEKS, _MONTH = timedelta(weeks=12), timedelta(days=30)
_TALKS = 2
"""Conversations an account: triggers and Today read the last one of each alone."""
_TRIGGERS: tuple[tuple[TriggerKind, int | None, str], ...] = (
    (TriggerKind.BAND, None, "critical"),
    (TriggerKind.HEALTH_DROP, 10, ""),
    (TriggerKind.RENEWAL, 90, ""),
    (TriggerKind.DETRACTOR, 60, ""),
    (TriggerKind.PROMOTER, 60, ""),
    (TriggerKind.SILENCE, None, ""),
    (TriggerKind.USAGE_DROP, 30, ""),
    (TriggerKind.NEW_ACCOUNT, 30, ""),
    (TriggerKind.OVERDUE, 5, ""),
    (TriggerKind.GOAL_LATE, None, ""),
    (TriggerKind.GOAL_REACHED, 30, ""),
    (TriggerKind.OPPORTUNITY, None, "proposta"),
    (TriggerKind.DATE, 7, "aniversario"),
    (TriggerKind.CHURN, 60, ""),
)
_PLAYBOOKS = 12


def measures(*, quick: bool) -> Iterator[Measure]:
    """Today alone, the triggers beside it, both together, one account after an edit, and a quarter of the past."""
    count = 1_000 if quick else 10_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "practice.csdesk"
        shutil.copyfile(workspace(count, count * _TALKS), path)
        with Workspace.open(path, FixedClock(_NOW - _MONTH)) as opened:
            observe(opened)
        with Workspace.open(path, FixedClock(_NOW)) as opened:
            _fill(opened, count)
            gc.disable()
            yield from _of(opened, count)
            gc.enable()


def _of(opened: Workspace, count: int) -> Iterator[Measure]:
    reader, settings, share = opened.reader, opened.settings, count / 10_000
    facts = today_facts(reader, settings, _NOW, compare=False)
    alone = best(lambda: today(today_facts(reader, settings, _NOW, compare=False)))
    yield Measure(f"Today over {count:,} accounts", alone)
    beside = best(lambda: suggestions_on(reader, settings, _NOW, rows=facts.accounts, with_held=False))
    yield Measure(f"triggers of {_PLAYBOOKS} playbooks over {count:,} accounts", beside)
    together = best(lambda: today_on(opened))
    yield Measure("Today and the triggers together", together, goal=TOGETHER * share)
    edited = best(lambda: suggestions_on(reader, settings, _NOW, accounts=[count // 2]))
    yield Measure("triggers of one account, after an edit", edited, goal=ONE)
    playbook = newest_of(reader, str(TriggerKind.SILENCE))
    past = best(lambda: simulate(reader, settings, playbook, (TODAY - _WEEKS, TODAY)), 1)
    yield Measure("a playbook put to twelve weeks of the past", past)


def _fill(opened: Workspace, count: int) -> None:
    """What the usual workspace lacks: usage, invoices, offers, playbooks, an observed day and the summary."""
    chance, months, ids = random.Random(count), Month.of(TODAY), range(1, count + 1)
    opened.run(
        Load(
            records=[
                Usage(account=own, month=months.plus(-back), active_users=chance.randint(1, 40), seats=40)
                for own in ids
                for back in (1, 2, 3)
            ]
        )
    )
    opened.run(
        Load(
            records=[
                Invoice(account=own, due=due, paid=chance.choice((due, due, None)), amount=Cents(own * 100))
                for own in ids
                for due in (TODAY - timedelta(days=chance.randrange(1, 60)), TODAY - timedelta(days=90))
            ]
        )
    )
    stages = ("aberta", "proposta")
    offers = [Opportunity(account=own, name="Mais", stage=chance.choice(stages)) for own in ids[::4]]
    opened.run(Load(records=offers))
    opened.run(Adopt(playbooks=tuple(_playbooks())))
    observe(opened)
    opened.summarise()


def _playbooks() -> Iterator[tuple[str, str, str]]:
    """Twelve maps that have a trigger of every kind between them, each for paying clients alone."""
    tests = [{"fact": "mrr", "op": ">", "value": "0"}]
    triggers = [
        {
            "kind": str(kind),
            "tests": tests,
            **({"value": value} if value else {}),
            **({"key": key} if key else {}),
        }
        for kind, value, key in _TRIGGERS
    ]
    for place in range(_PLAYBOOKS):
        own = triggers[place::_PLAYBOOKS]
        code = str(own[0]["kind"])
        body = {
            "triggers": own,
            "steps": [
                {"id": "s", "kind": "start"},
                {"id": "c", "kind": "action", "text": "Ligar", "due": 1, "minutes": 15},
                {"id": "e", "kind": "end", "ending": "good"},
            ],
            "arrows": [{"source": "s", "target": "c"}, {"source": "c", "target": "e"}],
        }
        yield code, code.title(), json.dumps(body)


if __name__ == "__main__":
    show(measures(quick=False))
