"""What comes next: tasks and opportunities."""

from __future__ import annotations

from datetime import date, timedelta

from sample_accounts import day
from sample_facts import TODAY, Account, Opportunity, Talk, Task, dice
from sample_words import Both

TODO = {
    "Cacto Manso": ("26-10-28", "high", "cs", Both("Confirmar contrato", "Confirm the contract")),
    "Pulo do Grilo": ("26-10-26", "high", "cs", Both("Enviar ata", "Send the minutes")),
    "Zás-Trás": ("26-10-30", "high", "am", Both("Proposta: 3ª loja", "Proposal: third store")),
    "Vaca Sideral": ("26-10-30", "high", "cs", Both("Confirmar diretoria", "Confirm the board meeting")),
    "Guarda-Chuva Azul": ("26-11-05", "normal", "cs", Both("Revisar metas", "Review the goals")),
    "Tijolo Lilás": ("26-10-23", "high", "cs", Both("Ligar para Caio Faísca", "Call Caio Faísca")),
    "Lince Distraído": ("26-10-30", "normal", "cs", Both("Responder relatório", "Reply about the report")),
    "Quinta Lua": ("26-11-03", "normal", "cs", Both("Pedir indicação", "Ask for a referral")),
    "Garfo Torto": ("26-10-27", "high", "cs", Both("Plano de retomada", "Recovery plan")),
    "Tatu Ligeiro": ("26-11-04", "normal", "cs", Both("RTS do 3º trimestre", "Q3 QBR")),
    "Casa na Copa": ("26-11-06", "normal", "cs", Both("Treinar equipe nova", "Train the new team")),
    "Parafuso Feliz": ("26-11-10", "low", "cs", Both("Enviar relatório", "Send the report")),
    "Rabo de Cometa": ("26-10-30", "normal", "cs", Both("Fazer check-in", "Do a check-in")),
    "Onça Míope": ("26-10-30", "high", "cs", Both("Montar RTS", "Prepare the QBR")),
    "Capivara Chic": ("26-10-28", "high", "cs", Both("Ver queda de uso", "Look into the drop in usage")),
    "Dente-de-Estrela": ("26-11-09", "normal", "cs", Both("Ativar agenda", "Switch on online booking")),
    "Nuvem de Giz": ("26-11-11", "normal", "cs", Both("RTS do 3º trimestre", "Q3 QBR")),
    "Farol de Papel": ("26-11-12", "low", "cs", Both("Enviar relatório", "Send the report")),
    "Trilha Torta": ("26-10-29", "high", "cs", Both("Falar com a direção", "Talk to management")),
    "Coruja de Chinelo": (
        "26-11-02",
        "high",
        "cs",
        Both("Reunir prova de matrículas", "Gather proof of enrolments"),
    ),
    "Galo Noturno": (
        "26-10-21",
        "high",
        "cs",
        Both("Apresentação ao novo diretor", "Introduction to the new director"),
    ),
    "Sapato Sonâmbulo": (
        "26-10-19",
        "high",
        "am",
        Both("Decidir a renovação vencida", "Settle the lapsed renewal"),
    ),
    "Alface Atômica": (
        "26-11-04",
        "normal",
        "am",
        Both("Enviar proposta de renovação", "Send the renewal proposal"),
    ),
    "Robô de Crochê": (
        "26-11-03",
        "normal",
        "am",
        Both("Renovação em dólar: conferir câmbio", "Dollar renewal: check the rate"),
    ),
    "Sorriso de Marte": (
        "26-11-16",
        "normal",
        "cs",
        Both("Preparar conversa de renovação", "Prepare the renewal talk"),
    ),
    "Lua de Bolso": (
        "26-10-30",
        "normal",
        "cs",
        Both("Ligar em horário diferente", "Call at a different time of day"),
    ),
    "Andaime Dançante": ("26-11-03", "high", "cs", Both("Visitar o estande", "Visit the sales office")),
    "Mola Maluca": ("26-11-05", "normal", "cs", Both("Marco de 120 dias", "120-day milestone")),
    "Cenoura Cósmica": ("26-11-09", "normal", "cs", Both("Marco de 90 dias", "90-day milestone")),
    "Ostra Otimista": ("26-11-04", "high", "cs", Both("Plano de 90 dias por escrito", "Written 90-day plan")),
    "Polvo Pontual": (
        "26-11-06",
        "normal",
        "cs",
        Both("Combinar a meta de contratos", "Agree the contracts goal"),
    ),
    "Pipa Quadrada": (
        "27-01-11",
        "low",
        "cs",
        Both("Ligar sobre a volta das oficinas", "Call about the workshops' return"),
    ),
}
MONTHLY = ("Tijolo Lilás", "Onça Míope", "Pão de Nuvem", "Polvo Pontual", "Tamanduá Turbo", "Escada de Nuvem")

