"""The bounds of ``bounds.py`` in the OpenAPI document, where a program reads them beforehand."""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from litestar.params import ParameterKwarg

from shared.http.bounds import LARGEST, LONGEST, MOST

LISTS = (list, tuple, set, frozenset)


def limited(kind: Any) -> Any:
    """The type of a field with its bounds, as deep as lists go; one with its own keeps that.

    Only the document reads them: the refusal stays ours, in words for people.
    """
    if kind is str:
        return said(kind, max_length=LONGEST)
    if kind is int:
        return said(kind, minimum=-LARGEST, maximum=LARGEST)
    inside = tuple(limited(each) for each in get_args(kind))
    if get_origin(kind) in LISTS:
        return said(get_origin(kind)[inside], max_items=MOST)
    if get_origin(kind) in (Union, UnionType):
        return Union[inside]  # noqa: UP007 – made while it runs
    return kind


def said(kind: Any, **bounds: int) -> Any:
    """By the names of JSON Schema, as Litestar spells them."""
    return Annotated[kind, ParameterKwarg(schema_extra=bounds)]
