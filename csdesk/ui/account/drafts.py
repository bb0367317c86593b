"""What was typed on the page of an account and not saved: the contact, the forms, the name, the notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.ui.drafting import Drafts

_FIELD = "field:"


@dataclass(slots=True)
class Draft:
    """What was typed about a contact and not saved yet."""

    text: str = ""
    channel: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    is_open: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip() or any(self.fields.values()))


def contact_place(account: int) -> str:
    """Where a contact of an account is typed."""
    return f"account/{account}/log"


def form_place(account: int, kind: str, record: int) -> str:
    """Where a form is typed: of an account, for a record of a kind (0 for a new one)."""
    return f"account/{account}/{kind}/{record}"


class AccountDrafts:
    """Keeps and gives back what was typed, by account."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    def contact(self, account: int) -> Draft:
        """The contact that is half written."""
        kept = self._drafts.texts(contact_place(account))
        fields = {name.removeprefix(_FIELD): text for name, text in kept.items() if name.startswith(_FIELD)}
        return Draft(kept.get("text", ""), kept.get("channel", ""), fields, "open" in kept)

    def keep_contact(self, account: int, draft: Draft) -> None:
        """Keep a contact as it stands; a picked channel alone is worth keeping too."""
        texts = {"text": draft.text, "channel": draft.channel, "open": "1" if draft.is_open else ""}
        texts.update({f"{_FIELD}{name}": text for name, text in draft.fields.items()})
        is_worth = bool(draft) or draft.channel
        self._drafts.keep(
            contact_place(account), {name: text for name, text in texts.items() if text} if is_worth else {}
        )

    def form(self, account: int, kind: str, record: int) -> Mapping[str, str]:
        """The fields of a form that are half typed."""
        return self._drafts.texts(form_place(account, kind, record))

    def keep_form(self, account: int, kind: str, record: int, typed: Mapping[str, str]) -> None:
        """Keep the fields of a form that differ from what is stored."""
        self._drafts.keep(form_place(account, kind, record), typed)

    def text(self, account: int, what: str) -> str | None:
        """A text that stands alone, as the name or the notes; `None` when none is half typed."""
        return self._drafts.texts(f"account/{account}/{what}").get("text")

    def keep_text(self, account: int, what: str, text: str | None) -> None:
        """Keep a text that stands alone, or forget it."""
        self._drafts.keep(f"account/{account}/{what}", {} if text is None else {"text": text})
