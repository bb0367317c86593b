"""Columns of tax ids, in their usual writing; what its check digits contradict is kept and told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from csdesk.domain.importing.coerce_text import CUT, Coerced, Doubted, cut_problem, each, is_null, text_of
from csdesk.domain.importing.table import Cell, Problem
from csdesk.domain.text import msg
from csdesk.domain.values.tax_id import are_written_cnpjs, is_cnpj, is_cpf, plain, written, written_cnpjs

_LENGTHS: Final = frozenset({11, 14})
_SENTENCE: Final = 3
_FEWEST: Final = 5
"""With fewer digits than this beside words, a text only speaks of a tax id."""


def coerce_tax_id(cells: Sequence[Cell]) -> Coerced:
    """A column of tax ids, whose valid CNPJs are told apart all at once."""
    texts = [cell for cell in cells if type(cell) is str]
    if len(texts) == len(cells) and are_written_cnpjs(texts):
        return Coerced(texts, {})
    sure = written_cnpjs(set(texts))
    padded = _lost_zeros(set(cells))
    return each(cells, lambda cell: _tax_id(cell, padded), dict(zip(sure, sure, strict=True)))


def _lost_zeros(cells: Iterable[Cell]) -> bool:
    """Whether short codes are CNPJs or CPFs whose leading zeros a program took: numbers of another country fit one only by chance."""
    codes = [plain(text) for cell in cells if (text := text_of(cell)) is not None and not is_null(text)]
    figures = [code for code in codes if code.isdecimal()]
    short = [code for code in figures if len(code) not in _LENGTHS]
    fitting = sum(_with_zeros(code) is not None for code in short)
    whole = sum(is_cnpj(code) or is_cpf(code) for code in figures)
    return 2 * fitting >= len(short) or (whole > len(short) and fitting > 0)


def _with_zeros(code: str) -> str | None:
    """A code with one or two zeros more before it, when it is a CNPJ or a CPF then."""
    for length, check in ((14, is_cnpj), (11, is_cpf)):
        if 0 < length - len(code) <= 2 and check(code.zfill(length)):
            return code.zfill(length)
    return None


def _tax_id(cell: Cell, padded: bool) -> str | Doubted | Problem | None:
    text = text_of(cell)
    if text is None or is_null(text):
        return None
    if CUT.match(text):
        return cut_problem(text)
    if _are_words(text):
        said = msg("{value} is no tax id; it is left blank", value=text)
        return Problem("bad_tax_id", said)
    if text.removesuffix(".0").isdecimal():
        text = text.removesuffix(".0")
    code = plain(text)
    if padded and code.isdecimal() and (whole := _with_zeros(code)) is not None:
        return written(whole)
    if len(code) in (11, 14) and not (is_cnpj(code) or is_cpf(code)):
        said = msg("The check digits of {value} do not fit; it is kept as it is", value=text)
        return Doubted(text, Problem("tax_id_check", said))
    return written(text)


def _are_words(text: str) -> bool:
    """Whether a text is no code: it has no digit, or speaks of some (`Digite os 14 números`, `Com pontos e barra: 00.111...`)."""
    digits = sum(map(str.isdigit, text))
    words = sum(word.strip("(),.:;").isalpha() for word in text.split())
    return not digits or words > _SENTENCE or (digits < _FEWEST and words > 1)
