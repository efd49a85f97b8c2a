"""Pages from templates: one environment per language, templates of each folder under its prefix."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from shared.web import assets, times
from shared.web.marks import marks
from shared.web.page import Page
from shared.web.paragraph import annotated
from shared.web.translations import NAMES, SPOKEN, translations

PAGES = Path(__file__).with_name("pages")
DEFAULTS: dict[str, Any] = {
    "problem": None,
    "clock_bar": None,
    "alternates": (),
    "typed": {},
    "languages": NAMES,
    "spoken": SPOKEN,
}
"""What a view may leave out."""


class Folders(jinja2.PrefixLoader):
    """``meetings/drafts/draft.html`` comes from the folder with the longest fitting prefix."""

    def get_loader(self, template: str) -> tuple[jinja2.BaseLoader, str]:
        fitting = [prefix for prefix in self.mapping if template.startswith(f"{prefix}/")]
        if not fitting:
            raise jinja2.TemplateNotFound(template)
        prefix = max(fitting, key=len)
        return self.mapping[prefix], template[len(prefix) + 1 :]


class Pages:
    """The templates of all services, in every language."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._environments = {language: environment(folders, language) for language in NAMES}

    def render(self, template: str, page: Page, **values: Any) -> str:
        """The whole page in its reader's language; an undefined name raises UndefinedError."""
        language = page.language if page.language in self._environments else "en"
        return self._environments[language].get_template(template).render(page=page, **values)


def environment(folders: Mapping[str, Path], language: str = "en") -> jinja2.Environment:
    """Templates of ``folders`` by prefix, ``shared`` among them, in one language."""
    loaders = {prefix: jinja2.FileSystemLoader(path) for prefix, path in folders.items()}
    made = jinja2.Environment(
        loader=Folders({"shared": jinja2.FileSystemLoader(PAGES), **loaders}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    cast("Any", made).install_gettext_translations(translations(language), newstyle=True)
    made.globals |= DEFAULTS | {"asset": assets.address, "states": marks(language)}
    made.filters |= filters(language)
    return made


def filters(language: str) -> dict[str, Any]:
    """The dates of ``shared.web.times`` as ``<time>`` elements, in one language."""
    return {
        "when": jinja2.pass_context(partial(when, language=language)),
        "day": partial(day, language=language),
        "days": partial(days, language=language),
        "relative": partial(times.relative, language=language),
        "clock_time": clock_time,
        "annotated": annotated,
    }


def when(
    context: Context,
    instant: datetime,
    zone: str,
    place: str,
    viewer_zone: str | None = None,
    *,
    language: str,
) -> Markup:
    """The time at the place and, beside it, the reader's; their zone is the page's if not given."""
    page = context.get("page")
    viewer_zone = viewer_zone or (page.zone if isinstance(page, Page) else None)
    there = times.at_place(instant, zone, place, language)
    here = times.your_time(instant, zone, viewer_zone, language)
    shown = Markup('<time datetime="{}">{}</time>').format(times.iso(instant), there)
    return shown + Markup(' <span class="yours">({})</span>').format(here) if here else shown


def day(value: date, *, weekday: bool = False, language: str) -> Markup:
    """A date in words as ``<time>``."""
    words = times.day(value, language, weekday=weekday)
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), words)


def days(dates: tuple[date, date], *, language: str) -> Markup:
    """First and last day in words."""
    return Markup('<span class="date">{}</span>').format(times.days(*dates, language))


def clock_time(instant: datetime, zone: str) -> Markup:
    """The wall time alone, for a row which already names its day and place."""
    words = times.clock_time(instant, zone)
    return Markup('<time datetime="{}">{}</time>').format(times.iso(instant), words)
