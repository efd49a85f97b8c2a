"""A rolling text as negotiators write it: one paragraph a line, blank lines between."""

from collections.abc import Sequence

from shared.text.rolling.model import Alternative, Bracket, Line, Marked, Piece, RollingText, Words


def write_rolling(rolling: RollingText) -> str:
    """The text, which ``read_rolling`` reads as the same again."""
    return "".join(f"{written(line)}\n\n" for line in rolling.lines).removesuffix("\n")


def written(line: Line) -> str:
    """One line, with its label, author, words, and what is said of its state."""
    parts = (line.label, line.by, line.noted_before, written_pieces(line.pieces), line.noted)
    inner = " ".join(part for part in parts if part)
    return f"[{inner}]" if line.enclosed else inner


def written_pieces(pieces: Sequence[Piece]) -> str:
    """The words with their brackets and marks."""
    return "".join(_written(piece) for piece in pieces)


def _written(piece: Piece) -> str:
    if isinstance(piece, Words):
        return piece.text
    if isinstance(piece, Marked):
        return f"{piece.mark}{written_pieces(piece.pieces)}{piece.mark}"
    return written_bracket(piece)


def written_bracket(bracket: Bracket) -> str:
    """With its square brackets, and the authors outside of them."""
    between = "; " if bracket.between == ";" else f" {bracket.between} "
    inner = between.join(_alternative(each) for each in bracket.alternatives).strip()
    parts = (bracket.before, f"[{inner}]", bracket.after)
    return " ".join(part for part in parts if part)


def _alternative(alternative: Alternative) -> str:
    words = written_pieces(alternative.pieces)
    return " ".join(part for part in (alternative.said, words) if part)
