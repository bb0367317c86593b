"""What a file really is, by its bytes: the name is only a hint that exports often get wrong."""

from __future__ import annotations

from enum import Enum

from csdesk.storage.files.sheet_stream import Unreadable


class Kind(Enum):
    """The formats that a reader exists for."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    FLAT_ODS = "fods"
    EXCEL_XML = "excel_xml"
    HTML = "html"
    TEXT = "text"
    ENCRYPTED = "encrypted"


_SAMPLE = 65_536
_STRAY = 3
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_EXCEL = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x08\x00",
    b"\x09\x08\x10\x00",
)
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3\x00", "database"),
    (b"PAR1", "database"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ODD_BYTES = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 26, 27})


def kind_of(data: bytes, name: str) -> Kind:
    """The format of these bytes; raises `Unreadable` when no reader exists for it."""
    if not data:
        raise Unreadable("empty")
    for start, reason in _OTHERS:
        if data.startswith(start):
            raise Unreadable(reason)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise Unreadable("image")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, name)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(_OLD_EXCEL):
        raise Unreadable("old_excel")
    return _text_kind(data)


def _zip_kind(data: bytes, name: str) -> Kind:
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = {info.filename.replace("\\", "/").lower() for info in parts.infolist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise Unreadable("damaged") from error
    for part, kind in (
        ("xl/workbook.bin", Kind.XLSB),
        ("xl/workbook.xml", Kind.XLSX),
        ("content.xml", Kind.ODS),
    ):
        if part in names:
            return kind
    tops = {name.partition("/")[0] for name in names}
    for top, reason in (("word", "document"), ("ppt", "slides"), ("index", "numbers")):
        if top in tops:
            raise Unreadable(reason)
    if "[content_types].xml" in names:
        return Kind.XLSX
    raise Unreadable("archive" if name.lower().endswith(".zip") else "damaged")


def _ole_kind(data: bytes) -> Kind:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return Kind.ENCRYPTED
    if has("Workbook") or has("Book"):
        return Kind.XLS
    if has("WordDocument"):
        raise Unreadable("document")
    if has("PowerPoint Document"):
        raise Unreadable("slides")
    raise Unreadable("unknown")


def _text_kind(data: bytes) -> Kind:
    plain = _plain(data[:_SAMPLE])
    start = plain.lstrip().lower()
    if start.startswith(b"<"):
        return _markup_kind(start)
    if start.startswith((b'{"', b'[{"')):
        raise Unreadable("json")
    if start.startswith(b"mime-version:") and b"multipart/related" in start[:2000]:
        raise Unreadable("web_archive")
    odd = len(plain) - len(plain.translate(None, _ODD_BYTES))
    if not plain or odd > max(_STRAY, len(plain) // 50):
        raise Unreadable("unknown")
    return Kind.TEXT


def _plain(sample: bytes) -> bytes:
    """The beginning of a text as UTF-8 or an alphabet of one byte, without its mark."""
    encoding = wide_encoding(sample)
    if encoding is not None:
        return sample.decode(encoding, "ignore").lstrip("\ufeff").encode("utf-8", "ignore")
    return sample.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"")


def wide_encoding(sample: bytes) -> str | None:
    """The encoding of a text with two or four bytes a character: by its mark, else by where its zeros are."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    half = min(len(sample), 4096) // 2
    if half and sample[1 : 2 * half : 2].count(0) > 0.4 * half:
        return "utf-16-le"
    if half and sample[0 : 2 * half : 2].count(0) > 0.4 * half:
        return "utf-16-be"
    return None


def _markup_kind(start: bytes) -> Kind:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        return Kind.EXCEL_XML
    if b"opendocument" in start and b"office:document" in start:
        return Kind.FLAT_ODS
    if any(tag in start for tag in (b"<html", b"<table", b"<!doctype html", b"<body", b"<head")):
        return Kind.HTML
    if start.startswith((b"<?xml", b"<!doctype", b"<svg")):
        raise Unreadable("image" if b"<svg" in start[:1000] else "xml")
    return Kind.TEXT
