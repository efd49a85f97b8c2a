"""Fuzzing, guided by what the code was seen to do: ``python -m tests.fuzz text|docx|pdf``.

It needs atheris, which is no dependency of the project: ``pip install atheris`` beside it.
``--seconds`` bounds the run. What raises anything but a refusal, takes more than 15
seconds (code that is watched runs at a third of its speed) or lets the process grow by 500 MB is
kept in ``--out``, once for each place, and told at the end with how many inputs were tried; the
exit code says whether there was any.
"""

import argparse
import importlib
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

MOST_SECONDS = 15.0
MOST_MEGABYTES = 500


class Findings:
    """Counts inputs, and keeps those that broke a promise."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._start = time.monotonic()
        self._told = self._start
        self.tried = 0
        self.found: dict[str, Path] = {}
        self.slowest = 0.0

    def take(
        self, reader: Callable[[bytes], object], refusal: type[Exception], data: bytes
    ) -> None:
        """Ask the reader, and hold it to what is promised."""
        self.tried += 1
        # Time of this process, so that others on the machine do not count.
        start = time.process_time()
        try:
            reader(data)
        except refusal:
            pass
        except Exception as error:  # what is sought
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}", data)
        spent = time.process_time() - start
        self.slowest = max(self.slowest, spent)
        if spent > MOST_SECONDS:
            self._keep(f"slow: {spent:.0f} s", data)
        if (held := megabytes()) > MOST_MEGABYTES + BEFORE:
            self._keep(f"memory: {held // 100}00 MB", data)
        if time.monotonic() - self._told > 60:
            self.tell()

    def _keep(self, what: str, data: bytes) -> None:
        if what not in self.found:
            self._out.mkdir(parents=True, exist_ok=True)
            self.found[what] = self._out / sha256(data).hexdigest()[:16]
            self.found[what].write_bytes(data)
            sys.stderr.write(f"{what}: {self.found[what]}\n{traceback.format_exc()}\n")

    def tell(self) -> None:
        """How far it is."""
        self._told = time.monotonic()
        sys.stderr.write(
            f"{self.tried} inputs in {self._told - self._start:.0f} s, {len(self.found)} findings, "
            f"the slowest {self.slowest:.2f} s, {megabytes()} MB\n"
        )


BEFORE = 0


def megabytes() -> int:
    """The most that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("reader", choices=["text", "docx", "pdf"])
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    asked = parser.parse_args()
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        sys.exit("This needs atheris: pip install atheris")
    with atheris.instrument_imports(include=["shared.text"]):
        targets = importlib.import_module("tests.fuzz.targets")
        errors = importlib.import_module("shared.text.errors")
    run(atheris, targets.TARGETS[asked.reader], errors.Unreadable, asked)


def run(atheris: Any, target: Any, refusal: type[Exception], asked: argparse.Namespace) -> None:
    """Until the time is over; libFuzzer ends the process itself, so it must tell before."""
    global BEFORE
    findings = Findings(asked.out)
    corpus = asked.out / "corpus" / asked.reader
    seed(corpus, target.seeds())
    BEFORE = megabytes()
    end = time.monotonic() + asked.seconds

    def take(data: bytes) -> None:
        findings.take(target.take, refusal, data)
        if time.monotonic() > end:
            findings.tell()
            for what, file in findings.found.items():
                sys.stderr.write(f"{what}: {file}\n")
            sys.stderr.flush()
            importlib.import_module("os")._exit(1 if findings.found else 0)

    def mutate(data: bytes, most: int, chance: int) -> bytes:
        made: bytes = target.mutate(data, random.Random(chance))
        return made[:most]

    flags = ["fuzz", str(corpus), "-max_len=1000000", "-timeout=60", "-rss_limit_mb=2000"]
    flags += [f"-artifact_prefix={asked.out}/", "-report_slow_units=60"]
    atheris.Setup(flags, take, custom_mutator=mutate)
    atheris.Fuzz()


def seed(corpus: Path, files: Iterable[bytes]) -> None:
    """Files to begin with; what an earlier run learned stays."""
    corpus.mkdir(parents=True, exist_ok=True)
    for data in files:
        (corpus / sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
