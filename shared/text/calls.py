"""Which of a paragraph's calls of notes stand in its text, and which in what continues it."""

from collections.abc import Iterator

from shared.text.structure import Call, Item, Paragraph


def split_calls(paragraph: Paragraph | Item) -> tuple[tuple[Call, ...], tuple[Call, ...]]:
    """The calls of the text, and those of what continues it: they follow in one row."""
    calls = paragraph.notes
    if not paragraph.continued:
        return calls, ()
    inside = [call.mark for item in paragraph.items for call in _calls_in(item)]
    for n, call in enumerate(calls):
        back = n > 0 and call.at < calls[n - 1].at
        if back or call.at > len(paragraph.text) or _after(call.mark, inside):
            return calls[:n], calls[n:]
    return calls, ()


def _calls_in(item: Item) -> Iterator[Call]:
    yield from item.notes
    for below in item.items:
        yield from _calls_in(below)


def _after(mark: str, marks: list[str]) -> bool:
    numbers = [int(each) for each in marks if each.isdecimal()]
    return mark.isdecimal() and bool(numbers) and int(mark) > max(numbers)
