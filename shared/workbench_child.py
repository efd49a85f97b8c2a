"""A child of the workbench: one job after the other, in a process that may be killed.

Frames go over pipes: eight bytes of length, then msgpack. A child reads files that strangers
made, so nothing that it sends is ever unpickled: results are decoded by the function's types.
"""

import contextlib
import ctypes
import importlib
import os
import resource
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator
from io import FileIO
from typing import Any, Literal, get_type_hints

import msgspec
from msgspec import Raw, Struct

from shared.errors import Refusal

HEADER = struct.Struct(">Q")
PR_SET_PDEATHSIG = 1
# The parent kills in time; this is for a child whose parent is gone or stuck.
GRACE = 5.0


class Job(Struct, frozen=True, kw_only=True):
    """``function`` as "module:name"; ``arguments`` an array in msgpack, by its types."""

    function: str
    arguments: bytes
    seconds: float
    result_bytes: int


class Outcome(Struct, frozen=True, kw_only=True):
    """``started`` comes first, once the function's module is loaded: from then on time counts.

    ``name`` is the class of a refusal or error; ``spent`` says that the process has grown so
    much that it should not take another job.
    """

    kind: Literal["started", "done", "refused", "memory", "depth", "size", "failed"]
    value: bytes = b""
    name: str = ""
    message: str = ""
    spent: bool = False


def types_of(function: Callable[..., Any], count: int) -> tuple[Any, Any]:
    """The types of its first ``count`` parameters, as one tuple type, and of its result."""
    hints = get_type_hints(function, include_extras=True)
    result = hints.pop("return")
    parameters = tuple(hints.values())[:count]
    if len(parameters) != count:
        raise TypeError(f"{function.__qualname__} has fewer typed parameters than arguments given")
    return tuple.__class_getitem__(parameters or ()), result


def main() -> None:
    """Serve until the parent closes the pipe or ends."""
    parent, memory = int(sys.argv[1]), int(sys.argv[2])
    # Ctrl-C at a terminal reaches every process; what becomes of a job is for the parent to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(parent)
    limit(memory)
    inbox, outbox = private_pipes()
    with contextlib.closing(inbox), contextlib.closing(outbox):
        while (frame := received(inbox)) is not None:
            for outcome in work(msgspec.msgpack.decode(frame, type=Job), memory):
                send(outbox, msgspec.msgpack.encode(outcome))


def end_with(parent: int) -> None:
    """A killed parent closes no pipe that a busy child would notice; Linux can tell it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(0)  # it ended before it could be watched


def limit(memory: int) -> None:
    """Bytes of data; address space is wider, for what libraries map and never touch."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_AS, (4 * memory, 4 * memory))


def private_pipes() -> tuple[FileIO, FileIO]:
    """Standard input and output, out of reach of whatever a job prints or reads."""
    inbox, outbox = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return FileIO(inbox, "r"), FileIO(outbox, "w")


def received(inbox: FileIO) -> bytes | None:
    """The next frame, or None when the parent is gone."""
    header = exactly(inbox, HEADER.size)
    return None if header is None else exactly(inbox, HEADER.unpack(header)[0])


def exactly(inbox: FileIO, size: int) -> bytes | None:
    """So many bytes, or None if the pipe ends before."""
    parts, missing = [], size
    while missing:
        part = inbox.read(missing)
        if not part:
            return None
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def send(outbox: FileIO, frame: bytes) -> None:
    """The whole frame: a pipe takes what it has room for."""
    rest = memoryview(HEADER.pack(len(frame)) + frame)
    while rest:
        rest = rest[outbox.write(rest) :]


def work(job: Job, memory: int) -> Iterator[Outcome]:
    """What happens to one job, as it happens."""
    try:
        module, name = job.function.split(":")
        function = getattr(importlib.import_module(module), name)
        yield Outcome(kind="started")
        signal.setitimer(signal.ITIMER_REAL, job.seconds + GRACE)
        outcome = carried_out(function, job)
    except Exception as error:
        # Whatever it is, the parent must hear of it.
        outcome = failed(error)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    yield msgspec.structs.replace(outcome, spent=held() > memory // 2)


def carried_out(function: Callable[..., Any], job: Job) -> Outcome:
    """The result, if it is not too large to be sent."""
    count = len(msgspec.msgpack.decode(job.arguments, type=list[Raw]))
    parameters, _ = types_of(function, count)
    result = function(*msgspec.msgpack.decode(job.arguments, type=parameters))
    value = msgspec.msgpack.encode(result)
    if len(value) > job.result_bytes:
        return Outcome(kind="size")
    return Outcome(kind="done", value=value)


def failed(error: Exception) -> Outcome:
    """A refusal keeps its class; the limits of the process are no mistake of the function."""
    name = f"{type(error).__module__}:{type(error).__qualname__}"
    match error:
        case MemoryError():
            return Outcome(kind="memory")
        case RecursionError():
            return Outcome(kind="depth")
        case Refusal():
            return Outcome(kind="refused", name=name, message=str(error))
        case _:
            trace = "".join(traceback.format_exception(error))
            return Outcome(kind="failed", name=name, message=trace)


def held() -> int:
    """Bytes that count against the limit; where the system does not say, the most there ever were.

    Not ``ru_maxrss`` on Linux: it begins with the size of the parent.
    """
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as sizes:
            return int(sizes.read().split()[5]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
