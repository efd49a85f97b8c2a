"""Real children; the functions that they run stand at the top of this module."""

import asyncio
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from shared.errors import NotFound, Refusal, RuleBroken
from shared.workbench import Crashed, JobFailed, Limits, TooBusy, TooCostly, Workbench

ALLOWED = (__name__,)
LIMITS = Limits(memory=300 << 20, result=1 << 20, waiting=2, idle_seconds=30)


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    number: int
    text: str
    agreed: date | None = None


class Unreadable(RuleBroken):
    """A refusal of the package itself."""


def compared(old: list[Paragraph], new: bytes, *, deep: bool = False) -> dict[int, Paragraph]:
    return {each.number: each for each in old if each.text.encode() != new or deep}


def empty() -> tuple[int, ...]:
    return ()


def pid() -> int:
    return os.getpid()


def pid_after(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def span(seconds: float) -> tuple[float, float]:
    """On the clock that all processes of a machine share."""
    start = time.monotonic()
    time.sleep(seconds)
    return start, time.monotonic()


def spin() -> None:
    while True:
        pass


def eat(megabytes: int) -> int:
    return len(bytearray(megabytes << 20))


def hoard(megabytes: int) -> int:
    KEPT.append(bytearray(megabytes << 20))
    return os.getpid()


KEPT: list[bytearray] = []


def nest() -> int:
    return 1 + nest()


def large(size: int) -> bytes:
    return bytes(size)


def leave() -> None:
    os._exit(0)


def fall() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def fault() -> None:
    ctypes.string_at(8)


def refuse(kind: str) -> None:
    raise {"unreadable": Unreadable, "missing": NotFound}[kind](f"{kind}: paragraph 3")


def mistake() -> None:
    raise KeyError("ours")


def chatter() -> str:
    print("on the pipe?", flush=True)  # noqa: T201 - what a library might do
    os.write(1, b"\0" * 100)
    return sys.stdin.read()


def environment() -> list[str]:
    return sorted(os.environ)


def wrong_type() -> int:
    return "three"  # type: ignore[return-value]


@pytest.fixture
async def bench() -> AsyncGenerator[Workbench]:
    async with Workbench(allowed=ALLOWED, limits=LIMITS) as bench:
        yield bench


def children() -> set[int]:
    """Of this process, zombies too."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(stat.rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(entry.name))
    return found


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not done():  # noqa: ASYNC110 - the system sends no event for this
            await asyncio.sleep(0.01)


async def test_values_go_there_and_come_back_with_their_types(bench: Workbench) -> None:
    old = [Paragraph(number=1, text="Recalling"), Paragraph(number=2, text="a", agreed=date.min)]

    assert await bench.run(compared, old, b"Recalling") == {2: old[1]}
    assert await bench.run(empty) == ()


async def test_one_child_serves_one_job_after_the_other(bench: Workbench) -> None:
    pids = {await bench.run(pid) for _ in range(5)}

    assert len(pids) == 1
    assert os.getpid() not in pids


async def test_two_jobs_run_at_a_time(bench: Workbench) -> None:
    first, second = await asyncio.gather(bench.run(span, 0.5), bench.run(span, 0.5))

    assert first[0] < second[1]
    assert second[0] < first[1]


async def test_work_without_end_is_ended_and_the_next_job_goes_on(bench: Workbench) -> None:
    first = await bench.run(pid)

    with pytest.raises(TooCostly, match=r"more than 0\.2 s") as refused:
        await bench.run(spin, seconds=0.2)

    assert refused.value.status == 422
    assert await bench.run(pid) != first
    await until(lambda: first not in children())


async def test_memory_is_limited(bench: Workbench) -> None:
    assert await bench.run(eat, 50) == 50 << 20
    with pytest.raises(TooCostly, match="more than 300 MB of memory"):
        await bench.run(eat, 400)


async def test_a_child_that_stays_fat_takes_no_other_job(bench: Workbench) -> None:
    fat = await bench.run(hoard, 200)

    assert await bench.run(pid) != fat


async def test_depth_and_size_are_limited(bench: Workbench) -> None:
    with pytest.raises(TooCostly, match="nested too deeply"):
        await bench.run(nest)
    with pytest.raises(TooCostly, match="larger than 1 MB"):
        await bench.run(large, 2 << 20)
    assert len(await bench.run(large, 1_000_000)) == 1_000_000


@pytest.mark.parametrize("crash", [leave, fall, fault])
async def test_a_crash_is_a_refusal_and_the_next_job_goes_on(
    bench: Workbench, crash: Callable[[], None]
) -> None:
    with pytest.raises(Crashed, match="so it was refused"):
        await bench.run(crash)

    assert await bench.run(empty) == ()


async def test_a_child_that_was_killed_while_idle_costs_no_job(bench: Workbench) -> None:
    first = await bench.run(pid)
    os.kill(first, signal.SIGKILL)
    await until(lambda: first not in children())

    assert await bench.run(pid) != first


async def test_a_refusal_keeps_its_class_and_words(bench: Workbench) -> None:
    for kind, refused in (("unreadable", Unreadable), ("missing", NotFound)):
        with pytest.raises(Refusal, match=f"^{kind}: paragraph 3$") as caught:
            await bench.run(refuse, kind)
        assert type(caught.value) is refused


async def test_a_mistake_of_ours_is_no_refusal(bench: Workbench) -> None:
    with pytest.raises(JobFailed, match="KeyError: 'ours'"):
        await bench.run(mistake)
    with pytest.raises(JobFailed, match="its type does not allow"):
        await bench.run(wrong_type)


async def test_a_job_that_prints_and_reads_does_not_reach_the_pipes(bench: Workbench) -> None:
    assert await bench.run(chatter) == ""


async def test_a_child_sees_nothing_of_our_environment(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")

    assert "DATABASE_PASSWORD" not in await bench.run(environment)


@pytest.mark.parametrize("delay", [0, 0.001, 0.03, 0.5])
async def test_a_cancelled_job_leaves_no_process(bench: Workbench, delay: float) -> None:
    before = children()
    job = asyncio.create_task(bench.run(spin, seconds=60))
    await asyncio.sleep(delay)

    job.cancel()
    with pytest.raises(asyncio.CancelledError):
        await job

    await until(lambda: children() <= before)
    assert await bench.run(empty) == ()


async def test_one_who_stops_waiting_leaves_the_line(bench: Workbench) -> None:
    busy = [asyncio.create_task(bench.run(pid_after, 0.4)) for _ in range(2)]
    await asyncio.sleep(0)
    waiting = [asyncio.create_task(bench.run(pid)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(TooBusy, match="Try again in a minute"):
        await bench.run(pid)
    waiting[0].cancel()
    await asyncio.wait([waiting[0]])
    last = await bench.run(pid)

    assert last in await asyncio.gather(*busy)
    assert await waiting[1] > 0


async def test_an_idle_child_ends() -> None:
    before = children()
    limits = msgspec.structs.replace(LIMITS, idle_seconds=0.1)
    async with Workbench(allowed=ALLOWED, limits=limits) as bench:
        first = await bench.run(pid)
        assert first in children()

        await until(lambda: children() <= before)

        assert await bench.run(pid) != first


async def test_closing_ends_children_at_work() -> None:
    before = children()
    bench = Workbench(allowed=ALLOWED, limits=LIMITS)
    job = asyncio.create_task(bench.run(spin, seconds=60))
    await until(lambda: not children() <= before)
    await asyncio.sleep(0.5)

    await bench.close()

    with pytest.raises(Crashed):
        await job
    assert children() <= before
    with pytest.raises(RuntimeError, match="closed"):
        await bench.run(pid)


async def test_only_named_functions_of_allowed_packages_run(bench: Workbench) -> None:
    def inner() -> None:
        """Nobody finds it by its name."""

    with pytest.raises(ValueError, match="does not stand at the top"):
        await bench.run(inner)
    with pytest.raises(ValueError, match="not among the packages"):
        await Workbench().run(empty)
    with pytest.raises(ValueError, match="not among the packages"):
        await Workbench(allowed=(f"{__name__}.deeper", __name__[:-1])).run(empty)


PARENT = """
import asyncio, sys
from tests.shared.test_workbench import LIMITS, ALLOWED, pid, spin
from shared.workbench import Workbench

async def main():
    bench = Workbench(allowed=ALLOWED, limits=LIMITS)
    print(await bench.run(pid), flush=True)
    if sys.argv[1] == "busy":
        await bench.run(spin, seconds=60)
    await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.mark.parametrize("state", ["busy", "idle"])
async def test_children_end_with_a_parent_that_is_killed(state: str) -> None:
    parent = subprocess.Popen(  # noqa: ASYNC220 - over in a moment
        [sys.executable, "-c", PARENT, state], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(await asyncio.to_thread(parent.stdout.readline))
    await asyncio.sleep(0.2)

    parent.kill()
    await asyncio.to_thread(parent.wait)
    parent.stdout.close()

    await until(lambda: ended(child))


def ended(process: int) -> bool:
    """Gone, or a zombie that waits for whoever adopts orphans here."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
