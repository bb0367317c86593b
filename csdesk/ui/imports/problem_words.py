"""What there is to solve in a sheet, in words."""

from __future__ import annotations

from csdesk.domain.text import Text, msg, nmsg, verbatim
from csdesk.ui.imports.state import ProblemGroup


def counted(kinds: int, rows: int) -> Text:
    """How much there is to solve; questions about whole columns have no rows."""
    many = nmsg("{n} kind", "{n} kinds", kinds)
    return msg("{kinds}, {rows}", kinds=many, rows=nmsg("{n} row", "{n} rows", rows)) if rows else many


def said_of_group(group: ProblemGroup) -> Text:
    """The first problem of a group, with the column that it is about."""
    if group.column is None:
        return group.text
    return msg("{column}: {what}", column=verbatim(group.column), what=group.text)
