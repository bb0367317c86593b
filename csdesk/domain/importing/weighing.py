"""How well a column fits a field by its header and its values together."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.fitting import fit, spec_of
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Kind
from csdesk.domain.importing.table import Cell
from csdesk.domain.model.record import FieldType

_ABROAD: Final = word_set(
    "nif nipc cif nit rut ruc rfc cuit cuil cedula identificacion dni vat ein tin abn gstin pan siren siret uid ust"
)
"""Tax numbers of other countries."""
_PROSE: Final = frozenset({"interaction.summary", "churn.feedback", "review.decisions", "survey.comment"})
_MANY, _KINDS = 30, 8
_UNSHARED: Final = frozenset({FieldType.INT, FieldType.MONEY, FieldType.TEXT})


def weighed(target: str, column: Column) -> float:
    """The share of the values that the field could take, less where the header says that they are something else."""
    share = _fit_of(target, column) * (0.2 if _is_keyed(target, column) else 1.0)
    if (target in _PROSE and _is_of_kinds(column)) or _is_share(target, column):
        share *= 0.3
    return share


def _is_share(target: str, column: Column) -> bool:
    """Whether a header says that percents stand there, which are no counts, amounts or words."""
    spec = spec_of(target)
    return "percent" in column.name.units and spec is not None and spec.type in _UNSHARED


def _is_of_kinds(column: Column) -> bool:
    """Whether the same few short words come again and again, as `Connected` and `No answer` do: nothing that was told."""
    shape = column.shape
    return shape.filled >= _MANY and len(shape.counts) <= _KINDS and not shape.share(Kind.LONG)


def _fit_of(target: str, column: Column) -> float:
    """How well the values fit; a header that names the tax number of another country asks for no check digits of ours."""
    share = fit(target, column.shape)
    if target == "account.tax_id" and _ABROAD.intersection(folded(column.name.written).split()):
        return max(share, column.shape.fit(_is_number_abroad))
    return share


def _is_number_abroad(value: Cell) -> bool:
    """Whether a value may be the tax number of a person or company: a code with at least six figures."""
    text = str(int(value)) if isinstance(value, float) else str(value)
    digits = sum(map(str.isdigit, text))
    return 6 <= digits <= 15 and len(text) <= 20 and digits * 2 >= len(text)


def _is_keyed(target: str, column: Column) -> bool:
    """Whether a kind stands there by the key of another table, `CompanyTypeId`, which says nothing by itself."""
    spec = spec_of(target)
    last = column.name.base.split()[-1:]
    chosen = spec is not None and spec.type is FieldType.CHOICE
    return chosen and last == ["id"] and column.shape.share(Kind.NUMBER) >= 0.9
