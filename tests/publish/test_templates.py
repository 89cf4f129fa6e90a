"""Templates that another process compiled make the pages that those compiled here do."""

import pytest
from jinja2 import Environment

from generator.publish.mkdocs_inside import templates
from generator.publish.mkdocs_inside.templates import Codes, compile_templates, environment
from tests.publish.rendered import configuration


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """List what is compiled."""
    names, compile_one = [], Environment.compile

    def note(env, source, name=None, *given, **named):
        names.append(name)
        return compile_one(env, source, name, *given, **named)

    monkeypatch.setattr(Environment, "compile", note)
    return names


def test_what_another_process_compiled_is_not_compiled_again(tmp_path, compiled):
    config = configuration(tmp_path)
    codes = compile_templates(config)
    assert "article.html" in compiled
    compiled.clear()

    template = environment(config, codes).get_template("article.html")

    assert compiled == []
    here = environment(config, Codes()).get_template("article.html")
    assert template.root_render_func.__code__ == here.root_render_func.__code__
    assert template.blocks.keys() == here.blocks.keys()


def test_what_was_compiled_of_another_configuration_is_compiled_again(tmp_path, compiled):
    codes = compile_templates(configuration(tmp_path / "a", site_name="Another"))
    compiled.clear()

    environment(configuration(tmp_path / "b"), codes).get_template("article.html")

    assert "article.html" in compiled


def test_a_template_that_changed_since_is_compiled_again(tmp_path, compiled):
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "main.html").write_text("before")
    config = configuration(tmp_path, theme={"name": "material", "custom_dir": str(theme)})
    codes = compile_templates(config)
    (theme / "main.html").write_text("after")

    assert environment(config, codes).get_template("main.html").render() == "after"


def test_what_is_wrong_with_the_theme_is_left_to_be_said_where_a_page_asks(tmp_path, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(templates, "say_once", fail)

    assert compile_templates(configuration(tmp_path)).by_source == {}
