"""An error in what Qt calls reaches the one place that shows errors, and does not end the process.

Python 3.11 makes an error that was raised in C (a division by zero, an index too far, a widget that is gone) a whole object
only where somebody catches it. PySide 6.11 reads the error of an overridden method as an object in any case, when Qt calls
it within a call from Python, as `setFocus` calls `focusInEvent`: then the process dies. Here each override catches its
errors once, and lets them go on (ADR 0029).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_EVENT = "Event"
_ASKED = frozenset(
    {
        *("event", "data", "setData", "flags", "rowCount", "columnCount", "headerData"),
        *(
            "sizeHint",
            "minimumSizeHint",
            "heightForWidth",
            "tabSizeHint",
            "minimumTabSizeHint",
            "sizeHintForColumn",
        ),
        *("paint", "paintSection", "scaledPixmap", "drawBackground", "boundingRect", "shape", "eventFilter"),
        *("indexAt", "scrollContentsBy", "currentChanged", "createEditor", "focusNextPrevChild", "hitButton"),
    }
)
"""What Qt asks of widgets, models, delegates and items, beside their events."""


def guard(*kinds: type[Any]) -> None:
    """Let every class that is made from one of these from now on catch its errors."""
    for kind in kinds:
        kind.__init_subclass__ = classmethod(_guarding(kind))  # type: ignore[assignment]


def _guarding(kind: type[Any]) -> Callable[..., None]:
    def made(cls: type[Any], **given: Any) -> None:
        super(kind, cls).__init_subclass__(**given)
        for name, does in list(vars(cls).items()):
            if (name.endswith(_EVENT) or name in _ASKED) and hasattr(does, "__code__"):
                setattr(cls, name, _whole(does))

    return made


def _whole(does: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        try:
            return does(*given)
        except BaseException:  # noqa: TRY203 - caught once, it is an object
            raise

    call.__name__, call.__qualname__, call.__doc__ = does.__name__, does.__qualname__, does.__doc__
    return call
