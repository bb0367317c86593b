"""Text tables (csv, tsv, txt): encoding by proof, delimiter by consistency, nothing guessed from the name."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from csdesk.storage.files.sheet_stream import SheetStream
from csdesk.storage.files.sniff import wide_encoding
from csdesk.storage.files.twice_encoded import is_twice_encoded, once_encoded

_CANDIDATES = "\t;|,"
_SAMPLE_CHARACTERS = 262_144
_SAMPLE_RECORDS = 300
_PIECE = 1 << 20
_LONGEST_FIELD = 4_000_000


def sheets_of_text(
    data: bytes, name: str, encoding: str | None = None, delimiter: str | None = None
) -> Iterator[SheetStream]:
    """The one sheet of a text table; a person may know its encoding or its delimiter better."""
    csv.field_size_limit(_LONGEST_FIELD)
    is_marked = data.startswith(b"\xef\xbb\xbf") and encoding in {None, "utf-8"}
    encoding = encoding_of(data) if encoding is None or is_marked else encoding
    wide = encoding.startswith(("utf-16", "utf-32"))
    nuls = 0 if wide else data.count(b"\0")
    if nuls:
        data = data.replace(b"\0", b"")
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline="")
    sample = lines.read(_SAMPLE_CHARACTERS)
    lines.seek(0)
    told = _told_delimiter(sample)
    delimiter = delimiter or told or delimiter_of(sample)
    if told:
        lines.readline()
    sheet = SheetStream(
        name,
        iter(()),
        first_row=2 if told else 1,
        height=data.count(b"\n") or data.count(b"\r"),
        encoding=encoding,
        delimiter=delimiter,
    )
    if nuls:
        sheet.findings.add("odd_bytes", n=nuls)
    if not _decodes(data, encoding):
        sheet.findings.add("unreadable_characters")
    balanced = data.count(b'"') % 2 == 0
    told_once: Iterable[str] = once_encoded(lines) if is_twice_encoded(sample) else lines
    sheet.rows = (
        csv.reader(told_once, delimiter=delimiter) if balanced else _careful(told_once, delimiter, sheet)
    )
    yield sheet


def encoding_of(data: bytes) -> str:
    """The encoding: by its mark, else UTF-16 by its zeros, else UTF-8 when strict, else Windows or ISO Latin."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    wide = wide_encoding(data[:4096])
    if wide is not None:
        return wide
    return next((encoding for encoding in ("utf-8", "cp1252") if _decodes(data, encoding)), "latin-1")


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for place in range(0, len(data), _PIECE):
            decoder.decode(data[place : place + _PIECE])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _told_delimiter(sample: str) -> str | None:
    first = sample.lstrip("\ufeff").partition("\n")[0].strip("\r ")
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4]
    return None


def delimiter_of(sample: str) -> str:
    """The delimiter under which most records have one width; a comma when none divides anything."""
    complete = sample if len(sample) < _SAMPLE_CHARACTERS else sample[: sample.rfind("\n") + 1] or sample
    best, best_score = ",", (0.0, 0)
    for candidate in _CANDIDATES:
        if candidate in complete and (score := _consistency(complete, candidate)) > best_score:
            best, best_score = candidate, score
    return best


def _consistency(sample: str, delimiter: str) -> tuple[float, int]:
    """Share of the records that have the commonest width above one, and that width."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        for record in islice(reader, _SAMPLE_RECORDS):
            if record:
                widths[len(record)] += 1
    except csv.Error:
        pass
    total = widths.total()
    del widths[1]
    if not widths:
        return 0.0, 0
    width, count = max(widths.items(), key=lambda found: (found[1], found[0]))
    return round(count / total, 2), width


def _careful(lines: Iterable[str], delimiter: str, sheet: SheetStream) -> Iterator[list[str]]:
    """Records of a text with an odd number of quotation marks: one that never closes spoils only its own line."""
    from csdesk.storage.files.open_quotes import records

    return records(lines, delimiter, sheet)
