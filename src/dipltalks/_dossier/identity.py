"""Identity: records that coders named differently, and that the codebook says are one.

All ids that mean one record give way to the first of them in the alphabet, in the records and in what refers to them.
Where two references, or the keys of two parts, become one by it, they are united; what comes to refer to its own
record is left out.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from dipltalks._dossier.fold import Folding, unite
from dipltalks._dossier.policy import Claim
from dipltalks._model.report import CodedRecord, Report
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.record import Record, evolved, layout_of
from dipltalks._values.shapes import Instance, Shape, Word
from dipltalks._values.texts import FieldPath

PATH = shape_of(FieldPath)
"""The shape of a field that holds paths."""

RENAMED = frozenset({Ref.MEETING, Ref.AGREEMENT, Ref.STATEMENT, Ref.RECORD})
"""Kinds of references that follow a record to its other name."""


@attrs.frozen
class Renaming:
    """The first names of records, as they go into the record of a report."""

    names: Mapping[str, str]
    report: Report
    folding: Folding

    def of(self, record: CodedRecord) -> CodedRecord:
        """Return a record under its first name, and with the first names of all that it refers to."""
        own = self.names.get(record.id, record.id)
        return evolved(record, **(self._changes(record, own) | {"id": own}))

    def _changes(self, record: Record, own: str) -> dict[str, Any]:
        """Return the fields of a record, or of a part of one, that other names change."""
        layout = layout_of(type(record))
        found = ((name, getattr(record, name), shape) for name, shape in layout.shapes.items())
        changes = {
            name: self._value(value, shape, layout.keys.get(name), own)
            for name, value, shape in found
            if value is not None and value != ()
        }
        return {name: value for name, value in changes.items() if value != getattr(record, name)}

    def _value(self, value: Any, shape: Shape, key: tuple[str, ...] | None, own: str) -> Any:
        """Return a value that is stated, under other names; None if all that it does is to refer to its own record."""
        if isinstance(shape, Maybe):
            shape = shape.inner
        if isinstance(shape, Many):
            items = [item for each in value if (item := self._value(each, shape.item, None, own)) is not None]
            if key is None:
                return tuple(dict.fromkeys(items))
            return unite("", [Claim(self.report, item) for item in items], key, self.folding)
        if isinstance(shape, Instance):
            return self._part(value, own)
        if isinstance(shape, Word) and shape.refers_to in RENAMED:
            name = self.names.get(value, value)
            return None if name == own and value != own else name
        return self._path(value) if shape == PATH else value

    def _path(self, path: str) -> str:
        """Return a path in which the records that name parts have their first names."""
        return ".".join(self.names.get(step, step) for step in path.split("."))

    def _part(self, part: Record, own: str) -> Record | None:
        """Return a part of a record under other names; None if it cannot be without a reference that is left out."""
        changes = self._changes(part, own)
        defaults = layout_of(type(part)).defaults
        if any(value is None and defaults[name] is attrs.NOTHING for name, value in changes.items()):
            return None
        return evolved(part, **changes) if changes else part
