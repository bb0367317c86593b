"""States by their codes and their names."""

from __future__ import annotations

from typing import Final

from csdesk.domain.importing.names import folded, word_set
from csdesk.domain.importing.shapes import Shape
from csdesk.domain.importing.table import Cell

_STATES: Final = word_set(
    "ac al ap am ba ce df es go ma mt ms mg pa pb pr pe pi rj rn rs ro rr sc sp se to|acre|alagoas|amapa|amazonas|bahia|ceara|"
    "distrito federal|espirito santo|goias|maranhao|mato grosso|mato grosso do sul|minas gerais|para|paraiba|parana|pernambuco|piaui|"
    "rio de janeiro|rio grande do norte|rio grande do sul|rondonia|roraima|santa catarina|sao paulo|sergipe|tocantins|"
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|"
    "kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|"
    "new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|"
    "south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming"
)
_LETTERS: Final = word_set(
    "ac al ap am ba ce df es go ma mt ms mg pa pb pr pe pi rj rn rs ro rr sc sp se to "
    "ak az ar ca co ct de fl ga hi id il in ia ks ky la me md mi mn mo ne nv nh nj nm ny nc nd oh ok or ri sd tn tx ut vt va wa wv wi wy"
)
_SEVERAL: Final = 2


def states(shape: Shape) -> float:
    """The share of values that are codes or names of states, where there are at least two of them."""
    if len(shape.counts) < _SEVERAL:
        return 0.0
    return max(shape.fit(_is_state_code), shape.fit(_is_state_name))


def are_states(shape: Shape) -> bool:
    """Whether hardly anything but states stands there, whatever the header says."""
    return states(shape) >= 0.9


def _is_state_code(value: Cell) -> bool:
    return isinstance(value, str) and len(value) == 2 and value.isupper() and value.lower() in _LETTERS


def _is_state_name(value: Cell) -> bool:
    return isinstance(value, str) and folded(value) in _STATES
