"""The one stylesheet, filled from a theme: the only place that knows how a role looks.

In `resources/app.qss`, `@bg.window` is a token, `@font.title` writes a step of the type scale,
`@control.check` is an image in the ink of the mode, and a length over 2px follows the zoom.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtWidgets import QWidget

from csdesk.shipped import RESOURCES
from csdesk.ui.theme.tokens import Theme, TokenError, TypeStyle, token

_RESOURCES = RESOURCES
_MARK = re.compile(r"@([a-z_]+(?:\.[a-z0-9_]+)+)|\b(\d+)px")
_SHORT = {"info", "success", "warning", "error"}


def stylesheet_of(theme: Theme) -> str:
    """The stylesheet of a theme; raises `TokenError` when the template names what the tokens lack."""
    known: dict[str, str] = {}

    def written(found: re.Match[str]) -> str:
        told = known.get(found[0])
        if told is None:
            told = known[found[0]] = _written(theme, found)
        return told

    return _MARK.sub(written, _template())


def restyle(widget: QWidget, **roles: object) -> None:
    """Give a widget other roles and let the stylesheet look at it again."""
    changed = [
        widget.setProperty(name, value) for name, value in roles.items() if widget.property(name) != value
    ]
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


@lru_cache(maxsize=1)
def _template() -> str:
    return (_RESOURCES / "app.qss").read_text(encoding="utf-8")


def _written(theme: Theme, found: re.Match[str]) -> str:
    if found[2]:
        length = int(found[2])
        return f"{theme.px(length) if length > 2 else length}px"
    family, _, rest = found[1].partition(".")
    if family == "font":
        return _font(theme, rest)
    if family == "control":
        return _control(theme, rest)
    return token(theme, f"status.{found[1]}" if family in _SHORT else found[1])


def _font(theme: Theme, name: str) -> str:
    style = getattr(theme.type, name, None)
    if not isinstance(style, TypeStyle):
        message = f"there is no type style {name}"
        raise TokenError(message)
    return f"font-size: {style.size}px; font-weight: {style.weight};"


def _control(theme: Theme, name: str) -> str:
    path = _RESOURCES / "controls" / f"{name}-{'dark' if theme.dark else 'light'}.svg"
    if not path.exists():
        message = f"there is no image {path.name}"
        raise TokenError(message)
    return path.as_posix()
