"""Turns views into typed routes: JSON for programs, a page for people, other formats by suffix."""

import inspect
import re
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response
from litestar.enums import HttpMethod
from litestar.handlers import HTTPRouteHandler
from litestar.params import PathParameter, QueryParameter

from shared.access.look import Look
from shared.errors import NotFound
from shared.http.commands import etag
from shared.http.front import Front
from shared.http.language import VARY
from shared.http.lasting import Lasting
from shared.http.names import inside, outside
from shared.http.site import Site, kept_as, render
from shared.registry import Means, Printer, ViewSpec
from shared.web.page import Link

T = TypeVar("T")
PARAMETER = re.compile(r"{(\w+)}")
LABELS = {
    "ics": ("Calendar (.ics)", "text/calendar"),
    "atom": ("Feed (Atom)", "application/atom+xml"),
    "docx": (
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "pdf": ("PDF", "application/pdf"),
    "svg": ("Drawing (SVG)", "image/svg+xml"),
    "xml": ("XML", "application/xml"),
    "txt": ("Plain text", "text/plain"),
}


class Listed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One page of a list. JSON carries the items; ``Link`` leads on."""

    items: list[T]
    after: str | None = None
    """The cursor of the next page, where there is one."""


def route(spec: ViewSpec, front: Front) -> HTTPRouteHandler:
    """The parameters of the view's function, beside ``look``, are those of the address."""
    hints = get_type_hints(spec.handle, include_extras=True)
    answer = hints.pop("return")
    own = {
        name: parameter
        for name, parameter in inspect.signature(spec.handle).parameters.items()
        if name != "look"
    }

    async def show(**given: Any) -> Response[Any]:
        request: Request[Any, Any, Any] = given.pop("request")
        visitor, means = await front.recognise(request), front.means()
        look = Look(means, visitor.actor, spec.sees)
        shown = await spec.handle(look=look, **asked(given))
        return await respond(spec, front.site, request, shown, means)

    in_path = PARAMETER.findall(spec.at)
    annotations = {"request": Request[Any, Any, Any]} | {
        outside(name): taken(name, hints[name], in_path=name in in_path) for name in own
    }
    show.__annotations__ = annotations | {"return": Response[described(answer)]}  # type: ignore[misc]
    show.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                annotation=kind,
                default=own[inside(name)].default
                if inside(name) in own
                else inspect.Parameter.empty,
            )
            for name, kind in annotations.items()
        ],
        return_annotation=show.__annotations__["return"],
    )
    name = "".join(part.title() for part in spec.handle.__name__.split("_"))
    return HTTPRouteHandler(
        PARAMETER.sub(lambda part: typed(part[1], hints), spec.at),
        http_method=[HttpMethod.GET],
        name=f"view:{spec.handle.__module__}.{spec.handle.__name__}",
        operation_id=name,
        description=spec.handle.__doc__,
    )(show)


def typed(parameter: str, hints: dict[str, Any]) -> str:
    """Ids are UUIDs; what a view takes as text is a slug."""
    return f"{{{outside(parameter)}:{'str' if hints[parameter] is str else 'uuid'}}}"


def taken(name: str, kind: Any, *, in_path: bool) -> Any:
    """From the path or the query. ``from_`` is ``from`` there, which is a word of Python's own."""
    if in_path:
        return Annotated[kind, PathParameter()]
    alias = name.removesuffix("_") if name.endswith("_") else None
    return Annotated[kind, QueryParameter(name=alias)]


def asked(given: dict[str, Any]) -> dict[str, Any]:
    """The parameters under the names that the view's function uses."""
    return {inside(name): value for name, value in given.items()}


def described(answer: Any) -> Any:
    """What the OpenAPI document says of the answer: a page of a list is a list."""
    return list[get_args(answer)[0]] if get_origin(answer) is Listed else answer  # type: ignore[misc]


async def respond(
    spec: ViewSpec, site: Site, request: Request[Any, Any, Any], answer: Any, means: Means
) -> Response[Any]:
    """In the format that the suffix or else the Accept header asks for."""
    suffix = request.scope["state"].get("format")
    wants_page = suffix == "html" or (
        suffix is None and "text/html" in request.headers.get("accept", "")
    )
    if wants_page and spec.page:
        return as_page(spec, site, request, answer)
    if suffix is not None and suffix in spec.formats:
        renderer = spec.formats[suffix]
        if isinstance(renderer, Printer):
            made = await renderer.make(answer, means)
        else:
            made = renderer(answer, base=site.base, now=site.clock.now())
        headers = {"Vary": VARY}
        if made.file_name:
            headers["Content-Disposition"] = f'attachment; filename="{made.file_name}"'
        return Response(made.content, media_type=made.media_type, headers=headers)
    if suffix in (None, "json", "html"):
        return as_json(request, answer)
    raise NotFound(f"This is not to be had as .{suffix}.")


def as_page(
    spec: ViewSpec, site: Site, request: Request[Any, Any, Any], answer: Any
) -> Response[Any]:
    """The template gets the answer as ``it``."""
    path = request.scope["path"].rstrip("/")
    query = request.scope["query_string"].decode("latin-1")
    alternates = [
        Link(label=label, href=f"{path}.{suffix}" + (f"?{query}" if query else ""), type=media)
        for suffix, (label, media) in {"json": ("JSON", "application/json"), **LABELS}.items()
        if path and (suffix == "json" or suffix in spec.formats)
    ]
    following = following_page(request, answer)

    def drawn(_: object = None) -> bytes:
        return render(
            site, request, str(spec.page), it=answer, alternates=alternates, following=following
        ).encode()

    kept = kept_as(site, request) if isinstance(answer, Lasting) else None
    html = answer.once(kept, drawn) if kept else drawn()
    return Response(html, media_type="text/html; charset=utf-8", headers={"Vary": VARY})


def as_json(request: Request[Any, Any, Any], answer: Any) -> Response[Any]:
    """``ETag`` is the version that an edit names; ``Link`` the next page."""
    headers = {"Vary": VARY}
    if isinstance(version := getattr(answer, "version", None), int):
        headers["ETag"] = etag(version)
    if following := following_page(request, answer):
        headers["Link"] = f'<{following}>; rel="next"'
    if isinstance(answer, Lasting):
        content = answer.once("json", msgspec.json.encode)
    else:
        content = msgspec.json.encode(answer.items if isinstance(answer, Listed) else answer)
    return Response(content, media_type="application/json", headers=headers)


def following_page(request: Request[Any, Any, Any], answer: Any) -> str | None:
    """The same question, from the cursor on."""
    if not isinstance(answer, Listed) or answer.after is None:
        return None
    query = {name: value for name, value in request.query_params.items() if name != "after"}
    return f"{request.scope['path']}?{urlencode(query | {'after': answer.after})}"
