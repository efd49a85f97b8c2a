"""The facts of a document in few words: what a table, a test or a command line shows of it."""

from typing import Any

import msgspec

from shared.text.structure import Arrangements, Document, Due, Request


def facts(document: Document) -> dict[str, Any]:
    """JSON values only. ``requests`` and ``invitations`` are of operative paragraphs."""
    head = document.masthead
    return {
        "kind": document.kind,
        "organ": document.chain[0] if document.chain else head.organ,
        "masthead": bool(head.pieces),
        "symbol": head.symbol,
        "distribution": head.distribution,
        "date": head.date.isoformat() if head.date else None,
        "languages": list(head.languages),
        "session": head.session,
        "place": head.place,
        "dates": [day.isoformat() for day in head.dates],
        "agenda_item": head.agenda_item,
        "agenda_item_title": head.agenda_item_title,
        "provisional_agenda": head.provisional_agenda,
        "chain": list(document.chain),
        "title": document.title,
        "submitted": document.submitted,
        "sponsors": [sponsor.name for sponsor in document.sponsors],
        "starred": {sponsor.name: sponsor.note for sponsor in document.sponsors if sponsor.star},
        "preambular": len(document.preambular),
        "operative": len(document.operative),
        "sponsor_count": len(document.sponsors),
        "amends": document.amends,
        "instructions": len(document.instructions),
        "annexes": len(document.annexes),
        "footnotes": len(document.footnotes),
        "asterisk_notes": len(document.notes),
        "adoption": msgspec.json.decode(msgspec.json.encode(document.adoption)),
        "requests": [_request(r) for r in document.requests if r.manner == "request"],
        "invitations": [_op(r.op) for r in document.requests if r.manner == "invitation"],
        "warnings": [w.message for w in document.warnings if w.kind != "verb chain"],
        "verb_chain_warnings": {
            "preambular": _places(document, "PP"),
            "operative": _places(document, "OP"),
        },
        "not_understood": list(document.not_understood),
    } | (_arrangements(document.arrangements) if document.arrangements else {})


def _arrangements(work: Arrangements) -> dict[str, Any]:
    return {
        "times": work.times,
        "room": work.room,
        "deadlines": [
            {"what": each.what, "date": each.date.isoformat()}
            | ({"time": each.time.isoformat("minutes")} if each.time else {})
            for each in work.deadlines
        ],
        "no_meeting": [day.isoformat() for day in work.no_meeting],
        "time_limits_minutes": {
            who: minutes[0] if len(minutes) == 1 else list(minutes) for who, minutes in work.limits
        },
    }


def _op(number: str) -> int | str:
    return int(number) if number.isdecimal() else number


def _request(request: Request) -> dict[str, Any]:
    return {
        "op": _op(request.op),
        "who": request.who,
        "what": request.what,
        "to": list(request.to),
        "when": _when(request.when),
    }


def _when(due: Due | None) -> dict[str, int | str] | str | None:
    """All that is said; one word where it is only said that it comes again."""
    if due is None:
        return None
    again = due.every or ("periodically" if due.periodically else "")
    dated = {
        "session": due.session,
        "of": due.of,
        "year": due.year,
        "date": due.date.isoformat() if due.date else None,
        "within": due.within,
    }
    said = {name: value for name, value in dated.items() if value}
    return {**said, "every": again} if said and again else said or again


def _places(document: Document, part: str) -> list[int | str]:
    return [
        _op(warning.place.removeprefix(f"{part} "))
        for warning in document.warnings
        if warning.kind == "verb chain" and warning.place.startswith(part)
    ]
