from jinja2 import DictLoader, Environment

from generator.publish.said_once import TEXTS, say_once

PAGE = (
    f'{{% import "{TEXTS}" as lang with context %}}'
    '{{ lang.t("a") }}, {{ lang.t("b") }} {{ lang.all({"x": page}) }}'
)
MACROS = (
    "{% macro t(key) %}{{ config.said(key) }}{% endmacro %}{% macro all(facts) %}{{ facts.x }}{% endmacro %}"
)


class Configuration:
    """Counts how often it is asked."""

    def __init__(self):
        self.asked = []

    def said(self, key):
        self.asked.append(key)
        return key.upper()


def pages(texts: str) -> "tuple[list[str], list[str]]":
    config = Configuration()
    env = Environment(loader=DictLoader({TEXTS: texts, "page.html": PAGE}), autoescape=False)
    say_once(env, config)
    template = env.get_template("page.html")
    return [template.render(config=config, page=page) for page in ("one", "two")], config.asked


def test_a_text_is_worked_out_once_for_all_pages():
    assert pages(MACROS) == (["A, B one", "A, B two"], ["a", "b"])


def test_texts_that_depend_on_the_page_are_worked_out_on_each():
    made, asked = pages(MACROS.replace("facts.x", "page ~ facts.x"))

    assert made == ["A, B oneone", "A, B twotwo"]
    assert asked == ["a", "b", "a", "b"]


def test_a_theme_without_texts_stays_as_it_is():
    say_once(Environment(loader=DictLoader({}), autoescape=False), Configuration())
