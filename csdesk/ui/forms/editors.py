"""One editor for each type of field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.domain.model.record import FieldSpec, FieldType
from csdesk.ui.forms.choosing import ChoiceEditor, RefEditor
from csdesk.ui.forms.day import DayEditor
from csdesk.ui.forms.editor import FieldEditor, LineEditor, LongTextEditor, Surroundings

_EDITORS: dict[FieldType, type[LineEditor]] = {
    FieldType.DATE: DayEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.BOOL: ChoiceEditor,
    FieldType.REF: RefEditor,
    FieldType.REFS: RefEditor,
}


def editor_for(spec: FieldSpec, around: Surroundings, parent: QWidget | None = None) -> FieldEditor:
    """The editor of a field, by its declared type."""
    if spec.type is FieldType.TEXT and spec.long:
        return LongTextEditor(spec, around, parent)
    return _EDITORS.get(spec.type, LineEditor)(spec, around, parent)
