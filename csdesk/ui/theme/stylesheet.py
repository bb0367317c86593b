"""The one stylesheet, filled from a theme: the only place that knows how a role looks.

In `resources/app.qss`, `@bg.window` is a token, `@font.title` writes a step of the type scale,
`@control.check` is an image in the ink of the mode, and a length over 2px follows the zoom.
"""

from __future__ import annotations

import re

from PySide6.QtWidgets import QWidget

from csdesk.shipped import RESOURCES
from csdesk.ui.theme.tokens import Theme, TokenError, TypeStyle, token

_RESOURCES = RESOURCES
_MARK = re.compile(r"@([a-z_]+(?:\.[a-z0-9_]+)+)|\b(\d+)px")
_SHORT = {"info", "success", "warning", "error"}


def stylesheet_of(theme: Theme) -> str:
    """The stylesheet of a theme; raises `TokenError` when the template names what the tokens lack."""
    parts = _parts()
    names, lengths = parts[1::3], parts[2::3]
    known = {mark: _written(theme, *mark) for mark in dict.fromkeys(zip(names, lengths, strict=True))}
    parts[1::3] = map(known.__getitem__, zip(names, lengths, strict=True))
    del parts[2::3]
    return "".join(parts)


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


def _parts() -> list[str]:
    """The template, cut: what stays, then the name of a token or nothing, then a length or nothing, and so on."""
    return _MARK.split((_RESOURCES / "app.qss").read_text(encoding="utf-8"))


def _written(theme: Theme, name: str | None, length: str | None) -> str:
    if length:
        return f"{theme.px(int(length)) if int(length) > 2 else length}px"
    name = name or ""
    family, _, rest = name.partition(".")
    if family == "font":
        return _font(theme, rest)
    if family == "control":
        return _control(theme, rest)
    return token(theme, f"status.{name}" if family in _SHORT else name)


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
