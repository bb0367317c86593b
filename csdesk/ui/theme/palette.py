"""The theme as a QPalette: what Qt's own painting can say without a stylesheet."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from csdesk.ui.theme.tokens import Theme

_GROUP = QPalette.ColorGroup
_ROLE = QPalette.ColorRole


def palette_of(theme: Theme) -> QPalette:
    """The palette of a theme, with its disabled inks."""
    color = theme.color
    palette = QPalette()
    for role, value in (
        (_ROLE.Window, color.bg.window),
        (_ROLE.WindowText, color.text.primary),
        (_ROLE.Base, color.bg.surface),
        (_ROLE.AlternateBase, color.bg.subtle),
        (_ROLE.Text, color.text.primary),
        (_ROLE.PlaceholderText, color.text.tertiary),
        (_ROLE.Button, color.bg.surface),
        (_ROLE.ButtonText, color.text.primary),
        (_ROLE.BrightText, color.text.on_accent),
        (_ROLE.Highlight, color.accent.base),
        (_ROLE.HighlightedText, color.text.on_accent),
        (_ROLE.Link, color.text.link),
        (_ROLE.LinkVisited, color.text.link),
        (_ROLE.ToolTipBase, color.bg.tooltip),
        (_ROLE.ToolTipText, color.text.on_tooltip),
        (_ROLE.Light, color.bg.surface),
        (_ROLE.Midlight, color.border.subtle),
        (_ROLE.Mid, color.border.default),
        (_ROLE.Dark, color.border.strong),
        (_ROLE.Shadow, color.border.control),
        (_ROLE.Accent, color.accent.base),
    ):
        palette.setColor(role, value)
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        palette.setColor(_GROUP.Disabled, role, color.text.disabled)
    return palette
