"""What an xlsx workbook says about its sheets: names, parts, number formats and shared texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from csdesk.storage.files.markup import Attributes, Markup, whole
from csdesk.storage.files.preflight import Parts
from csdesk.storage.files.serials import PLAIN, meaning
from csdesk.storage.files.sheet_stream import Unreadable

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SheetPart:
    """A sheet by its name and the part that holds it."""

    def __init__(self, name: str, part: str, *, hidden: bool, cells: bool) -> None:
        self.name = name
        self.part = part
        self.hidden = hidden
        self.cells = cells
        """False for charts and dialogs."""


class Workbook:
    """The outline of a workbook."""

    def __init__(self, parts: Parts) -> None:
        outline, self._place = _outline(parts)
        links = links_of(parts, self._place)
        self.from_1904 = outline.from_1904
        self.sheets = [
            SheetPart(name, part, hidden=hidden, cells=kind.endswith("/worksheet"))
            for name, link, hidden in outline.sheets
            for part, kind in (links.get(link, ("", "")),)
        ]
        self._parts = parts
        self._others = {kind.rpartition("/")[2]: part for part, kind in links.values()}

    def beside(self) -> list[str]:
        """The parts without which no sheet can be read."""
        folder, name = posixpath.split(self._place)
        outline = ["_rels/.rels", self._place, posixpath.join(folder, "_rels", f"{name}.rels")]
        others = (self._others.get(kind) for kind in ("styles", "sharedStrings"))
        return [*outline, *(part for part in others if part is not None)]

    def meanings(self) -> list[int]:
        """For each cell style, whether its numbers are plain, dates or durations."""
        content = self._parts.whole(self._others.get("styles", ""))
        styles = _Styles()
        if content is not None:
            whole(styles, content)
        return [meaning(number, styles.codes.get(number)) for number in styles.cell_formats]

    def texts(self) -> Iterator[str]:
        """The shared texts, as they are read."""
        place = self._others.get("sharedStrings")
        if place is not None:
            yield from _Texts().events(self._parts.named(place))


def unescaped(text: str) -> str:
    """A text with the escapes that OOXML uses for control characters written out."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def run_of(words: list[str], *, kept: bool) -> str:
    """A piece of text; spaces around it count only when it says so."""
    said = "".join(words)
    return unescaped(said if kept else said.strip(" \t\r\n"))


def _outline(parts: Parts) -> tuple[_Outline, str]:
    place = "xl/workbook.xml"
    for target, kind in links_of(parts, "").values():
        if kind.endswith("/officeDocument"):
            place = target
    content = parts.whole(place)
    if content is None:
        raise Unreadable("damaged")
    outline = _Outline()
    whole(outline, content)
    return outline, place


def links_of(parts: Parts, place: str) -> dict[str, tuple[str, str]]:
    """The parts that a part refers to, with the kind of each, by the id of the reference."""
    folder, name = posixpath.split(place)
    content = parts.whole(posixpath.join(folder, "_rels", f"{name}.rels"))
    links = _Links(folder)
    if content is not None:
        whole(links, content)
    return links.found


class _Outline(Markup):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def opened(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))
        elif tag == "workbookPr" and "date1904" in attributes:
            self.from_1904 = attributes["date1904"] in {"1", "true", "on"}


class _Links(Markup):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found: dict[str, tuple[str, str]] = {}

    def opened(self, tag: str, attributes: Attributes) -> None:
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(self._folder, target)
            kind = attributes.get("Type", "")
            self.found[attributes.get("Id", "")] = (posixpath.normpath(path), kind)


class _Styles(Markup):
    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[int, str] = {}
        self.cell_formats: list[int] = []
        self._in_cells = False

    def opened(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            self.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            number = attributes.get("numFmtId", "0")
            self.cell_formats.append(int(number) if number.isdecimal() else PLAIN)

    def closed(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False


class _Texts(Markup):
    """Each text of the shared table, without reading aids (phonetics)."""

    def __init__(self) -> None:
        super().__init__()
        self._said: list[str] = []
        self._run: list[str] | None = None
        self._kept = False
        self._aside = 0

    def opened(self, tag: str, attributes: Attributes) -> None:
        if tag == "si":
            self._said = []
        elif tag == "rPh":
            self._aside += 1
        elif tag == "t" and not self._aside:
            self._run, self._kept = [], attributes.get("space") == "preserve"

    def text(self, words: str) -> None:
        if self._run is not None:
            self._run.append(words)

    def closed(self, tag: str) -> None:
        if tag == "t" and self._run is not None:
            self._said.append(run_of(self._run, kept=self._kept))
            self._run = None
        elif tag == "si":
            self.ready.append("".join(self._said))
        elif tag == "rPh":
            self._aside -= 1
