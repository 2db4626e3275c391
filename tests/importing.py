"""What a program imports, when it runs in a process of its own."""

import ast
import subprocess
import sys


def imported_by(code, names):
    """Return which of some modules a program has imported."""
    program = f"{code}\nimport sys\nprint([name for name in {names!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    return ast.literal_eval(done.stdout)
