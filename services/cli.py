"""The command line: run the system, act in it, and read texts without it."""

import asyncio
import os
import secrets
import sys
from pathlib import Path

import msgspec
import rich_click as click

from example.people import OFFICER, PASSWORD, PEOPLE
from example.plugin import ExamplePlugin
from infra.embedded import CannotStart
from services import run
from services.application import SERVICES, clock_of
from services.client import acting
from services.first import first_officer
from services.identity.people.commands import JoinPerson
from services.texts import symbol, text
from shared.clock import SystemClock
from shared.http.site import Site
from shared.settings import Settings, settings

START = "2019-05-22T18:05:00+02:00"
"""When the example begins: a Wednesday evening in Vienna."""


@click.group(help="Sessions, drafts, deadlines and plans of intergovernmental bodies.")
@click.version_option(package_name="penholder")
def main() -> None:
    """What follows is a command of the group."""


main.add_command(text)
main.add_command(symbol)
for each in acting(SERVICES):
    main.add_command(each)


def given() -> Settings:
    """The environment, or a message that names what makes no sense in it."""
    try:
        return settings(os.environ)
    except msgspec.ValidationError as error:
        sys.exit(f"A PENHOLDER_ setting makes no sense: {error}")


@main.command()
def up() -> None:
    """Start everything on this machine, on a data folder that is kept (PENHOLDER_DATA)."""
    chosen = given()

    async def everything() -> None:
        async with run.on_one_machine(chosen) as found:
            password = secrets.token_urlsafe(12)
            joining = JoinPerson(name="First officer", email="officer@localhost", password=password)
            if await first_officer(found.places["identity"], SystemClock(), joining):
                click.echo(f"Sign in as officer@localhost with the password {password}")
            await run.serve(SERVICES, found, ready=lambda: say(found))

    start(everything)


@main.command()
def demo() -> None:
    """Start everything with an example, and a clock that its visitors step."""
    chosen = given()
    folder = chosen.data / "demo"  # a system at work must never share its data with an example
    wanted = msgspec.structs.replace(chosen, clock=START, data=folder)

    async def everything() -> None:
        async with run.on_one_machine(wanted) as found:
            await show_example(found)

    start(everything)


async def show_example(found: Settings) -> None:
    """Serve, load what is not loaded yet, and say who one can be."""
    joining = JoinPerson(name=OFFICER.name, email=OFFICER.email, password=PASSWORD)
    await first_officer(found.places["identity"], clock_of(found), joining)
    local = f"http://{found.host}:{found.port}"
    made: list[ExamplePlugin] = []

    def beside(site: Site) -> ExamplePlugin:
        names = [each.name for each in SERVICES]
        made.append(ExamplePlugin(site, found.places["demo"].nats, local, names))
        return made[0]

    loading: list[asyncio.Task[None]] = []

    def ready() -> None:
        loading.append(asyncio.create_task(load_once(made[0], found)))

    await run.serve(SERVICES, found, beside, ready)


async def load_once(plugin: ExamplePlugin, found: Settings) -> None:
    """A load that was cut short goes on with the next start."""
    mark = found.data / "example-is-loaded"
    if not mark.exists():
        click.echo("Loading the example …")
        try:
            await plugin.load(found.documents)
        except Exception as error:  # whatever it was, the rest of the example can be visited
            click.echo(f"The example is not whole: {error}", err=True)
        else:
            mark.touch()
    say(found)
    click.echo(f"Sign in as one of these, with the password {PASSWORD}:")
    for guest in PEOPLE:
        click.echo(f"  {guest.email:30} {guest.name}, {guest.role}")


@main.command()
@click.argument(
    "names", nargs=-1, required=True, type=click.Choice([each.name for each in SERVICES])
)
def serve(names: tuple[str, ...]) -> None:
    """Run one or more services against the PostgreSQL and NATS of the settings."""
    chosen = given()
    missing = [name for name in names if name not in chosen.places]
    if missing:
        sys.exit(f"Set PENHOLDER_DSN_{missing[0].upper()} and PENHOLDER_NATS_{missing[0].upper()}.")
    if len(chosen.key) < 32:
        sys.exit("Set PENHOLDER_KEY to the same 32 characters or more for all services.")
    services = [each for each in SERVICES if each.name in names]
    start(lambda: run.serve(services, chosen, ready=lambda: say(chosen)))


@main.command()
def migrate() -> None:
    """Bring the schemas up to date, as the role that owns the tables (PENHOLDER_MIGRATOR)."""
    chosen = given()
    if not chosen.migrator:
        sys.exit("Set PENHOLDER_MIGRATOR to the DSN of the role that owns the tables.")
    start(lambda: run.migrate_all(chosen.migrator))


def start(main: run.Main) -> None:
    """A server that cannot start says why in a sentence, not in a trace."""
    try:
        run.run(main)
    except CannotStart as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(0)


def say(found: Settings) -> None:
    """For whoever started it."""
    click.echo(f"Penholder is at {found.address} (data in {Path(found.data)})")
