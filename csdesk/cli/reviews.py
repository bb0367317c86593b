"""The review of an account and a quarter, composed and laid out from a workspace."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.errors import Refused
from csdesk.domain.model.account import Account
from csdesk.domain.model.practice import Review
from csdesk.domain.review import overrides
from csdesk.domain.review.boxes import DeckLayout
from csdesk.domain.review.compose import compose
from csdesk.domain.review.document import Document
from csdesk.domain.review.layout import layout
from csdesk.domain.review.typeface import inter_width
from csdesk.domain.text import msg, verbatim
from csdesk.domain.values.month import Quarter
from csdesk.i18n import Translator
from csdesk.storage.queries.review_facts import review_facts
from csdesk.storage.workspace import Workspace


class NoSuchAccount(Refused):
    """No account, or more than one, has that name."""


def composed(workspace: Workspace, name: str, quarter: Quarter) -> Document:
    """The document of a review, with the edits that were kept; raises `NoSuchAccount`."""
    account = account_called(workspace.reader.all(Account), name)
    facts = review_facts(workspace.reader, workspace.settings, workspace.clock.now(), account.id, quarter)
    kept = workspace.reader.find(Review, account=account.id, period=str(quarter))
    return compose(facts, overrides=overrides.read(kept[0].overrides if kept else None))


def laid_out(document: Document, translator: Translator) -> DeckLayout:
    """The boxes of a review, in a language."""
    return layout(document, inter_width, translator)


def account_called(accounts: Sequence[Account], name: str) -> Account:
    """The account of a name (or code), whatever the case; raises `NoSuchAccount`."""
    wanted = name.strip().casefold()
    found = [account for account in accounts if account.name.strip().casefold() == wanted]
    found = found or [account for account in accounts if name in account.external_ids.values()]
    if len(found) != 1:
        raise NoSuchAccount(
            msg("There is no account called {name}", name=verbatim(name))
            if not found
            else msg("More than one account is called {name}; use its code", name=verbatim(name))
        )
    return found[0]
