"""How a column and a text file are read: every guess can be seen, and changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.domain.importing.mapping import ColumnFormat, ColumnMap, SheetMapping
from csdesk.domain.importing.scales import NAMES, READ_AS
from csdesk.domain.importing.score_scales import SCORES
from csdesk.domain.importing.table import RawSheet, TextForm
from csdesk.domain.model.record import FieldType
from csdesk.domain.text import Text, msg, pmsg, verbatim
from csdesk.ui.imports.parts import Cut, Select
from csdesk.ui.imports.questions import BY_MARK, COMMA, DAY, DOT, MONTH, SCALES
from csdesk.ui.imports.state import samples
from csdesk.ui.imports.targets import spec_of_column
from csdesk.ui.theme.parts import row
from csdesk.ui.theme.theme import Themes
from csdesk.ui.words import Words

_DATES = frozenset({FieldType.DATE, FieldType.INSTANT, FieldType.MONTH})
_NUMBERS = frozenset({FieldType.MONEY, FieldType.DECIMAL, FieldType.PERCENT})
_PLAIN = "plain"
_UNITS = (
    (_PLAIN, pmsg("amounts", "as they are")),
    ("quarter", pmsg("amounts", "a quarter's")),
    ("year", pmsg("amounts", "a year's")),
    ("cents", pmsg("amounts", "in cents")),
    ("thousands", NAMES[3]),
    ("millions", NAMES[6]),
    ("billions", NAMES[9]),
)
_DELIMITERS = (
    (",", msg("comma")),
    (";", msg("semicolon")),
    ("\t", pmsg("separator", "tab")),
    ("|", msg("bar")),
)
_ENCODINGS = (("utf-8", "UTF-8"), ("cp1252", "Windows"), ("latin-1", "ISO Latin"), ("utf-16", "UTF-16"))


class _Line(QWidget):
    """Words at the left, choices at the right."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__()
        self._words = words
        self._line = row(self, gap=8)
        self._line.setContentsMargins(16, 6, 16, 6)
        self._line.addStrut(themes.theme.px(28))
        self.said = Cut("secondary")
        self._line.addWidget(self.said)
        self._line.addStretch(1)

    def _select(self, name: Text) -> Select:
        made = Select()
        made.setProperty("small", True)
        self._words.say(made.setAccessibleName, name)
        self._line.addWidget(made)
        return made


class ColumnReading(_Line):
    """How the dates or the amounts of the column under the cursor are read."""

    answered = Signal(int, str)
    """The place of a column, and the key of an answer, as to a question about it."""
    unit_chosen = Signal(int, object)
    """The place of a column, and what its amounts are counted in."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        self._place = -1
        self.dates = self._select(msg("Order of day and month"))
        self.numbers = self._select(msg("Decimal mark"))
        self.unit = self._select(msg("What the amounts are"))
        self.scale = self._select(msg("Scale of the scores"))
        self.unit.picked.connect(
            lambda key: self.unit_chosen.emit(self._place, None if key == _PLAIN else key)
        )
        for select in (self.dates, self.numbers, self.scale):
            select.picked.connect(lambda key: self.answered.emit(self._place, key))
        self.hide()

    def show_column(self, mapping: SheetMapping, column: ColumnMap | None) -> None:
        """Say how a column is read; nothing when there is only one way."""
        spec = spec_of_column(column) if column is not None else None
        has_texts = column is not None and any(isinstance(cell, str) for cell in samples(mapping, column))
        dated = spec is not None and spec.type in _DATES and has_texts
        counted = spec is not None and spec.type in _NUMBERS and has_texts
        paid = spec is not None and spec.type is FieldType.MONEY
        scored = column is not None and column.target in SCORES
        self.setVisible(bool(dated or counted or paid or scored))
        self.scale.setVisible(scored)
        self.dates.setVisible(dated)
        self.numbers.setVisible(counted)
        self.unit.setVisible(paid)
        if column is None or self.isHidden():
            return
        self._place = column.place
        say, form = self._words, column.format
        say.say(self.said.setText, msg("{column} is read with", column=verbatim(column.header)))
        ways = [
            (DAY, say(msg("day first: {example}", example="31/12"))),
            (MONTH, say(msg("month first: {example}", example="12/31"))),
        ]
        by_mark = form.day_first is None and len({first for _, first in form.by_mark}) > 1
        ways += [(BY_MARK, say(msg("each by its mark")))] * by_mark
        self.dates.show_options(ways, BY_MARK if by_mark else MONTH if form.day_first is False else DAY)
        scales = [(_PLAIN, say(msg("scale as found"))), *((key, say(name)) for key, name in SCALES)]
        self.scale.show_options(scales, form.unit if form.unit in dict(SCALES) else _PLAIN)
        self.numbers.show_options(
            [(COMMA, "1.234,56"), (DOT, "1,234.56")], DOT if form.decimal_comma is False else COMMA
        )
        self.unit.show_options([(key, say(name)) for key, name in _UNITS], _counted_in(form))


def _counted_in(form: ColumnFormat) -> str:
    """The option that a column is read by; a year's thousands are shown as a year's."""
    scaled = (key for key, read in READ_AS.items() if key and form.scale and read.get("scale") == form.scale)
    return form.unit or next(scaled, _PLAIN)


class TextReading(_Line):
    """How a text file is taken apart."""

    chosen = Signal(object)
    """The `TextForm` that a person says."""

    def __init__(self, themes: Themes, words: Words) -> None:
        super().__init__(themes, words)
        words.say(self.said.setText, msg("Text file, read with"))
        self.delimiter = self._select(msg("Separator"))
        self.encoding = self._select(msg("Encoding"))
        for select in (self.delimiter, self.encoding):
            select.picked.connect(lambda _: self._tell())
        self.hide()

    def show_sheet(self, sheet: RawSheet) -> None:
        """Say how a file was taken apart; nothing when it is no text."""
        self.setVisible(sheet.delimiter is not None)
        if sheet.delimiter is None:
            return
        marks = [(mark, self._words(name)) for mark, name in _DELIMITERS]
        if sheet.delimiter not in dict(marks):
            marks.append((sheet.delimiter, sheet.delimiter))
        self.delimiter.show_options(marks, sheet.delimiter)
        found = _encoding_of(sheet.encoding or "utf-8")
        codes = list(_ENCODINGS)
        if found not in dict(codes):
            codes.append((found, found))
        self.encoding.show_options(codes, found)

    def _tell(self) -> None:
        self.chosen.emit(TextForm(self.encoding.currentData(), self.delimiter.currentData()))


def _encoding_of(found: str) -> str:
    """The name under which an encoding is offered: marks at the start of a file make no other one."""
    plain = found.lower().removesuffix("-sig")
    return "utf-16" if plain.startswith("utf-16") else plain
