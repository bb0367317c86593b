"""The sample workbooks: a coherent year of a made-up agency, with the mess of real sheets, twice told."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from csdesk.domain.values.tax_id import is_cnpj

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "sample"
CLOSE = date(2026, 10, 31)
ROWS = {
    "Contas": 68, "Contratos": 253, "Pessoas": 157, "Tarefas": 186, "Metas": 122, "Renovações": 133,
    "Oportunidades": 22, "Câmbio": 48, "Cancelamentos": 10, "Implantação": 27,
}  # fmt: skip
TITLES = {"Contas": 3}
BELOW = {"Contas": 2, "Contratos": 1}

Rows = list[dict[str, object]]


class Book:
    """One workbook, its sheets as rows by header."""

    def __init__(self, name: str) -> None:
        self.book = CalamineWorkbook.from_path(str(FOLDER / name))
        self.raw = {
            sheet.name: self.book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            for sheet in self.book.sheets_metadata
        }
        self.names = list(self.raw)

    def rows(self, place: int | str) -> Rows:
        """The data rows of a sheet, by name or by place, without what stands below them."""
        name = self.names[place] if isinstance(place, int) else place
        first = self.names.index(name) == 0
        cells = self.raw[name][TITLES["Contas"] if first else 0 :]
        header, *data = cells
        kept = BELOW["Contas"] if first else BELOW["Contratos"] if self.names.index(name) == 1 else 0
        data = data[: len(data) - kept]
        return [dict(zip(header, row, strict=False)) for row in data]


@pytest.fixture(scope="module")
def pt() -> Book:
    return Book("carteira_exemplo.xlsx")


@pytest.fixture(scope="module")
def en() -> Book:
    return Book("sample_portfolio.xlsx")


def cents(text: object) -> int | None:
    if not text:
        return None
    plain = re.sub(r"[^\d,.-]", "", str(text)).replace(".", "").replace(",", ".")
    return int(Decimal(plain) * 100)


def day(text: object) -> date | None:
    return datetime.strptime(str(text).strip(), "%d/%m/%Y").date() if text else None


def recurring(line: dict[str, object]) -> int:
    """The monthly cents of a line; a yearly price is a twelfth, a one-off nothing."""
    if line["Tipo"] == "Avulso":
        return 0
    return cents(line["Mensalidade"]) or round((cents(line["Valor cobrado"]) or 0) / 12)


def running(lines: Rows, on: date) -> Rows:
    """The lines that count at the close of a day (metrics.md, section 3)."""
    found = []
    for line in lines:
        start, end = day(line["Início do contrato"]), day(line["Data do cancelamento"])
        if recurring(line) and start is not None and start <= on and (end is None or end > on):
            found.append(line)
    return found


def test_both_workbooks_have_the_same_sheets_in_the_same_order(pt: Book, en: Book) -> None:
    assert len(pt.names) == len(en.names) == 17
    assert pt.names[:4] == ["Contas", "Contratos", "Pessoas", "Contatos"]
    assert en.names[:4] == ["Accounts", "Contracts", "People", "Interactions"]


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_sheet_has_its_rows(pt: Book, name: str) -> None:
    assert len(pt.rows(name)) == ROWS[name]


def test_the_log_covers_24_months_up_to_the_end_of_october_2026(pt: Book) -> None:
    moments = [row["Quando"] for row in pt.rows("Contatos")]
    assert all(isinstance(moment, datetime) for moment in moments)
    assert min(moments).date() < date(2024, 11, 15)  # type: ignore[type-var, attr-defined]
    assert date(2026, 10, 28) <= max(moments).date() <= date(2026, 10, 30)  # type: ignore[type-var, attr-defined]
    assert 700 <= len(moments) <= 900


def test_mrr_at_the_end_of_october_2026_is_what_the_lines_add_up_to(pt: Book) -> None:
    rates = {
        row["Moeda"]: Decimal(str(row["Cotação (R$)"]).replace(",", "."))
        for row in pt.rows("Câmbio")
        if row["Mês"] == "10/2026"
    }
    lines = running(pt.rows("Contratos"), CLOSE)
    total = sum(round(recurring(line) * rates.get(line["Moeda"], Decimal(1))) for line in lines)
    customers = {line["Código do cliente"] for line in lines}
    assert (len(customers), round(total)) == (56, 25161758)


def test_the_total_below_the_contracts_is_the_sum_of_what_runs_in_reais(pt: Book) -> None:
    below = pt.raw["Contratos"][-1]
    lines = [line for line in running(pt.rows("Contratos"), CLOSE) if line["Moeda"] == "BRL"]
    assert below[0] == "Total"
    assert cents(below[6]) == sum(recurring(line) for line in lines)


def test_an_account_that_left_has_no_running_line_and_a_reason(pt: Book) -> None:
    left = {row["Código"] for row in pt.rows("Contas") if row["Situação"] == "Cancelado"}
    still = {line["Código do cliente"] for line in running(pt.rows("Contratos"), CLOSE)}
    told = {row["Código do cliente"] for row in pt.rows("Cancelamentos")}
    assert len(left) == 9
    assert not left & still
    assert left <= told
    assert {row["Etapa"] for row in pt.rows("Contas") if row["Código"] in left} == {"Cancelada"}


def test_every_active_account_pays_and_the_prospect_does_not(pt: Book) -> None:
    still = {line["Código do cliente"] for line in running(pt.rows("Contratos"), CLOSE)}
    active = {row["Código"] for row in pt.rows("Contas") if row["Situação"] == "Ativo"}
    assert active == still


def test_the_story_has_every_kind_of_movement(pt: Book) -> None:
    lines = pt.rows("Contratos")
    starts = {line["Motivo da mudança"] for line in lines}
    ends = {line["Motivo do cancelamento"] for line in lines}
    assert {"Upsell", "Cross-sell", "Downsell", "Reajuste", "Retomada"} <= starts
    assert {"Preço", "Downsell", "Pausa", "Foi para concorrente", "Patrocinador saiu"} <= ends
    assert {line["Tipo"] for line in lines} == {"Base", "Adicional", "Desconto recorrente", "Avulso"}
    assert {line["Moeda"] for line in lines} == {"BRL", "USD", "EUR"}


def test_an_open_renewal_is_the_term_end_of_a_running_contract(pt: Book) -> None:
    terms: dict[object, set[date | None]] = {}
    worth: dict[object, int] = {}
    for line in running(pt.rows("Contratos"), CLOSE):
        terms.setdefault(line["Código do cliente"], set()).add(day(line["Vencto."]))
        worth[line["Código do cliente"]] = worth.get(line["Código do cliente"], 0) + recurring(line)
    for row in pt.rows("Renovações"):
        if row["Situação"] == "Em aberto":
            assert row["Fim da vigência"] in terms[row["Código do cliente"]], row["Cliente"]
            assert row["MRR a renovar"] * 100 == worth[row["Código do cliente"]], row["Cliente"]  # type: ignore[operator]


def test_the_lost_mrr_of_a_churn_is_what_its_last_lines_paid(pt: Book) -> None:
    lines = pt.rows("Contratos")
    for row in pt.rows("Cancelamentos"):
        ended = [
            line
            for line in lines
            if line["Código do cliente"] == row["Código do cliente"]
            and line["Data do cancelamento"] == row["Data do cancelamento"]
        ]
        assert cents(row["MRR perdido"]) == sum(map(recurring, ended)), row["Cliente"]


def test_tax_ids_hold_their_check_digits_and_stand_in_a_range_nobody_has(pt: Book) -> None:
    ids = [str(row["CNPJ"]) for row in pt.rows("Contas")]
    assert all(is_cnpj(text) and text.startswith("99.100.") for text in ids)
    assert len(set(ids)) == 67


def test_nobody_is_met_after_leaving_or_outside_the_contract(pt: Book) -> None:
    people = {
        (row["Código do cliente"], str(row["Nome"]).strip()): row["Saiu em"] for row in pt.rows("Pessoas")
    }
    for row in pt.rows("Contatos"):
        for name in filter(None, str(row["Pessoas"]).split("; ")):
            left = people[row["Código do cliente"], name]
            assert not left or row["Quando"].date() <= left, row["Assunto"]  # type: ignore[attr-defined]


def test_readings_tickets_and_answers_point_at_something(pt: Book) -> None:
    goals = {row["Código da meta"] for row in pt.rows("Metas")}
    tickets = {row["Nº do chamado"] for row in pt.rows("Chamados")}
    emails = {str(row["E-mail"]).strip() for row in pt.rows("Pessoas")}
    assert {row["Código da meta"] for row in pt.rows("Medições")} == goals
    assert {row["Chamado"] for row in pt.rows("Pesquisas")} - {""} <= tickets
    assert {row["Contato"] for row in pt.rows("Pesquisas")} <= emails


def test_the_mess_of_a_real_workbook_is_there(pt: Book) -> None:
    contas, contratos = pt.raw["Contas"], pt.raw["Contratos"]
    assert contas[0][0] == "Estúdio Aurora: carteira de clientes"
    assert contas[3][13] == ""
    assert contas[-1][0].startswith("Obs.:")
    assert [row["Código"] for row in pt.rows("Contas")].count("EA-015") == 2
    assert {"Mensalidade", "Vencto."} <= set(contratos[0])
    assert any(str(row["Cliente"]) != str(row["Cliente"]).strip() for row in pt.rows("Contratos"))
    assert {row["Renovação automática"] for row in pt.rows("Contratos")} == {"Sim", "Não", ""}
    assert {row["Evitável"] for row in pt.rows("Cancelamentos")} == {"S", "N"}
    assert {row["Escalado"] for row in pt.rows("Chamados")} == {"x", ""}
    hidden = [sheet.name for sheet in pt.book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]
    assert hidden == ["_listas"]


def fact(cell: object, language: str) -> object:
    """What a cell says besides its words: a number, a day, an amount; `None` for words."""
    if not isinstance(cell, str):
        return cell
    text = cell.strip()
    if re.fullmatch(r"\d\d/\d\d/\d{4}( \d+:\d\d( [AP]M)?)?", text):
        order = "%d/%m/%Y" if language == "pt" else "%m/%d/%Y"
        hours = "" if len(text) == 10 else " %H:%M" if language == "pt" else " %I:%M %p"
        return datetime.strptime(text, order + hours)
    if re.fullmatch(r"-?(R\$ ?|US\$ |\$|€ ?)?[\d.,]+", text):
        digits = re.sub(r"[^\d,.-]", "", text)
        return digits.replace(".", "").replace(",", ".") if language == "pt" else digits.replace(",", "")
    return None if re.search(r"[^\W\d_]", text) else text


def test_the_english_twin_tells_the_same_facts(pt: Book, en: Book) -> None:
    for ours, theirs in zip(pt.names, en.names, strict=True):
        first, second = pt.raw[ours], en.raw[theirs]
        assert [len(row) for row in first] == [len(row) for row in second]
        for left, right in zip(first, second, strict=True):
            assert [fact(cell, "pt") for cell in left] == [fact(cell, "en") for cell in right], (ours, left)


def test_names_codes_and_people_are_the_same_in_both_languages(pt: Book, en: Book) -> None:
    def column(rows: Rows, header: str) -> list[object]:
        return [row[header] for row in rows]

    assert column(pt.rows(0), "Cliente") == column(en.rows(0), "Account")
    assert column(pt.rows(1), "Código da linha") == column(en.rows(1), "Line code")
    assert column(pt.rows(2), "E-mail") == column(en.rows(2), "Email")


def test_the_words_of_the_twin_are_its_own(pt: Book, en: Book) -> None:
    ours = {row["Resumo"] for row in pt.rows("Contatos")}
    theirs = {row["Summary"] for row in en.rows("Interactions")}
    assert not ours & theirs
    assert len(ours) > 600


def test_the_generator_makes_the_workbooks_that_are_shipped(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_sample.py"), str(tmp_path)], check=False
    )
    assert made.returncode == 0
    for shipped in sorted(FOLDER.glob("*.xlsx")):
        assert (tmp_path / shipped.name).read_bytes() == shipped.read_bytes()


def test_money_in_the_texts_is_written_as_the_app_writes_it(pt: Book, en: Book) -> None:
    for book, right in ((pt, r"R\$ \d"), (en, r"R\$\d")):
        words = [cell for rows in book.raw.values() for row in rows for cell in row if isinstance(cell, str)]
        written = [found for cell in words for found in re.findall(r"R\$\s*\d", cell)]
        assert written
        assert all(re.fullmatch(right, one) for one in written)
