"""What the services publish and ask, as an AsyncAPI 3 document made from their declarations."""

import inspect
from collections.abc import Sequence
from typing import Any

import msgspec

from shared.messages import Event
from shared.service import Service

HEADERS = {
    "type": "object",
    "required": ["ce-id", "ce-type", "ce-source", "ce-subject", "ce-time", "ce-aggregateversion"],
    "properties": {
        "ce-specversion": {"const": "1.0"},
        "ce-id": {"type": "string", "description": "aggregate.version: unique for good"},
        "ce-type": {"type": "string"},
        "ce-source": {"type": "string"},
        "ce-subject": {"type": "string", "format": "uuid", "description": "the aggregate"},
        "ce-time": {"type": "string", "format": "date-time"},
        "ce-aggregateversion": {"type": "string", "description": "1, 2, 3 without a gap"},
        "ce-rootcause": {"type": "string", "format": "uuid"},
        "ce-actor": {"type": "string", "format": "uuid"},
        "ce-historic": {"enum": ["true", "false"]},
        "ce-audience": {"type": "string", "format": "uuid"},
    },
}


def document(services: Sequence[Service]) -> dict[str, Any]:
    """The subject of an event is ``evt.<service>.<noun>.<id>.<verb>``."""
    events = [event for service in services for event in service.events]
    _, schemas = msgspec.json.schema_components(events, ref_template="#/components/schemas/{name}")
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Penholder",
            "version": "0.1.0",
            "description": "Facts as CloudEvents 1.0 in binary mode on NATS JetStream.",
        },
        "defaultContentType": "application/json",
        "channels": {channel(event): described(event) for event in events},
        "operations": {
            f"publish.{channel(event)}": {
                "action": "send",
                "channel": {"$ref": f"#/channels/{channel(event)}"},
            }
            for event in events
        },
        "components": {
            "schemas": schemas,
            "messages": {event.__name__: message(event) for event in events},
        },
    }


def channel(event: type[Event]) -> str:
    """One for each kind of fact, whatever its version."""
    service, noun, verb, _ = event.type().split(".")
    return f"{service}.{noun}.{verb}"


def described(event: type[Event]) -> dict[str, Any]:
    """The channel of one kind of fact."""
    service, noun, verb, _ = event.type().split(".")
    return {
        "address": f"evt.{service}.{noun}.{{id}}.{verb}",
        "parameters": {"id": {"description": "The aggregate, a UUID."}},
        "messages": {event.__name__: {"$ref": f"#/components/messages/{event.__name__}"}},
    }


def message(event: type[Event]) -> dict[str, Any]:
    """The fact itself is the payload; all about it is in the headers."""
    return {
        "name": event.type(),
        "summary": inspect.getdoc(event) or "",
        "contentType": "application/json",
        "headers": HEADERS,
        "payload": {"$ref": f"#/components/schemas/{event.__name__}"},
    }
