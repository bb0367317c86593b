"""An invented review in which every slide has data: measured by the benchmarks, checked by the tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.goal import Goal, Reading
from csdesk.domain.review.facts import (
    Commitment,
    ContractLine,
    GoalFact,
    MonthMrr,
    NpsAnswer,
    ReviewFacts,
    TicketFact,
    Touchpoint,
)
from csdesk.domain.values.money import Cents
from csdesk.domain.values.month import Month, Quarter

_QUARTER = Quarter(2026, 3)
_FIRST = Month(2025, 10)
_MRR = (9800, 9800, 9800, 10400, 10400, 10400, 11200, 11200, 11600, 11600, 12100, 12528)
_LEADS = (128, 132, 139, 136, 147, 154, 152, 158, 163, 178, 190, 184)


def specimen() -> ReviewFacts:
    """The third quarter of an account that does not exist."""
    return ReviewFacts(
        account=Account(id=1, name="Tijolo Lilás", csm="Marina Aurora", currency="BRL"),
        agency="Estúdio Aurora",
        quarter=_QUARTER,
        as_of=date(2026, 9, 30),
        prepared_on=date(2026, 10, 8),
        currency="BRL",
        mrr=tuple(MonthMrr(_FIRST.plus(at), Cents(units * 100)) for at, units in enumerate(_MRR)),
        opening_mrr=Cents(1_160_000),
        closing_mrr=Cents(1_252_800),
        lines=_lines(),
        touchpoints=_touchpoints(),
        goals=_goals(),
        people=(
            Contact(id=1, account=1, name="Caio Faísca", role="decision_maker"),
            Contact(id=2, account=1, name="Bruna Aquarela", role="champion"),
        ),
        tasks=_tasks(),
        nps=(
            NpsAnswer(
                date(2026, 9, 12), Decimal(9), "O time responde rápido e explica o porquê.", "Bruna Aquarela"
            ),
            NpsAnswer(date(2026, 8, 20), Decimal(7), "Falta ligar os leads às visitas.", "Caio Faísca"),
        ),
        tickets=tuple(
            TicketFact(date(2026, month, 3 + at), date(2026, month, 4 + at), Decimal(6 + at))
            for month, count in ((4, 7), (5, 6), (6, 8), (7, 5), (8, 4), (9, 4))
            for at in range(count)
        ),
    )


def _lines() -> tuple[ContractLine, ...]:
    end = date(2026, 12, 10)
    return (
        ContractLine(
            "Mídia paga", "Performance", Cents(720_000), date(2024, 12, 11), end, 30, auto_renew=True
        ),
        ContractLine(
            "Conteúdo", "8 peças", Cents(440_000), date(2025, 6, 1), date(2027, 5, 31), 60, auto_renew=False
        ),
        ContractLine("Landing pages", None, Cents(92_800), date(2026, 8, 10), end, 30, auto_renew=True),
    )


def _touchpoints() -> tuple[Touchpoint, ...]:
    plan = (
        (4, ("email", "video", "phone")),
        (5, ("email", "video", "whatsapp")),
        (6, ("video", "phone", "email", "whatsapp")),
        (7, ("video", "email", "whatsapp", "phone")),
        (8, ("video", "video", "email", "in_person")),
        (9, ("video", "email", "email", "whatsapp", "phone", "video")),
    )
    return tuple(
        Touchpoint(
            date(2026, month, 2 + 4 * at),
            channel,
            mode="reactive" if channel in {"whatsapp", "phone"} else "proactive",
            subject="Resultados do mês" if channel == "video" else "Aprovação de peças",
            next_step="Enviar acesso à agenda dos corretores" if month == 9 and at == 5 else None,
        )
        for month, channels in plan
        for at, channel in enumerate(channels)
    )


def _goals() -> tuple[GoalFact, ...]:
    leads = tuple(
        Reading(id=at + 1, goal=1, date=_FIRST.plus(at).last, value=Decimal(value))
        for at, value in enumerate(_LEADS)
    )
    return (
        GoalFact(_goal(1, "Leads por mês", None, 110, 180), leads),
        GoalFact(_goal(2, "Custo por lead", "R$", 96, 75, direction="down"), (_reading(2, 71),)),
        GoalFact(_goal(3, "Visitas marcadas", None, 80, 160), (_reading(3, 121),)),
        GoalFact(_goal(4, "Vendas no trimestre", None, 7, 12), (_reading(4, 14),)),
    )


def _goal(
    key: int, name: str, unit: str | None, baseline: int, target: int, *, direction: str = "up"
) -> Goal:
    return Goal(
        id=key,
        account=1,
        name=name,
        unit=unit,
        direction=direction,
        baseline=Decimal(baseline),
        target=Decimal(target),
        due=date(2026, 12, 31),
    )


def _reading(goal: int, value: int) -> Reading:
    return Reading(id=100 + goal, goal=goal, date=date(2026, 9, 30), value=Decimal(value))


def _tasks() -> tuple[Commitment, ...]:
    return (
        Commitment("Publicar a página do decorado", date(2026, 8, 15), None, date(2026, 8, 10), "cs", "done"),
        Commitment(
            "Ligar o CRM ao painel de mídia", date(2026, 9, 5), None, date(2026, 9, 4), "support", "done"
        ),
        Commitment("Treinar corretores no retorno em 10 min", date(2026, 9, 20), None, None, "cs"),
        Commitment("Trocar a meta principal para visitas", date(2026, 10, 20), date(2026, 10, 1), None, "cs"),
        Commitment("Agendamento direto pelo anúncio", date(2026, 11, 28), date(2026, 10, 12), None, "cs"),
        Commitment("Campanha do decorado", date(2026, 12, 18), date(2026, 11, 10), None, "cs"),
    )
