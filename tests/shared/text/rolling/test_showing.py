"""A rolling text on a page and in a Word file: every character of it, and who speaks."""

from hypothesis import given, settings
from lxml import etree, html

from shared.text.rolling.files import read_file
from shared.text.rolling.html import rolling_fragment
from shared.text.rolling.model import RollingText
from shared.text.rolling.reading import read_rolling
from shared.text.rolling.word import rolling_word
from shared.text.rolling.writing import write_rolling
from tests.shared.text.rolling.test_round_trips import rolling_texts, squeezed
from tests.shared.text.rolling.texts import ROLLING

FEW = settings(max_examples=12, deadline=None)
MARKS = str.maketrans("", "", "*~_")


def page(text: RollingText) -> html.HtmlElement:
    return html.fromstring(str(rolling_fragment(text)))


@given(rolling_texts())
@FEW
def test_nothing_is_lost_on_a_page(text: RollingText) -> None:
    shown = page(text)
    for state in shown.xpath("//span[@class='state']"):
        state.drop_tree()
    assert squeezed(shown.text_content()) == squeezed(write_rolling(text)).translate(MARKS)


def test_authors_and_states_on_a_page() -> None:
    shown = page(read_rolling(ROLLING))
    assert [each.text for each in shown.xpath("//p[span='PP3']/span/cite")] == [
        "Ruritania:",
        "Freedonia:",
    ]
    assert shown.xpath("//p[span='PP3']//ins/text()") == ["deep concern", "regret"]
    assert shown.xpath("//p[span='OP3']//del/text()") == ["all"]
    assert shown.xpath("string(//p[span='PP4 bis']/span[@class='state'])") == "agreed ad referendum"
    assert len(shown.xpath("//span[@class='state']")) == 23
    assert not shown.xpath("//@style")


def test_what_a_text_says_is_no_markup() -> None:
    shown = str(rolling_fragment(read_rolling("OP1 Lights <b>[<i> & Ruritania: x]</b>;")))
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    etree.fromstring(shown)


@given(rolling_texts())
@FEW
def test_a_word_file_is_read_as_the_same_words(text: RollingText) -> None:
    written = rolling_word(text)
    again = squeezed(write_rolling(read_file("a.docx", written))).translate(MARKS)
    assert again.endswith(squeezed(write_rolling(text)).translate(MARKS))
    assert rolling_word(text) == written


def test_the_invented_text_through_word_and_bytes() -> None:
    text = read_rolling(ROLLING)
    assert read_file("a.txt", ROLLING.encode("utf-16")) == text
    again = read_file("a.docx", rolling_word(text))
    kept = [line for line in text.lines if line.kind in ("preambular", "operative", "item")]
    plain = [line for line in again.lines if line.kind in ("preambular", "operative", "item")]
    assert plain == kept
