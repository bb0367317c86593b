"""How much one file may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for the reading of one file; what goes over them is refused in a sentence."""

    file_bytes: int = 200 * MEGABYTE
    entries: int = 5_000
    """Parts inside a zipped workbook."""
    inflated_bytes: int = 300 * MEGABYTE
    cells: int = 10_000_000
    """Cells of one sheet, blanks between filled ones included."""
    memory_base: int = 400 * MEGABYTE
    """Address space that the reading process gets for the smallest file ..."""
    memory_factor: int = 12
    """... and for each unpacked byte ..."""
    memory_bytes: int = 1_500 * MEGABYTE
    """... and at most."""
    resident_bytes: int = 460 * MEGABYTE
    """Memory that it may really fill, where the system tells; then the reader is asked that needs the least."""
    cpu_seconds: int = 60
    wall_seconds: int = 90


STANDARD = Limits()
