"""The language of the window: every visible sentence is bound to its widget and said again when it changes."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator, Signal
from shiboken6 import isValid

from csdesk.domain.text import Text, msg
from csdesk.i18n import Translator
from csdesk.ui.tips import plain

_OF_QT = "words of Qt"
"""The translators of Qt's own menus and dialogs; the app has a single language."""
_FILE_DIALOG = {"&Look in:": msg("&Look in:"), "Files of &type:": msg("Files of &type:")}
"""What Qt's Portuguese leaves in English."""


class Words(QObject):
    """Speaks one language at a time; `language_changed` comes after every bound sentence was said again."""

    language_changed = Signal()

    def __init__(self, translator: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translator = translator
        self._said: WeakKeyDictionary[QObject, dict[str, Text]] = WeakKeyDictionary()
        self._speak_qt()

    @property
    def translator(self) -> Translator:
        """The translator that is speaking: numbers, money and dates too."""
        return self._translator

    @property
    def language(self) -> str:
        """The language that is spoken: `pt_BR` or `en`."""
        return self._translator.language

    def __call__(self, text: Text) -> str:
        """The sentence in the language that is spoken now."""
        return self._translator.words(text)

    def say(self, setter: Callable[[str], object], text: Text) -> None:
        """Say a sentence through a bound method of a Qt object, now and after each change of language.

        Saying another sentence through the same method takes the place of the first. The object is not
        kept alive.
        """
        setter(_told(setter.__name__, self._translator.words(text)))
        target: QObject = setter.__self__  # type: ignore[attr-defined]  # of a bound method
        self._said.setdefault(target, {})[setter.__name__] = text

    def forget(self, target: QObject) -> None:
        """Say nothing more through an object, whose words are now the user's own."""
        self._said.pop(target, None)

    def switch(self, translator: Translator) -> None:
        """Speak with another translator from now on."""
        if translator.language == self._translator.language and translator.zone == self._translator.zone:
            return
        self._translator = translator
        self._speak_qt()
        for target, sentences in list(self._said.items()):
            if not isValid(target):
                self._said.pop(target, None)
                continue
            for name, text in sentences.items():
                getattr(target, name)(_told(name, translator.words(text)))
        self.language_changed.emit()

    def _speak_qt(self) -> None:
        """Let Qt's own menus and file dialogs speak the language too."""
        app = QCoreApplication.instance()
        if app is None:
            return
        for old in app.findChildren(QTranslator, _OF_QT):
            app.removeTranslator(old)
            old.deleteLater()
        if self.language != "en":
            translator = QTranslator(app)
            translator.setObjectName(_OF_QT)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            rest = _LeftOut(self._translator, app)
            rest.setObjectName(_OF_QT)
            app.installTranslator(rest)
            if translator.load(f"qtbase_{self.language}", folder):
                app.installTranslator(translator)


class _LeftOut(QTranslator):
    """What Qt's own catalogue has no words for; it is asked after that."""

    def __init__(self, translator: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._translator = translator

    def isEmpty(self) -> bool:
        """It has words."""
        return False

    def translate(self, _context: str, source: str, _comment: str | None = None, _n: int = -1) -> str | None:
        """The words for a sentence of a file dialog, or none."""
        text = _FILE_DIALOG.get(source)
        return None if text is None else self._translator.words(text)


def _told(setter: str, words: str) -> str:
    """The words as a setter takes them: a tooltip would guess markup in a name."""
    return plain(words) if setter == "setToolTip" else words
