"""The people at the clients: the ones with a story by name, the others drawn from playful surnames."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from sample_accounts import day
from sample_cast import NAMED_PEOPLE
from sample_facts import Account, Person, dice
from sample_words import Both

FIRST = (
    "Adélia", "Amaro", "Aurélio", "Beatriz", "Benício", "Cândida", "Celso", "Clarice", "Damião", "Dalva", "Edgar",
    "Elisa", "Fausto", "Flora", "Gael", "Graça", "Heitor", "Ilma", "Ivo", "Jandira", "Joel", "Juçara", "Laís",
    "Lauro", "Lia", "Lígia", "Mário", "Mirna", "Moacir", "Nara", "Nélio", "Odete", "Paco", "Petra", "Quirino",
    "Raquel", "Régis", "Rosa", "Samir", "Selma", "Tânia", "Tomé", "Ulisses", "Vilma", "Xavier", "Yara", "Zélia",
)  # fmt: skip
LAST = (
    "Abacate", "Algodão", "Amora", "Anzol", "Azulejo", "Baobá", "Barbante", "Brisa", "Cabaça", "Candeeiro",
    "Carretel", "Centeio", "Ciranda", "Clarineta", "Colibri", "Compasso", "Coreto", "Domingueira", "Estribo",
    "Farinha", "Figueira", "Fivela", "Gangorra", "Girassol", "Guarapuvu", "Hortelã", "Ipê", "Jabuti", "Ladrilho",
    "Lamparina", "Manjericão", "Marola", "Moinho", "Novela", "Orégano", "Pandeiro", "Paçoca", "Peteca", "Pitanga",
    "Quitanda", "Realejo", "Rebuliço", "Sabiá", "Serpentina", "Tangerina", "Tear", "Varanda", "Veleiro", "Viola",
)  # fmt: skip
JOBS = {
    "sponsor": (Both("Diretora de marketing", "Marketing director"), Both("Diretoria", "Board")),
    "decision_maker": (Both("Diretor", "Managing director"), Both("Diretoria", "Board")),
    "champion": (Both("Analista de marketing", "Marketing analyst"), Both("Marketing", "Marketing")),
    "payer": (Both("Coordenador financeiro", "Finance lead"), Both("Financeiro", "Finance")),
    "user": (Both("Assistente comercial", "Sales assistant"), Both("Comercial", "Sales")),
    "opponent": (Both("Gerente de vendas", "Sales manager"), Both("Comercial", "Sales")),
}
OWNER = (Both("Dona", "Owner"), Both("Direção", "Management"))
USUAL = {
    "high": ("decision_maker", "champion", "payer", "user"),
    "mid": ("decision_maker", "champion", "payer"),
    "tech": ("decision_maker",),
}
INFLUENCE = {"sponsor": 5, "decision_maker": 5, "champion": 4, "payer": 3, "user": 2, "opponent": 4}
ATTITUDE = {
    "great": 2,
    "good": 1,
    "fair": 0,
    "slip": 0,
    "bad": -1,
    "silent": 0,
    "new": 1,
    "gone": -1,
    "prospect": 1,
}


def _address(name: str, account: Account) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    first, *rest = plain.split()
    return f"{first}.{rest[-1]}@{account.slug}.example"


def _attitude(role: str, account: Account, chance: int) -> int:
    if role == "opponent":
        return -2
    bonus = 1 if role in {"champion", "sponsor"} else 0
    return max(-2, min(2, ATTITUDE[account.mood] + bonus - chance))


def _person(account: Account, name: str, role: str, left: str | None, place: int) -> Person:
    chance = dice(account.code, "person", name)
    owner = account.size == "small" and role == "decision_maker"
    title, department = OWNER if owner else JOBS[role]
    end = day(left) if left else None
    if end is None and account.closed is not None:
        end = account.closed + timedelta(days=20) if role == "champion" and chance.random() < 0.2 else None
    return Person(
        account=account, name=name, title=title, department=department, email=_address(name, account),
        phone=f"{account.phone[:4]} 9{account.phone[5:9]}-{2000 + chance.randint(0, 79) * 100 + place:04d}", role=role,
        influence=INFLUENCE[role], attitude=_attitude(role, account, chance.choice((0, 0, 1))), left_on=end,
    )  # fmt: skip


def people(cast: list[Account]) -> list[Person]:
    """Everybody, account by account; a full name is used once."""
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    dice("names").shuffle(names)
    found: list[Person] = []
    for account in cast:
        told = [entry.split(":") for entry in NAMED_PEOPLE.get(account.name, ())]
        for name, role, *left in told:
            found.append(_person(account, name, role, left[0] if left else None, len(found)))
        if not told:
            roles = USUAL[account.touch][: 2 if account.employees < 20 else 4]
            found.extend(_person(account, names.pop(), role, None, len(found)) for role in roles)
    return found
