"""Templates that are made ready for many pages give what Jinja gives of them as they were written."""

from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, UndefinedError, pass_context

from generator.publish.readied import ready_templates
from generator.publish.said_once import TEXTS, say_once

LANGUAGE = (
    '{% set said = {"a": "A", "{n} of {all}": "{all}: {n}", "one": "1", "more": "{n}"} %}'
    "{% macro t(key) %}{{ said[key] or key }}{% endmacro %}"
    "{% macro fill(key, facts) %}{% set is = namespace(text=t(key)) %}"
    "{% for name, fact in facts | items %}"
    '{% set is.text = is.text | replace("{" ~ name ~ "}", fact) %}{% endfor %}'
    "{{ is.text }}{% endmacro %}"
    "{% set english = ' lang=en' %}"
)
FACTS = {"title": "T", "items": [{"name": "x"}, {"count": 3}], "keys": "words"}
IMPORT = f'{{% import "{TEXTS}" as lang with context %}}'


def both(page: str, **more: str) -> "list[str]":
    """Render a page as it is written, and made ready."""
    made = []
    for is_ready in (False, True):
        templates = {TEXTS: LANGUAGE, "page.html": IMPORT + page, **more}
        env = Environment(loader=DictLoader(templates), autoescape=False)
        if is_ready:
            ready_templates(env, say_once(env, {}))
        made.append(env.get_template("page.html").render(page={"meta": FACTS}, config={}))
    return made


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('{{ lang.t("a") }}{{ lang.t("b") }}{{ lang.t("") }}', "Ab"),
        ('{{ lang.t("a" if page.meta.title else "one") }}{{ lang.t("a" if page.none else "one") }}', "A1"),
        ('{{ lang.t(page.meta.title ~ "") }}', "T"),
        ('{{ lang.t("a") | lower }}{% if lang.t("a") == "A" %}!{% endif %}', "a!"),
        ("<i{{ lang.english }}>", "<i lang=en>"),
        ('{{ lang.fill("{n} of {all}", {"n": page.meta.title, "all": 7}) }}', "7: T"),
        ('{{ lang.fill("{n} of {all}", {"n": 1}) }}', "{all}: 1"),
        ('{{ lang.fill("one" if 1 == 2 else "more", {"n": "<b>" ~ 2 ~ "</b>"}) }}', "<b>2</b>"),
        ('{% set facts = {"n": 4} %}{{ lang.fill("more", facts) }}', "4"),
        ("{{ page.meta.title }}{{ page.meta.no }}{{ page.meta.keys | string | length > 5 }}", "TTrue"),
        ("{{ page.meta.items is callable }}{{ page.none is defined }}", "TrueFalse"),
    ],
)
def test_what_is_the_same_on_each_page_is_put_in_as_it_would_be_said(page, expected):
    assert both(page) == [expected, expected]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<p class="a" id="b-c">x</p>', "<p class=a id=b-c>x</p>"),
        ('<p class="a b" title="" lang="{{ 1 }}">', '<p class="a b" title="" lang="1">'),
        ('<input type="text" hidden>', "<input type=text hidden>"),
        ('<img alt="x"/>', '<img alt="x"/>'),
        ('It says class="a" <b>class="b"</b>', 'It says class="a" <b>class="b"</b>'),
        ('<!-- <p class="a"> -->', '<!-- <p class="a"> -->'),
    ],
)
def test_only_quotation_marks_that_say_nothing_are_left_out(page, expected):
    stock, ready = both(page)

    assert (stock, ready) == (page.replace("{{ 1 }}", "1"), expected)


def test_a_part_is_put_in_with_names_of_its_own():
    each = '{% for one in page.meta["items"] %}{% include "part.html" %}{% endfor %}'
    page = f"{{% set a = 1 %}}{each}{{{{ a }}}}{{{{ b }}}}"
    part = '{{ a }}{{ one.name }}{% set a = 2 %}{% set b = 3 %}{{ a }}{% include "inner.html" %}'

    stock, ready = both(page, **{"part.html": part, "inner.html": "[{{ a }}{{ b }}{{ one.count }}]"})

    assert stock == ready


def test_a_part_that_asks_for_the_language_alone_is_worked_out_once():
    assert both('{% include "part.html" %}', **{"part.html": '{{ lang.t("a") }}{{ lang.english }}'}) == [
        "A lang=en",
        "A lang=en",
    ]


@pytest.mark.parametrize(
    "page",
    [
        '{% include page.meta.title ~ ".html" %}',
        '{% include ["none.html", "T.html"] %}',
        '{% include "none.html" ignore missing %}',
        '{% include "T.html" without context %}',
        '{% include "framed.html" %}',
        '{% set n = 0 %}{% include "itself.html" %}',
    ],
)
def test_a_part_that_cannot_stand_in_its_place_is_left_where_it_is(page):
    templates = {
        "T.html": "t{{ page }}",
        "frame.html": "<{% block inner %}{% endblock %}>",
        "framed.html": '{% extends "frame.html" %}{% block inner %}in{% endblock %}',
        "itself.html": '{% set n = n + 1 %}{{ n }}{% if n < 3 %}{% include "itself.html" %}{% endif %}',
    }

    stock, ready = both(page, **templates)

    assert stock == ready


@pytest.mark.parametrize(
    "page",
    [
        '{% extends "frame.html" %}{% block inner %}{{ super() }}'
        "{% for n in [1, 2] %}{{ n }}{% endfor %}{% endblock %}",
        '{% extends "frame.html" if page.none else "other.html" %}{% block inner %}c{% endblock %}',
        '{% extends "middle.html" %}{% block inner %}{{ super() }}d{{ self.end() }}{% endblock %}',
        '{% set kept %}{% include "frame.html" %}{% endset %}{{ kept }}{{ kept | length }}',
        "{% macro of(one) %}<{{ one.name }}{{ one.count }}{{ caller() }}>{% endmacro %}"
        '{% for one in page.meta["items"] %}{% call of(one) %}{{ loop.index }}{% endcall %}{% endfor %}',
        "{% for one in [[1, [2]], 3] recursive %}{{ loop(one) if one is iterable else one }},{% endfor %}",
    ],
)
def test_blocks_and_macros_give_their_words_in_their_order(page):
    templates = {
        "frame.html": "<{% block inner %}a{% endblock %}|{% block end %}z{% endblock %}>",
        "other.html": "({% block inner %}{% endblock %})",
        "middle.html": '{% extends "frame.html" %}{% block end %}y{% endblock %}',
    }

    stock, ready = both(page, **templates)

    assert stock == ready


@pytest.mark.parametrize("page", ["{{ page.none.more }}", "{{ nothing.more }}", "{{ page.meta.none.more }}"])
def test_what_is_missing_is_missed_as_jinja_misses_it(page):
    with pytest.raises(UndefinedError) as stock:
        Environment().from_string(page).render(page={"meta": FACTS})
    env = Environment(loader=DictLoader({"page.html": page}))
    ready_templates(env, None)

    with pytest.raises(UndefinedError, match=str(stock.value)):
        env.get_template("page.html").render(page={"meta": FACTS})


def test_a_function_that_asks_for_the_page_is_given_it():
    env = Environment(loader=DictLoader({"page.html": "{{ asks(1) }}{{ plain(2) }}{{ object.word }}"}))
    ready_templates(env, None)
    asks = pass_context(lambda context, n: f"{context['title']}{n}")

    made = env.get_template("page.html").render(
        asks=asks, plain=lambda n: n, title="T", object=SimpleNamespace(word="w")
    )

    assert made == "T12w"
