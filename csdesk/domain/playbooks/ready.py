"""A message ready to be sent: copied, opened in the mail program, or kept as a file that any mail program reads."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import quote

from csdesk.domain.lean import dataclass

_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
_ADDRESS = re.compile(r"[^@\s<>,;:\"()\[\]\\]{1,64}@[^@\s<>,;:\"()\[\]\\]{1,255}")
LONGEST_LINK = 6_000
"""Mail programs cut a longer mailto link; it is copied or saved as a file instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMessage:
    """What is to be sent, with every field filled."""

    to: tuple[str, ...] = ()
    subject: str = ""
    body: str = ""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return f"{self.subject}\n\n{self.body}" if self.subject else self.body


def one_line(words: str) -> str:
    """Words that can stand in a header: no line begins in them."""
    return _CONTROL.sub("", _BREAKS.sub(" ", words)).strip()


def addresses(typed: str) -> tuple[str, ...]:
    """The addresses in what was typed; what is none is left out."""
    parts = (one.strip() for one in re.split(r"[,;\s]+", one_line(typed)))
    return tuple(dict.fromkeys(one for one in parts if is_address(one)))


def is_address(word: str) -> bool:
    """Whether a word is one address and nothing else."""
    return _ADDRESS.fullmatch(word) is not None and word.isprintable()


def mailto(message: ReadyMessage) -> str:
    """The link that opens the message in the mail program; it can hold nothing but a mail."""
    to = ",".join(quote(one, safe="@") for one in message.to if is_address(one))
    body = _CONTROL.sub("", message.body.replace("\r\n", "\n").replace("\r", "\n")).replace("\n", "\r\n")
    fields = {"subject": one_line(message.subject), "body": body}
    asked = "&".join(f"{name}={quote(words, safe='')}" for name, words in fields.items() if words)
    return f"mailto:{to}{'?' if asked else ''}{asked}"


def eml(message: ReadyMessage, sender: str, at: datetime) -> bytes:
    """The message as a draft in a file (RFC 5322, UTF-8)."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP
    from email.utils import format_datetime

    made = EmailMessage(policy=SMTP)
    made["To"] = [Address(addr_spec=one) for one in message.to if is_address(one) and one.isascii()]
    if is_address(sender) and sender.isascii():
        made["From"] = Address(addr_spec=sender)
    made["Subject"] = one_line(message.subject)
    made["Date"] = format_datetime(at)
    made["X-Unsent"] = "1"
    body = _CONTROL.sub("", message.body.replace("\r\n", "\n").replace("\r", "\n"))
    made.set_content(body, charset="utf-8", cte="base64" if not body.isascii() else None)
    return bytes(made)
