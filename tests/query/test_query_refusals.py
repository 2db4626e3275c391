"""What filters refuse: nothing at all, lists that were not unpacked, unknown names and terms."""

import re

import pytest

from dipltalks import AgreementStatus, InvalidDataError, UnknownNameError, seeds
from dipltalks._query.agreements import Agreements
from dipltalks._query.measures import Measures
from dipltalks._query.meetings import Meetings
from dipltalks._query.statements import Statements
from talks import collection

NAMES = {
    (Meetings, "involving"): "parties",
    (Meetings, "between"): "parties",
    (Meetings, "at"): "places",
    (Meetings, "about"): "topics",
    (Meetings, "led_by"): "people",
    (Meetings, "attended_by"): "people",
    (Meetings, "on_track"): "tracks",
    (Agreements, "involving"): "parties",
    (Agreements, "between"): "parties",
    (Agreements, "about"): "topics",
    (Agreements, "on_track"): "tracks",
    (Measures, "by"): "parties",
    (Measures, "against"): "parties",
    (Measures, "about"): "topics",
    (Statements, "by_speaker"): "people",
    (Statements, "by_party"): "parties",
    (Statements, "about"): "names",
    (Statements, "addressed_to"): "names",
    (Statements, "responding_to"): "statements",
}
"""Filters by name, and what their arguments are called."""

TERMS = {
    (Meetings, "via"): "modalities",
    (Meetings, "at_level"): "levels",
    (Meetings, "with_status"): "statuses",
    (Agreements, "of_instrument"): "instruments",
    (Agreements, "with_status"): "statuses",
    (Measures, "of_kind"): "kinds",
    (Statements, "of_kind"): "kinds",
    (Statements, "with_strength"): "strengths",
}
"""Filters by term, and what their arguments are called."""


def cases(table):
    """Return the cases of a table, each with a readable name."""
    return [pytest.param(*key, value, id=f"{key[0].__name__}.{key[1]}") for key, value in table.items()]


def problem(ask, *args, **kwargs):
    """Return the one problem that a filter raises."""
    with pytest.raises(InvalidDataError) as caught:
        ask(*args, **kwargs)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(("cls", "method", "argument"), cases(NAMES | TERMS))
def test_a_filter_wants_at_least_one(cls, method, argument):
    """Nothing is refused, rather than taken for all or for none."""
    found = problem(getattr(collection(cls), method))
    assert (found.path, found.message, found.hint) == (argument, "names nothing", "give at least one")


@pytest.mark.parametrize(("cls", "method", "argument"), cases(NAMES | TERMS))
@pytest.mark.parametrize("empty", [True, False])
def test_a_list_has_to_be_unpacked(cls, method, argument, empty):
    """The hint says how; so it is with one that is empty, and among other arguments."""
    given = [] if empty else ["RU", "US"]
    ask = getattr(collection(cls), method)
    for args in ((given,), ("RU", given)):
        found = problem(ask, *args)
        assert (found.path, found.message, found.found) == (argument, "is not a name", given)
        assert found.hint == f"unpack it: *{argument}"


@pytest.mark.parametrize(("cls", "method", "argument"), cases(NAMES | TERMS))
@pytest.mark.parametrize("value", [None, 7, True])
def test_a_name_is_text(cls, method, argument, value):
    """Anything else is refused."""
    found = problem(getattr(collection(cls), method), value)
    assert (found.path, found.message, found.hint) == (argument, "is not a name", "give names or ids as text")


@pytest.mark.parametrize(("cls", "method"), NAMES)
def test_an_unknown_name_is_an_error(cls, method):
    """Never an empty answer, even of an empty collection."""
    for asked in (collection(cls), collection(cls)[:0]):
        with pytest.raises(UnknownNameError, match="nobody-knows-it"):
            getattr(asked, method)("nobody-knows-it")


@pytest.mark.parametrize(("cls", "method", "argument"), cases(TERMS))
def test_an_unknown_term_is_an_error(cls, method, argument):
    """All unknown terms are listed at once, terms of another vocabulary among them."""
    with pytest.raises(InvalidDataError) as caught:
        getattr(collection(cls), method)("qqq", AgreementStatus.UNKNOWN if cls is not Agreements else "zzz")
    assert [found.path for found in caught.value.problems] == [argument, argument]
    assert re.match(r"is not a term of [A-Z]\w+$", caught.value.problems[0].message)
    assert caught.value.problems[0].hint.startswith("one of: ")


def test_terms_suggest_the_nearest():
    """A misspelt term is helped on."""
    meetings = collection(Meetings)
    assert problem(meetings.with_status, "hold").hint == "did you mean 'held'?"
    found = problem(meetings.involving, "TR", role="guarantr")
    assert (found.path, found.hint) == ("role", "did you mean 'guarantor'?")
    assert problem(meetings.involving, "TR", role=["mediator"]).path == "role"
    found = problem(meetings.with_outcome, ["moratorium"])
    assert (found.path, found.hint) == ("agreements", "unpack it: *agreements")


@pytest.mark.parametrize("predicate", [None, "held", 7])
def test_what_is_no_function_tells_no_records_apart(predicate):
    """`where` wants a function of a record."""
    with pytest.raises(InvalidDataError, match="predicate: is no function"):
        seeds.dossier().meetings.where(predicate)
