"""The command line: `python -m fuzz` lists the targets, and with a name fuzzes one."""

import argparse
import importlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from dipltalks import UnknownNameError
from dipltalks._values.nearest import find_nearest

TARGETS: Mapping[str, str] = {
    "json": "files of JSON, read as any public class",
    "json_lines": "files of JSON lines, read at once and line by line",
    "yaml": "files of YAML",
    "msgpack": "files of MessagePack",
    "gzip": "compressed files",
    "folder": "folders, some with links that lead out of them",
    "when": "dates, and all relations between two of them",
    "routes": "JSON by the fast route and by the plain one, which must come to the same",
}
"""The targets, and what the inputs of each are."""

INSTALL = 'python -m pip install "dipltalks[fuzz]"'


def main(argv: Sequence[str] | None = None) -> int:
    """List the targets, fuzz one, or show what becomes of one input.

    Args:
        argv: The arguments behind the name of the program; those of the process if they are left out.

    Returns:
        The exit code: 0, or another one if a law does not hold or atheris is missing.

    Raises:
        SystemExit: The arguments are wrong (2), or help was asked for (0).
    """
    arguments = _parser().parse_args(argv)
    if arguments.target is None:
        print("\n".join(f"{name:12}{about}" for name, about in TARGETS.items()))
        return 0
    if arguments.replay is not None:
        return _replay(arguments.target, arguments.replay)
    if find_spec("atheris") is None:
        print(f"fuzz: atheris is not installed; run: {INSTALL}", file=sys.stderr)
        return 1
    return _fuzz(arguments.target, arguments.corpus, runs=arguments.runs, seed=arguments.seed)


def _fuzz(target: str, corpus: Path | None, *, runs: int, seed: int) -> int:
    """Fuzz a target; nothing is left behind unless something is found."""
    room = Path(tempfile.mkdtemp(prefix=f"fuzz-{target}-"))
    scratch, corpus = room / "scratch", corpus or room / "corpus"
    for folder in (scratch, corpus):
        folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "fuzz.engine", target, str(scratch), str(corpus), str(runs), str(seed)]
    code = subprocess.run(command, check=False).returncode  # noqa: S603  # ourselves
    if code == 0:
        shutil.rmtree(room)
    else:
        print(f"fuzz: what was found is kept in {corpus}", file=sys.stderr)
    return code


def _replay(target: str, path: Path) -> int:
    """Show what becomes of an input; where a law does not hold, that is raised."""
    run = importlib.import_module("fuzz.targets").TARGETS[target]
    with tempfile.TemporaryDirectory() as scratch:
        print(run(path.read_bytes(), Path(scratch)).value)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m fuzz",
        description="Look for inputs that dipltalks does not deal with as it should. Without a name, list the targets.",
    )
    parser.add_argument("target", nargs="?", type=_known, help="the target to fuzz")
    parser.add_argument("--runs", type=int, default=50_000, help="how many inputs to try (default: 50000)")
    parser.add_argument("--seed", type=int, default=1, help="what random choices are drawn from (default: 1)")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="keep what reaches something new in this folder")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="only show what becomes of the input in this file")
    return parser


def _known(name: str) -> str:
    if name not in TARGETS:
        error = UnknownNameError(name, "target", TARGETS, find_nearest(name, TARGETS))
        raise argparse.ArgumentTypeError(str(error))
    return name


if __name__ == "__main__":
    sys.exit(main())
