"""Cells of any kind, to be planned."""

from __future__ import annotations

from typing import Any

CELLS: dict[str, tuple[Any, ...]] = {
    "account.external_id": ("C1", "C2", "C3"),
    "account.name": ("Acme", "ACME ", "Beta", "Acme Ltda"),
    "account.tax_id": ("11.222.333/0001-81", "11444777000161", "123"),
    "account.domain": ("acme.example", "beta.example"),
    "account.status": ("Ativo", "Cancelado"),
    "contact.email": ("ana@acme.example", "bia@beta.example", "ANA@acme.example"),
    "line.external_id": ("L1", "L2"),
    "line.mrr": ("10,00", "-5", 7, "x"),
    "line.start": ("01/01/2024", "jan/2023", "30/02/2024"),
    "line.end": ("31/12/2023", "15/06/2024"),
    "line.kind": ("Base", "Desconto", "surpresa"),
    "survey.score": (9, 5, 11, "7"),
    "survey.kind": ("NPS", "CSAT"),
    "custom": ("a", 1, True),
    "invoice.amount": (10, "R$ 5,00"),
}
