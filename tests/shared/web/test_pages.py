import re
from pathlib import Path
from typing import Any, cast

import jinja2
import pytest
from lxml import etree, html

from shared.text.structure import Call
from shared.web import assets
from shared.web.page import Page, Reader
from shared.web.paragraph import annotated
from shared.web.render import Pages, environment
from shared.web.translations import NAMES
from tests.shared.web.gallery import build

PAGES = build()


def select(node: etree._Element, path: str) -> list[Any]:
    """What an XPath for nodes or attributes finds."""
    return cast("list[Any]", node.xpath(path))


STYLE = assets.read("style.css").decode() + assets.read("print.css").decode()
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|"
    r"(?:min-|max-)?width|(?:min-|max-)?height|text-align: (?:left|right)|float)\s*:"
)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_and_its_styles_weigh_less_than_60_kilobytes(name: str) -> None:
    assert len(PAGES[name].encode()) + len(STYLE.encode()) < 60 * 1024


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_inline_and_nothing_foreign(name: str) -> None:
    page = html.fromstring(PAGES[name])

    assert select(page, "//style | //script[not(@src)] | //@style") == []
    assert select(page, "//@*[starts-with(name(), 'on')]") == []
    assert [at for at in select(page, "//@src | //link/@href") if not at.startswith("/")] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_of_the_first_rank_a_title_and_no_id_twice(name: str) -> None:
    page = html.fromstring(PAGES[name])
    ids = select(page, "//@id")

    assert len(select(page, "//h1")) == 1
    assert page.findtext(".//title", "").endswith(" · Penholder")
    assert len(page.findtext(".//title", "")) > len(" · Penholder")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_form_that_posts_proves_where_it_came_from(name: str) -> None:
    for form in select(html.fromstring(PAGES[name]), "//form[@method='post']"):
        assert select(form, "input[@name='_csrf']/@value") == ["token"] or name == "empty"
        assert len(select(form, "input[@name='_from']")) == 1


def test_what_was_typed_comes_back_beside_what_was_wrong() -> None:
    form = html.fromstring(PAGES["form"])

    [words] = select(form, "//textarea[@name='words']")
    assert words.text.strip() == "provide & preserve"
    assert words.get("aria-describedby") == "hint-words error-words"
    assert select(form, "//option[@selected]/@value") == ["op7"]
    assert select(form, "//div[@role='alert']//a/@href") == ["#field-words", "#field-contact"]


def test_the_navigation_is_that_of_the_role() -> None:
    layout = environment({}).get_template("shared/layout.html")

    def entries(reader: Reader | None) -> list[str]:
        page = html.fromstring(layout.render(page=Page(path="/", reader=reader)))
        return [str(at) for at in select(page, "//nav[@aria-label='Main']//@href")]

    assert entries(None) == ["/calendar", "/drafts", "/workplan"]
    assert entries(Reader(name="A")) == ["/today", "/calendar", "/drafts", "/workplan", "/inbox"]
    assert entries(Reader(name="A", officer=True))[-1] == "/desk"


def test_an_undefined_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ missing }}")

    with pytest.raises(jinja2.UndefinedError):
        Pages({"a": tmp_path}).render("a/a.html", Page(path="/"))


def test_the_longest_prefix_wins(tmp_path: Path) -> None:
    for name in ("outer", "inner"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(name)
    made = environment({"m": tmp_path / "outer", "m/drafts": tmp_path / "inner"})

    assert made.get_template("m/page.html").render() == "outer"
    assert made.get_template("m/drafts/page.html").render() == "inner"
    with pytest.raises(jinja2.TemplateNotFound):
        made.get_template("n/page.html")


@pytest.mark.parametrize("language", NAMES)
def test_every_language_renders_and_knows_its_direction(language: str) -> None:
    page = html.fromstring(build(language)["today"])

    assert page.get("lang") == language
    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")


def test_a_paragraphs_text_is_kept_with_its_opening_and_notes() -> None:
    text = "Recalling its resolution <55/25>, and others,"

    shown = annotated(text, "Recalling", [Call(mark="1", at=32)])

    assert shown == ("<i>Recalling</i> its resolution &lt;55/25&gt;<sup>1</sup>, and others,")


def test_the_style_is_small_and_knows_no_left_or_right() -> None:
    assert len(assets.read("style.css")) < 20 * 1024
    assert len(assets.read("script.js")) < 8 * 1024
    assert PHYSICAL.findall(re.sub(r"@media[^{]*", "", STYLE)) == []


def test_an_asset_has_an_address_of_its_own_content() -> None:
    assert re.fullmatch(r"/static/style\.css\?v=[0-9a-f]{12}", assets.address("style.css"))
    with pytest.raises(KeyError):
        assets.read("../page.py")


def test_the_mark_is_an_image() -> None:
    assert etree.fromstring(assets.read("mark.svg")).tag.endswith("svg")
