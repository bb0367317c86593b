"""The catalogue says what the standard library says."""

from __future__ import annotations

import gettext
import sys
from pathlib import Path

import pytest

from csdesk.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "resources" / "locale"


@pytest.fixture(scope="module")
def usual() -> gettext.NullTranslations:
    return gettext.translation("csdesk", localedir=str(LOCALES), languages=["pt_BR"])


def sentences() -> list[tuple[str, str, str | None]]:
    sys.path.insert(0, str(ROOT))
    from tools.words import translated

    found = []
    for message in translated("pt_BR")[0]:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id, "")
            found.append((ids[0], ids[1], message.context))
    return found


def test_every_sentence_is_said_as_the_standard_library_says_it(usual):
    own, checked = Catalogue("pt_BR"), sentences()
    for msgid, plural, context in checked:
        if plural:
            for count in (0, 1, 2, 5, 1_000):
                expected = (
                    usual.npgettext(context, msgid, plural, count)
                    if context
                    else usual.ngettext(msgid, plural, count)
                )
                assert own.say_number(msgid, plural, count, context) == expected
        else:
            expected = usual.pgettext(context, msgid) if context else usual.gettext(msgid)
            assert own.say(msgid, context) == expected
    assert len(checked) > 1_000


def test_none_are_many_in_both_languages():
    for language, said in (("pt_BR", ["{n} contas", "{n} conta"]), ("en", ["{n} accounts", "{n} account"])):
        own = Catalogue(language)
        assert [own.say_number("{n} account", "{n} accounts", n) for n in (0, 1)] == said


def test_a_sentence_without_words_stands_for_itself():
    for language in ("pt_BR", "en"):
        own = Catalogue(language)
        assert own.say("Nobody wrote this") == "Nobody wrote this"
        assert own.say("Name", "nowhere") == "Name"
        assert [own.say_number("{n} x", "{n} xs", n) for n in (0, 1, 2)] == ["{n} xs", "{n} x", "{n} xs"]


def test_a_language_that_was_never_compiled_is_an_error():
    with pytest.raises(FileNotFoundError):
        Catalogue("tlh")
