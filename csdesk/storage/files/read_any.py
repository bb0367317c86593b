"""One request of the app to the reading process: the bytes once, then the reader that fits them."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator

from csdesk.storage.files.sheet_stream import Findings, SheetStream, Unreadable
from csdesk.storage.files.sniff import Kind, kind_of


class Request:
    """What the app asks for: a file, its shown name, and the bounds."""

    def __init__(
        self, path: str, name: str, limits: dict[str, int], *, head: int | None = None, second: bool = False
    ) -> None:
        self.path = path
        self.name = name
        self.limits = limits
        self.head = head
        self.second = second


class OpenBook:
    """A file being read: its sheets in order, and after them what was found about the whole."""

    def __init__(self, data: bytes, sheets: Iterator[SheetStream], findings: Findings) -> None:
        self._data = data
        self.sheets = sheets
        self.findings = findings

    def sha256(self) -> str:
        """The digest of the very bytes that were read."""
        return hashlib.sha256(self._data).hexdigest()


def sheets_of(request: Request) -> OpenBook:
    """Open the file of a request with the reader that its bytes ask for."""
    data = _bytes_of(request)
    limits = request.limits
    _bound(limits, len(data))
    kind = kind_of(data)
    findings = Findings()
    return OpenBook(data, _reader(kind, data, request), findings)


def _reader(kind: Kind, data: bytes, request: Request) -> Iterator[SheetStream]:
    limits = request.limits
    if kind is Kind.TEXT:
        from csdesk.storage.files.read_text import sheets_of_text

        return sheets_of_text(data, request.name)
    from csdesk.storage.files.read_workbook import sheets_of_workbook

    if kind in {Kind.XLSX, Kind.XLSB, Kind.ODS}:
        from csdesk.storage.files.preflight import Parts

        parts = Parts(data, limits["entries"], limits["inflated_bytes"])
        _bound(limits, parts.declared)
        parts.check()
    return sheets_of_workbook(data, limits["cells"])


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


def _bound(limits: dict[str, int], unpacked: int) -> None:
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
    for what, bound in bounds:
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
