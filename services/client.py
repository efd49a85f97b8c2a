"""Acting from the command line: every command of every service, as the API offers it.

The commands are made from what the services declare, so that none can be forgotten here.
"""

import os
import sys
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec
import rich_click as click

from shared.http.commands import PARAMETER
from shared.registry import CommandSpec
from shared.service import Service

SECONDS = 60.0
TOKEN = Path.home() / ".config" / "penholder" / "token"


def acting(services: Sequence[Service]) -> Iterator[click.Command]:
    """``sign-in``, ``show`` and ``do`` with one command for each of the API's."""
    do = click.Group("do", help="Do something: the commands of the API, by name.")
    for service in services:
        for spec in service.commands:
            do.add_command(doing(spec))
    yield from (do, show, sign_in)


def doing(spec: CommandSpec[Any]) -> click.Command:
    """Ids of the address are arguments, all else options; a file is named by its path."""
    method, path = spec.at.split(" ")
    in_path = PARAMETER.findall(path)
    fields = {f.name: f for f in msgspec.structs.fields(spec.message)}
    parameters: list[click.Parameter] = [click.Argument([name]) for name in in_path]
    parameters += [option(field) for name, field in fields.items() if name not in in_path]
    if method != "POST":
        parameters.append(click.Option(["--seen"], required=True, help="The version you read."))
    parameters.append(click.Option(["--happened"], help="When, if the past is being entered."))

    def carry_out(**values: Any) -> None:
        address = path.format(**{name: values.pop(name) for name in in_path})
        headers = {"If-Match": f'"{values.pop("seen", "")}"'}
        if happened := values.pop("happened"):
            headers["Penholder-Happened"] = happened
        body = {n: read(fields[n], v) for n, v in values.items() if v not in (None, ())}
        print_answer(request(method, address, headers=headers, json=body))

    return click.Command(
        kebab(spec.message.__name__),
        params=parameters,
        callback=carry_out,
        help=spec.message.__doc__,
    )


def option(field: msgspec.structs.FieldInfo) -> click.Option:
    """Required where the command needs it; JSON where it is more than a word."""
    kind = bare(field.type)
    words = "A file." if kind is bytes else ""
    if typing.get_origin(kind) or hasattr(kind, "__struct_fields__"):
        words = "As JSON."
    needed = field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT
    type_ = click.Path(exists=True, dir_okay=False, path_type=Path) if kind is bytes else str
    return click.Option([named(field)], required=needed, type=type_, help=words)


def named(field: msgspec.structs.FieldInfo) -> str:
    """As it is typed."""
    return f"--{field.name.replace('_', '-')}"


def bare(kind: Any) -> Any:
    """``X | None`` is an X that may be left out; the limits of an X are the server's to hold."""
    if typing.get_origin(kind) is typing.Annotated:
        return bare(typing.get_args(kind)[0])
    inside = [each for each in typing.get_args(kind) if each is not type(None)]
    return bare(inside[0]) if len(inside) == 1 and type(None) in typing.get_args(kind) else kind


def read(field: msgspec.structs.FieldInfo, value: Any) -> Any:
    """What was typed, as the API wants it; a wrong word is named with its option."""
    if isinstance(value, Path):
        return msgspec.to_builtins(value.read_bytes())
    kind = bare(field.type)
    try:
        nested = typing.get_origin(kind) not in (None, typing.Literal)
        if nested or hasattr(kind, "__struct_fields__"):
            return msgspec.json.decode(value)
        return msgspec.to_builtins(msgspec.convert(value, kind, strict=False))
    except msgspec.MsgspecError as error:
        sys.exit(f"{named(field)}: {error}")


def kebab(name: str) -> str:
    """``MoveSession`` is typed as ``move-session``."""
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).removeprefix("-")


@click.command("show")
@click.argument("address")
def show(address: str) -> None:
    """Read anything: an address of the API, such as /sessions or /drafts/ID."""
    answer = request("GET", address)
    print_answer(answer)
    if following := answer.links.get("next"):
        click.echo(f"more: {following['url']}", err=True)


@click.command("sign-in")
@click.option("--email", prompt=True)
@click.option("--password", prompt=True, hide_input=True)
def sign_in(email: str, password: str) -> None:
    """Sign in for twelve hours; the token is kept where only you may read it."""
    answer = request("POST", "/sign-in", json={"email": email, "password": password})
    TOKEN.parent.mkdir(parents=True, exist_ok=True)
    TOKEN.touch(mode=0o600)
    TOKEN.write_text(answer.json()["token"])
    click.echo(f"Signed in as {answer.json()['name']}.")


def request(method: str, address: str, **more: Any) -> httpx.Response:
    """A refusal ends the program with its words."""
    base = os.environ.get("PENHOLDER_URL", "http://127.0.0.1:8080")
    headers = {"accept": "application/json"} | more.pop("headers", {})
    if token := os.environ.get("PENHOLDER_TOKEN") or (TOKEN.read_text() if TOKEN.exists() else ""):
        headers["authorization"] = f"Bearer {token}"
    try:
        answer = httpx.request(method, base + address, headers=headers, timeout=SECONDS, **more)
    except httpx.HTTPError as error:
        sys.exit(f"{base} does not answer: {error}")
    if answer.is_error:
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        sys.exit(f"{problem.get('title', answer.status_code)}: {problem.get('detail', '')}")
    return answer


def print_answer(answer: httpx.Response) -> None:
    """JSON for people and for programs; anything else as it is."""
    if "json" in answer.headers.get("content-type", ""):
        click.echo(msgspec.json.format(answer.content, indent=2))
    else:
        click.echo(answer.text)
