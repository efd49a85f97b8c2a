"""What a line of an amendment is: a sentence that instructs, a heading, or neither."""

import re

from shared.text.amending.places import places_in, wholes
from shared.text.amending.quotations import set_aside

LONGEST_SENTENCE = 4_000
"""Without what it quotes; nobody instructs at greater length."""
_WITH_ED = (
    "delet|remov|eliminat|replac|substitut|revis|rephras|reformulat|chang|mov|relocat|merg"
    "|combin|revers|transpos"
)
_WITH_OWN = "insert|add|append|amend|reword|redraft|alter|suppress|re-?number|re-?letter|re-?order"
VERB = re.compile(
    r"(?P<passive>(?:\b(?:should|shall|would|will|must|may|to|is|are)\s+)*"
    r"\b(?:(?:also|now|then)\s+)?(?:be\s+)?(?:(?:also|now|then)\s+)?)"
    rf"\b(?P<verb>(?:{_WITH_ED})(?:ed?|ing)|(?:{_WITH_OWN})(?:ed|ing)?|(?:omit|swap)(?:t?p?ed)?"
    r"|included?|(?:strike|struck)(?:\s+out)?|modify|modified|transfer(?:red)?"
    r"|(?<!in )(?<!its )(?<!their )placed?(?!\s+of)"
    r"|(?:should|would|shall|will|must)\s+(?:now\s+|then\s+|thus\s+)?read)\b(?!\s+amendments?\b)",
    re.I,
)
_NUMERAL = r"\d{1,2}[.)](?!\d)|\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\)|[a-zA-Z][.)]|[IVX]{1,5}\."
LABEL = re.compile(rf"\s*(?P<label>(?:(?:{_NUMERAL}|[-•·–—▪●○*])\s+){{1,2}})(?=\S)")
ALONE = re.compile(rf"\s*(?:{_NUMERAL})\s*")
LEADS = (
    r"(?:In|Delete|Remove|Omit|Strike|Suppress|Replace|Substitute|Insert|Add|Append|Include|After"
    r"|Before|Following|At|Between|Re-?number|Re-?letter|Move|Place|Transfer|Amend|Revise|Reword"
    r"|Redraft|Rephrase|Reformulate|Change|Modify|Alter|Merge|Combine|Reverse|Transpose|Throughout"
    r"|From|The|Operative|Preambular|Preambulatory|Paragraphs?|Sub-?paragraphs?|Footnotes?|Title"
    r"|OPs?|PPs?|Section|Annex|Under|A new|Two new|New|This|All)\b"
)
LEAD = re.compile(rf"\s*{LEADS}")
_IMPERATIVE = re.compile(
    r"\s*(?:In\b.*)?(?:Delete|Remove|Omit|Strike|Replace|Substitute|Insert|Add|Append|Re-?number"
    r"|Move|Amend|Reword)\b"
)
_NAMES_FIRST = re.compile(
    r"\s*(?:(?:In|At|After|Before)\b|(?:Operative|Preambular|Sub-?)?\s?[Pp]aragraph|(?:OP|PP)\s?\d"
    r"|The\s+[\w-]+\s+(?:preambular|operative)\b)"
)
_PART_HEADING = re.compile(
    r"(?:(?:the|on the)\s+)?"
    r"(?P<part>preamble|(?:preambular|operative) (?:part|section|paragraphs?))\s*[:.]?",
    re.I,
)
_OF_HEADINGS = re.compile(
    r"\b(?:in|on|the|after|before|following|and|of|for|to|current|existing|make|changes?"
    r"|amendments?|modifications?|as|follows|draft|resolution)\b|[\W_]",
    re.I,
)


def labelled(text: str) -> tuple[str, str]:
    """The number, letter or bullet that a line begins with, and the rest of it."""
    match = LABEL.match(text)
    if not match:
        return "", text.strip()
    return " ".join(match["label"].split()), text[match.end() :].strip()


def instructs(line: str) -> bool:
    """Whether a line is a sentence of this language rather than one of a resolution."""
    skeleton = set_aside(labelled(line)[1]).text[:LONGEST_SENTENCE]
    if not LEAD.match(skeleton):
        return False
    named = places_in(skeleton, part="operative") or wholes(skeleton)
    imperative = _IMPERATIVE.match(skeleton)
    return bool(VERB.search(skeleton) and (named or imperative))


def meant_to(line: str) -> bool:
    """Whether a line that is not understood was meant to instruct: it is no title."""
    skeleton = set_aside(labelled(line)[1]).text[:LONGEST_SENTENCE]
    return instructs(line) or bool(_NAMES_FIRST.match(skeleton) and places_in(skeleton))


def is_heading(line: str) -> bool:
    """Whether a line only names the place or the part that the next ones are about."""
    sentence = labelled(line)[1]
    return bool(heading_places(sentence) or part_heading(sentence))


def part_heading(sentence: str) -> str:
    """ "Preamble" alone on its line: "preambular"."""
    match = _PART_HEADING.fullmatch(sentence.strip())
    if not match:
        return ""
    return "preambular" if match["part"].lower().startswith("pre") else "operative"


def heading_places(sentence: str) -> bool:
    """ "Operative paragraph 3", "In the title:", "Preambular paragraph 5 (PP5)" alone on a line."""
    text = sentence.strip()
    if len(text) > 200 or VERB.search(text):
        return False
    named = places_in(text, part="operative")
    if not named:
        return False
    left = text
    for each in reversed(named):
        left = left[: each.start] + left[each.end :]
    return not _OF_HEADINGS.sub("", left)
