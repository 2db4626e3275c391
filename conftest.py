"""Runs every example: in the README, in the documentation, and in the docstrings of the package."""

import os
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

settings.register_profile(
    "here",
    deadline=None,
    max_examples=60,
    derandomize="CI" in os.environ,
    phases=set(Phase) - {Phase.explain},
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("here")

FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE


def _in_temporary_folder(namespace):
    """Let the examples of a document write files without leaving them behind."""
    import contextlib
    import tempfile

    stack = contextlib.ExitStack()
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    stack.enter_context(contextlib.chdir(folder))
    namespace["_stack"] = stack


def _back_again(namespace):
    """Leave the temporary folder."""
    namespace["_stack"].close()


markdown = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), SkipParser()],
    patterns=["*.md"],
    setup=_in_temporary_folder,
    teardown=_back_again,
)
docstrings = Sybil(
    parsers=[DocTestParser(optionflags=FLAGS)],
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
    setup=_in_temporary_folder,
    teardown=_back_again,
)

pytest_collect_file = (markdown + docstrings).pytest()
