"""What columns of people mean beside each other: given names, several people in a cell, nobody at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.columns import Candidate, Column, Found, How
from csdesk.domain.importing.fitting import fit
from csdesk.domain.importing.mail_domains import is_public
from csdesk.domain.importing.names import folded
from csdesk.domain.importing.settle_amounts import move
from csdesk.domain.importing.table import Cell

_PERSON_NAMES: Final = frozenset({"nome", "name", "nome completo", "full name"})
_COMPANIES: Final = frozenset(
    {
        "empresa",
        "company",
        "company name",
        "nome empresa",
        "organizacao",
        "organization",
        "firm",
        "employer",
        "companhia",
        "nome companhia",
        "compania",
    }
)
_FORMS: Final = frozenset(
    {"ltda", "sa", "eireli", "mei", "epp", "inc", "llc", "gmbh", "cia", "comercio", "industria", "corp"}
)
"""What only companies are called."""
_REGISTERED: Final = frozenset(
    {"nome", "name", "nome razao social", "nome empresa", "nome cliente razao social"}
)
"""Under what the name in the register stands beside the name of the trade."""
_LONGEST: Final = 7
_SHORT: Final = 3
_GIVEN: Final = 0.7
_WHOLE: Final = frozenset({"nome completo", "full name"})
_BRANDS: Final = frozenset({"marca", "brand"})
"""What things are called, and no people."""
_DONE: Final = frozenset({"interaction", "task", "ticket", "opportunity"})
"""Records that also name people who work here."""
_CLIENTS: Final = frozenset({"account.name", "account.external_id", "account.tax_id", "account.domain"})
_PLACES: Final = frozenset({"account.city", "account.state", "account.country", "account.address"})
_OF_ONE: Final = frozenset({"dni", "cpf", "rg", "cedula", "documento", "cargo", "nascimento"})
_FITS: Final = 0.8
_ENOUGH: Final = 5
_KNOWN: Final = frozenset({"contact.name", "contact.first_name", "contact.external_id"})
"""Who is named has an address that is theirs."""


def settle_first_name(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Nome` beside `Sobrenome` is the first name."""
    place = targets.get("contact.name")
    if place is not None and columns[place].name.full in _PERSON_NAMES:
        move(found, targets, "contact.name", "contact.first_name")