DEALS = (
    ("Tijolo Lilás", "cross_sell", "E", "talk", 2400, 40, "27-01-29", "26-09-02", None, Both("CRM para corretores", "CRM for brokers")),
    ("Tijolo Lilás", "upsell", "T", "idea", 3600, 20, "27-03-31", "26-08-12", None, Both("Lançamento da 2ª torre", "Launch of the second tower")),
    ("Zás-Trás", "upsell", "T", "proposal", 1900, 70, "26-11-20", "26-10-14", None, Both("Campanha da 3ª loja", "Third-store campaign")),
    ("Onça Míope", "upsell", "T", "negotiation", 2100, 75, "26-12-11", "26-07-16", None, Both("Quinta unidade", "Fifth unit")),
    ("Quinta Lua", "cross_sell", "S", "proposal", 1500, 55, "26-11-27", "26-09-21", None, Both("Guia da cidade no site", "City guide on the site")),
    ("Polvo Pontual", "cross_sell", "V", "talk", 2200, 45, "27-01-15", "26-08-13", None, Both("Vídeos com clientes", "Customer videos")),
    ("Pão de Nuvem", "cross_sell", "E", "proposal", 1300, 60, "26-12-04", "26-09-30", None, Both("Clube do pão por e-mail", "Bread club by email")),
    ("Tamanduá Turbo", "cross_sell", "E", "talk", 480, 40, "27-02-12", "26-09-09", None, Both("Régua da safra", "Harvest email flow")),
    ("Boto Bilíngue", "cross_sell", "R", "idea", 1200, 25, "27-02-26", "26-10-08", None, Both("Redes para intercâmbio", "Social media for exchanges")),
    ("Boto Bilíngue", "cross_sell", "S", "won", 1600, None, "26-04-10", "26-02-05", "26-04-09", Both("Blog de idiomas", "Language blog")),
    ("Pão de Nuvem", "cross_sell", "V", "won", 1200, None, "26-06-19", "26-06-08", "26-06-11", Both("Vídeos da fornada", "Oven videos")),
    ("Zás-Trás", "cross_sell", "E", "won", 2400, None, "26-03-06", "26-01-19", "26-02-26", Both("Clube de vantagens", "Loyalty club")),
    ("Polvo Pontual", "cross_sell", "T", "won", 3100, None, "25-10-10", "25-08-20", "25-10-08", Both("Mídia para demonstrações", "Paid media for demos")),
    ("Onça Míope", "cross_sell", "E", "won", 3400, None, "25-10-10", "25-08-04", "25-10-02", Both("Lembrete de retorno", "Recall reminders")),
    ("Tamanduá Turbo", "upsell", "T", "won", 300, None, "25-09-12", "25-06-30", "25-08-26", Both("Plano de safra", "Harvest plan")),
    ("Caramelo Elétrico", "cross_sell", "C", "won", 2300, None, "26-01-30", "25-11-17", "26-01-15", Both("Painel de instalações", "Installations dashboard")),
    ("Nuvem de Giz", "cross_sell", "V", "lost", 2600, None, "26-05-29", "26-03-10", "26-05-21", Both("Vídeo institucional", "School film")),
    ("Vaca Sideral", "upsell", "R", "lost", 1500, None, "26-05-15", "26-02-23", "26-05-04", Both("Redes por loja", "Social media by store")),
    ("Casa na Copa", "cross_sell", "V", "lost", 1800, None, "26-08-14", "26-05-27", "26-08-06", Both("Tour em vídeo", "Video tour")),
    ("Escada de Nuvem", "cross_sell", "C", "negotiation", 2700, 65, "26-12-18", "26-09-15", None, Both("Painel de vendas", "Sales dashboard")),
    ("Formiga Filósofa", "cross_sell", "R", "idea", 900, 20, "27-02-19", "26-10-20", None, Both("Redes dos aprovados", "Social posts of admitted students")),
    ("Caramelo Elétrico", "cross_sell", "S", "talk", 2600, 45, "27-01-22", "26-10-05", None, Both("Conteúdo para síndicos", "Content for building managers")),
)  # fmt: skip
LOST = {"Nuvem de Giz": "budget", "Vaca Sideral": "timing", "Casa na Copa": "other"}


