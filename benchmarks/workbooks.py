"""Invented workbooks of the sizes that the benchmarks ask for, the same in every run."""

from __future__ import annotations

import hashlib
import os
import random
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

CACHE = Path(os.environ.get("CSDESK_BENCH", Path(tempfile.gettempdir()) / "csdesk-bench"))
TODAY = date(2026, 10, 30)
COLOURS = (
    "Azul",
    "Lilás",
    "Amarelo",
    "Cinza",
    "Verde",
    "Roxo",
    "Branco",
    "Dourado",
    "Rubro",
    "Pardo",
    "Índigo",
)
THINGS = (
    "Tijolo",
    "Farol",
    "Sino",
    "Moinho",
    "Barco",
    "Limão",
    "Tatu",
    "Violão",
    "Balão",
    "Cacto",
    "Pinhão",
    "Lince",
)
CSMS = ("Marina Aurora", "Téo Andorinha", "Lúcia Maré", "Caio Brisa")
HEADER = (
    "Código", "Cliente", "CNPJ", "Segmento", "Toque", "Etapa", "Mensalidade", "Início do contrato", "Vencto.",
    "CSM responsável", "Cidade", "Funcionários",
)  # fmt: skip


def workbook(rows: int, folder: Path = CACHE) -> Path:
    """An xlsx of so many accounts in 12 columns, with codes, tax ids, money as text and true dates; made once."""
    import xlsxwriter

    path = folder / f"contas-{rows}-{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]}.xlsx"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(rows)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Contas")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, HEADER)
    for number in range(1, rows + 1):
        for place, cell in enumerate(_cells(number, chance)):
            if isinstance(cell, date):
                sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
            else:
                sheet.write(number, place, cell)
    book.close()
    return path


def _cells(number: int, chance: random.Random) -> tuple[str | int | date, ...]:
    amount = f"{chance.randrange(500, 9999):,}".replace(",", ".")
    start = date(2020, 1, 1) + timedelta(days=chance.randrange(2_300))
    return (
        f"B{number:06d}", f"{THINGS[number % 12]} {COLOURS[number // 12 % 11]} {number}", tax_id(number),
        chance.choice(("Estratégico", "Crescimento", "Essencial")), chance.choice(("Alto", "Médio", "Digital")),
        chance.choice(("Adoção", "Valor", "Expansão", "Renovação")), f"R$ {amount},{chance.randrange(100):02d}", start,
        TODAY + timedelta(days=chance.randrange(1, 360)), chance.choice(CSMS),
        chance.choice(("Recife", "Campinas", "Curitiba", "Belém")), chance.randrange(1, 400),
    )  # fmt: skip


def tax_id(number: int) -> str:
    """A CNPJ with right check digits whose first eight digits nobody has."""
    digits = [int(digit) for digit in f"98{number:06d}0001"]
    for weights in ((5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)):
        left = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        digits.append(0 if left < 2 else 11 - left)
    text = "".join(map(str, digits))
    return f"{text[:2]}.{text[2:5]}.{text[5:8]}/{text[8:12]}-{text[12:]}"
