"""Type hints: what is public says to a running program, too, what it takes and what it returns."""

import inspect
from typing import get_args, get_overloads, get_type_hints

import pendulum
import pytest

import dipltalks
from dipltalks import Change, CoderAgreement, Disagreement, Dossier, Explanation, Version, View, When, seeds
from dipltalks._values import late_pendulum
from importing import imported_by

LATE = ("assertion", "change", "disagreement", "explain", "history", "reliability")
"""The modules of the dossier that are loaded once they are asked."""

WITHOUT = {"Policy", "converter", "seeds"}
"""Public names of what can have no hints: an alias, an object of cattrs, and a module, whose functions are asked."""


def functions_of(cls):
    """Yield the public methods and properties of a class, by name: the functions behind them, and their overloads."""
    for name in dir(cls):
        if not name.startswith("_") or name.endswith("__"):
            member = inspect.getattr_static(cls, name)
            behind = (getattr(member, kind, None) for kind in ("fget", "func", "__func__"))
            function = next(filter(None, behind), member)
            if inspect.isfunction(function):
                yield f"{cls.__name__}.{name}", function
                yield from ((f"{cls.__name__}.{name} {i}", each) for i, each in enumerate(get_overloads(function), 1))


def classes_in(annotation):
    """Yield the classes of the package that an annotation is made of, by name."""
    if inspect.isclass(annotation) and annotation.__module__.startswith("dipltalks"):
        yield annotation.__name__, annotation
    for part in annotation if isinstance(annotation, list) else get_args(annotation):
        yield from classes_in(part)


def hints():
    """Return the hints of all that is public, and of each class that these name, by name; or why there are none."""
    ahead = [(name, getattr(dipltalks, name)) for name in dipltalks.__all__ if name not in WITHOUT]
    ahead += [(f"seeds.{name}", getattr(seeds, name)) for name in seeds.__all__]
    ahead += classes_in(dipltalks.Policy)
    found = {}
    while ahead:
        name, thing = ahead.pop()
        if name not in found:
            ahead += functions_of(thing) if inspect.isclass(thing) else ()
            try:
                found[name] = get_type_hints(thing)
            except (AttributeError, NameError) as error:
                found[name] = error
            else:
                ahead += [met for annotation in found[name].values() for met in classes_in(annotation)]
    return found


def test_everything_public_answers_for_its_types():
    """Each public function and class, method and property has hints that resolve, and so has what they return."""
    found = hints()
    assert {name: error for name, error in found.items() if isinstance(error, Exception)} == {}
    assert found["Problem"]["severity"] is dipltalks.Severity
    assert found["Meetings.__getitem__ 3"]["key"] is str
    assert set(dipltalks.__all__) - WITHOUT <= found.keys()


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        (Dossier.explain, Explanation),
        (Dossier.disagreements, tuple[Disagreement, ...]),
        (Dossier.coder_agreement, CoderAgreement),
        (Dossier.history, tuple[Version, ...]),
        (Dossier.changes, tuple[Change, ...]),
        (View.known_on.fget, pendulum.Date | None),
        (When.earliest.fget, pendulum.Date | None),
        (When.latest.fget, pendulum.Date | None),
        (When.last_utc_day.fget, pendulum.Date | None),
        (When.start.fget, pendulum.DateTime | None),
    ],
    ids=lambda each: getattr(each, "__qualname__", str(each)),
)
def test_what_is_loaded_late_is_named_all_the_same(method, answer):
    """A method whose answers come from a module that is loaded late has hints as any other."""
    assert get_type_hints(method)["return"] == answer


def test_what_is_asked_for_its_types_is_loaded_then():
    """To open a dossier, and ask it, loads neither results that are rarely asked for nor pendulum; its hints do."""
    names = [*(f"dipltalks._dossier.{name}" for name in LATE), "pendulum"]
    ask = "from dipltalks import seeds; dossier = seeds.dossier(); dossier.meetings.next(); dossier.search('talks')"
    hint = "import typing; [typing.get_type_hints(each) for each in (dossier.coder_agreement, dossier.history)]"
    assert imported_by(ask, names) == []
    assert imported_by(f"{ask}; {hint}", names) == names


def test_late_pendulum_has_only_what_days_and_times_are_shown_as():
    """To look for anything else there, as a debugger does in every module, does not load pendulum."""
    with pytest.raises(AttributeError, match=r"module 'dipltalks\._values\.late_pendulum' has no attribute 'parse'"):
        late_pendulum.parse  # noqa: B018
    look = "from dipltalks._values import late_pendulum; hasattr(late_pendulum, 'parse')"
    assert imported_by(look, ["pendulum"]) == []
