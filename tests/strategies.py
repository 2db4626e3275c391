"""Hypothesis strategies for every public class, read from the shapes of their fields."""

import string
from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import strategies as st

import dipltalks as dt
from dipltalks._values.annotations import Many, Maybe
from dipltalks._values.record import Record, layout_of
from dipltalks._values.shapes import Choice, Dated, Flag, Instance, Number, Word

RECORDS: tuple[type[Record], ...] = tuple(
    value for name in dt.__all__ if isinstance(value := getattr(dt, name), type) and issubclass(value, Record)
)
"""Every public class of records."""

TERMS = tuple(
    value
    for name in dt.__all__
    if isinstance(value := getattr(dt, name), type) and issubclass(value, dt.MeetingStatus.__mro__[1])
)
"""Every public vocabulary."""

ids = st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=6)
paths = st.lists(ids, min_size=1, max_size=3).map(".".join)
visible = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"))
labels = st.text(visible, min_size=1, max_size=8).map(str.strip).filter(bool)
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=12).map(lambda text: f"{text}.")
dates = st.dates().map(str)
months = st.dates().map(lambda day: day.isoformat()[:7])
years = st.dates().map(lambda day: day.isoformat()[:4])
plain_dates = st.one_of(dates, months, years)
qualified = st.builds("{}{}".format, plain_dates, st.sampled_from("~?%"))
open_ended = st.builds("{}/..".format, dates) | st.builds("[..{}]".format, dates) | st.builds("[{}..]".format, months)
pairs = st.tuples(dates, dates).map(sorted)
intervals = pairs.map("/".join) | pairs.map(lambda ends: f"[{ends[0]}..{ends[1]}]")
clock = st.times().map(lambda time: f"2025-04-08T{time:%H:%M}")
timed = st.builds("{}{}".format, clock, st.sampled_from(["", "Z", "+10:00", "-05:30"]))
whens = st.one_of(plain_dates, qualified, open_ended, intervals, timed).map(dt.When)
"""Dates in all the forms that are not rare."""


