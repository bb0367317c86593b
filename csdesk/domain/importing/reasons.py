"""How sure a target is and why, and what becomes of a column without one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from csdesk.domain.importing.aliases import index
from csdesk.domain.importing.columns import Candidate, Column, How
from csdesk.domain.importing.fitting import fit, knows_none
from csdesk.domain.importing.mapping import Certainty
from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Kind, is_blank
from csdesk.domain.importing.table import Table
from csdesk.domain.importing.tool import Tool, key_of
from csdesk.domain.importing.tools import NAMES
from csdesk.domain.text import Text, msg
from csdesk.domain.values.money import Percent

_BY_CELLS: Final = frozenset({How.VALUES, How.LINK})
_HALF: Final = 0.5
"""With fewer of the values than this, a known name is no more than a hint."""
_VAGUE: Final = word_set(
    "tipo type area nivel level grupo group origem origin source departamento department fila queue perfil classe class familia "
    "family setor sector ramal"
)
"""Words that by themselves say only that there are kinds of something."""
_TRADES: Final = word_set("ramo mercado atividade nicho area setor vertical sector")
"""Words for what a company does, which in a list of anything else may be what the rows are about."""
_SUMS: Final = word_set("valor value amount total preco price montante")
"""Words for a sum of money, which nothing says comes back every month."""
_OWN: Final = 0.98
"""From here on a name is that of the record whose rows these are."""
_SOME: Final = 10
_SAID: Final = 0.92
"""With less a name is known, but as that of another record, or among several that it may be."""
_TAKEN: Final = 0.3
"""With fewer of the values than this a column is not taken for a field, whatever its name."""
_NEAR: Final = 0.6
"""From here on a part of a known name is nearly the name."""


def certainty_of(candidate: Candidate, column: Column) -> Certainty:
    """Sure: the name and at least 95 % of the values; likely: one of them, or nearly the name; else to check."""
    if candidate.how in {How.GUESS, How.SOLE} or column.name.guessed:
        return Certainty.CHECK
    by_name = candidate.how in {How.NAME, How.TOOL}
    by_values = candidate.fit >= 0.95 and not column.shape.empty
    if by_name and _tells_nothing(candidate, column):
        return Certainty.CHECK
    if by_name and by_values:
        told = candidate.score >= _SAID and column.name.full not in _VAGUE and not candidate.rivalled
        told = told and not _is_one_client(candidate, column)
        told = told and (candidate.score >= _OWN or column.name.full not in _TRADES)
        told = told and not (candidate.target == "line.mrr" and column.name.full in _SUMS)
        return Certainty.SURE if told or candidate.how is How.TOOL else Certainty.LIKELY
    nearly = by_values and (candidate.how in _BY_CELLS or candidate.score >= _NEAR)
    return Certainty.LIKELY if nearly or (by_name and candidate.fit >= _HALF) else Certainty.CHECK


def _is_one_client(candidate: Candidate, column: Column) -> bool:
    """Whether every row names the same client, which may as well be the house that wrote the list."""
    return (
        candidate.target == "account.name"
        and column.shape.filled >= _SOME
        and len(column.shape.counts) == 1
        and candidate.how is How.NAME
    )


def _tells_nothing(candidate: Candidate, column: Column) -> bool:
    """Whether the kinds that stand there are none of those of the field: `T0` and `T1` are no kinds of opportunity."""
    some = column.shape.filled >= _SOME and candidate.how is not How.TOOL
    return some and knows_none(candidate.target, column.shape)


def why_of(candidate: Candidate, column: Column, tool: Tool | None) -> Text:
    """Why a column goes where it goes, in one sentence."""
    how = How.VALUES if column.name.guessed else candidate.how
    share = Percent(Decimal(str(round(candidate.fit, 4))), 0)
    if column.shape.empty:
        return msg("The name is known; there are no values to compare")
    if how is How.TOOL and tool is not None:
        return msg(
            "A column of the {tool} export; {share} of the values fit", tool=NAMES[tool.key], share=share
        )
    if candidate.target == "account.tax_id" and fit(candidate.target, column.shape) < candidate.fit < _HALF:
        return msg("The name is known, but the check digits of the numbers do not fit")
    if how is How.NAME:
        return msg("The name is known; {share} of the values fit", share=share)
    if how is How.PART:
        return msg(
            "The name contains “{known}”; {share} of the values fit", known=candidate.known, share=share
        )
    if how is How.FUZZY:
        return msg(
            "The name is close to “{known}”; {share} of the values fit", known=candidate.known, share=share
        )
    if how is How.LINK:
        return msg("The values are ids of another sheet of this import")
    if how is How.GUESS:
        return msg("A guess by one word of the name; {share} of the values fit", share=share)
    if how is How.SOLE:
        return msg("No other column could hold what such rows have; {share} of the values fit", share=share)
    return msg("The values say it: {share} fit", share=share)


_TECHNICAL: Final = word_set(
    "updated at|update time|updated|updated on|last modified|last modified date|modified date|modified at|atualizado em|"
    "data de atualização|url|link do registro|hash|checksum|row id|etag|avatar|photo|remote photo url|image|password|senha|token|"
    "authenticity token|signature|fivetran synced|synced at|last sync|visible to|row number|linha numero|created by|created by id|"
    "modified by|last modified by|is deleted|deleted|system modstamp|gravatar|locale id"
)


_LOADERS: Final = re.compile(
    r"^(?:_+(?:fivetran|airbyte|sdc|dlt|dbt|etl|stitch|hevo|rescued|ingest|hoodie)|airbyte|etl|dbt|stitch|meltano|ingestion)_",
    re.IGNORECASE,
)
"""How columns begin that programs add which carry tables from one place to another."""


def is_of_loader(column: Column) -> bool:
    """Whether a program that carries tables about has added a column: `_fivetran_start`."""
    return bool(_LOADERS.match(column.name.written.strip()))


def is_technical(column: Column) -> bool:
    """Whether a column only serves the tool that it comes from."""
    return bool(set(column.name.forms) & _TECHNICAL_NAMES) or is_of_loader(column)


def leftover(column: Column, table: Table, tool: Tool | None, entity: str) -> tuple[str | None, Text]:
    """What becomes of a column without a field: a custom field when it carries something, else left out."""
    if column.shape.empty and all(map(is_blank, table.column(column.place))):
        return None, msg("Left out: no values")
    if tool is not None and tool.targets.get(key_of(column.name.written)) == "-":
        return None, msg("Left out: only {tool} uses it", tool=NAMES[tool.key])
    if is_technical(column) or column.shape.share(Kind.UUID) >= 0.9:
        return None, msg("Left out: a technical column of the other tool")
    if column.shape.share(Kind.URL) >= 0.9 and column.shape.fit(lambda value: "/api/" in str(value)) >= 0.9:
        return None, msg("Left out: a technical column of the other tool")
    if not column.name.written:
        return None, msg("Left out: the column has no name")
    for form in column.name.forms:
        if (
            any(alias.target == "survey.score" for alias in index().get(form, ()))
            and column.shape.low is not None
        ):
            return "custom", msg("Not single answers from 0 to 10, so it is kept as a field of its own")
    if _is_of_another_kind(column, entity):
        return "custom", msg(
            "The name is known, but the values are of another kind: it becomes a field of its own"
        )
    return "custom", msg("No field of that name: it becomes a field of its own")


def _is_of_another_kind(column: Column, entity: str) -> bool:
    """Whether a header is known in such a sheet, and the values are not what its field takes."""
    aliases = [alias for form in column.name.forms for alias in index().get(form, ())]
    meant = [alias for alias in aliases if entity in alias.where or not alias.where]
    return bool(meant) and all(fit(alias.target, column.shape) < _TAKEN for alias in meant)


_TECHNICAL_NAMES: Final = frozenset(folded(name) for name in _TECHNICAL)
