"""Merge fields and messages: what is filled, what blocks, and that no header or link can be forged."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.playbooks.merge import MERGE_FIELDS, merged, spoken, unknown_fields
from csdesk.domain.playbooks.ready import ReadyMessage, addresses, eml, is_address, mailto, one_line

NOON = datetime(2026, 10, 13, 15, 0, tzinfo=UTC)


def empty(key: str) -> str:
    return f"[{key}]"


def test_known_fields_are_filled_and_the_others_stand_out():
    known = {"contact.first_name": "Caio", "account.name": ""}
    text = "Olá, {{contact.first_name}}! {{ mrr }} da {{account.name}}"
    assert merged(text, known, empty) == "Olá, Caio! [mrr] da [account.name]"


def test_a_title_leaves_out_what_nobody_knows():
    assert spoken("Falar com {{contact.name}}\n de  {{account.name}}", {"account.name": "Onça"}) == (
        "Falar com … de Onça"
    )


def test_a_field_that_does_not_exist_is_told():
    assert unknown_fields("{{account.name}} {{custom:plan}} {{nonsense}} {{custom:}}") == (
        "nonsense",
        "custom:",
    )
    assert len({one.key for one in MERGE_FIELDS}) == len(MERGE_FIELDS)


@given(st.text(max_size=200))
def test_any_text_around_a_field_comes_through_whole(text: str):
    plain = text.replace("{", "(").replace("}", ")")
    assert merged(f"{plain}{{{{mrr}}}}{plain}", {"mrr": "x"}, empty) == f"{plain}x{plain}"


FORGED = (
    "Subject\r\nBcc: thief@example.com",
    "Subject\nX: y",
    "Sub\u2028ject\u0085x",
    "\0Sub\x1bject",
)


@pytest.mark.parametrize("subject", FORGED)
def test_no_header_can_be_forged(subject: str):
    message = ReadyMessage(
        to=("caio@x.example", "a@b\r\nBcc: c@d"), subject=subject, body="Olá\r\n.\r\nBcc: x"
    )
    found = message_from_bytes(eml(message, "me@x.example\nBcc: y@z", NOON), policy=policy.default)
    assert found["Bcc"] is None
    assert found["To"] == "caio@x.example"
    assert "\n" not in str(found["Subject"])
    assert sorted(found.keys()) == sorted(
        ["To", "Subject", "Date", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
    )
    assert found.get_content().splitlines() == ["Olá", ".", "Bcc: x"]


@pytest.mark.parametrize("subject", FORGED)
def test_a_link_opens_a_mail_and_nothing_else(subject: str):
    link = mailto(ReadyMessage(to=("a@b.example", "x@y?cc=z@w"), subject=subject, body="1 & 2?\n#3 %41 é"))
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    assert not parts.fragment
    asked = parse_qs(parts.query, strict_parsing=True)
    assert set(asked) == {"subject", "body"}
    assert asked["body"] == ["1 & 2?\r\n#3 %41 é"]
    assert "\n" not in asked["subject"][0]
    assert unquote(parts.path).split(",")[0] == "a@b.example"


def test_addresses_are_found_in_what_is_typed():
    assert addresses("caio@x.example; ana@y.example,caio@x.example e outra") == (
        "caio@x.example",
        "ana@y.example",
    )
    for word in ("", "@x", "a@", "a b@c", "a@b\n", "<a@b>", "a@b,c@d", '"a"@b'):
        assert not is_address(word)


@given(st.text(max_size=100), st.text(max_size=300))
def test_every_text_can_be_written_as_a_file_and_read_back(subject: str, body: str):
    subject, body = (one.encode("utf-8", "ignore").decode() for one in (subject, body))
    found = message_from_bytes(
        eml(ReadyMessage(to=("a@b.example",), subject=subject, body=body), "", NOON), policy=policy.default
    )
    assert found["To"] == "a@b.example"
    assert one_line(subject).split() == str(found["Subject"]).split()
