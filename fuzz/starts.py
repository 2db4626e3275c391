"""Starts: the inputs to start from that are made out of the shipped articles.

`python -m fuzz.starts` writes them anew; whatever else is in the corpus stays.
"""

import functools
import gzip
import json
from collections.abc import Iterator, Mapping
from typing import Any

import dipltalks as dt
from dipltalks import Dossier, seeds
from dipltalks._codec.folder import folder_files
from dipltalks._codec.formats import FORMATS, records_bytes
from dipltalks._model.report import KINDS
from fuzz.inputs import CORPUS, PREFIX, Input


def mixed_dossier() -> Dossier:
    """Return a dossier with the first record of each kind of one shipped report."""
    report = dt.unstructure(seeds.dossier().reports[-1])
    return _dossier_of(report, {kind: report[kind][:1] for kind in KINDS})


def small_dossier(kind: str) -> Dossier:
    """Return the smallest dossier that has a record of a kind from the shipped articles."""
    reports = dt.unstructure(list(seeds.dossier().reports))
    found = (_dossier_of(report, {kind: [record]}) for report in reports for record in report.get(kind, ()))
    return min(found, key=lambda dossier: len(dt.dumps(dossier)))


def _dossier_of(report: Mapping[str, Any], records: Mapping[str, list[dict[str, Any]]]) -> Dossier:
    """Return a dossier of some records of a report, what they refer to, and as much of its text as they quote."""
    # Where a quotation stands is found again, for each stands in the text once.
    part: dict[str, Any] = {kind: [_without_places(record) for record in each] for kind, each in records.items()}
    quotes = dict.fromkeys(each["quote"] for kind in records for record in part[kind] for each in record["evidence"])
    source = report["source"]
    part["source"] = {"id": source["id"], "published": source["published"][:10], "text": "\n".join(quotes)}
    return dt.structure({"codebook": _codebook_for(part), "reports": [part]}, Dossier)


def _without_places(record: Mapping[str, Any]) -> dict[str, Any]:
    evidence = [{key: each[key] for key in each if key not in ("start", "end")} for each in record["evidence"]]
    return {**record, "evidence": evidence}


def _codebook_for(report: Mapping[str, Any]) -> dict[str, Any]:
    """Return the entries of the shipped codebook that a report refers to, and those that they refer to."""
    book = dt.unstructure(seeds.dossier().codebook)
    needed, before = dict[str, Any](), None
    while needed != before:
        before, said = needed, json.dumps((report, needed))
        needed = {kind: [each for each in entries if _is_named(each, said)] for kind, entries in book.items()}
    return needed


def _is_named(entry: dict[str, Any], said: str) -> bool:
    """Tell whether JSON says the id of an entry of a codebook, or the name of one that has none."""
    return json.dumps(entry.get("id", entry.get("name"))) in said


def starts() -> Iterator[tuple[str, bytes]]:
    """Yield each input with its path in the corpus."""
    mixed = mixed_dossier()
    report = mixed.reports[0]
    meetings = list(report.meetings)
    whole = (mixed.codebook, report.source, meetings)
    parts = (*meetings, *report.agreements, *report.measures, *report.statements, meetings[0].when, meetings[0].status)
    for value in (*whole, *parts):
        yield from _files(value, _name(value))
    for value, name in ((mixed, ""), *((small_dossier(kind), f"-{kind}") for kind in KINDS)):
        yield from _files(value, f"{PREFIX}dossier{name}")
        yield from _files(value.reports[0], f"{PREFIX}report{name}")
        yield from _lines(value, f"{PREFIX}dossier{name}")
        yield from _folders(value, f"{PREFIX}dossier{name}")
    yield from _lines(meetings, _name(meetings))
    yield f"when/{PREFIX}dates", b"2025-02-18\n[..2025-04-08]"


def _files(value: Any, name: str) -> Iterator[tuple[str, bytes]]:
    for suffix in (".json", ".yaml", ".msgpack"):
        yield f"{suffix[1:]}/{name}", _input(value, suffix).joined()


def _lines(value: Any, name: str) -> Iterator[tuple[str, bytes]]:
    yield f"json_lines/{name}", (lines := _input(value, ".jsonl")).joined()
    yield f"gzip/{name}", lines._replace(body=gzip.compress(lines.body, mtime=0)).joined()


def _folders(dossier: Dossier, name: str) -> Iterator[tuple[str, bytes]]:
    for suffix in (".json", ".yaml"):
        written = folder_files(dossier, suffix, functools.partial(records_bytes, suffix=suffix, indent=None))
        files = {name: json.loads(data) if name.endswith(".json") else data.decode() for name, data in written.items()}
        yield f"folder/{name}{suffix}", Input("Dossier", json.dumps(files).encode()).joined()


def _input(value: Any, suffix: str) -> Input:
    """Return the input whose file has a value."""
    name = f"list[{type(value[0]).__name__}]" if isinstance(value, list) else type(value).__name__
    return Input(name, b"".join(FORMATS[suffix].write(value, None)))


def _name(value: Any) -> str:
    """Return a name for the inputs that have a value."""
    return PREFIX + ("list" if isinstance(value, list) else type(value).__name__.lower())


if __name__ == "__main__":
    for path, data in starts():
        (CORPUS / path).parent.mkdir(parents=True, exist_ok=True)
        (CORPUS / path).write_bytes(data)
