"""The command line: run the system, act in it, and read texts without it."""

import os
import sys
from pathlib import Path

import msgspec
import rich_click as click

from infra import run
from infra.embedded import CannotStart
from services.application import SERVICES
from services.client import acting
from services.texts import symbol, text
from shared.settings import Settings, settings


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
            await run.serve(SERVICES, found, ready=lambda: say(found))

    start(everything)


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
