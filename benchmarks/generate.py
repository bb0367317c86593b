"""Invented workspaces and workbooks of the sizes that the benchmarks ask for, the same in every run.

`python -m benchmarks.generate [ACCOUNTS ...]` makes them ahead of time; else each is made when first asked for.
They are kept in `CACHE`, under a name that changes with the schema and with this module.
"""

from __future__ import annotations

import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from time import perf_counter

from benchmarks.workbooks import CACHE, COLOURS, CSMS, THINGS, TODAY, workbook
from csdesk.domain.commands.registry import Command, handles
from csdesk.domain.lean import dataclass
from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Churn, Line, Rate, Renewal
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.model.interaction import Interaction, Task
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Survey, Ticket
from csdesk.domain.ports import Work
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month

ROOT = Path(__file__).resolve().parent.parent
FIRST = Month(2023, 11)
BATCH = 50_000
INTERACTIONS = {60: 1_500, 1_000: 40_000, 10_000: 1_000_000}
WORDS = (
    "relatório", "campanha", "reunião", "proposta", "visita", "agenda", "metas", "resultado", "verba", "equipe",
    "página", "contato", "prazo", "painel",
)  # fmt: skip
STAGES = ("onboarding", "adoption", "value", "value", "expansion", "renewal", "recovery")
PRODUCTS = ("Tráfego", "Conteúdo", "Redes", "Painel")


@dataclass(frozen=True, kw_only=True)
class Load(Command):
    """Store records of one kind, a batch at a time; only benchmarks do this."""

    records: Sequence[Record]


@handles(Load)
def load(command: Load, work: Work) -> Text:
    """One bulk insert through the same door as everything else."""
    work.add_many(command.records)
    return msg("Import")


def accounts(count: int) -> list[Account]:
    """Invented accounts; their ids will be 1 to `count`."""
    chance = random.Random(count)
    return [
        Account(
            name=f"{THINGS[number % 12]} {COLOURS[number // 12 % 11]} {number}",
            external_ids={"": f"B{number:05d}"},
            segment=chance.choice(("Estratégico", "Crescimento", "Essencial")),
            touch=chance.choice(("high", "mid", "tech")),
            size=chance.choice(("small", "mid", "enterprise")),
            industry=chance.choice(("Clínica", "Construtora", "Escola", "Varejo", "SaaS")),
            stage=chance.choice(STAGES),
            status="active",
            start_date=date(2020, 1, 1) + timedelta(days=chance.randrange(2_300)),
            csm=chance.choice(CSMS),
            currency="BRL",
            city=chance.choice(("Recife", "Campinas", "Curitiba", "Belém")),
            pulse=chance.randint(1, 5),
        )
        for number in range(1, count + 1)
    ]


def lines(count: int) -> list[Line]:
    """Four subscription lines an account over 36 months: starts, raises, ends, a few in dollars."""
    chance = random.Random(count + 1)
    return [line for account in range(1, count + 1) for line in _lines_of(account, chance)]


