"""How articles are cited: golden cases, and the rules of each format on any words."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Date
from generator.pages.citing.authors import take_apart
from generator.pages.citing.box import list_citations
from generator.pages.citing.citation import LONGEST_HEADLINE
from generator.pages.site import Site
from tests.builders import UNDATED, addresses, archive, article

CASES = yaml.safe_load((Path(__file__).parent / "citations.yml").read_text(encoding="utf-8"))
SITES = {
    "with address": Site(name="An Archive", url="https://example.org/archive/"),
    "without address": Site(name="An Archive"),
}
RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*")


def date_of(edtf, first, last):
    if not edtf:
        return UNDATED
    day = first or date.fromisoformat(f"{edtf}-01-01"[:10])
    return Date(edtf=edtf, earliest=first or day, latest=last or day, basis="test")


def article_of(case):
    fields = dict(case["article"])
    when = date_of(fields.pop("edtf", ""), fields.pop("earliest", None), fields.pop("latest", None))
    return article("aaaaaa", "Words.", when=when, **{**fields, "authors": tuple(fields.get("authors", ()))})


def citations_of(of, site="with address"):
    whole = archive(of)
    return {one["format"]: one["text"] for one in list_citations(of, addresses(whole), SITES[site])}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_article_is_cited(case):
    made = citations_of(article_of(case), case.get("site", "with address"))

    assert made == {name: text.removesuffix("\n") for name, text in case["expected"].items()}


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)


@given(WORDS, WORDS, WORDS)
def test_no_words_break_a_format(headline, name, source):
    of = article("aaaaaa", "Words.", headline=headline, authors=(name,), source=source)
    made = citations_of(of)

    check_bibtex(made["BibTeX"])
    lines = made["RIS"].split("\n")
    assert all(RIS_LINE.fullmatch(line) for line in lines)
    assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1
    (item,) = json.loads(made["CSL-JSON"])
    assert item["type"] == "article-newspaper"
    inside = made["Wikipedia"].removeprefix("{{cite news").removesuffix("}}")
    assert not re.search(r"[{}\[\]<>]|''|~~|__", inside)
    assert all(re.match(r"[a-z]+\d*=", part) for part in inside.split(" |")[1:])
    assert not any("\n" in made[name] for name in ("Chicago", "APA", "Wikipedia"))


def check_bibtex(text):
    """Count braces as BibTeX does, whatever stands before them; each field is one line."""
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    head, *fields, end = text.split("\n")
    assert re.fullmatch(r"@article\{[A-Za-z0-9-]+,", head)
    assert end == "}"
    for field in fields:
        assert re.fullmatch(r"  [a-z]+ = (?:\{.*\}|[a-z]{3}),", field), field
        if not field.startswith("  url = "):
            assert not re.search(r"(?<!\\)[$&#%_]", field)


def test_the_oracle_knows_a_broken_entry():
    with pytest.raises(AssertionError):
        check_bibtex("@article{a,\n  title = {{A } b}},\n}")


def test_a_paragraph_in_place_of_a_headline_is_cut():
    made = citations_of(article("aaaaaa", "Words.", headline="word " * 4000))

    assert len(made["Chicago"]) < LONGEST_HEADLINE + 200
    assert "word…" in made["Chicago"]


def test_the_day_of_reading_is_never_made_up():
    made = citations_of(article_of(CASES[0]))

    assert not re.search(r"access|retrieved|urldate", json.dumps(made), re.IGNORECASE)


def test_many_authors_are_cut_as_the_styles_say():
    letters = [f"{chr(65 + n)}nn Poe" for n in range(22)]
    made = citations_of(article("aaaaaa", "Words.", authors=tuple(letters)))

    assert made["Chicago"].startswith(
        "Poe, Ann, Bnn Poe, Cnn Poe, Dnn Poe, Enn Poe, Fnn Poe, Gnn Poe, et al. “"
    )
    assert made["APA"].startswith("Poe, A., Poe, B., ")
    assert "Poe, S., … Poe, V. (n.d.)." in made["APA"]


@pytest.mark.parametrize(
    ("name", "language", "turned"),
    [
        ("Jane Doe", "en", "Doe, Jane"),
        ("Sabah al-Numan", "en", "al-Numan, Sabah"),
        ("Ludwig van Beethoven", "de", "van Beethoven, Ludwig"),
        ("Pedro Sánchez", "es", "Sánchez, Pedro"),
        ("Sammy Davis Jr.", "en", "Davis, Sammy, Jr."),
        ("Henry Wotton IV", "en", "Wotton, Henry, IV"),
        ("Mao Zedong", "zh-Hant", "Mao Zedong"),
        ("Иван Петров", "ru", "Иван Петров"),
        ("Pelé", "pt", "Pelé"),
        ("Gabriel García Márquez", "es", "Gabriel García Márquez"),
        ("Ann {Poe} | Roe", "en", "Ann {Poe} | Roe"),
        ("Doe, Jane", "en", "Doe, Jane"),
        ("Bill and Melinda Gates", "en", "Bill and Melinda Gates"),
    ],
)
def test_a_name_is_taken_apart_only_where_that_is_safe(name, language, turned):
    assert take_apart(name, language).turned == turned
