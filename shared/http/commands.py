"""Turns commands into typed routes."""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, NoReturn, TypeVar
from uuid import UUID

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.params import HeaderParameter, JSONBody

from shared.access.sight import require_sight
from shared.access.visitor import Visitor
from shared.deadlines.zones import EARLIEST
from shared.errors import Conflict, NotAllowed, RuleBroken, VersionNeeded
from shared.http.bounds import own_limits, require_bounds
from shared.http.coerced import Coerced
from shared.http.described import limited
from shared.http.names import inside, outside
from shared.ids import new_id
from shared.messages import Actor, Cause, Role
from shared.queries import queries
from shared.registry import C, CommandSpec, Means
from shared.transaction import Connection, Transaction

Body = TypeVar("Body", bound=msgspec.Struct)
SQL = queries("shared.http")
IfMatch = Annotated[
    str | None, HeaderParameter(name="If-Match", description="The ETag an edit was made against.")
]
Key = Annotated[
    str | None,
    HeaderParameter(
        name="Idempotency-Key",
        max_length=200,
        description="The same key and body get the same answer; nothing is done twice.",
    ),
]
Happened = Annotated[
    str | None,
    HeaderParameter(
        name="Penholder-Happened",
        description="RFC 3339. The past is being entered: recorded, and nobody is alerted.",
    ),
]
PARAMETER = re.compile(r"{(\w+)}")


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """What a command concerned, and the version of it that now stands."""

    id: UUID
    version: int


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """What came with a command besides itself."""

    cause: Cause
    route: str = ""
    key: str | None = None
    """Of an idempotent request; with ``asked``, the SHA-256 of its body."""
    asked: bytes = b""
    real: datetime | None = None


def route(spec: CommandSpec[Any], means: Callable[[], Means]) -> HTTPRouteHandler:
    """``POST`` appends; the other methods edit what was read before, so they need ``If-Match``."""
    method, path = spec.at.split(" ")
    limits = own_limits(spec.message)

    async def carry_out(
        data: "JSONBody[Body]",
        request: Request[Any, Any, Any],
        visitor: NamedDependency[Visitor],
        if_match: IfMatch = None,
        idempotency_key: Key = None,
        happened: Happened = None,
    ) -> Response[Changed]:
        require_bounds(data, limits)
        command = build(spec, dict(request.path_params), data)
        seen = None if method == "POST" else version(if_match)
        call = Call(
            cause=cause(command, visitor, seen, past(happened, means().database.clock.now())),
            route=spec.at,
            key=idempotency_key,
            asked=digest(request.path_params, data),
            real=means().database.clock.real(),
        )
        changed = await dispatch(spec, command, visitor, call, means())
        return Response(changed, headers={"ETag": etag(changed.version)})

    return HTTPRouteHandler(
        PARAMETER.sub(lambda part: typed(part[1], spec), path),
        http_method=[HttpMethod(method)],
        status_code=201 if method == "POST" else 200,
        name=spec.message.__name__,
        operation_id=spec.message.__name__,
        description=spec.message.__doc__,
        signature_namespace={"Body": body(spec)},
        middleware=[Coerced(body(spec))],
    )(carry_out)


def typed(parameter: str, spec: CommandSpec[Any]) -> str:
    """Ids are UUIDs; what the command takes as a number is one in the address too."""
    types = {field.name: field.type for field in msgspec.structs.fields(spec.message)}
    return f"{{{outside(parameter)}:{'int' if types[parameter] is int else 'uuid'}}}"


async def dispatch(
    spec: CommandSpec[C], command: C, visitor: Visitor, call: Call, means: Means
) -> Changed:
    """The only way in for people: sight, then permission, then one unit of work."""
    actor = visitor.require_signed_in()
    prepared = None
    if spec.prepare:
        async with means.database.pool.acquire() as connection:
            if call.key and (given := await answer_given(connection, actor, call)):
                return given
            await admit(spec, command, actor, connection)
        prepared = await spec.prepare(command, means)
    async with means.database.transaction(call.cause, actor) as tx:
        if call.key and (given := await already_given(tx, call)):
            return given
        await admit(spec, command, actor, tx.connection)
        aggregate = await spec(command, tx, prepared)
        changed = Changed(id=aggregate, version=tx.versions[aggregate])
        if call.key:
            await tx.connection.execute(
                SQL["keep_answer"], actor.id, call.route, call.key, changed.id, changed.version
            )
    return changed


