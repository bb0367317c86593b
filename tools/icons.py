"""Freeze the outline icons: every file of `resources/icons` as the moves, lines and curves of its strokes, and as masks.

`python tools/icons.py` writes `outlines.txt` and `masks.bin` there after an icon was drawn or changed. Reading them at a
start takes a tenth of the time that Qt's SVG module takes; a test says when it was forgotten.
"""

from __future__ import annotations

import json
import math
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
ICONS = ROOT / "resources" / "icons"
FROZEN = ICONS / "outlines.txt"
MASKS = ICONS / "masks.bin"
WIDTH = 1.9
_TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
Point = tuple[float, float]


class Stroke:
    """One shape as a pen draws it: `M`, `L`, `C` and `Z`, and their points."""

    def __init__(self, width: float) -> None:
        self.width = width
        self.steps = ""
        self.points: list[Point] = []
        self.at = self.start = self.handle = (0.0, 0.0)

    def move(self, to: Point) -> None:
        """Lift the pen."""
        self._add("M", to)
        self.start = to

    def line(self, to: Point) -> None:
        """Draw straight."""
        self._add("L", to)

    def curve(self, one: Point, two: Point, to: Point) -> None:
        """Draw bent."""
        self._add("C", one, two, to)
        self.handle = two

    def close(self) -> None:
        """Draw back to where this part began."""
        self.steps += "Z"
        self.at = self.handle = self.start

    def _add(self, step: str, *points: Point) -> None:
        self.steps += step
        self.points += points
        self.at = self.handle = points[-1]

    def arc(self, radii: Point, turn: float, large: bool, sweep: bool, to: Point) -> None:
        """Draw along an ellipse, as curves of at most a quarter."""
        (x1, y1), (x2, y2), (rx, ry) = self.at, to, radii
        cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
        u, v = cos * dx + sin * dy, cos * dy - sin * dx
        grow = math.sqrt(max(1.0, (u / rx) ** 2 + (v / ry) ** 2))
        rx, ry = rx * grow, ry * grow
        left = (rx * ry) ** 2 - (rx * v) ** 2 - (ry * u) ** 2
        far = math.sqrt(max(0.0, left / ((rx * v) ** 2 + (ry * u) ** 2))) * (-1 if large == sweep else 1)
        cu, cv = far * rx * v / ry, -far * ry * u / rx
        begin = math.atan2((v - cv) / ry, (u - cu) / rx)
        span = math.atan2((-v - cv) / ry, (-u - cu) / rx) - begin
        span += 2 * math.pi if sweep and span < 0 else -2 * math.pi if not sweep and span > 0 else 0
        middle = (cos * cu - sin * cv + (x1 + x2) / 2, sin * cu + cos * cv + (y1 + y2) / 2)
        parts = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))

        def placed(x: float, y: float) -> Point:
            return (middle[0] + cos * rx * x - sin * ry * y, middle[1] + sin * rx * x + cos * ry * y)

        for part in range(parts):
            a, b = (begin + span * (part + step) / parts for step in (0, 1))
            pull = 4 / 3 * math.tan((b - a) / 4)
            ends = (math.cos(a), math.sin(a)), (math.cos(b), math.sin(b))
            one = placed(ends[0][0] - pull * ends[0][1], ends[0][1] + pull * ends[0][0])
            two = placed(ends[1][0] + pull * ends[1][1], ends[1][1] - pull * ends[1][0])
            self.curve(one, two, to if part == parts - 1 else placed(*ends[1]))


def drawn(stroke: Stroke, written: str) -> None:
    """Draw what the `d` of a path says."""
    waiting: list[str] = _TOKEN.findall(written)[::-1]
    command = ""
    while waiting:
        if waiting[-1].isalpha():
            command = waiting.pop()
        if command in "Zz":
            stroke.close()
        else:
            _step(stroke, command, waiting)
        command = {"M": "L", "m": "l"}.get(command, command)


