"""Which survey the answers of a sheet belong to, when no cell says so."""

from __future__ import annotations

import re

from csdesk.domain.importing.coerce_text import words_of
from csdesk.domain.importing.parts import Draft, Part
from csdesk.domain.importing.table import Problem
from csdesk.domain.text import msg

_SURVEYS = (
    ("nps", ("nps", "net promoter", "recomend", "recommend", "likely")),
    ("csat", ("csat", "satisf")),
    ("ces", ("ces", "effort", "esforco")),
)
_SCALES = (
    ("nps", re.compile(r"\b0\s*(?:a|to|-|–|até|ate)\s*10\b", re.IGNORECASE)),
    ("csat", re.compile(r"\b1\s*(?:a|to|-|–|até|ate)\s*5\b|estrela|\bstars?\b", re.IGNORECASE)),
)
_ENOUGH = 3
"""From so many answers on their range tells NPS from CSAT."""


def imply_survey(draft: Draft, part: Part) -> None:
    """Which survey it is, from the header of the score, the sheet, or the file."""
    sheet = draft.mapping.table.sheet
    texts = (draft.headers.get(("survey", "score"), ""), sheet.name, sheet.file)
    implied = next((kind for text in texts if (kind := _survey_named(text))), None)
    implied = implied or _survey_scaled(texts[0], part)
    told = part.told(draft.size)
    kinds = part.ensure("kind", draft.size)
    unread = part.unreadable.get("kind", {})
    if implied:
        part.columns["kind"] = [
            kind if kind or place in unread or not told[place] else implied
            for place, kind in enumerate(kinds)
        ]
    elif not any(kinds) and not unread:
        said = msg("Nothing says which survey this is: choose NPS, CSAT or CES")
        draft.remark("unknown_survey", Problem("unknown_survey", said))


def _survey_named(text: str) -> str | None:
    words = f" {words_of(text)}"
    return next((kind for kind, starts in _SURVEYS if any(f" {start}" in words for start in starts)), None)


def _survey_scaled(header: str, part: Part) -> str | None:
    """NPS or CSAT by the scale that the header gives, else by answers that only one of the two has.

    From 0 to 10 with answers above 7 is NPS; answers from 1 to 5 alone could be few and low NPS, so they must be
    enough, and 5 must be among them.
    """
    told = next((kind for kind, scale in _SCALES if scale.search(header)), None)
    if told:
        return told
    scores = [score for score in part.column("score") or () if score is not None]
    if len(scores) < _ENOUGH:
        return None
    if max(scores) > 7:
        return "nps"
    return "csat" if min(scores) >= 1 and max(scores) == 5 and len(scores) >= 2 * _ENOUGH else None
