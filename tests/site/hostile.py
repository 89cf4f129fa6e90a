"""Words that a careless page would run, and an archive with them in every place."""

from itertools import pairwise

from generator.model import Archive, Basis, Cut, Provenance
from tests.builders import appearance, archive, article, entity, link, on

# One of each way in: elements, attributes, addresses, entities, comments, Markdown, templates, YAML, bidi.
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</article></main><h1>Not the archive</h1>",
    "<iframe src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "![x](x 'onerror=alert(1)')",
    '![x](x){onerror="alert(1)"}',
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1) [x]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "<!-- --><img src=x onerror=alert(1)> -->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<body onload=alert(1)>",
    "<base href=//example.invalid/>",
    "<meta http-equiv=refresh content=0;url=//example.invalid>",
    "<link rel=stylesheet href=//example.invalid/x.css>",
    "<form action=//example.invalid><input autofocus onfocus=alert(1)>",
    "<hr class=\"end-of-text\">",
    "<h2 id=\"look--alikes\">x",
    "<mark>x</mark> &lt;mark&gt;",
    "{{ 7 * 7 }} {% raw %} ${alert(1)} #{7*7}",
    "--- title: x ---",
    "# heading * list `code` ~~~ ***x***",
    "\\<script>alert(1)\\</script>",
    "<scr\u0000ipt>alert(1)</script>",
    "\u202e<img src=x onerror=alert(1)>\u202c",
    "<" * 200 + "[" * 200,
]  # fmt: skip


def hostile_archive(words: list[str]) -> Archive:
    """Make an archive in which each of these stands as headline, deck, byline, body, source and name."""
    articles = [
        article(
            f"h{number:05}",
            f"{text} Before {text} after.",
            headline=text,
            when=on("2024-02-03"),
            deck=text,
            byline=text,
            source=text,
            section=text,
            slug=f"hostile-{number}",
            references=(text,),
            provenance=Provenance(
                path="content/articles/a.txt",
                checksum="0" * 64,
                reader="text 1",
                fields=(Basis(field="deck", words=text),),
                cuts=(Cut(text=text, reason=text),),
            ),
        )
        for number, text in enumerate(words)
    ]
    entities = [entity(f"e-{number}", text, description=text) for number, text in enumerate(words)]
    return archive(
        *articles,
        entities=entities,
        appearances=[appearance(a, "Before", e.id) for a, e in zip(articles, entities, strict=True)],
        links=[link(a.id, b.id, "look-alike", b.headline) for a, b in pairwise(articles)],
    )
