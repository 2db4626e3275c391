"""A plugin of pytest for mutmut: `[tool.mutmut]` in pyproject.toml asks for it, and nothing else does.

It leaves properties out, which take most of the time. Each other test begins with empty caches: mutmut runs a mutant
against those tests alone that ran its function before, and a test that found the answer in a cache did not.
"""

import sys


def pytest_collection_modifyitems(items):
    """Keep the examples."""
    items[:] = [item for item in items if not hasattr(item.function, "hypothesis")]


def pytest_runtest_setup():
    """Forget what earlier tests have worked out."""
    for name in [name for name in sys.modules if name.startswith("dipltalks")]:
        for value in list(vars(sys.modules[name]).values()):
            if hasattr(value, "cache_clear"):
                value.cache_clear()
