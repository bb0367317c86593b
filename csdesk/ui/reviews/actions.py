"""What can be done on the review page, as data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from csdesk.domain.text import msg
from csdesk.ui.actions.spec import ActionSpec, Context, can_write
from csdesk.ui.theme.icons import Icon

if TYPE_CHECKING:
    from csdesk.ui.reviews.page import ReviewPage

_CALLED = ("rts", "qbr", "apresentação")


def action_specs(page: ReviewPage, has_deck: Callable[[Context], bool]) -> tuple[ActionSpec, ...]:
    """Presenting, exporting, and changing the section that is chosen."""
    return (
        *_exports(page, has_deck),
        *_sections(page, lambda context: can_write(context) and has_deck(context)),
    )


def _exports(page: ReviewPage, has_deck: Callable[[Context], bool]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "review.present",
            msg("Present the review"),
            page.present,
            Icon.PRESENT,
            ("F5",),
            has_deck,
            keywords=("apresentar", "slides", *_CALLED),
        ),
        ActionSpec(
            "review.export_pptx",
            msg("Export the review as PPTX"),
            partial(page.export, ".pptx"),
            Icon.EXPORT,
            ("Ctrl+E",),
            has_deck,
            keywords=("powerpoint", "slides", *_CALLED),
        ),
        ActionSpec(
            "review.export_pdf",
            msg("Export the review as PDF"),
            partial(page.export, ".pdf"),
            Icon.EXPORT,
            when=has_deck,
            keywords=_CALLED,
        ),
        ActionSpec(
            "review.export_xlsx",
            msg("Export the numbers of the review as XLSX"),
            page.export_sheets,
            Icon.EXPORT,
            when=has_deck,
            keywords=("excel", "planilha", *_CALLED),
        ),
    )


def _sections(page: ReviewPage, can_change: Callable[[Context], bool]) -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "review.section_up",
            msg("Move the section up"),
            partial(page.move_section, -1),
            Icon.UP,
            when=can_change,
        ),
        ActionSpec(
            "review.section_down",
            msg("Move the section down"),
            partial(page.move_section, 1),
            Icon.DOWN,
            when=can_change,
        ),
        ActionSpec(
            "review.section_eye",
            msg("Show or hide the section"),
            page.toggle_section,
            Icon.SHOW,
            when=can_change,
        ),
    )
