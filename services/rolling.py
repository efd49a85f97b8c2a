"""``penholder text rolling``: a rolling text with the state of each paragraph and what is open."""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import rich_click as click

from shared.text.errors import Unreadable
from shared.text.rolling.files import read_file
from shared.text.rolling.html import rolling_fragment
from shared.text.rolling.model import RollingText
from shared.text.rolling.points import Concern, Counts, Stand, concerns, counts, points, stands
from shared.text.rolling.word import rolling_word
from shared.text.rolling.writing import write_rolling

OUT = click.Path(dir_okay=False, writable=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_SHOWN = 100


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What ``--to json`` prints. ``elsewhere`` is open outside of paragraphs, as in the title."""

    title: str
    status: str
    counts: Counts
    paragraphs: list[Stand]
    elsewhere: list[str]
    concerns: list[Concern]
    text: RollingText


@click.command("rolling")
@click.argument("file", type=FILE)
@click.option("--to", type=click.Choice(["text", "json", "html", "docx"]), default="text")
@click.option("-o", "--out", type=OUT, help="Write here; a Word file needs it.")
def rolling(file: Path, to: str, out: Path | None) -> None:
    """A text under negotiation: its brackets, states, and what is still open.

    With -o only the text goes to the file, and what is open is shown.
    """
    try:
        found = read_file(file.name, file.read_bytes())
    except Unreadable as refusal:
        sys.exit(str(refusal))
    if to == "docx" and out is None:
        sys.exit("A Word file is no text: say with -o where to write it.")
    content = written(found, to)
    if out is not None:
        out.write_bytes(content)
    else:
        click.echo(content, nl=False)
    if to == "text" or out is not None:
        click.echo("\n".join(summary(found)))


def written(found: RollingText, to: str) -> bytes:
    """The text in that form."""
    if to == "docx":
        return rolling_word(found)
    if to == "html":
        return f"{rolling_fragment(found)}\n".encode()
    if to == "json":
        return msgspec.json.format(msgspec.json.encode(report(found))) + b"\n"
    return write_rolling(found).encode()


def report(found: RollingText) -> Report:
    """All that can be told of it."""
    paragraphs = stands(found)
    told = {point for stand in paragraphs for point in stand.points}
    return Report(
        title=found.title,
        status=found.status,
        counts=counts(found),
        paragraphs=paragraphs,
        elsewhere=[str(point) for point in points(found) if point not in told],
        concerns=concerns(found),
        text=found,
    )


def summary(found: RollingText) -> Iterator[str]:
    """For the chair: the counts, then paragraph by paragraph what is open, then what is strange."""
    all_of_it = report(found)
    own = all_of_it.counts
    yield (
        f"---\n{own.paragraphs} paragraphs: {own.agreed} agreed, "
        f"{own.ad_ref} agreed ad referendum, {own.open} open; {own.brackets} brackets"
    )
    yield from (f"{count} {name}" for name, count in own.by_delegation.items())
    for stand in all_of_it.paragraphs:
        yield f"{stand.place}: {stand.state}"
        yield from (f"  {_short(str(point))}" for point in stand.points)
    yield from map(_short, all_of_it.elsewhere)
    yield from (f"! {each.place}: {each.message}" for each in all_of_it.concerns)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2]} …"
