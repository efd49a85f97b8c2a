"""Writes the pages of ``docs/`` that follow from the code; ``--check`` only says what is old."""

import inspect
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from services.application import SERVICES
from services.map import drawn
from shared.registry import Ask, CommandSpec, ViewSpec
from shared.service import Service

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- Made by `python -m services.docs`; do not edit. -->"


def main() -> None:
    """Exit 1 when a page is not what the code says."""
    pages = {
        "events.md": events(SERVICES),
        "permissions.md": permissions(SERVICES),
        "pages.md": pages_of(SERVICES),
        "map.svg": drawn(SERVICES),
    }
    old = [name for name, text in pages.items() if text != current(DOCS / name)]
    if "--check" in sys.argv:
        sys.exit(f"old: {', '.join(old)}. Run python -m services.docs." if old else 0)
    for name in old:
        (DOCS / name).write_text(pages[name])


def current(file: Path) -> str:
    """What stands there now."""
    return file.read_text() if file.exists() else ""


def events(services: Sequence[Service]) -> str:
    """The catalogue: each fact, what it carries, and who does something about it."""
    lines = [
        "# Events",
        "",
        MADE,
        "",
        "Facts on NATS JetStream, as CloudEvents 1.0. The subject is",
    ]
    lines += ["`evt.<service>.<noun>.<id>.<verb>`; `/asyncapi.json` has the shapes.", ""]
    for service in services:
        lines += [f"## {service.name}", "", "| Event | What it says | Carries | Who reacts |"]
        lines += ["|---|---|---|---|"]
        for event in service.events:
            fields = ", ".join(f"`{name}`" for name in event.__struct_fields__)
            hears = ", ".join(reacting(event, services)) or "–"
            lines.append(f"| `{event.type()}` | {sentence(event)} | {fields} | {hears} |")
        lines.append("")
    return "\n".join(lines)


def reacting(event: type[Any], services: Sequence[Service]) -> Iterator[str]:
    """By the names of the reactions."""
    for service in services:
        for reaction in service.reactions:
            if reaction.event is event:
                yield f"{service.name}: `{reaction.name}`"


def permissions(services: Sequence[Service]) -> str:
    """Who may do what, and who sees what."""
    lines = ["# Permissions", "", MADE, ""]
    lines += ["A role is held in one body or in all. Without a body in this table, it must be held"]
    lines += ["in all. Rules that hang on the thing itself stand in the noun's `model.py`.", ""]
    lines += ["## Commands", "", "| Command | Address | Roles | Where held | Must be seen |"]
    lines += ["|---|---|---|---|---|"]
    lines += [commanded(spec) for service in services for spec in service.commands]
    lines += ["", "## Views, in every format", "", "| Address | Who sees what | Service |"]
    lines += ["|---|---|---|"]
    lines += [
        f"| `{spec.at}` | {spec.sees.words} | {service.name} |"
        for service in services
        for spec in service.views
    ]
    lines += ["", "## Questions between services", "", "| Question | Answered by | What it asks |"]
    lines += ["|---|---|---|"]
    lines += [
        f"| `{each.ask.subject}` | {service.name} | {sentence(each.ask.question)} |"
        for service in services
        for each in service.answers
    ]
    return "\n".join([*lines, ""])


def commanded(spec: CommandSpec[Any]) -> str:
    """One row."""
    roles = ", ".join(sorted(spec.allow))
    where = "the body concerned" if spec.body else "all bodies"
    seen = spec.sees.name if spec.sees.rule else "–"
    return f"| {spec.message.__name__} | `{spec.at}` | {roles} | {where} | {seen} |"


def pages_of(services: Sequence[Service]) -> str:
    """Which page belongs to which service, and what it needs of others."""
    lines = ["# Pages", "", MADE, ""]
    lines += ["A page belongs to one service. What it needs of others is a copy that its service"]
    lines += [
        "keeps from their facts, or a question; without an answer it says what is missing.",
        "",
    ]
    lines += ["| Page | Service | Formats | Asks |", "|---|---|---|---|"]
    for service in services:
        for spec in service.views:
            if spec.page:
                formats = " ".join(["html", "json", *spec.formats])
                lines.append(
                    f"| `{spec.at}` | {service.name} | {formats} | {asked(spec, service)} |"
                )
    lines += ["", "## Copies", "", "| Service | Keeps a copy from the facts of |", "|---|---|"]
    for service in services:
        owners = sorted({each.event.type().split(".")[0] for each in service.reactions})
        lines.append(f"| {service.name} | {', '.join(owners) or '–'} |")
    return "\n".join([*lines, ""])


def asked(spec: ViewSpec, service: Service) -> str:
    """The questions of others that the view's module knows."""
    module = sys.modules[spec.handle.__module__]
    subjects = sorted(
        each.subject
        for each in vars(module).values()
        if isinstance(each, Ask) and each.subject.split(".")[1] != service.name
    )
    return ", ".join(f"`{subject}`" for subject in subjects) or "–"


def sentence(kind: Any) -> str:
    """The first line of its docstring."""
    return (inspect.getdoc(kind) or "").split("\n")[0]


if __name__ == "__main__":
    main()
