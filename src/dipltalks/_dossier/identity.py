"""Identity: records that coders named differently, and that the codebook says are one.

All ids that mean one record give way to the first of them in the alphabet: in the records, in what refers to them, in
the paths that lead to such a reference, and in what is taken back. Where two references, or the keys of two parts,
become one by it, they are united; what comes to refer to its own record is left out.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

import attrs

from dipltalks._dossier.fold import Folding, unite
from dipltalks._dossier.policy import Claim
from dipltalks._errors import UnknownNameError
from dipltalks._model.report import CodedRecord, Report, Retraction
from dipltalks._query.lookup import CODED
from dipltalks._values.annotations import Many, Maybe, shape_of
from dipltalks._values.identifiers import Ref
from dipltalks._values.paths import keys_in
from dipltalks._values.record import Record, evolved, layout_of
from dipltalks._values.shapes import Instance, Shape, Word
from dipltalks._values.texts import FieldPath

PATH = shape_of(FieldPath)
"""The shape of a field that holds paths."""

RENAMED = frozenset({Ref.MEETING, Ref.AGREEMENT, Ref.STATEMENT, Ref.RECORD})
"""Kinds of references that follow a record to its other name."""

Names = Mapping[str, str]
"""The first name of each record that has another one."""


class Renaming(NamedTuple):
    """The first names of records, as they go into the record of a report."""

    names: Names
    report: Report
    folding: Folding

    def of(self, record: CodedRecord) -> CodedRecord:
        """Return a record under its first name, and with the first names of all that it refers to."""
        changes = self._changes(record, "", record.id)
        if record.id in self.names:
            changes["id"] = self.names[record.id]
        return evolved(record, **changes) if changes else record

    def _changes(self, record: Record, within: str, own: str) -> dict[str, Any]:
        """Return the fields of a record, or of a part of the one with the id `own`, that other names change."""
        layout = layout_of(type(record))
        stated = ((name, getattr(record, name), shape) for name, shape in layout.shapes.items())
        changes = {
            name: self._value(value, shape, layout.keys.get(name), f"{within}{name}", own)
            for name, value, shape in stated
            if value is not None and value != ()
        }
        return {name: value for name, value in changes.items() if value != getattr(record, name)}

    def _value(self, value: Any, shape: Shape, key: tuple[str, ...] | None, path: str, own: str) -> Any:
        """Return a value that is stated, under other names; None if it comes to refer to its own record."""
        if isinstance(shape, Maybe):
            shape = shape.inner
        if isinstance(shape, Many):
            items = [item for each in value if (item := self._value(each, shape.item, None, path, own)) is not None]
            if key is None:
                return tuple(dict.fromkeys(items))
            return unite(path, [Claim(self.report, item) for item in items], key, self.folding)
        if isinstance(shape, Instance):
            return self._part(value, path, own)
        if isinstance(shape, Word) and shape.refers_to in RENAMED:
            return self._reference(value, own)
        return renamed_path(value, self.names) if shape is PATH else value

    def _reference(self, name: str, own: str) -> str | None:
        """Return a reference under its first name; None if only other names make it refer to its own record."""
        first = self.names.get(name, name)
        return None if name != own and first == self.names.get(own, own) else first

    def _part(self, part: Record, path: str, own: str) -> Record | None:
        """Return a part of a record under other names; None if it cannot be without a reference that is left out."""
        changes = self._changes(part, f"{path}.", own)
        defaults = layout_of(type(part)).defaults
        if any(value is None and defaults[name] is attrs.NOTHING for name, value in changes.items()):
            return None
        return evolved(part, **changes) if changes else part


def renamed_retraction(retraction: Retraction, names: Names) -> Retraction:
    """Return a retraction with the first names of the record that it is about, and of those in its path."""
    record = retraction.record and names.get(retraction.record, retraction.record)
    field = None if retraction.field is None else renamed_path(retraction.field, names)
    return attrs.evolve(retraction, record=record, field=field)


def renamed_path(path: str, names: Names) -> str:
    """Return a path in which the records that it names parts by have their first names."""
    steps = path.split(".")
    if not names.keys().isdisjoint(steps):
        for place in _places_of_records(path):
            steps[place] = names.get(steps[place], steps[place])
    return ".".join(steps)


def _places_of_records(path: str) -> Iterator[int]:
    """Yield which steps of a path are ids of records, whatever class of records it begins at."""
    for cls in CODED:
        with suppress(UnknownNameError):
            keys = keys_in(cls, path)
            for index, key in enumerate(keys):
                if key.ref in RENAMED:
                    before = sum(each.path == key.path for each in keys[:index])  # parts may have several keys
                    yield key.path.count(".") + 1 + before
