"""Success plans: what each client wants, how far it got month by month, and the value it gained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_contracts import mrr
from sample_facts import TODAY, Account, Gain, Goal, Line, dice
from sample_words import Both

PACE = {
    "great": 1.18,
    "good": 0.9,
    "fair": 0.62,
    "slip": 0.5,
    "bad": 0.22,
    "silent": 0.35,
    "new": 0.2,
    "gone": 0.25,
}
WITHOUT_GOALS = {"prospect"}


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal that a line of business can have; amounts are for an account of average size."""

    outcome: Both
    name: Both
    metric: Both
    unit: Both
    direction: str
    low: tuple[int, int]
    change: float


LEADS = Wish(
    Both("Encher a agenda sem depender de indicação", "Fill the calendar without leaning on referrals"),
    Both("Leads qualificados", "Qualified leads"), Both("Leads por mês", "Leads per month"),
    Both("leads", "leads"), "up", (60, 140), 1.6,
)  # fmt: skip
COST = Wish(
    Both("Gastar menos para trazer cada contato", "Spend less on each lead"),
    Both("Custo por lead", "Cost per lead"), Both("Custo médio por lead", "Average cost per lead"),
    Both("R$", "R$"), "down", (70, 130), 0.75,
)  # fmt: skip
WISHES = {
    "clinic": (
        Wish(Both("Agenda cheia em todas as salas", "Every room fully booked"),
             Both("Consultas marcadas", "Booked appointments"), Both("Consultas por mês", "Appointments per month"),
             Both("consultas", "appointments"), "up", (70, 220), 1.5),
        COST,
        Wish(Both("Menos faltas", "Fewer no-shows"), Both("Faltas", "No-shows"),
             Both("Faltas sobre consultas", "No-shows over appointments"), Both("%", "%"), "down", (18, 26), 0.55),
    ),
    "builder": (
        Wish(Both("Vender as unidades do lançamento até a entrega", "Sell the launch units before hand-over"),
             Both("Visitas marcadas", "Booked visits"), Both("Visitas sobre leads", "Visits over leads"),
             Both("%", "%"), "up", (14, 20), 1.6),
        LEADS, COST,
    ),
    "school": (
        Wish(Both("Abrir o ano com as turmas completas", "Start the year with full classes"),
             Both("Visitas de famílias", "Family visits"), Both("Visitas por mês", "Visits per month"),
             Both("visitas", "visits"), "up", (20, 60), 1.7),
        Wish(Both("Manter quem já estuda aqui", "Keep the pupils we have"), Both("Rematrículas", "Re-enrolments"),
             Both("Rematrículas sobre alunos", "Re-enrolments over pupils"), Both("%", "%"), "up", (70, 78), 1.15),
        COST,
    ),
    "shop": (
        Wish(Both("Vender mais para quem já comprou", "Sell more to those who already bought"),
             Both("Recompra", "Repeat purchases"), Both("Clientes que voltam em 90 dias", "Customers back within 90 days"),
             Both("%", "%"), "up", (14, 22), 1.5),
        Wish(Both("Crescer a loja virtual", "Grow the online store"), Both("Pedidos online", "Online orders"),
             Both("Pedidos por mês", "Orders per month"), Both("pedidos", "orders"), "up", (80, 260), 1.55),
        COST,
    ),
    "saas": (
        Wish(Both("Um funil que não dependa de feira", "A pipeline that does not depend on trade fairs"),
             Both("Demonstrações marcadas", "Booked demos"), Both("Demonstrações por mês", "Demos per month"),
             Both("demonstrações", "demos"), "up", (24, 60), 1.7),
        COST,
        Wish(Both("Ser encontrado por quem procura", "Be found by those who search"),
             Both("Visitas orgânicas", "Organic visits"), Both("Visitas por mês", "Visits per month"),
             Both("visitas", "visits"), "up", (1800, 5200), 1.8),
    ),
}  # fmt: skip

TIJOLO = (
    ("Leads qualificados", LEADS, 120, 200, 184),
    ("Custo por lead", COST, 96, 75, 71),
    ("Visitas marcadas", WISHES["builder"][0], 18, 30, 22),
)


