"""What a header means by what stands beside it: the `name` of a company beside a person's, the `stage` of a deal beside its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from csdesk.domain.importing.aliases import Alias
from csdesk.domain.importing.candidates import met
from csdesk.domain.importing.columns import Column
from csdesk.domain.importing.names import name_of, word_set
from csdesk.domain.importing.settle_people import share_words

_PLAIN: Final = frozenset({"name", "nome"})
_WHOLE: Final = frozenset({"full name", "nome completo"})
_PARTS: Final = (
    frozenset({"first name", "primeiro nome"}),
    frozenset({"last name", "sobrenome", "ultimo nome", "surname"}),
)
_STAGES: Final = word_set("stage|etapa|fase|estagio|stage name|phase")
_TITLE_OF: Final = frozenset({"title"})
_STAGED: Final = "opportunity.stage"
_COMPANY, _STAGE, _TITLE = name_of("company_name"), name_of("deal_stage"), name_of("job_title")
_SOME: Final = 3


def by_neighbours(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The same columns; those whose names say less than what stands beside them are called by what they are."""
    meant = (
        (_named_company(columns), _COMPANY),
        (_title_of_person(columns), _TITLE),
        (_stage_of_deals(columns), _STAGE),
    )
    renamed = {column.place: name for column, name in meant if column is not None}
    return tuple(
        replace(column, name=renamed[column.place]) if column.place in renamed else column
        for column in columns
    )


def _named_company(columns: Sequence[Column]) -> Column | None:
    """The plain name that is not that of the person whose names stand beside it, and so that of the company."""
    plain = _only(columns, _PLAIN)
    if plain is None:
        return None
    people = [_only(columns, _WHOLE)] if _only(columns, _WHOLE) else [_only(columns, part) for part in _PARTS]
    told = [column for column in people if column is not None and column.shape.filled >= _SOME]
    if len(told) < len(people) or plain.shape.filled < max(column.shape.filled for column in told):
        return None
    return None if any(share_words(column, plain) for column in told) else plain


def _title_of_person(columns: Sequence[Column]) -> Column | None:
    """The title that stands right behind the names of a person."""
    title = _only(columns, _TITLE_OF)
    before = None if title is None or not title.place else columns[title.place - 1]
    if title is None or before is None or before.name.full not in _WHOLE | _PARTS[1]:
        return None
    return title


def _stage_of_deals(columns: Sequence[Column]) -> Column | None:
    """The stage of rows that tell what a deal is worth, and no other stage of one."""
    stage = _only(columns, _STAGES)
    if stage is None:
        return None
    others = [met(column.name)[1] for column in columns if column is not stage]
    staged = any(_STAGED in _anywhere(aliases) for aliases in others)
    return stage if any(map(_are_worth, others)) and not staged else None


def _anywhere(aliases: Sequence[Alias]) -> set[str]:
    """The fields that a name means in whatever sheet."""
    return {alias.target for alias in aliases if not alias.where}


def _are_worth(aliases: Sequence[Alias]) -> bool:
    """Whether a name means what a deal is worth, and nothing of any other record."""
    worth = any(alias.target == "opportunity.value" for alias in aliases)
    return worth and all(alias.entity == "opportunity" for alias in aliases)


def _only(columns: Sequence[Column], names: frozenset[str]) -> Column | None:
    """The one column of such a name."""
    found = [column for column in columns if column.name.full in names]
    return found[0] if len(found) == 1 else None
