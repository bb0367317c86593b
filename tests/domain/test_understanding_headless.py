"""Tables that begin with their first record: no row is lost, and columns are told by their values."""

from __future__ import annotations

from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

ROWS: list[list[Cell]] = [
    [1, "Maria Garcia", "maria@mail.com", "(11) 98765-4321", "SP"],
    [2, "Carlos Ruiz", "carlos@mail.com", "(21) 98765-4322", "RJ"],
    [3, "Ana Lima", "ana@mail.com", "(31) 98765-4323", "MG"],
    [4, "Davi Nunes", "davi@mail.com", "(41) 98765-4324", "PR"],
]


def test_the_first_record_is_no_header_and_is_kept() -> None:
    (mapping,) = understand([RawSheet("clientes.csv", "clientes.csv", ROWS)])
    assert mapping.table.headless
    assert mapping.table.rows == (1, 2, 3, 4)
    assert [column.target for column in mapping.columns] == [
        "account.external_id",
        "account.name",
        "contact.email",
        "account.phone",
        "account.state",
    ]


def test_what_only_values_say_is_always_to_be_checked() -> None:
    (mapping,) = understand([RawSheet("clientes.csv", "clientes.csv", ROWS)])
    assert {column.certainty for column in mapping.columns} == {Certainty.CHECK}


def test_words_that_come_again_below_show_a_record_too() -> None:
    rows: list[list[Cell]] = [
        [1, "2023-08-12", "medium", "health", "India"],
        [2, "2023-08-29", "large", "finance", "Germany"],
        [3, "2023-11-17", "medium", "health", "India"],
        [4, "2023-05-02", "small", "retail", "India"],
    ]
    (mapping,) = understand([RawSheet("customers.csv", "customers.csv", rows)])
    assert mapping.table.headless
    assert mapping.columns[0].target == "account.external_id"
    assert mapping.columns[4].target == "account.country"


def test_a_header_stays_one_though_its_words_come_again() -> None:
    rows: list[list[Cell]] = [
        ["Cliente", "E-mail", "Status"],
        ["Alfa Log", "a@alfa.com", "Ativo"],
        ["Cliente", "E-mail", "Status"],
        ["Beta Foods", "b@beta.com", "Ativo"],
    ]
    (mapping,) = understand([RawSheet("clientes.csv", "clientes.csv", rows)])
    assert not mapping.table.headless
    assert [column.target for column in mapping.columns] == [
        "account.name",
        "contact.email",
        "account.status",
    ]
