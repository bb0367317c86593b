"""How the person left the view, as text that the file remembers."""

from __future__ import annotations

import json
from typing import Any

from csdesk.domain.views.metrics import Filter, Grain, Section


def kept_text(section: Section, grain: Grain, chosen: Filter) -> str:
    """Section, length of the period and filter; the period itself begins anew."""
    filters = [[field, list(values)] for field, values in chosen.chosen]
    return json.dumps({"section": section.value, "grain": grain.value, "filter": filters})


def read_kept(text: str | None) -> tuple[Section, Grain, Filter] | None:
    """The same again; nothing when there is none or it cannot be read."""
    if text is None:
        return None
    try:
        kept: dict[str, Any] = json.loads(text)
        chosen = Filter(tuple((str(field), tuple(values)) for field, values in kept["filter"]))
        return Section(kept["section"]), Grain(kept["grain"]), chosen
    except (ValueError, KeyError, TypeError):
        return None
