"""A map while it is drawn: what it is now, and the way back and forth through what it was."""

from __future__ import annotations

from csdesk.domain.playbooks.maps import PlaybookMap

_LONGEST_WAY = 500


class Drawing:
    """A map and its undo stack; edits in a row with the same key are taken back as one."""

    def __init__(self, first: PlaybookMap) -> None:
        self.map = first
        self._before: list[PlaybookMap] = []
        self._after: list[PlaybookMap] = []
        self._key: str | None = None

    def change(self, to: PlaybookMap, key: str | None = None) -> bool:
        """Go on with another map; false when it is the same."""
        if to is self.map or to == self.map:
            return False
        if key is None or key != self._key or not self._before:
            self._before = [*self._before, self.map][-_LONGEST_WAY:]
        self._key = key
        self._after.clear()
        self.map = to
        return True

    def settle(self) -> None:
        """The next edit is one of its own, whatever its key."""
        self._key = None

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to do again."""
        return bool(self._after)

    def undo(self) -> bool:
        """Take the last edit back."""
        if not self._before:
            return False
        self._after.append(self.map)
        self.map = self._before.pop()
        self._key = None
        return True

    def redo(self) -> bool:
        """Do the edit again that was taken back last."""
        if not self._after:
            return False
        self._before.append(self.map)
        self.map = self._after.pop()
        self._key = None
        return True
