"""What the editors of this page need of the workspace: the people of the account, and its own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csdesk.domain.model.account import Account
from csdesk.domain.model.catalog import BY_KEY
from csdesk.domain.model.contact import Contact
from csdesk.domain.model.contract import Line
from csdesk.domain.model.record import Choice, FieldType, Record, fields_of
from csdesk.domain.model.voice import Ticket
from csdesk.domain.text import verbatim
from csdesk.ui.account.presenter import AccountPresenter
from csdesk.ui.forms.editor import Lookup, NameOf, Surroundings
from csdesk.ui.forms.folding import folded
from csdesk.ui.forms.reader import Reader
from csdesk.ui.session import Session
from csdesk.ui.theme.theme import Themes

_MOST = 40


def reader_of(session: Session) -> Reader:
    """The person in front of the screen."""
    return Reader(session.words.translator, session.today(), session.settings.currency)


def around(session: Session, themes: Themes, presenter: AccountPresenter, kind: str) -> Surroundings:
    """The surroundings of a form for one kind of record of the account that is shown."""
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
        themes,
        lookups=lookups,
        names=names,
        words_of=_own_words(session, kind),
        currency=state.account.currency if state is not None else None,
    )


class _Records:
    """Records that a field can refer to: those of the account, or all accounts."""

    def __init__(self, session: Session, presenter: AccountPresenter, kind: type[Record]) -> None:
        self._session = session
        self._presenter = presenter
        self._kind = kind

    def matching(self, typed: str) -> Sequence[tuple[int, str]]:
        """Those whose name holds what was typed."""
        wanted = folded(typed)
        named = [(record.id, _called(record)) for record in self._known()]
        found = [(one, name) for one, name in named if wanted in folded(name)]
        return sorted(found, key=lambda pair: not folded(pair[1]).startswith(wanted))[:_MOST]

    def name(self, record_id: int) -> str:
        """The name of one of them."""
        found = self._session.find(self._kind, id=record_id)
        return _called(found[0]) if found else str(record_id)

    def _known(self) -> Sequence[Record]:
        if self._kind is Account:
            return self._session.all(Account)
        return self._session.find(self._kind, account=self._presenter.account_id)


def _called(record: Record) -> str:
    for name in ("name", "subject", "product", "number", "email"):
        words = getattr(record, name, None)
        if words:
            return str(words)
    return str(record.id)


def _own_words(session: Session, kind: str) -> dict[str, Callable[[], Sequence[Choice]]]:
    """For every open list of a kind: its default choices and the words that the workspace uses."""
    entity = BY_KEY[kind]
    found: dict[str, Callable[[], Sequence[Choice]]] = {}
    for spec in fields_of(entity.type):
        if spec.type is FieldType.CHOICE and not spec.closed:
            found[spec.name] = _Used(session, entity.type, spec.name, spec.choices)
    return found


class _Used:
    """The choices of one open list, read when they are first asked for."""

    def __init__(self, session: Session, kind: type[Record], name: str, choices: Sequence[Choice]) -> None:
        self._session = session
        self._kind = kind
        self._name = name
        self._choices = choices
        self._known: tuple[Choice, ...] | None = None

    def __call__(self) -> Sequence[Choice]:
        """Default choices first, then the workspace's own by name."""
        if self._known is None:
            keys = {choice.key for choice in self._choices}
            used = {getattr(record, self._name) for record in self._session.all(self._kind)}
            own = sorted(str(word) for word in used if word and word not in keys)
            self._known = (*self._choices, *(Choice(word, verbatim(word)) for word in own))
        return self._known
