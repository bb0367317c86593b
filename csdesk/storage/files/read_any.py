"""One request of the app to the reading process: the bytes once, then the reader that fits them."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from functools import partial

from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable
from csdesk.storage.files.sniff import Kind, kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import hashlib

    from csdesk.storage.files.lookout import Look
    from csdesk.storage.files.preflight import Parts
    from csdesk.storage.files.slices import Slices

_PIECE = 1 << 20


class Request:
    """What the app asks for: a file, its shown name, and the bounds."""

    def __init__(
        self,
        path: str,
        name: str,
        limits: dict[str, int],
        *,
        head: int | None = None,
        second: bool = False,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> None:
        self.path = path
        self.name = name
        self.limits = limits
        self.head = head
        self.second = second
        self.encoding = encoding
        self.delimiter = delimiter


class OpenBook:
    """A file being read: its sheets in order, and after them what was found about the whole."""

    def __init__(self, request: Request, alarm: Callable[[Unreadable], None]) -> None:
        self._request = request
        self._alarm = alarm
        self._data = _bytes_of(request)
        self.findings = Findings()
        self._digest = _digest() if request.head is None else None
        bound(request.limits, len(self._data))
        self._digesting = threading.Thread(target=self._digest_all, daemon=True)
        try:
            self._digesting.start()
        except RuntimeError as error:  # a thread needs memory too
            raise Unreadable("too_hungry") from error

    @property
    def is_zipped(self) -> bool:
        """Whether the file is an archive, as most workbooks are."""
        return self._data[:2] == b"PK"

    def _digest_all(self) -> None:
        if self._digest is not None:
            self._digest.update(self._data)

    def sha256(self) -> str:
        """The digest of the very bytes that were read; of a first look, for which not all are, there is none."""
        self._digesting.join()
        return self._digest.hexdigest() if self._digest is not None else ""

    def sheets(self) -> Iterator[SheetStream]:
        """The sheets by the reader that the bytes ask for."""
        data, kind = self._data, kind_of(self._data, self._request.name)
        if kind is Kind.ENCRYPTED:
            data = _unlocked(data)
            kind = kind_of(data, self._request.name)
        if kind in {Kind.XLSX, Kind.XLSB, Kind.ODS}:
            return self._zipped(data, kind)
        return self._xls(data) if kind is Kind.XLS else self._marked(data, kind)

    def _marked(self, data: bytes, kind: Kind) -> Iterator[SheetStream]:
        """Texts and markup."""
        cells, name = self._request.limits["cells"], self._request.name
        if kind is Kind.HTML:
            from csdesk.storage.files.read_html import sheets_of_html

            return sheets_of_html(data, name, cells)
        if kind is Kind.EXCEL_XML:
            from csdesk.storage.files.read_excel_xml import sheets_of_excel_xml

            return sheets_of_excel_xml(_pieces(data), cells)
        if kind is Kind.FLAT_ODS:
            from csdesk.storage.files.read_ods import check_extent, sheets_of_ods

            check_extent(lambda: _pieces(data), cells)
            return sheets_of_ods(_pieces(data), cells)
        from csdesk.storage.files.read_text import sheets_of_text

        return sheets_of_text(data, name, self._request.encoding, self._request.delimiter)

    def _zipped(self, data: bytes, kind: Kind) -> Iterator[SheetStream]:
        from csdesk.storage.files import zipped
        from csdesk.storage.files.preflight import Parts

        limits = self._request.limits
        parts = Parts(data, limits["entries"], limits["inflated_bytes"])
        bound(limits, parts.declared)
        if kind is Kind.ODS:
            from csdesk.storage.files.read_ods import check_extent

            check_extent(partial(parts.named, "content.xml"), limits["cells"])
        second = zipped.second_reader(kind, parts, limits["cells"])
        if self._request.head is not None and kind is Kind.XLSX:
            return second()
        slices = self._slices(parts) if kind is Kind.XLSX else None
        if kind is Kind.XLSX and slices is None and not self._request.second:
            from csdesk.storage.files.unmerged import unmerged

            data = unmerged(data, parts)
        return self._twice(data, partial(zipped.look, kind, parts, slices), second, slices)

    def _slices(self, parts: Parts) -> Slices | None:
        """What reads a large first sheet on several cores, unless a reader died over the file before."""
        if self._request.second:
            return None
        from csdesk.storage.files.slices import slices_of

        return slices_of(parts)

    def _xls(self, data: bytes) -> Iterator[SheetStream]:
        from csdesk.storage.files import biff
        from csdesk.storage.files.lookout import Seen
        from csdesk.storage.files.ole_streams import workbook_stream

        stream = workbook_stream(data)
        if biff.is_locked(stream):
            data = _unlocked(data)
            stream = workbook_stream(data)
        second = partial(biff.sheets_of_biff, stream, self._request.limits["cells"])
        return self._twice(data, lambda: Seen(dict(enumerate(biff.error_cells(stream)))), second)

    def _twice(
        self,
        data: bytes,
        look: Look,
        second: Callable[[], Iterator[SheetStream]],
        slices: Slices | None = None,
    ) -> Iterator[SheetStream]:
        """A workbook by calamine, watched; or by the second reader when calamine died over it before."""
        from csdesk.storage.files.lookout import Lookout
        from csdesk.storage.files.read_workbook import WorkbookReading, second_opinion

        lookout = Lookout(look, self._alarm)
        if self._request.second:
            lookout.finish()
            return second_opinion(second, self.findings)
        cells = self._request.limits["cells"]
        return WorkbookReading(data, cells, lookout, second, self.findings).sheets(slices)


def _digest() -> hashlib._Hash:
    import hashlib

    return hashlib.sha256()


def _unlocked(data: bytes) -> bytes:
    from csdesk.storage.files.protected import opened

    return opened(data)


def _pieces(data: bytes) -> Iterator[bytes]:
    return (data[place : place + _PIECE] for place in range(0, len(data), _PIECE))


def _bytes_of(request: Request) -> bytes:
    try:
        with io.FileIO(request.path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > request.limits["file_bytes"]:
                raise Unreadable("too_large", size=request.limits["file_bytes"] >> 20)
            return file.read()
    except FileNotFoundError as error:
        raise Unreadable("missing") from error
    except PermissionError as error:
        raise Unreadable("forbidden") from error
    except OSError as error:
        raise Unreadable("unavailable") from error


def bound(limits: dict[str, int], unpacked: int) -> None:
    """Bound this process: address space by what the file may need, processor time, and no writing at all."""
    try:
        import resource
    except ImportError:
        return
    memory = min(limits["memory_bytes"], limits["memory_base"] + limits["memory_factor"] * unpacked)
    bounds = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    )
    for what, size in bounds:
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))
