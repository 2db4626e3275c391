"""The public face: one place for every name, loaded on first use."""

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import dipltalks
from importing import imported_by

HEAVY = ("attr", "attrs", "cattrs", "pendulum", "msgspec")
"""The dependencies that are needed always."""

RARE = ("calendar", "difflib", "hashlib", "yaml")
"""What else takes long to import, and is needed for few things."""


def test_importing_the_package_brings_in_no_dependency():
    """Dependencies are imported once a name is used."""
    assert imported_by("import dipltalks", HEAVY) == []
    assert imported_by("import dipltalks; dir(dipltalks); dipltalks.__version__", HEAVY) == []
    assert imported_by("import dipltalks; dipltalks.Problem", HEAVY) == []
    assert imported_by("from dipltalks import Meeting", HEAVY) == ["attr", "attrs"]
    assert imported_by("from dipltalks import seeds; seeds.dossier().meetings.next()", HEAVY) == ["attr", "attrs"]
    assert imported_by("from dipltalks import When; When('2025-03').latest", HEAVY) == ["pendulum"]
    assert imported_by("from dipltalks import converter", HEAVY) == ["attr", "attrs", "cattrs"]


def test_asking_the_shipped_dossier_brings_in_nothing_that_is_rarely_needed():
    """A process that asks once should not wait for what it has no use for."""
    ask = "from dipltalks import seeds; seeds.dossier().meetings.held().last()"
    assert imported_by(ask, RARE) == imported_by("import attrs", RARE)
    assert "difflib" in imported_by(f"{ask}; seeds.dossier().people.find('Lavrow')", RARE)


def test_every_public_name_is_there():
    """Each name of `__all__` resolves, is listed by `dir`, and is the same at every use."""
    for name in dipltalks.__all__:
        assert getattr(dipltalks, name) is getattr(dipltalks, name)
    assert dir(dipltalks) == sorted([*dipltalks.__all__, "__version__"])
    assert dipltalks.__all__ == sorted(dipltalks.__all__)


def test_an_unknown_name_is_an_attribute_error():
    """A name that there is not is refused like that of any module."""
    with pytest.raises(AttributeError, match="module 'dipltalks' has no attribute 'Meating'"):
        dipltalks.Meating  # noqa: B018
    with pytest.raises(ImportError, match="Meating"):
        from dipltalks import Meating  # noqa: F401


def test_type_checkers_see_the_same_names():
    """The imports under TYPE_CHECKING and the table that is used at run time name the same things."""
    tree = ast.parse(Path(dipltalks.__file__).read_text(encoding="utf-8"))
    branch = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: node.module.removeprefix("dipltalks.")
        for node in branch.body
        if isinstance(node, ast.ImportFrom) and node.module != "dipltalks"
        for alias in node.names
    }
    assert seen == dipltalks._HOME_OF
    assert sorted([*seen, "seeds"]) == dipltalks.__all__


def model_classes():
    """Yield the name of every record and vocabulary that the package defines."""
    from dipltalks._values.record import Record
    from dipltalks._values.terms import Term

    for module in pkgutil.walk_packages(dipltalks.__path__, "dipltalks."):
        if module.name != "dipltalks.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, type) and issubclass(value, Record | Term) and value.__module__ == module.name:
                    yield name


def test_every_class_of_the_model_is_public():
    """Every record and vocabulary is public, but for the bases."""
    assert set(model_classes()) - set(dipltalks.__all__) == {"Record", "Term", "Coded", "Entry"}
