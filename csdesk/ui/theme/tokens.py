"""The design tokens as typed values: every colour, size and radius that the window may use.

Delegates, charts and painted widgets read a `Theme`; the palette and the stylesheet are made from it. A token
that is missing, or that no field here names, is an error when the theme is built, not a wrong colour on screen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, TypeVar, dataclass_transform

from PySide6.QtGui import QColor

from csdesk.shipped import RESOURCES

_TOKENS = RESOURCES / "tokens.json"
_ELSEWHERE = {
    "elevation": frozenset({"none"}),
    "type": frozenset({"family", "features", "minimum_size", "exception"}),
}
_PART = TypeVar("_PART")


class TokenError(Exception):
    """The tokens and the code disagree about what exists; the message names the token."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Part:
    """Named values that do not change; as typed as a frozen dataclass, and 20 times quicker to declare."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"{type(self).__name__}.{name} does not change"
        raise AttributeError(message)


class Background(Part):
    """Surfaces, from the window behind everything to the veil before it."""

    window: QColor
    surface: QColor
    subtle: QColor
    sunken: QColor
    hover: QColor
    selected: QColor
    pressed: QColor
    tooltip: QColor
    scrim: QColor


class Border(Part):
    """Lines between things (`subtle`, `default`), around cards (`strong`) and around fields (`control`)."""

    subtle: QColor
    default: QColor
    strong: QColor
    control: QColor


class TextColors(Part):
    """Ink by importance."""

    primary: QColor
    secondary: QColor
    tertiary: QColor
    disabled: QColor
    on_accent: QColor
    on_tooltip: QColor
    link: QColor


class Accent(Part):
    """The one colour that asks to be pressed."""

    base: QColor
    hover: QColor
    pressed: QColor
    tint: QColor
    border: QColor
    text: QColor
    focus_ring: QColor


class Danger(Part):
    """The colour of what cannot be taken back."""

    base: QColor
    hover: QColor
    text: QColor


class Tone(Part):
    """A meaning as ink on a tinted surface with its border."""

    text: QColor
    tint: QColor
    border: QColor


class HealthTone(Part):
    """A health level: ink, the solid of its shape, and the tinted surface of its pill."""

    text: QColor
    solid: QColor
    tint: QColor
    border: QColor


class Health(Part):
    """The four health levels."""

    good: HealthTone
    watch: HealthTone
    risk: HealthTone
    unknown: HealthTone


class Status(Part):
    """What a message is about."""

    info: Tone
    success: Tone
    warning: Tone
    error: Tone


class Chart(Part):
    """Series by order or by meaning, and the furniture of a chart."""

    categorical: tuple[QColor, ...]
    new: QColor
    expansion: QColor
    reactivation: QColor
    contraction: QColor
    churn: QColor
    nrr: QColor
    grr: QColor
    goal: QColor
    grid: QColor
    axis: QColor
    muted_bar: QColor
    sequential: tuple[QColor, ...]


class Colors(Part):
    """All the colours of one mode."""

    bg: Background
    border: Border
    text: TextColors
    accent: Accent
    danger: Danger
    health: Health
    status: Status
    chart: Chart


class Radius(Part):
    """Corner radii."""

    xs: int
    sm: int
    md: int
    lg: int
    xl: int
    pill: int


class Stroke(Part):
    """Line widths."""

    hairline: int
    focus: int
    chart_line: int
    sparkline: float
    map_edge: float


class Shadow(Part):
    """A soft shadow under something that floats."""

    offset_y: int
    blur: int
    color_light: QColor
    color_dark: QColor


class Elevation(Part):
    """Only what floats casts a shadow."""

    popover: Shadow
    slide: Shadow


class TypeStyle(Part):
    """One step of the type scale, in logical pixels."""

    size: int
    line: int
    weight: int
    tracking: float = 0.0


class TypeScale(Part):
    """The steps of the type scale."""

    caption: TypeStyle
    small: TypeStyle
    body: TypeStyle
    body_strong: TypeStyle
    section: TypeStyle
    title: TypeStyle
    figure: TypeStyle
    question: TypeStyle


class RowHeight(Part):
    """Table row heights by density."""

    compact: int
    default: int
    comfortable: int


class Sizes(Part):
    """Heights and widths of the frame and of controls."""

    row: RowHeight
    table_header: int
    control: int
    control_small: int
    sidebar: int
    sidebar_item: int
    page_header: int
    filter_bar: int
    status_bar: int
    panel_right: int
    min_window: tuple[int, int]
    hit_target_min: int
    icon: int
    icon_small: int
    avatar: int
    sparkline: tuple[int, int]


class Theme(Part):
    """Everything that a painter may use, in one mode and at one zoom."""

    dark: bool
    color: Colors
    space: tuple[int, ...]
    radius: Radius
    stroke: Stroke
    elevation: Elevation
    type: TypeScale
    size: Sizes
    zoom: int = 100
    """Percent; every pixel length of the theme is already scaled by it."""

    def px(self, length: float) -> int:
        """A length at 100 % as logical pixels at this zoom."""
        return round(length * self.zoom / 100)


def token(theme: Theme, name: str) -> str:
    """A token as the stylesheet writes it, by its dotted name; raises `TokenError` for an unknown one."""
    found: Any = theme.color if name.partition(".")[0] in Colors.__annotations__ else theme
    for step in name.split("."):
        if isinstance(found, tuple) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        elif isinstance(found, Part) and step in type(found).__annotations__:
            found = getattr(found, step)
        else:
            message = f"there is no token {name}"
            raise TokenError(message)
    if isinstance(found, QColor):
        return f"rgba({found.red()},{found.green()},{found.blue()},{found.alpha()})"
    return f"{found}px" if name.partition(".")[0] in {"space", "radius", "stroke", "size"} else str(found)


@lru_cache(maxsize=8)
def theme_of(*, dark: bool, zoom: int = 100) -> Theme:
    """The theme of a mode at a zoom (percent), read from the tokens."""
    raw = json.loads(_TOKENS.read_text(encoding="utf-8"))
    space = raw["space"]
    return Theme(
        dark=dark,
        zoom=zoom,
        color=_typed(Colors, raw["color"]["dark" if dark else "light"], "color", 100),
        space=tuple(_scaled(space[str(step)], zoom) for step in range(len(space))),
        radius=_typed(Radius, raw["radius"], "radius", zoom),
        stroke=_typed(Stroke, raw["stroke"], "stroke", 100),
        elevation=_typed(Elevation, raw["elevation"], "elevation", zoom),
        type=_type_scale(raw["type"]["scale"], zoom),
        size=_typed(Sizes, raw["size"], "size", zoom),
    )


def _type_scale(raw: Mapping[str, Any], zoom: int) -> TypeScale:
    _agree(set(raw), set(TypeScale.__annotations__), "type.scale")
    return TypeScale(
        **{
            name: TypeStyle(
                size=_scaled(style["size"], zoom),
                line=_scaled(style["line"], zoom),
                weight=style["weight"],
                tracking=style.get("tracking", 0.0),
            )
            for name, style in raw.items()
        }
    )


def _typed(part: type[_PART], raw: Mapping[str, Any], where: str, zoom: int) -> _PART:
    kinds: dict[str, str] = part.__annotations__
    _agree(set(raw) - _ELSEWHERE.get(where, frozenset()), set(kinds), where)
    return part(**{name: _value(kinds[name], raw[name], f"{where}.{name}", zoom) for name in kinds})


def _value(kind: str, raw: Any, where: str, zoom: int) -> Any:
    """A value of the kind that is written beside its name; `typing` would compile each of these two hundred words."""
    if kind == "QColor":
        return _color(raw, where)
    if kind.startswith("tuple["):
        return tuple(_value(kind[6:].partition(",")[0], one, where, zoom) for one in raw)
    if kind in {"int", "float"}:
        return raw if kind == "float" else _scaled(raw, zoom)
    return _typed(globals()[kind], raw, where, zoom)


def _scaled(length: int, zoom: int) -> int:
    return round(length * zoom / 100)


def _color(raw: str, where: str) -> QColor:
    name, _, parts = raw.rstrip(")").partition("(")
    if name == "rgba":
        red, green, blue, opacity = parts.split(",")
        return QColor(int(red), int(green), int(blue), round(float(opacity) * 255))
    color = QColor(raw)
    if not color.isValid():
        message = f"{where} is not a colour: {raw}"
        raise TokenError(message)
    return color


def _agree(found: set[str], known: set[str], where: str) -> None:
    if found != known:
        message = f"{where}: unknown {sorted(found - known)}, missing {sorted(known - found)}"
        raise TokenError(message)