def records(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return records of a class, with every field stated or not, and all rules kept."""
    return st.deferred(lambda: _SPECIAL.get(cls, _any_record)(cls, **given))


def _any_record(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    layout = layout_of(cls)
    fields = {name: _values(shape) for name, shape in layout.shapes.items()} | given
    required = {name: fields.pop(name) for name in list(fields) if name in _required(cls)}
    stated = st.fixed_dictionaries(required, optional=fields)
    return stated.map(lambda values: _keep(cls, values)).filter(lambda record: record is not None)


def _required(cls: type[Record]) -> set[str]:
    """Return the fields that must be stated: those without default, and one of those of which one must be."""
    one_of = {
        dt.Delegate: "person",
        dt.Speaker: "party",
        dt.Place: "city",
        dt.Evidence: "quote",
        dt.Delegation: "party",
        dt.Inheritance: "fields",
    }
    layout = layout_of(cls)
    return {name for name, default in layout.defaults.items() if not _is_plain(default)} | {one_of.get(cls, "")}


def _is_plain(default: object) -> bool:
    return default is None or default == () or isinstance(default, int)


def _keep(cls: type[Record], values: dict[str, Any]) -> Record | None:
    try:
        return cls(**values)
    except dt.InvalidDataError:
        return None


def _values(shape: Any) -> st.SearchStrategy[Any]:
    if isinstance(shape, Maybe):
        return _values(shape.inner)
    if isinstance(shape, Many):
        sizes = {"min_size": shape.size or 0, "max_size": shape.size or 2}
        return st.lists(_values(shape.item), unique_by=repr, **sizes)
    return _LEAVES[type(shape)](shape)


def _words(shape: Word) -> st.SearchStrategy[str]:
    if shape.listed is not None:
        return st.sampled_from(sorted(shape.listed.names))
    for start, strategy in {
        "an id": ids,
        "the key": ids | st.builds("{}/{}".format, ids, ids),
        "a field path": paths,
        "a URI": st.builds("{}:{}".format, st.sampled_from(["wikidata", "https"]), ids),
        "a BCP": st.sampled_from(["en", "ru", "en-AU"]),
        "a label": labels,
    }.items():
        if shape.description.startswith(start):
            return strategy
    return texts


_LEAVES: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    Word: _words,
    Number: lambda shape: (st.integers if shape.kind is int else st.floats)(
        int(shape.least) if shape.kind is int else shape.least, None if shape.most is None else int(shape.most)
    ),
    Flag: lambda _: st.booleans(),
    Choice: lambda shape: st.sampled_from(list(shape.terms)),
    Dated: lambda _: whens,
    Instance: lambda shape: records(shape.cls),
}


def _sources(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return sources; half of those with a text have a body that is a part of it."""
    plain = _any_record(cls, **given | {"body": st.none()})
    return plain.flatmap(
        lambda source: (
            st.just(source)
            if source.text is None
            else st.integers(0, len(source.text) - 1).map(
                lambda start: cls(**_fields(source) | {"body": (start, len(source.text))})
            )
            | st.just(source)
        )
    )


def _fields(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in layout_of(type(record)).shapes}


def _evidence(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return evidence whose offsets, if any, fit the quotation."""
    plain = _any_record(cls, start=st.none(), end=st.none(), source=ids, **given)
    return plain | st.builds(
        lambda evidence, start: cls(**_fields(evidence) | {"start": start, "end": start + len(evidence.quote)}),
        plain,
        st.integers(0, 99),
    )


def _localities(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return localities with both coordinates."""
    return _any_record(cls, latitude=st.none(), longitude=st.none(), **given).flatmap(
        lambda place: (
            st.just(place)
            | st.builds(
                lambda latitude, longitude: cls(**_fields(place) | {"latitude": latitude, "longitude": longitude}),
                st.floats(-90, 90) | st.integers(-90, 90),
                st.floats(-180, 180),
            )
        )
    )


def _without_head_role(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return delegations whose head has no role."""
    return _any_record(cls, head=records(dt.Delegate, role=st.none()), **given)


def _reports(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return reports; where the text of the source is kept, it is made of the quotations."""
    source = records(dt.Source, id=ids.map("source-{}".format), text=st.none(), body=st.none())
    plain = _any_record(cls, source=source, **given)
    return plain | plain.map(_with_text)


def _with_text(report: Any) -> Any:
    """Return the report with a source in which every quotation stands at its offsets."""
    text = ["Text: "]

    def quoted(evidence: Any) -> Any:
        start = sum(map(len, text))
        text.append(evidence.quote)
        return attrs.evolve(evidence, source=report.source.id, start=start, end=start + len(evidence.quote))

    fields = {
        kind: [attrs.evolve(record, evidence=map(quoted, record.evidence)) for record in getattr(report, kind)]
        for kind in ("meetings", "agreements", "measures", "statements")
    }
    return attrs.evolve(report, **fields, source=attrs.evolve(report.source, text="".join(text)))


def _dossiers(cls: type[Record], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return dossiers of few reports, whose codebook has everything that the reports and the entries refer to."""
    from dipltalks._dossier.integrity import ENTRIES_OF, references

    def complete(dossier: Any) -> Any:
        missing: dict[str, set[str]] = {}
        for _, ref, name in references(dt.unstructure(dossier), cls):
            if ref in ENTRIES_OF:
                missing.setdefault(ENTRIES_OF[ref], set()).add(name)
        make = {
            "parties": lambda name: dt.Party(id=name, name=name, kind="other"),
            "people": lambda name: dt.Person(id=name, name=name),
            "topics": lambda name: dt.Topic(id=name, label=name),
            "tracks": lambda name: dt.Track(id=name, label=name),
        }
        entries = {
            key: (*getattr(dossier.codebook, key), *map(make[key], sorted(names))) for key, names in missing.items()
        }
        return cls(codebook=dt.Codebook(**_fields(dossier.codebook) | entries), reports=dossier.reports)

    return _any_record(cls, reports=st.lists(records(dt.Report), max_size=2), **given).map(complete)


_SPECIAL: dict[type[Record], Callable[..., st.SearchStrategy[Any]]] = {
    dt.Source: _sources,
    dt.Evidence: _evidence,
    dt.Locality: _localities,
    dt.Delegation: _without_head_role,
    dt.Report: _reports,
    dt.Dossier: _dossiers,
}