def settle_people(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """Cells that name several people name those who took part."""
    shape = columns[targets["contact.name"]].shape
    if shape.fit(lambda value: isinstance(value, str) and bool({";", ","} & set(value))) >= 0.2:
        move(found, targets, "contact.name", "interaction.contacts")


def name_person(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Nome` beside `Empresa` is the person's, where an e-mail is beside it or it names people."""
    place = targets.get("account.name")
    if place is None or "contact.name" in targets:
        return
    mailed, company = "contact.email" in targets, columns[place].name.full in _COMPANIES
    for column in columns:
        if column.place in found or column.name.full not in _PERSON_NAMES:
            continue
        if company and _is_rare(columns[place], column):
            del found[place]
            share = fit("account.name", column.shape)
            found[column.place] = Candidate(
                column.place, "account.name", None, 0.8, share, How.NAME, column.name.full
            )
            targets["account.name"] = column.place
            return
        if mailed or (company and _names_people(column) and not share_words(column, columns[place])):
            share = fit("contact.name", column.shape)
            found[column.place] = Candidate(
                column.place, "contact.name", None, 0.8, share, How.NAME, column.name.full
            )
            targets["contact.name"] = column.place
            return


def _is_rare(companies: Column, names: Column) -> bool:
    """Whether hardly any row has a company, and each has a name: the people are the clients."""
    each = names.shape.filled >= _FITS * names.shape.sampled
    return each and companies.shape.filled < _GIVEN / 2 * companies.shape.sampled


def _names_people(column: Column) -> bool:
    """Whether values are names of people: letters only, and nothing that only companies are called."""
    if column.shape.fit(_is_of_company) or column.shape.distinct < _GIVEN:
        return False
    return column.shape.fit(_is_called) >= _FITS


def share_words(names: Column, companies: Column) -> bool:
    """Whether the names say again what the companies are called: those are trade names, not people."""
    said = {
        word for value in companies.shape.counts for word in folded(str(value)).split() if len(word) > _SHORT
    }
    return names.shape.fit(lambda value: bool(said.intersection(folded(str(value)).split()))) >= _GIVEN / 2


def _is_called(value: Cell) -> bool:
    return isinstance(value, str) and len(value.split()) <= _LONGEST and not any(map(str.isdigit, value))


def _is_of_company(value: Cell) -> bool:
    return isinstance(value, str) and bool(_FORMS.intersection(folded(value).split()))


def drop_nobody(found: Found, targets: dict[str, int]) -> None:
    """Facts about a person whom no column names; a phone is then the account's."""
    if "contact.mobile" in targets and "account.phone" not in targets:
        move(found, targets, "contact.mobile", "account.phone")
    if "contact.phone" in targets and "account.phone" not in targets:
        move(found, targets, "contact.phone", "account.phone")
    for target in [target for target in targets if target.startswith("contact.")]:
        del found[targets.pop(target)]


def drop_staff(found: Found, targets: dict[str, int], columns: Sequence[Column], entity: str) -> None:
    """Addresses of one house beside several clients are those of people who work here, not of the clients'."""
    place, named = targets.get("contact.email"), targets.get("account.name")
    if place is None or named is None or entity not in _DONE:
        return
    addresses = columns[place].shape
    houses = {str(value).rpartition("@")[2].casefold() for value in addresses.counts}
    if addresses.filled < _ENOUGH or len(columns[named].shape.counts) < _ENOUGH or len(houses) != 1:
        return
    if not is_public(houses.pop()) and not targets.keys() & _KNOWN:
        del found[targets.pop("contact.email")]


def name_signer(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Representante` beside `DNI Representante` signs for the client: nobody keeps the documents of colleagues there."""
    for target in ("account.am", "account.csm"):
        place = targets.get(target)
        if place is None or found[place].how is How.TOOL:
            continue
        words = set(columns[place].name.base.split())
        said = [set(column.name.base.split()) for column in columns if column.place != place]
        if not any(words <= other and other & _OF_ONE for other in said):
            continue
        if "contact.name" in targets:
            del found[targets.pop(target)]
        else:
            move(found, targets, target, "contact.name")


def drop_places(found: Found, targets: dict[str, int], entity: str) -> None:
    """Where a conversation took place, when no column says with which client, is where nobody we know is."""
    if entity == "interaction" and not targets.keys() & _CLIENTS:
        for target in _PLACES & targets.keys():
            del found[targets.pop(target)]


def name_lawfully(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Nome` beside `Fantasia` is the name in the register."""
    place = targets.get("account.name")
    if place is None or "account.legal_name" in targets or "fantasia" not in columns[place].name.base:
        return
    for column in columns:
        share = fit("account.legal_name", column.shape)
        if column.place not in found and column.name.full in _REGISTERED and share >= _FITS:
            found[column.place] = Candidate(
                column.place, "account.legal_name", None, 0.8, share, How.NAME, column.name.full
            )
            targets["account.legal_name"] = column.place
            return


def name_no_brand(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> None:
    """`Marca` beside `Razón social` is that of a thing where it comes again and again, `Nombres y apellidos` a person's."""
    brand, legal = targets.get("account.name"), targets.get("account.legal_name")
    if brand is None or legal is None:
        return
    if columns[brand].name.full in _WHOLE and _is_free("contact.name", found, targets):
        move(found, targets, "account.name", "contact.name")
        move(found, targets, "account.legal_name", "account.name")
    elif _BRANDS & {*columns[brand].name.base.split()} and len(columns[brand].shape.counts) * _SHORT <= len(
        columns[legal].shape.counts
    ):
        del found[targets.pop("account.name")]
        move(found, targets, "account.legal_name", "account.name")


def _is_free(target: str, found: Found, targets: dict[str, int]) -> bool:
    """Whether no column says a field by its name; one that only nearly does gives way."""
    if target not in targets:
        return True
    if found[targets[target]].how not in {How.PART, How.FUZZY, How.GUESS, How.VALUES}:
        return False
    del found[targets.pop(target)]
    return True


def _are_given(column: Column) -> bool:
    """Whether names are of one word, as given names are."""
    return column.shape.fit(lambda value: isinstance(value, str) and " " not in value) >= _GIVEN


def settle_own_name(found: Found, targets: dict[str, int], columns: Sequence[Column]) -> bool:
    """Whether people stand there by both names; `Nome` beside `Sobrenome` in a list of clients is the first one."""
    place = targets.get("account.name")
    alone = "contact.last_name" in targets and "contact.first_name" not in targets
    if (
        alone
        and place is not None
        and (columns[place].name.full in _PERSON_NAMES or _are_given(columns[place]))
        and not (_BRANDS & {*columns[place].name.base.split()})
    ):
        move(found, targets, "account.name", "contact.first_name")
    return {"contact.first_name", "contact.last_name"} <= targets.keys()
