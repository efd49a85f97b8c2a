"""The draft of the example and its revision: invented, by invented delegations."""

from importlib.resources import files

DRAFT = (files("example.texts") / "draft.txt").read_text("utf-8")
REVISION = (files("example.texts") / "revision.txt").read_text("utf-8")