async def admit(spec: CommandSpec[C], command: C, actor: Actor, connection: Connection) -> None:
    """Refuse what the actor does not see, and then what the actor may not do."""
    if spec.sees.exists:
        thing = getattr(command, spec.sees.name)
        await require_sight(connection, spec.sees, actor, thing, what=spec.sees.name)
    await spec.require(command, actor, connection)


async def already_given(tx: Transaction, call: Call) -> Changed | None:
    """Claim the key, or wait for whoever has it and give their answer again."""
    claim = (tx.actor.id, call.route, call.key)
    if await tx.connection.fetchval(SQL["claim_key"], *claim, call.asked, call.real):
        return None
    return await answer_given(tx.connection, tx.actor, call) or other_use()


async def answer_given(connection: Connection, actor: Actor, call: Call) -> Changed | None:
    """The answer under this key, if one was given."""
    row = await connection.fetchrow(SQL["answer_given"], actor.id, call.route, call.key)
    if row is None:
        return None
    if row["asked"] != call.asked:
        return other_use()
    return Changed(id=row["id"], version=row["version"])


def other_use() -> NoReturn:
    """A key names one request."""
    raise Conflict("This Idempotency-Key was used for something else; take a new one.")


def cause(command: Any, visitor: Visitor, seen: int | None, happened: datetime | None) -> Cause:
    """The first of a chain; only the secretariat of the whole system may enter the past."""
    if happened and not visitor.actor.holds(Role.SECRETARIAT):
        raise NotAllowed("Only an officer for all bodies may enter the past.")
    return Cause(
        root=new_id(),
        actor=visitor.actor.id,
        historic=happened is not None,
        happened=happened,
        audience=getattr(command, "audience", None),
        seen=seen,
    )


def past(text: str | None, now: datetime) -> datetime | None:
    """When it happened, as RFC 3339 writes it, in UTC; what is yet to come has not happened."""
    if text is None:
        return None
    try:
        value = datetime.fromisoformat(text)
        at = value.astimezone(UTC) if value.tzinfo else None
    except (ValueError, OverflowError):
        at = None
    if at is None or at.year < EARLIEST:
        raise RuleBroken("Penholder-Happened needs a date and time with a zone (RFC 3339).")
    if at > now:
        raise RuleBroken("Penholder-Happened: this lies ahead. Only what has happened is entered.")
    return at


def build(spec: CommandSpec[C], path: Mapping[str, Any], data: msgspec.Struct) -> C:
    """The command, from its address and its body."""
    named = {inside(name): value for name, value in path.items()}
    return spec.message(**named, **msgspec.structs.asdict(data))


def body(spec: CommandSpec[Any]) -> type[msgspec.Struct]:
    """The command without what its address already says."""
    in_path = PARAMETER.findall(spec.at)
    return msgspec.defstruct(
        spec.message.__name__,
        [
            (field.name, limited(field.type), default(field))
            for field in msgspec.structs.fields(spec.message)
            if field.name not in in_path
        ],
        module=spec.message.__module__,
        kw_only=True,
        forbid_unknown_fields=True,
    )


def default(field: msgspec.structs.FieldInfo) -> Any:
    """A default made by a factory stays one."""
    if field.default_factory is not msgspec.NODEFAULT:
        return msgspec.field(default_factory=field.default_factory)
    return msgspec.field(default=field.default)


def digest(path: Mapping[str, Any], data: msgspec.Struct) -> bytes:
    """The same request has the same digest."""
    content = msgspec.json.encode([sorted(path.items()), data])
    return hashlib.sha256(content).digest()


def etag(version: int) -> str:
    """A version as HTTP names it."""
    return f'"{version}"'


def version(if_match: str | None) -> int:
    """The version that an edit was made against."""
    try:
        return int((if_match or "").removeprefix("W/").strip('"'))
    except ValueError:
        raise VersionNeeded("Say in If-Match which version you read (its ETag).") from None