def _lines_of(account: int, chance: random.Random) -> Iterator[Line]:
    currency = "USD" if account % 40 == 0 else "BRL"
    start = FIRST.first + timedelta(days=chance.randrange(-500, 900))
    gone = start + timedelta(days=chance.randrange(60, 900)) if account % 6 == 0 else None
    change = start + timedelta(days=chance.randrange(90, 500))
    first = chance.randrange(50_000, 900_000)
    raised = round(first * chance.choice((0.8, 1.045, 1.045, 1.2)))
    reason = "reajuste" if raised < first * 1.1 and raised > first else None
    term = TODAY + timedelta(days=chance.randrange(-20, 340))
    line = Line(account=account, currency=currency, notice_days=30)
    later = gone if gone and gone > change else None
    early = gone if gone and gone <= change else change - timedelta(days=1)
    yield replace(line, product="Tráfego", plan="Básico", mrr=Cents(first), start=start, end=early)
    if early != gone:
        yield replace(line, product="Tráfego", plan="Pleno", mrr=Cents(raised), start=change, end=later,
            term_end=None if later else term, start_reason=reason, end_reason="price" if later else None,
        )  # fmt: skip
    else:
        yield replace(line, product="Setup", kind="one_off", price=Cents(first), start=start, end=start)
    added = start + timedelta(days=chance.randrange(30, 400))
    product = chance.choice(PRODUCTS[1:])
    yield replace(
        line,
        product=product,
        kind="add_on",
        mrr=Cents(first // 3),
        start=added,
        end=gone and max(gone, added),
    )
    yield replace(
        line,
        product="Tráfego",
        kind="discount",
        mrr=Cents(-first // 10),
        start=start,
        end=min(early, added),
    )


def rates() -> list[Rate]:
    """Monthly dollar rates over the span."""
    months = FIRST.plus(-18).until(Month.of(TODAY))
    return [Rate(month=month, currency="USD", rate=Decimal(f"5.{month.month:02d}4321")) for month in months]


def interactions(accounts: int, count: int) -> Iterator[Interaction]:
    """Conversations spread over accounts and three years, oldest first, as a log grows."""
    chance = random.Random(accounts + 2)
    begin = datetime(2023, 11, 1, 12, tzinfo=UTC)
    step = timedelta(days=1095) / count
    for number in range(count):
        said = " ".join(chance.choices(WORDS, k=9))
        yield Interaction(
            account=chance.randint(1, accounts),
            at=(begin + step * number).replace(microsecond=0),
            minutes=chance.choice((None, 10, 20, 30, 45)),
            channel=chance.choice(("email", "phone", "video", "whatsapp")),
            kind=chance.choice(("check_in", "support", "training", "review", "commercial")),
            role=chance.choice(("cs", "cs", "support", "am")),
            mode=chance.choice(("proactive", "reactive")),
            sentiment=chance.choice((None, -1, 0, 1, 2)),
            subject=f"{said.split()[0].title()} {number}",
            summary=said,
            next_step=said.split()[1] if number % 5 == 0 else None,
        )


def rest(count: int) -> Iterator[list[Record]]:
    """People, renewals, losses, tasks, answers, tickets and goals, by kind."""
    chance = random.Random(count + 3)
    ids = range(1, count + 1)
    at = datetime(2026, 9, 1, 15, tzinfo=UTC)
    yield [
        Contact(account=n, name=f"Pessoa {n}", email=f"p{n}@conta{n}.example", role="champion") for n in ids
    ]
    yield [
        Renewal(
            account=n,
            due_date=TODAY + timedelta(days=chance.randrange(300)),
            due_mrr=Cents(n * 100),
            status="open",
        )
        for n in ids
    ]
    yield [
        Churn(account=n, date=TODAY - timedelta(days=n % 900), reason="price", amount=Cents(n))
        for n in ids
        if n % 6 == 0
    ]
    yield [Task(account=n, title=f"Ligar {n}", due=TODAY + timedelta(days=n % 40 - 10)) for n in ids]
    yield [
        Survey(
            account=n,
            contact=n,
            kind="nps",
            score=Decimal(chance.randint(0, 10)),
            answered_at=at - timedelta(hours=n),
        )
        for n in ids
    ]
    yield [
        Ticket(account=n, contact=n, number=f"T{n}", subject="Formulário", opened_at=at - timedelta(hours=n),
               first_response_at=at - timedelta(hours=n - 1), resolved_at=at - timedelta(hours=n - 5), status="resolved")
        for n in ids
    ]  # fmt: skip
    yield [
        Goal(
            account=n,
            name="Leads",
            unit="leads",
            direction="up",
            baseline=Decimal(50),
            target=Decimal(100),
            due=TODAY,
        )
        for n in ids
    ]
    yield [Reading(goal=n, date=TODAY - timedelta(days=20), value=Decimal(50 + n % 60)) for n in ids]


def batches(count: int, talks: int) -> Iterator[Sequence[Record]]:
    """Every record of a workspace in the order of its references, at most `BATCH` at a time."""
    yield accounts(count)
    yield lines(count)
    yield rates()
    yield from rest(count)
    said = interactions(count, talks)
    while batch := list(islice(said, BATCH)):
        yield batch


def workspace(count: int, talks: int | None = None, folder: Path = CACHE) -> Path:
    """A closed workspace file of so many accounts, made once; copy it before writing to it."""
    from csdesk.storage.workspace import Workspace

    talks = INTERACTIONS.get(count, count * 25) if talks is None else talks
    path = folder / f"{count}-{talks}-{_edition()}.csdesk"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(f"{count}-{talks}-*.csdesk"):
        stale.unlink()
    unfinished = path.with_suffix(".making.csdesk")
    unfinished.unlink(missing_ok=True)
    with Workspace.create(unfinished) as made:
        for batch in batches(count, talks):
            made.run(Load(records=batch))
    unfinished.rename(path)
    return path


def _edition() -> str:
    """Changes when the schema or this module does, so that no stale file is measured."""
    from csdesk.storage import migrations, schema

    digest = hashlib.sha256()
    for module in (Path(__file__), Path(schema.__file__), Path(migrations.__file__)):
        digest.update(module.read_bytes())
    for kind in sorted((ROOT / "csdesk" / "domain" / "model").glob("*.py")):
        digest.update(kind.read_bytes())
    return digest.hexdigest()[:8]


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("60", "1000", "10000")):
        begun = perf_counter()
        made = workspace(size)
        print(f"{made}: {made.stat().st_size / 1e6:,.1f} MB in {perf_counter() - begun:.1f} s")
    for size in (2_000, 100_000):
        begun = perf_counter()
        print(f"{workbook(size)}: {perf_counter() - begun:.1f} s")
