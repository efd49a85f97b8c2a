"""A service as one value: all that the composition needs to know of it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import msgspec
from litestar.handlers import HTTPRouteHandler

from shared.lifting import Lift
from shared.messages import Event
from shared.registry import Answer, CommandSpec, GaugeSpec, Reaction, TimerSpec, ViewSpec

T = TypeVar("T")


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """Its name is also that of its schema, its database role, its stream and its NATS user."""

    name: str
    events: tuple[type[Event], ...]
    commands: tuple[CommandSpec[Any], ...]
    views: tuple[ViewSpec, ...]
    reactions: tuple[Reaction[Any], ...]
    answers: tuple[Answer[Any, Any], ...]
    lifts: tuple[Lift, ...]
    """How older shapes of the facts it hears are read; declared beside those facts."""
    timers: tuple[TimerSpec, ...]
    gauges: tuple[GaugeSpec, ...]
    routes: tuple[HTTPRouteHandler, ...]
    """What is neither a command nor a view: signing in, a live stream."""
    templates: dict[str, Path]
    """The folder of each noun's pages, under ``<service>/<noun>``."""

    @classmethod
    def of(cls, name: str, *modules: ModuleType) -> "Service":
        """Gather what ``modules`` declare: a new command or view is written in one place only."""
        return cls(
            name=name,
            events=tuple(published(name, modules)),
            commands=declared(modules, CommandSpec),
            views=declared(modules, ViewSpec),
            reactions=declared(modules, Reaction),
            answers=declared(modules, Answer),
            lifts=declared(heard(modules), Lift),
            timers=declared(modules, TimerSpec),
            gauges=declared(modules, GaugeSpec),
            routes=declared(modules, HTTPRouteHandler),
            templates=dict(pages(name, modules)),
        )


def declared(modules: tuple[ModuleType, ...], kind: type[T]) -> tuple[T, ...]:
    """Each once, however many of the modules import it."""
    values = (value for module in modules for value in vars(module).values())
    return tuple({id(value): value for value in values if isinstance(value, kind)}.values())


def heard(modules: tuple[ModuleType, ...]) -> tuple[ModuleType, ...]:
    """The modules of the facts that reactions listen to."""
    names = {each.event.__module__ for each in declared(modules, Reaction)}
    return tuple(sys.modules[name] for name in sorted(names))


def published(service: str, modules: tuple[ModuleType, ...]) -> Iterator[type[Event]]:
    """The service's own events, from its ``events`` modules."""
    for module in modules:
        if module.__name__.startswith(f"services.{service}.events."):
            for value in vars(module).values():
                if isinstance(value, type) and issubclass(value, Event) and value is not Event:
                    yield value


def pages(service: str, modules: tuple[ModuleType, ...]) -> Iterator[tuple[str, Path]]:
    """A noun keeps its templates in ``pages/`` beside its modules."""
    for module in modules:
        folder = Path(str(module.__file__)).parent
        if (folder / "pages").is_dir():
            yield f"{service}/{folder.name}", folder / "pages"
