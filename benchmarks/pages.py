"""A session's programme as a page, as JSON and as a calendar, beside a constant answer of its size.

Two processes of the service, 16 clients spread over them; the constant answers come from two
processes of the same server in the same run, by turns.
"""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

import httpx

from benchmarks import _stage as stage
from benchmarks._figures import load, note, show
from benchmarks._load import CLIENTS, WRK, rate
from benchmarks._system import free_port, process, system
from shared.access.tokens import COOKIE
from shared.messages import Role

ROUNDS = 15
SECONDS = 1.0
REPLICAS = 2
HTML = {"accept": "text/html"}
Side = tuple[list[int], str, dict[str, str]]
"""The ports, the path and the headers of what is asked."""


async def constant(stack: AsyncExitStack, answer: httpx.Response, kind: str) -> Side:
    """The same content again and again."""
    file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "content"
    file.write_bytes(answer.content)
    ports = [free_port() for _ in range(REPLICAS)]
    for port in ports:
        command = [sys.executable, "-m", "benchmarks._constant", str(port), str(file)]
        command += [answer.headers["content-type"], kind]
        await stack.enter_async_context(process(command, f"http://127.0.0.1:{port}/", {}))
    return ports, "/", {}


async def main() -> None:
    """Prints the rate of each, of the constant answer, and how they compare."""
    load()
    tool = "wrk" if WRK else "clients of our own in Python"
    note(f"{stage.MEETINGS} meetings, {CLIENTS} clients ({tool}), {REPLICAS} processes,")
    note(f"medians of {ROUNDS} runs of {SECONDS:.0f} s each, by turns; ratios of neighbours")
    async with system() as world, AsyncExitStack() as stack:
        await world.serve("identity")  # whose facts the service hears
        ports = [await world.serve("meetings") for _ in range(REPLICAS)]
        token = await world.person(Role.SECRETARIAT)
        officer = await world.client(ports[0], token)
        session = await stage.session(officer, await stage.body(officer), "Thirtieth session")
        await stage.programme(officer, session)
        path = f"/sessions/{session}/programme"
        page, json, calendar, signed_in = "page", "JSON", ".ics", "page, signed in"
        sides: dict[str, Side] = {
            page: (ports, path, HTML),
            json: (ports, f"{path}.json", {}),
            calendar: (ports, f"{path}.ics", {}),
            signed_in: (ports, path, HTML | {"cookie": f"{COOKIE}={token}"}),
        }
        raws: dict[str, Side] = {}
        for name, (_, at, headers) in list(sides.items()):
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{ports[0]}") as http:
                answer = await http.get(at, headers=headers)
            note(f"{name}: {len(answer.content):,} bytes")
            raws[name] = await constant(stack, answer, "litestar")
            if name == page:
                bare = await constant(stack, answer, "asgi")
        asked: dict[str, Side] = {}  # each beside its own limit
        for name, side in sides.items():
            asked |= {name: side, f"raw {name}": raws[name]}
        asked["bare"] = bare
        rates: dict[str, list[float]] = {name: [] for name in asked}
        for side in asked.values():  # warm
            await rate(*side, 1.0)
        for _ in range(ROUNDS):
            for name, side in asked.items():
                rates[name].append(await rate(*side, SECONDS))
        for name in sides:
            raw = rates[f"raw {name}"]
            ratio = median(ours / most for ours, most in zip(rates[name], raw, strict=True))
            figures = (median(rates[name]), "/s", median(raw), "at least 0.4", 0, ratio)
            show(f"programme, {name}", *figures)
        show("constant page without Litestar", median(rates["bare"]), "/s", None, "", 0)
    load()


if __name__ == "__main__":
    asyncio.run(main())
