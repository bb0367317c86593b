"""The design tokens reach the screen whole, and every ink can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from csdesk.ui.theme.icons import Icon
from csdesk.ui.theme.palette import palette_of
from csdesk.ui.theme.stylesheet import stylesheet_of
from csdesk.ui.theme.tokens import Theme, TokenError, theme_of, token

ROOT = Path(__file__).resolve().parents[2]
MODES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def luminance(color: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def inks(theme: Theme) -> dict[str, tuple[QColor, QColor]]:
    color = theme.color
    pairs = {
        f"text.{ink} on bg.{surface}": (getattr(color.text, ink), getattr(color.bg, surface))
        for ink in ("primary", "secondary", "tertiary", "link")
        for surface in ("window", "surface", "subtle")
    }
    pairs |= {
        f"{level} pill": (getattr(color.health, level).text, getattr(color.health, level).tint)
        for level in ("good", "watch", "risk", "unknown")
    }
    pairs |= {
        f"{tone} note": (getattr(color.status, tone).text, getattr(color.status, tone).tint)
        for tone in ("info", "success", "warning", "error")
    }
    pairs |= {
        f"{tone} on surface": (getattr(color.status, tone).text, color.bg.surface)
        for tone in ("info", "success", "warning", "error")
    }
    pairs["main button"] = (color.text.on_accent, color.accent.base)
    pairs["erase button"] = (color.danger.text, color.danger.base)
    pairs["toast"] = (color.text.on_tooltip, color.bg.tooltip)
    pairs["chosen chip"] = (color.accent.text, color.accent.tint)
    pairs["selected row"] = (color.text.primary, color.bg.selected)
    return pairs


@MODES
def test_every_ink_can_be_read_on_its_surface(dark: bool) -> None:
    weak = {
        name: round(contrast(*pair), 2)
        for name, pair in inks(theme_of(dark=dark)).items()
        if contrast(*pair) < 4.5
    }
    assert weak == {}


@MODES
def test_field_borders_and_health_shapes_reach_three_to_one(dark: bool) -> None:
    color = theme_of(dark=dark).color
    shapes = [getattr(color.health, level).solid for level in ("good", "watch", "risk", "unknown")]
    assert min(contrast(shape, color.bg.surface) for shape in [*shapes, color.border.control]) >= 3


@MODES
def test_the_stylesheet_names_only_tokens_that_exist(dark: bool) -> None:
    sheet = stylesheet_of(theme_of(dark=dark))
    assert "@" not in sheet
    assert "None" not in sheet


def test_an_unknown_token_is_an_error() -> None:
    with pytest.raises(TokenError, match=r"bg\.missing"):
        token(theme_of(dark=False), "bg.missing")


def test_the_stylesheet_has_no_colour_of_its_own() -> None:
    template = (ROOT / "resources" / "app.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", template) == []


def test_the_stylesheet_stays_small() -> None:
    template = (ROOT / "resources" / "app.qss").read_text(encoding="utf-8")
    assert template.count("{") <= 160


def test_zoom_scales_lengths_but_not_hairlines() -> None:
    theme = theme_of(dark=False, zoom=150)
    assert theme.size.sidebar == 324
    assert theme.type.body.size == 20
    assert theme.stroke.hairline == 1


def test_the_palette_takes_its_window_from_the_tokens() -> None:
    theme = theme_of(dark=True)
    assert palette_of(theme).window().color() == theme.color.bg.window


def test_every_icon_has_a_file_and_every_file_an_icon() -> None:
    files = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert files == {icon.value for icon in Icon}


def test_icons_take_their_colour_from_the_theme() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        source = path.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in source, path.name
        assert "#" not in source, path.name


def test_the_images_of_controls_carry_the_inks_of_the_tokens() -> None:
    raw = json.loads((ROOT / "resources" / "tokens.json").read_text(encoding="utf-8"))["color"]
    for path in (ROOT / "resources" / "controls").glob("*.svg"):
        name, _, mode = path.stem.partition("-")
        ink = "on_accent" if name in {"check", "dash"} else "secondary"
        assert f'stroke="{raw[mode]["text"][ink]}"' in path.read_text(encoding="utf-8"), path.name
