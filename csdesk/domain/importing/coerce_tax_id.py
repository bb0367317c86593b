"""Columns of tax ids, in their usual writing; what its check digits contradict is kept and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing.coerce_text import Coerced, Doubted, each, is_null, text_of
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import are_written_cnpjs, is_cnpj, is_cpf, plain, written, written_cnpjs

_FEWEST: Final = 5
"""With fewer digits than this beside words, a text only speaks of a tax id."""


def coerce_tax_id(cells: Sequence[Cell]) -> Coerced:
    """A column of tax ids, whose valid CNPJs are told apart all at once."""
    texts = [cell for cell in cells if type(cell) is str]
    if len(texts) == len(cells) and are_written_cnpjs(texts):
        return Coerced(texts, {})
    sure = written_cnpjs(set(texts))
    return each(cells, _tax_id, dict(zip(sure, sure, strict=True)))


def _tax_id(cell: Cell) -> str | Doubted | Problem | None:
    text = text_of(cell)
    if text is None or is_null(text):
        return None
    if _are_words(text):
        said = msg("{value} is no tax id; it is left blank", value=text)
        return Problem("bad_tax_id", said)
    code = plain(text)
    if isinstance(cell, (int, float)) or code.isdecimal():
        for length, check in ((14, is_cnpj), (11, is_cpf)):
            if 0 < length - len(code) <= 2 and check(code.zfill(length)):
                return written(code.zfill(length))
    if len(code) in (11, 14) and not (is_cnpj(code) or is_cpf(code)):
        said = msg("The check digits of {value} do not fit; it is kept as it is", value=text)
        return Doubted(text, Problem("tax_id_check", said))
    return written(text)


def _are_words(text: str) -> bool:
    """Whether a text is no code: it has no digit, or speaks of some (`Digite os 14 números`)."""
    digits = sum(map(str.isdigit, text))
    return not digits or (digits < _FEWEST and sum(map(str.isalpha, text.split())) > 1)
