"""The read of a 100,000 x 12 workbook through the reading process, against plain calamine in the same run.

`python -m benchmarks.read_speed`: both sides run in turn, the median of five is compared.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from benchmarks.floor import Measure, show
from csdesk.storage.files.sheets_in import head, read_book

TURNS = 5
GOAL = 1.2
PLAIN = """
import sys, time
start = time.perf_counter()
import python_calamine
sheet = python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0)
rows = sheet.to_python()
print(time.perf_counter() - start)
"""


def generate(path: Path, rows: int) -> None:
    """A portfolio export: codes, names, amounts, dates, flags and notes."""
    chance = random.Random(7)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet("Contas"), book.add_format({"num_format": "dd/mm/yyyy"})
        titles = "Código Conta Segmento MRR Início Fim Plano CNPJ Usuários NPS Ativo Nota"
        sheet.write_row(0, 0, titles.split())
        for row in range(1, rows + 1):
            sheet.write_string(row, 0, f"{row:06d}")
            sheet.write_string(row, 1, f"Conta {row} Ltda")
            sheet.write_string(row, 2, chance.choice(["Enterprise", "SMB", "Mid"]))
            sheet.write_number(row, 3, chance.randint(100, 999_999) / 100)
            sheet.write_datetime(row, 4, date(2020, 1, 1) + timedelta(days=row % 2000), day)
            if row % 3:
                sheet.write_datetime(row, 5, date(2023, 1, 1) + timedelta(days=row % 1000), day)
            sheet.write_string(row, 6, chance.choice(["Básico", "Pro"]))
            sheet.write_string(row, 7, f"{row:08d}0001{row % 100:02d}")
            sheet.write_number(row, 8, row % 500)
            sheet.write_number(row, 9, row % 11)
            sheet.write_boolean(row, 10, bool(row % 2))
            sheet.write_string(row, 11, f"Observação {row % 977} do cliente")


def plain(path: Path) -> float:
    """Seconds of plain calamine in a process of its own, without the start of Python."""
    return float(
        subprocess.run([sys.executable, "-c", PLAIN, str(path)], capture_output=True, check=True).stdout
    )


def seconds(job: Callable[[Path], object], path: Path) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    job(path)
    return time.perf_counter() - start


def measures(*, quick: bool) -> Iterator[Measure]:
    """The read of a large workbook and of its head."""
    rows = 2_000 if quick else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "portfolio.xlsx"
        generate(path, rows)
        plains, reads, heads = [], [], []
        for _ in range(TURNS):
            plains.append(plain(path) * 1000)
            reads.append(seconds(read_book, path) * 1000)
            heads.append(seconds(head, path) * 1000)
    floor = statistics.median(plains)
    yield Measure(f"read {rows:,} x 12 in a process of its own", statistics.median(reads), floor, GOAL)
    yield Measure("first rows of that file", statistics.median(heads), goal=50)


if __name__ == "__main__":
    show(measures(quick=False))
