"""The command line: `python -m benchmarks` lists the benchmarks, and with a name runs one."""

import argparse
import importlib
import json
import platform
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import attrs

from benchmarks.timing import DisagreementError, Result, run
from dipltalks import UnknownNameError
from dipltalks._values.nearest import find_nearest

BENCHMARKS: Mapping[str, str] = {
    "codec": "loading and dumping in time and memory, beside pydantic, cattrs, msgspec; stix2, followthemoney",
    "fold": "folding reports into one view, from scratch and with one report more, at three sizes",
    "imports": "how long a new process takes to import dipltalks, and to answer a first question",
    "records": "making and changing a meeting, and reading dates, beside attrs, pydantic, undate and edtf",
    "streaming": "writing and reading JSON lines item by item, in time and memory, at one size and ten times that",
}
"""The modules of this package that are benchmarks, and what each compares."""

INSTALL = 'python -m pip install "dipltalks[bench]"'


class MissingPackageError(Exception):
    """A package that a benchmark compares with is not installed."""


class SizeError(Exception):
    """A benchmark is asked for a size, but has none."""


def main(argv: Sequence[str] | None = None) -> int:
    """List the benchmarks, or run one.

    Args:
        argv: The arguments behind the name of the program; those of the process if they are left out.

    Returns:
        The exit code: 0, or 1 if a package is missing or answers differ.

    Raises:
        SystemExit: The arguments are wrong (2), or help was asked for (0).
    """
    arguments = _parser().parse_args(argv)
    if arguments.benchmark is None:
        print("\n".join(_listing()))
        return 0
    try:
        _run(arguments.benchmark, size=arguments.size, rounds=arguments.rounds, file=arguments.json)
    except (DisagreementError, MissingPackageError, SizeError) as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 1
    return 0


def _run(name: str, *, size: int | None, rounds: int, file: Path | None) -> None:
    """Run a benchmark, print each table as soon as it is there, and write all figures to the file if there is one."""
    benchmark = _find(name)
    if size is not None and not hasattr(benchmark, "SIZE"):
        raise SizeError(f"{name} has no size that could be chosen")
    comparisons = benchmark.comparisons() if size is None else benchmark.comparisons(size=size)
    results: list[Result] = []
    for comparison in comparisons:
        results.append(run(comparison, rounds=rounds))
        print("\n".join(_table(results[-1])), flush=True)
    versions = _versions(benchmark.PACKAGES)
    print("\n".join(_terms(versions, rounds=rounds)))
    if file is not None:
        written = {
            "benchmark": name,
            "size": size or getattr(benchmark, "SIZE", None),
            "rounds": rounds,
            "versions": versions,
            "comparisons": [attrs.asdict(result) for result in results],
        }
        file.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


def _find(name: str) -> ModuleType:
    """Return the module of a benchmark."""
    try:
        return importlib.import_module(f"benchmarks.{name}")
    except ModuleNotFoundError as error:
        if str(error.name).startswith(("benchmarks", "dipltalks")):
            raise  # no installation mends that
        raise MissingPackageError(f"{error.name} is not installed; run: {INSTALL}") from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Compare dipltalks with other libraries. Without a name, the benchmarks are listed.",
    )
    parser.add_argument("benchmark", nargs="?", type=_known, help="the benchmark to run")
    parser.add_argument("--rounds", type=_positive, default=15, help="how often all take their turn (default: 15)")
    parser.add_argument("--size", type=_positive, help="how much there is to deal with, where that can be chosen")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file as well")
    return parser


def _known(name: str) -> str:
    if name not in BENCHMARKS:
        error = UnknownNameError(name, "benchmark", BENCHMARKS, find_nearest(name, BENCHMARKS))
        raise argparse.ArgumentTypeError(str(error))
    return name


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"is not a whole number from 1 up, found {text!r}")
    return int(text)


def _versions(packages: Iterable[str]) -> dict[str, str]:
    """Return the versions that the figures hold for, Python's own first."""
    return {platform.python_implementation(): platform.python_version(), **{name: version(name) for name in packages}}


def _listing() -> Iterator[str]:
    for name, compared in BENCHMARKS.items():
        yield textwrap.fill(compared, 80, initial_indent=f"{name:12}", subsequent_indent=" " * 12)
    yield ""
    yield "python -m benchmarks NAME runs one; --help shows the options."


def _table(result: Result) -> Iterator[str]:
    """Yield the lines of the table for a comparison."""
    yield result.title
    yield f"  {'':40}{f'{result.unit} a {result.item}':>18}{'ratio':>18}"
    for each in result.contenders:
        yield f"  {each.name:40}{each.median:18,.1f}{each.ratio:18,.2f}"
    yield ""


def _terms(versions: Mapping[str, str], *, rounds: int) -> Iterator[str]:
    """Yield the lines that say what the tables hold for."""
    yield textwrap.fill(
        f"Medians of {rounds} rounds in which all take their turn. A ratio is the figure of one to that of the first "
        "in the same round. All gave the same answers.",
        80,
    )
    yield textwrap.fill(", ".join(f"{name} {number}" for name, number in versions.items()), 80)


if __name__ == "__main__":
    sys.exit(main())
