"""Gather the sentences of the code, check that both languages have them, and compile the catalogues.

`python tools/words.py check` lists what is missing; `compile` writes the .mo files that the app reads.
Each language has several .po files, one a subject, so that a subject can be translated by itself.
"""

from __future__ import annotations

import struct
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "resources" / "locale"
KEYWORDS = {"msg": None, "nmsg": (1, 2), "pmsg": ((1, "c"), 2)}

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""The catalogue's date, so that equal words compile to equal bytes."""

PLURALS = "nplurals=2; plural=(n != 1);"
"""People write `0 contas`, though the unwritten rule that Babel knows for Portuguese would have `0 conta`."""

Key = tuple[str | None, str]


def sentences() -> dict[Key, Message]:
    """Every sentence of the code by its context and msgid."""
    catalogue = Catalog()
    for folder in ("csdesk",):
        for name, line, message, _, context in extract_from_dir(
            str(ROOT / folder), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            catalogue.add(message, None, [(f"{folder}/{name}", line)], context=context)
    return {key_of(found): found for found in catalogue if found.id}


def key_of(message: Message) -> Key:
    """Context and singular msgid."""
    return (message.context, message.id if isinstance(message.id, str) else message.id[0])


def translated(language: str) -> tuple[Catalog, list[str]]:
    """All the .po files of a language as one catalogue, and what is wrong between them."""
    merged = Catalog(locale=language, creation_date=STAMP, revision_date=STAMP)
    merged.mime_headers = [("Plural-Forms", PLURALS)]
    problems: list[str] = []
    seen: dict[Key, str] = {}
    for path in sorted((LOCALES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if not message.id:
                    continue
                key = key_of(message)
                if key in seen and merged.get(message.id, message.context).string != message.string:  # type: ignore[union-attr]
                    problems.append(
                        f"{language}: {key} is translated in two ways, {seen[key]} and {path.name}"
                    )
                seen[key] = path.name
                merged.add(message.id, message.string, context=message.context)
    return merged, problems


def check() -> list[str]:
    """What is missing, left over or inconsistent in the Portuguese catalogues."""
    merged, problems = translated("pt_BR")
    wanted = sentences()
    known = {key_of(message): message for message in merged if message.id}
    problems += [
        f"missing: {key} {wanted[key].locations[:1]}" for key in wanted if not filled(known.get(key))
    ]
    problems += [f"unused: {key}" for key in known if key not in wanted]
    for key, message in known.items():
        if key in wanted and not same_placeholders(message):
            problems.append(f"placeholders differ: {key}")
    return problems


def filled(message: Message | None) -> bool:
    """Whether every form of a sentence has words."""
    if message is None:
        return False
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    return bool(forms) and all(forms)


def same_placeholders(message: Message) -> bool:
    """Whether a translation names just the arguments that its sentence has."""
    from string import Formatter

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = set().union(*(names(text) for text in ids))
    forms = [message.string] if isinstance(message.string, str) else list(message.string)
    return all(
        names(form) <= allowed and (isinstance(message.id, tuple) or names(form) == allowed) for form in forms
    )


def compile_catalogues() -> None:
    """Write the .mo file of each language."""
    for language in ("pt_BR",):
        merged, _ = translated(language)
        target = LOCALES / language / "LC_MESSAGES" / "csdesk.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compiled(merged))


def compiled(words: Catalog) -> bytes:
    """The .mo file of a catalogue, as the app reads it."""
    written = BytesIO()
    write_mo(written, words)
    return in_order(written.getvalue())


def in_order(file: bytes) -> bytes:
    """A .mo file with its sentences in the order of their bytes: Babel leaves those that have a context where they would be without."""
    count, asked, said = struct.unpack_from("<3I", file, 8)
    lists = [
        [struct.unpack_from("<2I", file, start + 8 * place) for place in range(count)]
        for start in (asked, said)
    ]

    def sentence(place: int) -> bytes:
        size, at = lists[0][place]
        return file[at : at + size]

    order = sorted(range(count), key=sentence)
    made = bytearray(file)
    for start, lies in zip((asked, said), lists, strict=True):
        for place, before in enumerate(order):
            struct.pack_into("<2I", made, start + 8 * place, *lies[before])
    return bytes(made)


if __name__ == "__main__":
    if sys.argv[1:] == ["compile"]:
        compile_catalogues()
    else:
        found = check()
        print("\n".join(found) or "every sentence has its words")
        sys.exit(1 if found else 0)
