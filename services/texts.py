"""Texts from the command line, without any server: read, compare, amend, print; symbols too."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, get_args

import msgspec
import rich_click as click
from rich.progress import track

from services.rolling import rolling
from shared.text.amending.apply import Outcome, apply
from shared.text.blocks import flatten
from shared.text.compare.comparison import compare
from shared.text.compare.html import side_by_side
from shared.text.compare.text import redline
from shared.text.errors import Unreadable
from shared.text.facts import facts
from shared.text.printing.proposals import proposals_page, proposals_text
from shared.text.printing.work import Form, print_document, print_redline
from shared.text.reading import read
from shared.text.reading.word.proposed import read_proposed
from shared.text.structure import Document
from shared.text.symbols import parse as parse_symbol

OUT = click.Path(dir_okay=False, writable=True, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
WORD = b"PK\x03\x04"
"""What a Word file begins with."""
DETAILS = (
    "sections",
    "annexes",
    "footnotes",
    "notes",
    "citations",
    "warnings",
    "sponsors",
    "instructions",
)
"""What the facts count and these list."""


@click.group()
def text() -> None:
    """Read and compare texts of resolutions."""


text.add_command(rolling)


@text.command("parse")
@click.argument("files", nargs=-1, required=True, type=FILE)
def parse(files: tuple[Path, ...]) -> None:
    """What stands in each file, as JSON: one line each where there are several."""
    failed = False
    for file in shown(files):
        try:
            found = taken(file)
        except Unreadable as refusal:
            failed = True
            found = {"error": str(refusal)}
        named = ({"file": str(file)} if len(files) > 1 else {}) | found
        encoded = msgspec.json.encode(named)
        click.echo(encoded if len(files) > 1 else msgspec.json.format(encoded))
    sys.exit(1 if failed else 0)


def shown(files: tuple[Path, ...]) -> Iterator[Path]:
    """With a bar for whoever waits at a terminal."""
    if len(files) > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        yield from track(files, description="Reading")
    else:
        yield from files


def taken(file: Path) -> dict[str, Any]:
    """What stands in the file; in a Word file also who proposed what, and the comments."""
    data = file.read_bytes()
    if not data.startswith(WORD):
        return whole(read(file.name, data)) | {"proposed": [], "comments": []}
    found = read_proposed(data)
    listed = {"proposed": found.changes, "comments": found.comments}
    return whole(found.after) | dict(msgspec.to_builtins(listed))


def whole(document: Document) -> dict[str, Any]:
    """The facts, and in full what they count."""
    listed = {name: msgspec.to_builtins(getattr(document, name)) for name in DETAILS}
    paragraphs = {
        name: [msgspec.to_builtins(each) for each in getattr(document, name)]
        for name in ("preambular", "operative")
    }
    return facts(document) | listed | paragraphs


@text.command("amend")
@click.argument("draft", type=FILE)
@click.argument("amendments", nargs=-1, required=True, type=FILE)
@click.option("--to", type=click.Choice(["text", "json", "html"]), default="text")
def amend(draft: Path, amendments: tuple[Path, ...], to: str) -> None:
    """The draft with all amendments, or why they cannot be made: then nothing is.

    What was put right on the way, such as a full stop at the end, is said beside it.
    """
    try:
        before = read(draft.name, draft.read_bytes())
        given = [(file, read(file.name, file.read_bytes())) for file in amendments]
    except Unreadable as refusal:
        sys.exit(str(refusal))
    reasons = [reason for file, document in given for reason in not_for(before, file, document)]
    named = [(d.masthead.symbol or file.name, d.instructions) for file, d in given]
    outcome = apply(before, named)
    reasons += why_not(outcome)
    if reasons:
        if to == "json":
            click.echo(msgspec.json.format(msgspec.json.encode({"reasons": reasons})))
            sys.exit(1)
        sys.exit("\n".join(reasons))
    after = outcome.document
    if to == "json":
        found = whole(after) | {"remarks": list(outcome.remarks)}
        click.echo(msgspec.json.format(msgspec.json.encode(found)))
        return
    for remark in outcome.remarks:
        click.echo(remark, err=True)
    if to == "html":
        comparison = compare(flatten(before), flatten(after))
        click.echo(side_by_side(comparison, titles=(draft.name, "as amended")))
    else:
        pieces = (f"{block.label} {block.text}".strip() for block in flatten(after))
        click.echo("\n\n".join(pieces))


def not_for(draft: Document, file: Path, amendment: Document) -> Iterator[str]:
    """Why the file does not amend this draft, or not in words that are understood."""
    own = draft.masthead.symbol
    if amendment.amends and own and amendment.amends != own:
        yield f"{file.name} amends {amendment.amends}, and the draft is {own}"
    if not amendment.instructions:
        yield f"{file.name} holds no instruction that amends a text"
    if amendment.kind == "amendment":
        yield from (f"{file.name}: not understood: {each}" for each in amendment.not_understood)


def why_not(outcome: Outcome) -> list[str]:
    """Refusals and collisions in a line each."""
    refused = [f"{each.amendment}: {each.reason} ({each.sentence})" for each in outcome.refusals]
    return refused + [
        f"{each.place}: {each.reason}: {each.one[0]} ({each.one[1]}) "
        f"and {each.other[0]} ({each.other[1]})"
        for each in outcome.collisions
    ]


@text.command("compare")
@click.argument("before", type=FILE)
@click.argument("after", type=FILE)
@click.option("--to", type=click.Choice(["text", "json", "html", "docx"]), default="text")
@click.option("-o", "--out", type=OUT, help="Write here; a Word file needs it.")
def compare_files(before: Path, after: Path, to: str, out: Path | None) -> None:
    """What changed from one text to another, paragraph by paragraph and word by word.

    In a Word file (docx) the changes are tracked: to accept all gives the later text.
    """
    try:
        old, new = (read(file.name, file.read_bytes()) for file in (before, after))
    except Unreadable as refusal:
        sys.exit(str(refusal))
    if to == "docx":
        head = new.masthead
        at = datetime.combine(head.date, time(), UTC) if head.date else None
        give(print_redline(old, new, None, head.symbol or after.name, at), out)
        return
    one, other = flatten(old), flatten(new)
    comparison = compare(one, other)
    if to == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(comparison)))
    elif to == "html":
        click.echo(side_by_side(comparison, titles=(before.name, after.name)))
    else:
        click.echo(redline(comparison))


@text.command("proposed")
@click.argument("file", type=FILE)
@click.option("--to", type=click.Choice(["text", "json", "html"]), default="text")
def proposed(file: Path, to: str) -> None:
    """Who proposed what and where: the tracked changes and the comments of a Word file."""
    try:
        found = read_proposed(file.read_bytes())
    except Unreadable as refusal:
        sys.exit(str(refusal))
    if to == "json":
        listed = {"proposed": found.changes, "comments": found.comments}
        click.echo(msgspec.json.format(msgspec.json.encode(listed)))
    else:
        click.echo(proposals_page(found) if to == "html" else proposals_text(found))


@text.command("export")
@click.argument("file", type=FILE)
@click.option("--to", type=click.Choice(get_args(Form)), required=True, help="akn: Akoma Ntoso.")
@click.option("-o", "--out", type=OUT, help="Write here; without it, to the standard output.")
def export(file: Path, to: Form, out: Path | None) -> None:
    """Print a text as the official documents are printed, or as data."""
    try:
        document = read(file.name, file.read_bytes())
    except Unreadable as refusal:
        sys.exit(str(refusal))
    give(print_document(document, to), out)


def give(content: bytes, out: Path | None) -> None:
    """To the file, or to the standard output unless that would fill a terminal with bytes."""
    if out is not None:
        out.write_bytes(content)
    elif sys.stdout.isatty() and b"\0" in content:
        sys.exit("This is no text: say with -o where to write it.")
    else:
        click.echo(content, nl=False)


@click.command("symbol")
@click.argument("symbol")
def symbol(symbol: str) -> None:
    """Take a document symbol apart."""
    try:
        found = parse_symbol(symbol)
    except Unreadable as refusal:
        sys.exit(str(refusal))
    described = {
        "symbol": str(found),
        "slug": found.slug,
        "organ": found.organ,
        "body": found.body,
        **msgspec.to_builtins(found),
    }
    click.echo(msgspec.json.format(msgspec.json.encode(described)))
