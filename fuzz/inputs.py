"""Inputs: a line that names a class, and behind it the file that is read as an object of that class."""

from pathlib import Path
from typing import Any, NamedTuple

import dipltalks as dt
from dipltalks._values.record import Record
from dipltalks._values.terms import Term

CORPUS = Path(__file__).with_name("corpus")
"""Where the inputs are that are kept, in a folder for each target."""

PREFIX = "seeds-"
"""How the names of the inputs begin that are made out of the shipped articles: all of them are read."""

MOST = 2**13
"""How many bytes a file may have, after decompression."""

SHARED = {"routes": "json"}
"""The targets that start from the inputs of another one."""

_PUBLIC = tuple(value for name in dt.__all__ if isinstance(value := getattr(dt, name), type))
RECORDS = tuple(cls for cls in _PUBLIC if issubclass(cls, Record))
TERMS = tuple(cls for cls in _PUBLIC if issubclass(cls, Term))
_SINGLE = {cls.__name__: cls for cls in (*RECORDS, *TERMS, dt.When)}

CLASSES: dict[str, Any] = _SINGLE | {f"list[{name}]": list[cls] for name, cls in _SINGLE.items()}
"""What can be read from a file, by the names that inputs have for it."""


class Input(NamedTuple):
    """An input."""

    name: str
    """The name of a class."""
    body: bytes
    """The file."""

    @classmethod
    def split(cls, data: bytes) -> "Input":
        """Return the input that some bytes are."""
        name, _, body = data.partition(b"\n")
        return cls(name.decode("ascii", "replace"), body)

    @property
    def cls(self) -> Any:
        """The class, and `Dossier` if none has that name."""
        return CLASSES.get(self.name, dt.Dossier)

    def joined(self) -> bytes:
        """Return the input as bytes."""
        return self.name.encode() + b"\n" + self.body


def kept(target: str) -> Path:
    """Return the folder of the inputs that a target starts from."""
    return CORPUS / SHARED.get(target, target)
