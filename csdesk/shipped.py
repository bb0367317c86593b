"""Where the files that ship with the app are: beside the code in a checkout, inside the package once installed."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parent.parent / "resources"
RESOURCES = _CHECKOUT if _CHECKOUT.is_dir() else Path(__file__).resolve().parent / "resources"
