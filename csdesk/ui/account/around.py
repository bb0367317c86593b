"""What the editors of this page need of the workspace: the people of the account, and its own words."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.domain.model.account import Account
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.record import Record
from csdesk.domain.model.voice import Ticket
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.account.vocabulary import Vocabulary
from csdesk.ui.forms.editor import Lookup, NameOf, Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes

_MOST = 40


def reader_of(session: Session) -> Reader:
    """The person in front of the screen."""
    return Reader.of(session)


class Around:
    """Makes the surroundings of the forms of the page."""

    def __init__(
        self, session: Session, themes: Themes, presenter: AccountPresenter, vocabulary: Vocabulary
    ) -> None:
        self._session = session
        self._themes = themes
        self._presenter = presenter
        self._vocabulary = vocabulary

    def __call__(self, kind: str = "interaction") -> Surroundings:
        """The surroundings of a form for one kind of record of the account that is shown."""
        session, presenter = self._session, self._presenter
        people = _Records(session, presenter, Contact)
        accounts = _Records(session, presenter, Account)
        lines = _Records(session, presenter, Line)
        tickets = _Records(session, presenter, Ticket)
        refs = {"contact": people, "account": accounts, "line": lines, "ticket": tickets}
        lookups: dict[str, Lookup] = {key: records.matching for key, records in refs.items()}
        names: dict[str, NameOf] = {key: records.name for key, records in refs.items()}
        state = presenter.state
        return Surroundings(
            reader_of(session),
            self._themes,
            lookups=lookups,
            names=names,
            words_of=self._vocabulary.of(kind),
            currency=state.account.currency if state is not None else None,
        )


class _Records:
    """Records that a field can refer to: those of the account, or all accounts."""

    def __init__(self, session: Session, presenter: AccountPresenter, kind: type[Record]) -> None:
        self._session = session
        self._presenter = presenter
        self._kind = kind
        self._accounts: Sequence[tuple[int, str]] | None = None

    def matching(self, typed: str) -> Sequence[tuple[int, str]]:
        """Those whose name holds what was typed."""
        wanted = folded(typed)
        found = [(one, name) for one, name in self._known() if wanted in folded(name)]
        return sorted(found, key=lambda pair: not folded(pair[1]).startswith(wanted))[:_MOST]

    def name(self, record_id: int) -> str:
        """The name of one of them."""
        found = self._session.find(self._kind, id=record_id)
        return _called(found[0]) if found else str(record_id)

    def _known(self) -> Sequence[tuple[int, str]]:
        if self._kind is not Account:
            return _named(self._session.find(self._kind, account=self._presenter.account_id))
        if self._accounts is None:
            self._accounts = _named(self._session.all(Account))
        return self._accounts


def _named(records: Sequence[Record]) -> Sequence[tuple[int, str]]:
    return [(record.id, _called(record)) for record in records]


def _called(record: Record) -> str:
    for name in ("name", "subject", "product", "number", "email"):
        words = getattr(record, name, None)
        if words:
            return str(words)
    return str(record.id)