def _readings(
    goal_start: date, due: date, low: float, high: float, done: float, chance: Random
) -> list[tuple[date, float]]:
    """Monthly values on the way from `low` towards `high`, `done` being the share reached today or at the due date."""
    last = min(due, TODAY)
    months = max(1, (last.year - goal_start.year) * 12 + last.month - goal_start.month)
    found = []
    for step in range(1, months + 1):
        index = goal_start.month - 1 + step
        when = date(goal_start.year + index // 12, index % 12 + 1, 5)
        share = done * step / months
        noise = 0 if step == months else chance.uniform(-0.07, 0.07)
        found.append((when, round(low + (high - low) * (share + noise), 1 if high < 40 else 0)))
    return [pair for pair in found if pair[0] <= last] or [(last, low)]


def _status(due: date, low: float, high: float, value: float) -> str:
    share = (value - low) / (high - low)
    if share >= 1:
        return "achieved"
    if due >= TODAY:
        return "open"
    return "partial" if share >= 0.6 else "missed"


def _goal(
    account: Account, number: int, wish: Wish, start: date, due: date, share: float, chance: Random
) -> Goal:
    scale = {"high": 1.6, "mid": 1.0, "tech": 0.5}[account.touch] if wish.unit.pt not in {"%", "R$"} else 1.0
    low = round(chance.randint(*wish.low) * scale)
    high = round(low * wish.change)
    readings = _readings(start, due, low, high, share, chance)
    return Goal(
        code=f"M{account.code[3:]}-{number}", account=account, outcome=wish.outcome, name=wish.name,
        metric=wish.metric, unit=wish.unit, direction=wish.direction, baseline=low, target=high, due=due,
        status=_status(due, low, high, readings[-1][1]), readings=tuple(readings),
    )  # fmt: skip


def _tijolo(account: Account) -> list[Goal]:
    """The success plan that the pictures of the app show."""
    found = []
    outcome = Both(
        "Vender 48 unidades do Residencial Ipê de Papel até 03/2027",
        "Sell 48 units of Residencial Ipê de Papel by March 2027",
    )
    for number, (_, wish, low, high, now) in enumerate(TIJOLO, start=1):
        readings = _readings(
            date(2026, 1, 1),
            date(2026, 12, 31),
            low,
            high,
            (now - low) / (high - low),
            dice("tijolo", number),
        )
        readings[-1] = (readings[-1][0], float(now))
        status = "achieved" if (now - low) / (high - low) >= 1 else "open"
        found.append(Goal(f"M{account.code[3:]}-{number}", account, outcome, wish.name, wish.metric, wish.unit,
                          wish.direction, low, high, date(2026, 12, 31), status, tuple(readings)))  # fmt: skip
    return found


def goals(cast: list[Account]) -> list[Goal]:
    """Two or three goals for each account that is served closely, one for the rest."""
    found: list[Goal] = []
    for account in cast:
        if account.mood in WITHOUT_GOALS or account.name in {
            "Lua de Bolso",
            "Abajur Tagarela",
            "Pipa Quadrada",
        }:
            continue
        if account.name == "Tijolo Lilás":
            found.extend(_tijolo(account))
            continue
        chance = dice(account.code, "goals")
        wishes = chance.sample(WISHES[account.industry], {"high": 3, "mid": 2, "tech": 1}[account.touch])
        for number, wish in enumerate(wishes, start=1):
            start = max(
                account.start + timedelta(days=30),
                chance.choice((date(2025, 1, 1), date(2025, 7, 1), date(2026, 1, 1))),
            )
            due = chance.choice(
                (date(2026, 6, 30), date(2026, 12, 31), date(2026, 12, 31), date(2027, 3, 31))
            )
            if account.closed is not None:
                start, due = account.start + timedelta(days=20), account.closed
            due = max(due, start + timedelta(days=80))
            share = PACE[account.mood] * chance.uniform(0.8, 1.15)
            found.append(_goal(account, number, wish, start, due, share, chance))
    return found


EVIDENCE = (
    Both("Painel: contatos atribuídos à campanha", "Dashboard: leads credited to the campaign"),
    Both("Planilha de fechamentos enviada pelo cliente", "Closed deals sheet sent by the client"),
    Both("Relatório da loja virtual", "Online store report"),
    Both("Confirmado na RTS", "Confirmed at the QBR"),
)


def gains(cast: list[Account], lines: list[Line]) -> list[Gain]:
    """What the accounts with something to show gained in each month of the last year, against what they paid."""
    found = []
    for account in cast:
        if (
            account.mood not in {"great", "good", "slip"}
            or account.touch == "tech"
            or account.currency != "BRL"
        ):
            continue
        chance = dice(account.code, "gains")
        factor = {"great": 4.6, "good": 2.6, "slip": 1.7}[account.mood]
        for index in range(12):
            month = date(2025 + (10 + index) // 12, (10 + index) % 12 + 1, 1)
            cost = mrr(lines, account, month + timedelta(days=27))
            if cost and month >= account.start + timedelta(days=60):
                gain = round(cost * factor * chance.uniform(0.7, 1.3) / 5000) * 5000
                found.append(Gain(account, month, gain, cost, chance.choice(EVIDENCE)))
    return found
