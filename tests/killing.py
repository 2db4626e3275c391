"""Ends a process for good at any system call of what it does, to see what that leaves on the disk.

The process is a child of the tests that lets itself be traced: it stops whenever it enters a system call and whenever
it leaves one. If it is killed there, nothing of it runs any more, no handler and no `finally`.
"""

import ctypes
import itertools
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

_TRACE_ME, _TO_NEXT_STOP, _SET_OPTIONS = 0, 24, 0x4200
_MARK_SYSTEM_CALLS, _DIE_WITH_TRACER = 0x1, 0x100000
_AT_SYSTEM_CALL = 0x80 | 5  # SIGTRAP with that mark
_ptrace = ctypes.CDLL(None, use_errno=True).ptrace if sys.platform == "linux" else None


class NotTracedError(Exception):
    """The system does not let one process trace another."""


def can_trace() -> bool:
    """Tell whether the system lets one process trace another: Linux does, unless something forbids it."""
    try:
        return _ptrace is not None and list(stops(bool)) != []
    except NotTracedError:
        return False


def stops(work: Callable[[], object]) -> Iterator[None]:
    """Do some work in a process of its own, which stops at each system call, twice: before it and after it.

    Args:
        work: What the process does.

    Yields:
        Nothing, while the process stands still. To close the iterator kills it.

    Raises:
        NotTracedError: The system does not let one process trace another.
        AssertionError: The work failed; its traceback is printed.
    """
    child = os.fork()
    if child == 0:
        _live(work)
    if os.WIFEXITED(os.waitpid(child, 0)[1]):
        raise NotTracedError
    _trace(_SET_OPTIONS, child, _MARK_SYSTEM_CALLS | _DIE_WITH_TRACER)
    try:
        passed_on = 0
        while os.WIFSTOPPED(status := _to_next_stop(child, passed_on)):
            reason = os.WSTOPSIG(status)
            passed_on = 0 if reason == _AT_SYSTEM_CALL else reason  # a signal to the process makes it stop too
            if not passed_on:
                yield
        assert os.waitstatus_to_exitcode(status) == 0, "the work failed"
    except GeneratorExit:
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def kills(work: Callable[[], object], folder: Path, look: Callable[[], Hashable] | None = None) -> Iterator[int]:
    """Kill a process at one of its stops after the other, each time a new process that finds the same folder.

    Args:
        work: What the process does.
        folder: The folder in which it does that.
        look: Says what is in the folder. If it is given, that is asked at every stop, but the process is killed only at
            the first and the last stop of those that have one answer: a kill at another one leaves nothing else.

    Yields:
        The number of the stop, while the folder is as the kill left it.
    """
    with tempfile.TemporaryDirectory() as place:
        before = Path(place, "before")
        shutil.copytree(folder, before, symlinks=True)
        seen = [look() if look else number for number, _ in enumerate(stops(work))]
        for number in _turning_points(seen):
            shutil.rmtree(folder)
            shutil.copytree(before, folder, symlinks=True)
            process = stops(work)
            list(itertools.islice(process, number))
            process.close()
            yield number


def _turning_points(seen: Sequence[Hashable]) -> list[int]:
    """Return where in a sequence, counted from 1, equal values begin and end."""
    runs = [list(run) for _, run in itertools.groupby(range(len(seen)), seen.__getitem__)]
    return sorted({index + 1 for run in runs for index in (run[0], run[-1])})


def _live(work: Callable[[], object]) -> None:
    """Be the child: wait to be traced, do the work, and end without going back into the tests."""
    code = 1
    try:
        _trace(_TRACE_ME)
        signal.raise_signal(signal.SIGSTOP)
        work()
        code = 0
    except NotTracedError:
        pass
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def _to_next_stop(process: int, passed_on: int) -> int:
    """Let a process go on, with a signal unless that is 0, and return its status once it stops or has ended."""
    _trace(_TO_NEXT_STOP, process, passed_on)
    return os.waitpid(process, 0)[1]


def _trace(request: int, process: int = 0, data: int = 0) -> None:
    """Ask the system for something about the tracing of a process."""
    if _ptrace(ctypes.c_long(request), ctypes.c_long(process), None, ctypes.c_void_p(data)) == -1:
        raise NotTracedError(os.strerror(ctypes.get_errno()))
