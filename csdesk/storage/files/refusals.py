"""The sentences for a file that cannot be read as a whole: which file, what is wrong, what to do."""

from __future__ import annotations

from csdesk.domain.errors import Blocked
from csdesk.domain.text import Text, msg, verbatim


def blocked(file: str, reason: str, **detail: int | str) -> Blocked:
    """The error that tells a person about it."""
    sentence = REASONS.get(reason, REASONS["damaged"])
    return Blocked(Text(sentence.msgid, {**detail, "file": verbatim(file)}))


REASONS: dict[str, Text] = {
    "missing": msg("{file} is not there any more. Choose the file again."),
    "folder": msg("{file} is a folder, not a spreadsheet. Open it and choose a file inside."),
    "forbidden": msg(
        "{file} may not be read: this user has no permission. Copy it to your own folder and choose the copy."
    ),
    "unavailable": msg(
        "{file} could not be read from its disk. Copy it to this computer and choose the copy."
    ),
    "lock": msg(
        "{file} is only the mark that an open workbook leaves beside it. Choose the workbook itself, whose name has no ~$."
    ),
    "empty": msg("{file} is empty (0 bytes). Export it again and choose the new file."),
    "too_large": msg(
        "{file} is larger than {size} MB. Split it into smaller files, or export fewer columns or a shorter period."
    ),
    "too_many_cells": msg(
        "{file} spans more than {count} cells. Delete empty rows and columns at the end of its sheets, or split it, and save it again."
    ),
    "too_many_parts": msg(
        "{file} is built of more than {count} parts, far more than a spreadsheet has, so it was not opened. Open it in Excel and save a copy as .xlsx."
    ),
    "bomb": msg(
        "{file} unpacks to more than {size} MB, so it was not opened. Open it in Excel, delete what is not needed and save a copy as .xlsx."
    ),
    "entities": msg(
        "{file} carries definitions (DOCTYPE) that no spreadsheet needs and that can harm a computer, so it was not opened. If you trust it, open it in Excel and save a copy as .xlsx."
    ),
    "duplicate_parts": msg(
        "{file} contains two parts of the same name, so what it says depends on who reads it. Open it in Excel and save a copy as .xlsx."
    ),
    "password": msg(
        "{file} is protected by a password. Open it in Excel, remove the password under File, Info, Protect Workbook, save it and choose it again."
    ),
    "damaged": msg(
        "{file} is damaged or incomplete and could not be read. Open it in Excel, save a copy as .xlsx and choose the copy, or export it again."
    ),
    "too_slow": msg(
        "Reading {file} took too long and was stopped. Open it in Excel, save a copy as .xlsx or .csv and choose the copy."
    ),
    "too_hungry": msg(
        "Reading {file} needs more memory than a spreadsheet should, so it was stopped. Open it in Excel, save a copy as .xlsx or .csv and choose the copy."
    ),
    "no_reader": msg(
        "{file} could not be read because the part of CSDesk that reads files did not start. Start CSDesk again; if that does not help, install it again."
    ),
    "gzip": msg(
        "{file} is compressed (gzip), whatever its name says. Decompress it and choose the file inside."
    ),
    "archive": msg(
        "{file} is a compressed archive, not a spreadsheet. Decompress it and choose the file inside."
    ),
    "pdf": msg(
        "{file} is a PDF, not a spreadsheet. Export the data itself as .xlsx or .csv and choose that file."
    ),
    "image": msg(
        "{file} is a picture, not a spreadsheet. Export the data itself as .xlsx or .csv and choose that file."
    ),
    "document": msg(
        "{file} is a text document, not a spreadsheet. Copy its table into Excel, save it as .xlsx and choose that file."
    ),
    "slides": msg(
        "{file} is a presentation, not a spreadsheet. Export the data itself as .xlsx or .csv and choose that file."
    ),
    "numbers": msg(
        "{file} was made by Apple Numbers. Open it there, choose File, Export To, Excel, and choose the new file."
    ),
    "database": msg(
        "{file} is a database, not a spreadsheet. Open a CSDesk file with Open, or export the data as .csv."
    ),
    "json": msg("{file} holds JSON, not a table. Export the data as .xlsx or .csv and choose that file."),
    "xml": msg(
        "{file} is XML of a kind that holds no spreadsheet. Export the data as .xlsx or .csv and choose that file."
    ),
    "old_excel": msg(
        "{file} was saved by an Excel of before 1995. Open it in Excel or LibreOffice, save a copy as .xlsx and choose the copy."
    ),
    "web_archive": msg(
        "{file} is a saved web page with attachments (MHTML). Open it in Excel, save a copy as .xlsx and choose the copy."
    ),
    "no_table": msg(
        "{file} is a web page without a table. Export the data as .xlsx or .csv and choose that file."
    ),
    "unknown": msg(
        "{file} is not a spreadsheet that CSDesk knows. Save it as .xlsx, .ods or .csv and choose that file."
    ),
}
