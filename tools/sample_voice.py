"""What clients answered, what they asked support for, and how much they used the dashboard."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from sample_facts import FIRST_DAY, TODAY, Account, Person, Survey, Ticket, Usage, dice
from sample_words import Both

NPS = {"great": (9, 10, 10, 10), "good": (8, 9, 9, 10), "fair": (7, 7, 8, 9), "slip": (6, 6, 7, 8), "bad": (3, 4, 5, 6),
       "silent": (6, 7, 8), "new": (8, 9, 9), "gone": (4, 6, 7, 8)}  # fmt: skip
GLAD = (
    Both("Vocês ligam antes de a gente precisar pedir.", "You call before we need to ask."),
    Both(
        "Os números chegam explicados. Indico sem medo.",
        "The numbers come explained. Happy to recommend you.",
    ),
    Both("Time que entende do nosso negócio.", "A team that understands our business."),
    Both(
        "Nunca tive uma agência que falasse de resultado.",
        "Never had an agency that talked about results before.",
    ),
)
CALM = (
    Both(
        "Bom trabalho, mas demora um pouco para aprovar as artes.", "Good work, though artwork takes a while."
    ),
    Both("Gosto do atendimento. Falta mais ideia nova.", "I like the service. I miss fresh ideas."),
    Both("Entrega o combinado.", "Delivers what was agreed."),
)
SORE = (
    Both("Vêm muitos contatos, mas poucas visitas.", "Plenty of leads, but few visits."),
    Both("Pago todo mês e não sei dizer o que voltou.", "I pay every month and cannot say what came back."),
    Both("Cada hora falo com uma pessoa.", "I talk to a different person every time."),
    Both(
        "O relatório é comprido e não responde o que eu pergunto.",
        "The report is long and does not answer my question.",
    ),
)
SUBJECTS = (
    ("site", "THSL", Both("Formulário fora do ar", "Form is down")),
    ("site", "HTS", Both("Trocar telefone no rodapé", "Change the phone number in the footer")),
    ("ads", "T", Both("Anúncio apareceu em outra cidade", "Ad shown in another city")),
    ("ads", "T", Both("Pausar campanha no feriado", "Pause the campaign over the holiday")),
    ("report", "TCSRE", Both("Número do relatório não bate com o nosso", "Report does not match our number")),
    ("report", "C", Both("Painel não carrega", "Dashboard does not load")),
    ("access", "CE", Both("Novo acesso para a equipe", "New access for the team")),
    ("access", "CEH", Both("Esqueci a senha", "Forgot the password")),
    ("content", "RS", Both("Erro de português no post", "Typo in the post")),
    ("content", "RSV", Both("Trocar a foto da publicação", "Swap the photo in the post")),
    ("billing", "", Both("Segunda via do boleto", "Copy of the invoice")),
    ("billing", "", Both("Mudar CNPJ da nota fiscal", "Change the tax id on the invoice")),
)
SLA = {"urgent": (30, 240), "high": (60, 480), "normal": (240, 1440), "low": (480, 2880)}
TICKETS_A_YEAR = {
    "great": 3.2,
    "good": 3.0,
    "fair": 3.8,
    "slip": 5.5,
    "bad": 7.0,
    "silent": 1.2,
    "new": 5.0,
    "gone": 4.5,
}


def _comment(score: int, chance: Random) -> Both | None:
    if chance.random() < 0.35:
        return None
    return chance.choice(GLAD if score >= 9 else CALM if score >= 7 else SORE)


def _here(account: Account, day: date) -> bool:
    return account.start + timedelta(days=45) <= day <= (account.closed or TODAY)


def _reachable(people: list[Person], day: date) -> list[Person]:
    return [person for person in people if person.left_on is None or person.left_on > day]


def nps(cast: list[Account], people: list[Person]) -> list[Survey]:
    """A relational NPS each quarter; about half of the people asked answer."""
    found = []
    waves = [date(2025, 3, 18), date(2025, 6, 17), date(2025, 9, 23), date(2025, 12, 9), date(2026, 3, 17),
             date(2026, 6, 16), date(2026, 9, 24)]  # fmt: skip
    for wave in waves:
        for account in cast:
            chance = dice(account.code, "nps", wave)
            own = _reachable([person for person in people if person.account is account], wave)
            told = account.name == "Tijolo Lilás" and wave == waves[-1]
            if told or account.mood == "prospect" or not _here(account, wave) or chance.random() > 0.62:
                continue
            for person in own[: 2 if account.touch == "high" else 1]:
                score = max(
                    0, min(10, chance.choice(NPS[account.mood]) + (-2 if person.role == "opponent" else 0))
                )
                at = datetime.combine(
                    wave + timedelta(days=chance.randint(0, 6)),
                    time(chance.randint(8, 20), chance.randint(0, 59)),
                )
                found.append(Survey(account, person, "nps", score, at, _comment(score, chance), None))
    return found + _told(cast, people)


def _told(cast: list[Account], people: list[Person]) -> list[Survey]:
    """The answer that the account's page is about, besides the drawn ones."""
    account = next(account for account in cast if account.name == "Tijolo Lilás")
    bruna = next(person for person in people if person.account is account and person.role == "champion")
    said = Both(
        "Vêm muitos contatos, mas poucas visitas ao estande.",
        "Plenty of leads, but few visits to the sales office.",
    )
    return [Survey(account, bruna, "nps", 6, datetime.fromisoformat("2026-09-25T14:12"), said, None)]


