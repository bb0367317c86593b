"""Which of two columns that could each name the client does, and which one names its person or the house that wrote the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.candidates import met
from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.neighbours import is_person
from csdesk.domain.importing.settle_people import share_words
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Cell

_CLIENT: Final = word_set(
    "cliente customer client consumidor consumer comprador buyer asegurado segurado insured policyholder tomador associado"
)
_COMPANY: Final = word_set(
    "local negocio loja store shop estabelecimento establecimiento empresa company seguradora aseguradora insurer operadora organization organizacao firma business companhia organisation razao fantasia"
)
_PLAIN: Final = word_set(
    "nome|name|nome completo|full name|nome contato|contact name|nome cliente|customer name|client name|cliente|customer|client|titular|proprietario|dono|owner name|socio|representante"
)
_CALLED: Final = frozenset({"nome", "name"})
_OWN: Final = 0.34
"""So few companies for each client are those that keep the list."""
_HOUSES: Final = 10
_PEOPLE, _MORE, _FITS = 0.7, 0.3, 0.8
_LEGAL: Final = word_set(
    "ltda me eireli sa s.a. inc llc ltd corp co company group grupo gmbh plc epp mei cia associates holdings and e solutions industries"
)


def settle_names(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """Give the name of the client to the column that says it best, and that of its person to the other one."""
    place = targets.get("account.name")
    if place is None or found[place].how is How.TOOL:
        return
    holder = columns[place]
    for rival in columns:
        if rival.place in found or not _names_clients(rival):
            continue
        if _is_house(holder, rival) or _is_nobody(holder, rival):
            del found[place]
            _give(found, targets, rival, "account.name")
        elif _is_person_of(rival, holder) and "contact.name" not in targets:
            _give(found, targets, rival, "contact.name")
        elif _is_person_of(holder, rival) and "contact.name" not in targets:
            _give(found, targets, holder, "contact.name")
            _give(found, targets, rival, "account.name")
        else:
            continue
        return


def _names_clients(column: Column) -> bool:
    aliases = met(column.name)[1]
    called = _says(column, _COMPANY) and _says(column, _CALLED)
    named = (
        called
        or any(alias.target == "account.name" for alias in aliases)
        or column.name.full in _PLAIN | _CLIENT
    )
    return named and column.shape.filled > 0 and fit("account.name", column.shape) >= _FITS


def _give(found: Found, targets: dict[str, int], column: Column, target: str) -> None:
    share = fit(target, column.shape)
    found[column.place] = Candidate(
        column.place, target, None, 0.8 * share, share, How.NAME, column.name.full
    )
    targets[target] = column.place


def _says(column: Column, words: frozenset[str]) -> bool:
    return bool(words.intersection(column.name.full.split()))


def _is_house(holder: Column, rival: Column) -> bool:
    """Whether the few companies that come again and again keep the list, and the clients stand beside them."""
    few = len(holder.shape.counts) <= min(_HOUSES, _OWN * len(rival.shape.counts))
    return few and _says(holder, _COMPANY) and _says(rival, _CLIENT) and not _says(rival, _COMPANY)


def _is_nobody(holder: Column, rival: Column) -> bool:
    """Whether one header says plainly that it names the client, and the other only could: `Marca` beside `Nome do cliente`."""
    return _says(rival, _CLIENT) and not _says(holder, _CLIENT | _COMPANY) and holder.name.full not in _PLAIN


def _is_person_of(person: Column, company: Column) -> bool:
    """Whether people stand in one column and their companies in the other."""
    if person.name.full not in _PLAIN or not _says(company, _COMPANY) or _says(person, _COMPANY):
        return False
    plain = not _says(person, _CLIENT)
    if plain and share_words(person, company):
        return False
    if _says(company, _CLIENT) and _says(person, _CLIENT):
        return True
    several = len(person.shape.counts)
    if several > 1 and len(company.shape.counts) <= max(1, (0.1 if plain else 0.3) * several):
        return False
    people, firms = person.shape.fit(_is_of_person), company.shape.fit(_is_of_person)
    return not person.shape.share(Kind.CODE) and (
        people >= _PEOPLE if plain else people >= _PEOPLE and people - firms >= _MORE
    )


def _is_of_person(value: Cell) -> bool:
    return is_person(value) and not _LEGAL.intersection(folded(value).split())