def _step(stroke: Stroke, command: str, waiting: list[str]) -> None:
    own = stroke.at if command.islower() else (0.0, 0.0)

    def number() -> float:
        return float(waiting.pop())

    def point() -> Point:
        x = number()
        return (own[0] + x, own[1] + number())

    match command.upper():
        case "M":
            stroke.move(point())
        case "L":
            stroke.line(point())
        case "H":
            stroke.line((own[0] + number(), stroke.at[1]))
        case "V":
            stroke.line((stroke.at[0], own[1] + number()))
        case "C":
            stroke.curve(point(), point(), point())
        case "S":
            (x, y), (hx, hy) = stroke.at, stroke.handle
            stroke.curve((2 * x - hx, 2 * y - hy), point(), point())
        case "A":
            radii, turn = (number(), number()), number()
            large, sweep = _flag(waiting), _flag(waiting)
            stroke.arc(radii, turn, large, sweep, point())
        case _:
            message = f"no step is called {command}"
            raise ValueError(message)


def _flag(waiting: list[str]) -> bool:
    """A flag is one digit, and what follows it may touch it."""
    whole = waiting.pop()
    if len(whole) > 1:
        waiting.append(whole[1:])
    return whole[0] == "1"


def _ellipse(stroke: Stroke, x: float, y: float, rx: float, ry: float) -> None:
    stroke.move((x + rx, y))
    for dx, dy in ((0, 1), (-1, 0), (0, -1), (1, 0)):
        stroke.arc((rx, ry), 0, False, True, (x + dx * rx, y + dy * ry))
    stroke.close()


def _rectangle(stroke: Stroke, x: float, y: float, wide: float, high: float, bend: float) -> None:
    right, low = x + wide, y + high
    stroke.move((x + bend, y))
    for line, corner in (
        ((right - bend, y), (right, y + bend)),
        ((right, low - bend), (right - bend, low)),
        ((x + bend, low), (x, low - bend)),
        ((x, y + bend), (x + bend, y)),
    ):
        stroke.line(line)
        if bend:
            stroke.arc((bend, bend), 0, False, True, corner)
    stroke.close()


def strokes(file: Path) -> Iterator[Stroke]:
    """The shapes of an icon, in their order."""
    for shape in ET.parse(file).getroot():
        told = {name: float(value) for name, value in shape.attrib.items() if name != "d"}
        stroke = Stroke(told.get("stroke-width", WIDTH))
        match shape.tag.rpartition("}")[2]:
            case "path":
                drawn(stroke, shape.attrib["d"])
            case "rect":
                size = told["width"], told["height"]
                _rectangle(stroke, told["x"], told["y"], *size, told.get("rx", 0.0))
            case "circle":
                _ellipse(stroke, told["cx"], told["cy"], told["r"], told["r"])
            case "ellipse":
                _ellipse(stroke, told["cx"], told["cy"], told["rx"], told["ry"])
            case other:
                message = f"{file.name}: no shape is called {other}"
                raise ValueError(message)
        yield stroke


def frozen() -> str:
    """A line for each icon, its name and its strokes as JSON: of each its width, its steps and the numbers of their points."""
    told = {
        file.stem: [
            [one.width, one.steps, [round(number, 3) for point in one.points for number in point]]
            for one in strokes(file)
        ]
        for file in sorted(ICONS.glob("*.svg"))
    }
    return "".join(f"{name}\t{json.dumps(own, separators=(',', ':'))}\n" for name, own in told.items())


def masks() -> bytes:
    """A line with the names of the icons, then of each how much of every pixel its strokes cover, in the usual sides."""
    from PySide6.QtGui import QImage

    from csdesk.ui.theme.icon_drawing import MASKED, outlined

    names = [file.stem for file in sorted(ICONS.glob("*.svg"))]
    found = [f"{' '.join(names)}\n".encode()]
    for name in names:
        for side in MASKED:
            image = outlined(name, "black", side).toImage().convertToFormat(QImage.Format.Format_Alpha8)
            lines: list[Any] = [image.constScanLine(line) for line in range(side)]
            found += [bytes(line[:side]) for line in lines]
    return b"".join(found)


def main() -> None:
    """Write both."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtGui import QGuiApplication

    import csdesk.ui  # noqa: F401 - before PySide6, as in the app

    FROZEN.write_text(frozen(), encoding="utf-8")
    app = QGuiApplication([])
    MASKS.write_bytes(masks())
    del app


if __name__ == "__main__":
    main()
