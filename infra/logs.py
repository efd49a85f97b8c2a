"""Logs: one line an event, for people on a terminal and as JSON elsewhere."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import asyncpg
import nats.errors
import structlog

AWAY = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    nats.errors.Error,
)
"""A server that went, and comes back: a trace would say nothing that the name does not."""


def brief(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An outage is a line; anything else keeps its trace."""
    raised = event.get("exc_info")
    if isinstance(raised, tuple) and isinstance(raised[1], AWAY):
        event["error"] = repr(raised[1])
        del event["exc_info"]
    return event


def configure() -> None:
    """Both structlog's and the standard library's messages, from warnings up, to standard error."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        brief,
        structlog.processors.format_exc_info,
    ]
    last = (
        structlog.dev.ConsoleRenderer()
        if sys.stderr.isatty()
        else structlog.processors.JSONRenderer()
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
