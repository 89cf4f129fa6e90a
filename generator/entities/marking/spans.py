"""What the language model takes for names: cached by article, worked out only where something is new."""

import importlib.util
import json
import re
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from generator.cache import Cache, cache_key
from generator.entities.text import style_of
from generator.errors import ArchiveError, ConfigurationError
from generator.mapping import Engine, map_batches
from generator.model import Article, Part

RULES = "2"
"""Raise it when anything here changes what is found: results cached under the old one are then left alone."""
BATCH = 32
LONGEST = 20_000
"""Characters given to the model at once: its memory grows with the length of a text."""
FINDERS = frozenset({"ner", "entity_ruler", "span_ruler"})
LISTENED = frozenset({"tok2vec", "transformer", "curated_transformer"})
LISTENS = re.compile(
    r'^\[components\.ner\.model[^\]]*\][^\[]*?@architectures\s*=\s*"[^"]*Listener', re.MULTILINE
)
SURROGATE = re.compile(r"[\ud800-\udfff]")


class Span(NamedTuple):
    """Words that the model marked: offsets in a part, and the model's own label."""

    part: int
    start: int
    end: int
    label: str


class Model(Struct, frozen=True):
    """An installed spaCy model, described without loading it."""

    name: str
    language: str
    signature: str
    """Name and version of the model and of spaCy."""
    exclude: tuple[str, ...]
    """Parts of its pipeline that finding names does not need."""


def find_model(name: str) -> Model | None:
    """Describe an installed model by package name or path; None where there is none."""
    folder = _folder(name) if name else None
    if folder is None:
        return None
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        config = next(path.read_text(encoding="utf-8") for path in _configs(folder))
        pipeline = [str(step) for step in meta["pipeline"]]
        signature = f"{meta['lang']}_{meta['name']} {meta['version']}, spaCy {version('spacy')}"
        language = str(meta["lang"])
    except (OSError, ValueError, KeyError, TypeError, StopIteration, ImportError):
        return None
    needed = FINDERS | LISTENED if LISTENS.search(config) else FINDERS
    return Model(name, language, signature, tuple(step for step in pipeline if step not in needed))


def read_spans(
    articles: Sequence[Article],
    model: Model,
    cache: Cache,
    *,
    jobs: int,
    tick: Callable[[int], None],
    engine: Engine = map_batches,
) -> list[tuple[Span, ...]]:
    """Find the model's spans of each article, in the order given; articles in other languages have none."""
    keys = span_keys(articles, model)
    # The same text twice in an archive is worked out once.
    wanted = {key: article for key, article in zip(keys, articles, strict=True) if key}
    stored = {key: some for key, some in cache.get(wanted).items() if _fits(some, wanted[key])}
    missing = {key: article for key, article in wanted.items() if key not in stored}
    tick(len(articles) - len(missing))  # articles that share their text count as done with the first
    texts = [tuple(map(_read_by_model, article.parts)) for article in missing.values()]
    todo = iter(missing)
    for found in engine(partial(_mark, model), texts, jobs=jobs, batch=BATCH):
        fresh: dict[str, object] = dict(zip(islice(todo, len(found)), found, strict=True))
        if not all(_fits(some, missing[key]) for key, some in fresh.items()):
            raise ArchiveError("A worker gave back what marks no words of its articles; expected names.")
        cache.put(fresh)
        stored.update(fresh)
        tick(len(found))
    return [_spans(stored[key]) if key else () for key in keys]


def span_keys(articles: Sequence[Article], model: Model) -> list[str]:
    """Say of each article under which key its spans are stored; empty for one that the model cannot read."""
    return [
        _key(article, model) if article.language.split("-")[0] == model.language else ""
        for article in articles
    ]


def _folder(name: str) -> Path | None:
    if (Path(name) / "meta.json").is_file():
        return Path(name)
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


def _configs(folder: Path) -> list[Path]:
    return sorted(folder.glob("config.cfg")) or sorted(folder.glob("*/config.cfg"))


def _key(article: Article, model: Model) -> str:
    texts = json.dumps([[part.kind, part.text] for part in article.parts])
    return cache_key("spans", model.signature, RULES, texts)


def _read_by_model(part: Part) -> str:
    """Leave out a line whose capitals say nothing: whatever the model marks there, nobody believes."""
    return part.text if style_of(part) == "plain" else ""


def _spans(stored: object) -> tuple[Span, ...]:
    assert isinstance(stored, list)
    return tuple(Span(*item) for item in stored)


def _fits(found: object, article: Article) -> bool:
    """Whether it is spans of an article: what comes from a store or another machine may be anything."""
    return isinstance(found, list) and all(_is_span(one, article) for one in found)


def _is_span(found: object, article: Article) -> bool:
    match found:
        case [int(part), int(start), int(end), str()]:
            parts = article.parts
            return 0 <= part < len(parts) and 0 <= start < end <= len(parts[part].text)
    return False


def _mark(model: Model, articles: Sequence[tuple[str, ...]]) -> list[list[list[int | str]]]:
    """Run in whichever process has the batch; plain lists, so that they can be stored."""
    nlp = load_model(model)
    pieces = [
        (number, part, start, text)
        for number, parts in enumerate(articles)
        for part, whole in enumerate(parts)
        if whole
        for start, text in _pieces(whole)
    ]
    found: list[list[list[int | str]]] = [[] for _ in articles]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        documents = nlp.pipe([text for *_, text in pieces], batch_size=256)
        for (number, part, start, _), document in zip(pieces, documents, strict=True):
            for entity in document.ents:
                found[number].append(
                    [part, start + entity.start_char, start + entity.end_char, entity.label_]
                )
    return found


def _pieces(text: str) -> list[tuple[int, str]]:
    text = SURROGATE.sub("\ufffd", text)  # half a character cannot be encoded; the length stays
    pieces = []
    start = 0
    while len(text) - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > 0 else start + LONGEST
        pieces.append((start, text[start:end]))
        start = end
    return [*pieces, (start, text[start:])]


@lru_cache(maxsize=1)
def load_model(model: Model) -> Any:
    """Load a model, once a process; raise `ConfigurationError` where it cannot be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy  # a second's work, and needed only where something is new

        try:
            return spacy.load(model.name, exclude=list(model.exclude))
        except (OSError, ValueError, ImportError) as error:
            message = f"mkdocs.yml: option 'model' is '{model.name}'; it cannot be loaded: {error}"
            raise ConfigurationError(message) from error