def _ticket(account: Account, person: Person, number: int, opened: datetime, chance: Random) -> Ticket:
    fitting = [row for row in SUBJECTS if not row[1] or set(row[1]) & set(account.products)]
    category, _, subject = chance.choice(fitting)
    priority = chance.choices(("urgent", "high", "normal", "low"), (1, 3, 9, 3))[0]
    response, resolution = SLA[priority]
    slow = 1.9 if account.mood in {"bad", "slip", "gone"} else 1.0
    answered = opened + timedelta(minutes=round(response * chance.uniform(0.15, 0.85) * slow))
    resolved: datetime | None = answered + timedelta(
        minutes=round(resolution * chance.uniform(0.15, 0.8) * slow)
    )
    still_open = opened.date() > TODAY - timedelta(days=6) and chance.random() < 0.7
    if still_open or (resolved is not None and resolved.date() > TODAY):
        resolved = None
    late = resolved is not None and (resolved - opened).total_seconds() / 60 > resolution
    csat = None
    if resolved is not None and chance.random() < 0.55:
        csat = chance.choice((2, 3, 3)) if late else chance.choice((4, 5, 5, 5))
    return Ticket(
        number=f"CH-{number:04d}", account=account, person=person, subject=subject, opened=opened,
        answered=answered if answered.date() <= TODAY else None, resolved=resolved,
        reopened=chance.choices((0, 1, 2), (12, 2, 1))[0] if resolved else 0, contacts=chance.randint(1, 4),
        handle=chance.randrange(10, 95, 5), sla_response=response, sla_resolution=resolution,
        channel=chance.choice(("portal", "email", "whatsapp", "phone")), priority=priority, category=category,
        status="resolved" if resolved else chance.choice(("open", "pending")),
        escalated=priority == "urgent" and slow > 1, csat=csat,
    )  # fmt: skip


def tickets(cast: list[Account], people: list[Person]) -> list[Ticket]:
    """The requests of the last fourteen months, since the agency began to log them."""
    since = date(2025, 9, 1)
    asked: list[tuple[datetime, Account, Person]] = []
    for account in cast:
        if account.mood == "prospect":
            continue
        chance = dice(account.code, "tickets")
        first, last = max(account.start, since), account.closed or TODAY
        rate = TICKETS_A_YEAR[account.mood] * {"high": 1.5, "mid": 1.0, "tech": 0.7}[account.touch]
        day = first + timedelta(days=chance.randint(3, 60))
        while day <= last:
            own = _reachable([person for person in people if person.account is account], day)
            workday = day - timedelta(days=max(0, day.weekday() - 4))
            if own and workday >= first:
                at = datetime.combine(workday, time(chance.randint(8, 17), chance.randint(0, 59)))
                asked.append((at, account, chance.choice(own)))
            day += timedelta(days=max(5, round(365 / rate * chance.uniform(0.4, 1.6))))
    asked.sort(key=lambda row: (row[0], row[1].code))
    return [
        _ticket(account, person, 1000 + number, at, dice("ticket", number))
        for number, (at, account, person) in enumerate(asked, start=1)
    ]


def surveys(cast: list[Account], people: list[Person], asked: list[Ticket]) -> list[Survey]:
    """NPS answers and the CSAT that follows a ticket, by date."""
    after = [
        Survey(
            ticket.account,
            ticket.person,
            "csat",
            ticket.csat,
            ticket.resolved + timedelta(minutes=35),
            None,
            ticket.number,
        )
        for ticket in asked
        if ticket.csat is not None and ticket.resolved is not None and ticket.resolved.date() < TODAY
    ]
    return sorted([*nps(cast, people), *after], key=lambda answer: (answer.at, answer.account.code))


def usage(cast: list[Account]) -> list[Usage]:
    """Monthly use of the dashboard and automation, for those that have either."""
    found = []
    trend = {
        "great": 0.9,
        "good": 0.78,
        "fair": 0.6,
        "slip": 0.72,
        "bad": 0.4,
        "silent": 0.35,
        "new": 0.5,
        "gone": 0.4,
    }
    for account in cast:
        if not set("CE") & set(account.products) or account.mood == "prospect":
            continue
        chance = dice(account.code, "usage")
        seats = {"high": 24, "mid": 10, "tech": 4}[account.touch] + chance.randint(0, 6)
        for index in range(24):
            month = date(FIRST_DAY.year + (10 + index) // 12, (10 + index) % 12 + 1, 1)
            if month < account.start.replace(day=1) or month > (account.closed or TODAY):
                continue
            level = trend[account.mood] * chance.uniform(0.88, 1.1)
            if account.mood == "slip" and index > 19:
                level *= 1 - 0.16 * (index - 19)
            active = max(1, min(seats, round(seats * level)))
            found.append(
                Usage(
                    account,
                    month,
                    seats,
                    active,
                    active * chance.randint(5, 11),
                    8,
                    max(1, min(8, round(8 * level))),
                )
            )
    return found