def tasks(cast: list[Account], talks: list[Talk]) -> list[Task]:
    """The to-do list of the end of October, and what was done in the months before."""
    by_name = {account.name: account for account in cast}
    found = [
        Task(by_name[name], title, day(due), priority, role, "open", None, None)
        for name, (due, priority, role, title) in TODO.items()
    ]
    found += [
        Task(
            by_name[name],
            Both("Enviar relatório do mês", "Send the monthly report"),
            date(2026, 11, 6),
            "normal",
            "cs",
            "open",
            None,
            "month",
        )
        for name in MONTHLY
    ]
    seen = {(task.account.code, task.title.pt) for task in found}
    for talk in talks:
        key = (talk.account.code, talk.next_step.pt if talk.next_step else "")
        if (
            talk.next_step is None
            or not date(2026, 5, 1) <= talk.at.date() <= date(2026, 10, 16)
            or key in seen
        ):
            continue
        seen.add(key)
        found.append(_done(talk, talk.next_step))
    return sorted(found, key=lambda task: (task.due, task.account.code, task.title.pt))


def _done(talk: Talk, title: Both) -> Task:
    """What became of the next step that a conversation promised."""
    chance = dice(talk.account.code, "task", talk.at)
    due = talk.at.date() + timedelta(days=chance.choice((2, 3, 5, 7)))
    due -= timedelta(days=max(0, due.weekday() - 4))
    done: date | None = due + timedelta(days=chance.choice((-1, 0, 0, 0, 1, 4)))
    status = (
        "dropped"
        if chance.random() < 0.06 or (talk.account.closed is not None and due > talk.account.closed)
        else "done"
    )
    if status == "dropped":
        done = None
    elif done is not None:
        done = min(max(done, talk.at.date()), TODAY)
    role = "am" if talk.role == "am" else "cs"
    return Task(talk.account, title, due, "normal", role, status, done, None)


def opportunities(cast: list[Account]) -> list[Opportunity]:
    """What CS raised and the account manager took over."""
    by_name = {account.name: account for account in cast}
    found = []
    for name, kind, product, stage, value, probability, expected, raised, closed, title in DEALS:
        account = by_name[name]
        over = stage in {"won", "lost"}
        raised_on = day(raised)
        handed = raised_on + timedelta(days=dice(name, title.pt).randint(1, 6)) if stage != "idea" else None
        found.append(
            Opportunity(
                account, title, kind, product, "closed" if over else stage, value * 100, probability, day(expected),
                day(closed) if closed else None, stage if over else "open", LOST[name] if stage == "lost" else None,
                account.csm, raised_on, handed,
            )
        )  # fmt: skip
    return sorted(found, key=lambda deal: (deal.raised, deal.account.code))
