"""The words of the language of amendments: a sentence with others is not understood in full."""

import re

from shared.text import ordinals
from shared.text.amending.places import without_places

_WORDS = frozenset(ordinals.LATIN) | frozenset(
    re.findall(
        r"\w+",
        "a accordingly add added adding additional after ahead all also alter altered amend amended"
        " amending an and append appended are as at be becomes become before beginning begins below"
        " between both but by change changed clause combine combined comma delete deleted deleting"
        " directly document draft each eliminate eliminated end ending ends entire entirely"
        " everything every existing expression final first five follow followed following follows"
        " for four from full further hereby herein immediately in include included including"
        " insert inserted inserting insertion instances instead into is it its last line lines"
        " make merge merged modify modified move moved must near new no now number numbered"
        " numbering occurrence occurrences of omit omitted on one only onwards operative"
        " or para paragraph paragraphs para part passage phrase phrases place placed places point"
        " portion preamble preambular preambulatory preceding precedes proposed put re read reading"
        " reads redraft redrafted reformulate reformulated relocate relocated remainder remaining"
        " remove removed removing renumber renumbered rephrase rephrased replace replaced"
        " replacing replacement resolution respectively rest reverse reversed revise revised"
        " reword reworded same second section sentence separate shall should single six starting"
        " starts start stop strike struck sub subparagraph subparagraphs subsequent substitute"
        " substituted suppress suppressed swap term terms text texts that the their them then"
        " there therefor therefore thereafter these they third this three through throughout to"
        " transfer transferred transpose transposed two under until up used wherever which"
        " where whole will with within word wording words would appear appears item items"
        " occurs occur pp op alt wording decision it"
        " itself twice time times instance order merge another several concluding above version"
        " language current present begin close very mark annex reorder accordingly letter"
        " lettered relettered reletter is being thus inclusive content contents out old amendment"
        " entirety",
    )
)
_ORDINAL = re.compile(rf"\b(?:{ordinals.PATTERN}|last|penultimate)\b", re.I)
_QUOTED = re.compile("\ue000\\d+\ue001")
_RELATED = re.compile(
    r"(?:,|\band)?\s*\b(?:together with\s+)?(?:the|its|their)\s+"
    r"(?:associated|corresponding|accompanying|related)\s+foot-?notes?\b",
    re.I,
)
"""A note goes with the words that call it, whether the sentence says so or not."""


def strange(skeleton: str) -> list[str]:
    """The words of an instruction that are neither a place nor of its language."""
    left = _RELATED.sub(" ", without_places(_QUOTED.sub(" ", skeleton)))
    words = re.findall(r"[^\W\d_]+", _ORDINAL.sub(" ", left).lower())
    return [word for word in words if word not in _WORDS and not _letter(word)]


def _letter(word: str) -> bool:
    return len(word) == 1 or re.fullmatch(r"[ivx]{1,5}", word) is not None
