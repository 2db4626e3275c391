# no package: mkdocs.yml names this file by its path
"""Let Griffe, which reads the code for the reference, understand three habits of the code.

A section of a docstring that is headed "Example" is read as examples, like one headed "Examples", not as a remark.
A class whose docstring describes arguments that its `__new__` takes is shown with these, as if `__init__` took them.
What a record inherits comes behind what it declares, as in the record itself.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import griffe

EXAMPLE: Final = re.compile(r"^Example:$", re.MULTILINE)


class Docstrings(griffe.Extension):
    """Adapts docstrings, signatures and the order of members to what Griffe looks for."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Head a section of examples as Griffe expects it."""
        if obj.docstring is not None:
            obj.docstring.value = EXAMPLE.sub("Examples:", obj.docstring.value)

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        """Give a class that is made by `__new__` an `__init__` with the same parameters."""
        new = cls.members.get("__new__")
        if isinstance(new, griffe.Function) and cls.docstring is not None and "Args:" in cls.docstring.value:
            cls.set_member("__init__", griffe.Function("__init__", parameters=new.parameters, lineno=new.lineno))

    def on_package(self, *, pkg: griffe.Module, **_: Any) -> None:
        """Put the public members that a class inherits behind its own."""
        for cls in _classes(pkg):
            for name, member in cls.inherited_members.items():
                if not name.startswith("_"):
                    cls.set_member(name, member)


def _classes(module: griffe.Module) -> Iterator[griffe.Class]:
    """Yield the classes of a module and of all modules in it."""
    yield from (cls for cls in module.classes.values() if isinstance(cls, griffe.Class))
    for inner in module.modules.values():
        if isinstance(inner, griffe.Module):
            yield from _classes(inner)
