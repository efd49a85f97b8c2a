"""Who may say and hear what over NATS.

A service publishes its own subjects into its own stream, and reads other streams through the one
consumer there that bears its name. Anybody may ask anybody, and only the owner hears the question.
"""

from collections.abc import Mapping, Sequence

DEMO = "demo"
"""Turns the clock of a demonstration."""
OPERATOR = "operator"
"""May do everything: for repairs, and for tests that play the fault."""
API = "$JS.API"
Permissions = dict[str, object]


def inbox(user: str) -> str:
    """Answers come to a place of one's own, so that nobody reads along."""
    return f"_INBOX_{user}"


def reads_from(owner: str, service: str) -> list[str]:
    """What the consumer named ``service`` on the stream of ``owner`` is made and read with."""
    name = f"{owner}.{service}"
    return [
        f"{API}.STREAM.INFO.{owner}",
        f"{API}.CONSUMER.CREATE.{name}",
        f"{API}.CONSUMER.CREATE.{name}.evt.{owner}.>",
        f"{API}.CONSUMER.DURABLE.CREATE.{name}",
        f"{API}.CONSUMER.INFO.{name}",
        f"{API}.CONSUMER.DELETE.{name}",
        f"{API}.CONSUMER.MSG.NEXT.{name}",
        f"$JS.ACK.{name}.>",
    ]


def of_service(service: str, owners: Sequence[str]) -> Permissions:
    """Answering needs no subject of its own: a question carries the leave to answer it."""
    publish = [f"evt.{service}.>", f"poke.{service}", "ask.*.>"]
    publish += [f"{API}.INFO", f"{API}.STREAM.NAMES"]
    publish += [f"{API}.STREAM.{verb}.{service}" for verb in ("CREATE", "UPDATE")]
    for owner in owners:
        publish += reads_from(owner, service)
    own = [f"evt.{service}.>", f"poke.{service}", f"ask.{service}.>"]
    return {
        "publish": {"allow": publish},
        "subscribe": {"allow": [*own, "clock.>", f"{inbox(service)}.>"]},
        "allow_responses": True,
    }


def of_demo() -> Permissions:
    """It says what time it is, and asks the services whether they have caught up."""
    return {
        "publish": {"allow": ["clock.>", "ask.*.>"]},
        "subscribe": {"allow": ["clock.>", f"{inbox(DEMO)}.>"]},
    }


def accounts(services: Sequence[str], passwords: Mapping[str, str]) -> dict[str, object]:
    """As nats-server's configuration has it: one account, and a user for each password needed."""
    allowed = {name: of_service(name, services) for name in services} | {DEMO: of_demo()}
    limited = [
        {"user": name, "password": passwords[name], "permissions": may}
        for name, may in allowed.items()
    ]
    operator = {"user": OPERATOR, "password": passwords[OPERATOR]}
    return {"PENHOLDER": {"jetstream": "enabled", "users": [*limited, operator]}}
