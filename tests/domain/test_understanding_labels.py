"""The labels that CSDesk itself shows, in both languages, are headers that it knows."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.domain.importing.aliases import TITLES
from csdesk.domain.importing.assign import assigned
from csdesk.domain.importing.coerce_choice import chosen
from csdesk.domain.importing.columns import columns_of
from csdesk.domain.importing.table import Cell, RawSheet, Table
from csdesk.domain.importing.understand import understand
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.domain.text import msg
from csdesk.i18n import Translator

LANGUAGES = ("pt_BR", "en")
WHY = msg("You chose it")


def sample(spec: FieldSpec, words: Translator) -> list[Cell]:
    """Three values that the field could hold."""
    if spec.choices:
        said: list[Cell] = [words.words(choice.label) for choice in spec.choices]
        return [*said, *said, *said][:3]
    values: dict[FieldType, list[Cell]] = {
        FieldType.DATE: [date(2026, 1, 13), date(2026, 2, 14), date(2026, 3, 15)],
        FieldType.INSTANT: [date(2026, 1, 13), date(2026, 2, 14), date(2026, 3, 15)],
        FieldType.MONTH: ["2026-01", "2026-02", "2026-03"],
        FieldType.BOOL: ["Sim", "Não", "Sim"],
        FieldType.INT: [1, 2, 2],
        FieldType.MONEY: [100.5, 200.0, 300.25],
        FieldType.DECIMAL: [1.5, 2.0, 3.5],
        FieldType.PERCENT: [10.0, 20.0, 30.0],
    }
    named: dict[str, list[Cell]] = {
        "email": ["ana@a.example", "bia@b.example", "caio@c.example"],
        "currency": ["BRL", "USD", "BRL"],
        "tax_id": ["11.222.333/0001-81", "45.997.418/0001-53", "60.746.948/0001-12"],
        "domain": ["a.example", "b.example", "c.example"],
        "website": ["https://a.example", "https://b.example", "https://c.example"],
        "phone": ["(11) 3333-1111", "(11) 3333-2222", "(11) 3333-3333"],
        "mobile": ["(11) 93333-1111", "(11) 93333-2222", "(11) 93333-3333"],
        "number": ["101", "102", "103"],
    }
    return named.get(spec.name) or values.get(spec.type) or ["Alfa Um", "Beta Dois", "Gama Três"]


def specs(entity: str) -> list[FieldSpec]:
    return list(BY_KEY[entity].fields)


def target_of(entity: str, spec: FieldSpec) -> str:
    """Where a column of the field goes: a reference is found by what names the other record."""
    return {"account": "account.name", "contact": "contact.name"}.get(spec.name, f"{entity}.{spec.name}")


def table(entity: str, words: Translator) -> tuple[Table, list[str]]:
    fields = specs(entity)
    headers = [words.words(spec.label) for spec in fields]
    columns = [sample(spec, words) for spec in fields]
    rows = [headers, *map(list, zip(*columns, strict=True))]
    sheet = RawSheet("x.xlsx", words.words(BY_KEY[entity].many), rows)
    places = tuple(range(len(headers)))
    wanted = [target_of(entity, spec) for spec in fields]
    return Table(sheet, 1, tuple(headers), places, (2, 3, 4)), wanted


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entity", TITLES)
def test_every_label_of_a_field_is_a_header_of_that_field_in_a_sheet_of_its_records(
    entity: str, language: str
) -> None:
    words = Translator(language)
    made, wanted = table(entity, words)
    found = assigned(columns_of(made), entity, None, {}, "")
    wrong = {
        header: (found[place].target if place in found else None, target)
        for place, (header, target) in enumerate(zip(made.headers, wanted, strict=True))
        if (found[place].target if place in found else None) != target
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("entity", TITLES)
def test_a_sheet_of_only_our_labels_holds_the_records_it_is_named_after(entity: str, language: str) -> None:
    made, wanted = table(entity, Translator(language))
    (mapping,) = understand([made.sheet])
    assert (mapping.entity, mapping.importable) == (entity, True)
    assert [column.target for column in mapping.columns] == wanted


@pytest.mark.parametrize("entity", [*TITLES])
def test_the_code_of_a_record_is_its_id_under_our_label_for_it(entity: str) -> None:
    for label in ("Código", "Code"):
        sheet = RawSheet("x.xlsx", "x", [[label], ["A-01"], ["A-02"]])
        made = Table(sheet, 1, (label,), (0,), (2, 3))
        assert assigned(columns_of(made), entity, None, {}, "")[0].target == f"{entity}.external_id"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_choice_is_read_as_that_choice(language: str) -> None:
    words = Translator(language)
    wrong = [
        (kind, spec.name, words.words(choice.label))
        for kind, entity in BY_KEY.items()
        for spec in entity.fields
        for choice in spec.choices
        if chosen(spec, words.words(choice.label)) != choice.key
    ]
    assert wrong == []


def test_a_person_s_choice_of_whose_the_rows_are_rescues_a_refused_sheet() -> None:
    rows: list[list[Cell]] = [["Etiqueta", "Quem"], ["a", "Alfa"], ["b", "Beta"]]
    (refused,) = understand([RawSheet("x.xlsx", "x", rows)])
    assert not refused.importable
    assert not refused.with_target(0, "account.tags", WHY).importable
    rescued = refused.with_target(1, "account.name", WHY)
    assert (rescued.importable, rescued.why_not) == (True, None)
