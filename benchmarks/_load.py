"""Clients that keep their connection and ask again as soon as they have an answer.

``wrk`` does it where it is installed, since it costs hardly any of the machine; else, and for
requests that differ, this module in a process of its own: ``python -m benchmarks._load`` reads
``Work`` as JSON from its input and prints ``Done``.
"""

import asyncio
import re
import shutil
import sys
from time import perf_counter

import msgspec
import uvloop

CLIENTS = 16
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
WRK = shutil.which("wrk")


class Client(msgspec.Struct, frozen=True):
    """One connection, and what is sent over it, one after the other."""

    port: int
    requests: list[str]


class Work(msgspec.Struct, frozen=True):
    """With ``seconds`` each client repeats its requests so long; else it sends each once."""

    clients: list[Client]
    seconds: float | None = None


class Done(msgspec.Struct, frozen=True):
    """How much was answered, how much of it with a refusal, and how long it took."""

    answers: int
    refused: int
    seconds: float


def request(path: str, headers: dict[str, str], method: str = "GET", content: str = "") -> str:
    """As it goes over the wire."""
    given = {"host": "127.0.0.1", "content-length": str(len(content))} | headers
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines) + "\r\n\r\n" + content


async def rate(ports: list[int], path: str, headers: dict[str, str], seconds: float) -> float:
    """Answers a second, with the clients spread over the ports."""
    if WRK is None:
        clients = [Client(ports[n % len(ports)], [request(path, headers)]) for n in range(CLIENTS)]
        done = await carried_out(Work(clients, seconds))
        if done.refused:
            raise RuntimeError(f"{path} was refused {done.refused} times")
        return done.answers / done.seconds
    return sum(
        await asyncio.gather(*(wrk(each, len(ports), path, headers, seconds) for each in ports))
    )


async def wrk(port: int, of: int, path: str, headers: dict[str, str], seconds: float) -> float:
    """One process of it for each port."""
    given = [f"-H{name}: {value}" for name, value in headers.items()]
    child = await asyncio.create_subprocess_exec(
        *(str(WRK), "-t1", f"-c{CLIENTS // of}", f"-d{seconds:.0f}s", *given),
        f"http://127.0.0.1:{port}{path}",
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await child.communicate()
    found = RATE.search(said.decode())
    if found is None or b"Non-2xx" in said or b"Socket errors" in said:
        raise RuntimeError(said.decode())
    return float(found[1])


async def carried_out(work: Work) -> Done:
    """In another process, so that who measures is not what is measured."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks._load"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await child.communicate(msgspec.json.encode(work))
    return msgspec.json.decode(said, type=Done)


async def work_off(work: Work) -> Done:
    """All clients at once."""
    start = perf_counter()
    until = start + work.seconds if work.seconds else None
    counts = await asyncio.gather(*(one(client, until) for client in work.clients))
    answers, refused = (sum(each) for each in zip(*counts, strict=True))
    return Done(answers, refused, perf_counter() - start)


async def one(client: Client, until: float | None) -> tuple[int, int]:
    """How many answers it got, and how many were refusals."""
    reader, writer = await asyncio.open_connection("127.0.0.1", client.port)
    answers = refused = 0
    requests = [each.encode() for each in client.requests]
    while True:
        for each in requests:
            writer.write(each)
            head = await reader.readuntil(b"\r\n\r\n")
            length = LENGTH.search(head)
            await reader.readexactly(int(length[1]) if length else 0)
            answers += 1
            refused += not head.startswith(b"HTTP/1.1 2")
            if until and perf_counter() > until:
                break
        if until is None or perf_counter() > until:
            writer.close()
            return answers, refused


if __name__ == "__main__":
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=Work)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        sys.stdout.buffer.write(msgspec.json.encode(runner.run(work_off(given))))
