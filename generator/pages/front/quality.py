"""The page that says how good the extraction is, and how to find out on one's own articles."""

from generator.pages.page import Page
from generator.pages.templating import render_body
from generator.quality import Figure, read_figures
from generator.words import Voice

PATH = "quality.md"
DESCRIPTION = "How often names, who is who and places are right, as measured on labelled news."


def quality_page(say: Voice) -> Page:
    """Compose the page from the published figures."""
    figures = read_figures()
    return Page(
        path=PATH,
        title=say("How good the extraction is"),
        template="main.html",
        meta={
            "description": say(DESCRIPTION),
        },
        body=render_body(say, "quality", PATH, figures=[_described(figure) for figure in figures]),
    )


def _described(figure: Figure) -> dict[str, str]:
    return {
        "title": figure.title,
        "explanation": figure.explanation,
        "value": f"{figure.value:.1%}",
        "span": f"{figure.low:.1%} to {figure.high:.1%}",
        "counts": figure.counts,
        "corpus": figure.corpus,
    }
