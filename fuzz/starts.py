"""Starts: the inputs to start from that are made out of the shipped articles.

`python -m fuzz.starts` writes them anew; whatever else is in the corpus stays.
"""

import functools
import gzip
import json
from collections.abc import Iterator
from typing import Any

import dipltalks as dt
from dipltalks import Dossier, seeds
from dipltalks._codec.folder import folder_files
from dipltalks._codec.formats import FORMATS, records_bytes
from fuzz.inputs import CORPUS, PREFIX, Input

LEVELS = 3
"""How far what an entry of a codebook refers to is followed."""


def small_dossier() -> Dossier:
    """Return a part of the shipped dossier: the first record of each kind of one report, and what they refer to."""
    report: dict[str, Any] = dt.unstructure(seeds.dossier().reports[-1])
    for kind in ("meetings", "agreements", "measures", "statements"):
        report[kind] = report[kind][:1]
    evidence = [each for records in report.values() if isinstance(records, list) for each in records[0]["evidence"]]
    quotes = dict.fromkeys(each["quote"] for each in evidence)
    report["source"] = {"id": report["source"]["id"], "published": "2025-04-08", "text": "\n".join(quotes)}
    for each in evidence:
        del each["start"], each["end"]  # found again, for each stands in the text once
    book = dt.unstructure(seeds.dossier().codebook)
    referring: Any = report
    for _ in range(LEVELS):
        said = json.dumps(referring)
        needed = {kind: [each for each in entries if _is_named(each, said)] for kind, entries in book.items()}
        referring = report, needed
    return dt.structure({"codebook": needed, "reports": [report]}, Dossier)


def _is_named(entry: dict[str, Any], said: str) -> bool:
    """Tell whether JSON says the id of an entry of a codebook, or the name of one that has none."""
    return json.dumps(entry.get("id", entry.get("name"))) in said


def starts() -> Iterator[tuple[str, bytes]]:
    """Yield each input with its path in the corpus."""
    dossier = small_dossier()
    report = dossier.reports[0]
    meetings = list(report.meetings)
    whole = (dossier, report, dossier.codebook, report.source, meetings)
    parts = (*meetings, *report.agreements, *report.measures, *report.statements, meetings[0].when, meetings[0].status)
    for value in (*whole, *parts):
        for suffix in (".json", ".yaml", ".msgpack"):
            yield f"{suffix[1:]}/{_name(value)}", _input(value, suffix).joined()
    for value in (dossier, meetings):
        yield f"json_lines/{_name(value)}", (lines := _input(value, ".jsonl")).joined()
        yield f"gzip/{_name(value)}", lines._replace(body=gzip.compress(lines.body, mtime=0)).joined()
    for suffix in (".json", ".yaml"):
        written = folder_files(dossier, suffix, functools.partial(records_bytes, suffix=suffix, indent=None))
        files = {name: json.loads(data) if name.endswith(".json") else data.decode() for name, data in written.items()}
        yield f"folder/{_name(dossier)}{suffix}", Input("Dossier", json.dumps(files).encode()).joined()
    yield f"when/{PREFIX}dates", b"2025-02-18\n[..2025-04-08]"


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
