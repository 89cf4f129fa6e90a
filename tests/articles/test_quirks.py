"""Files with the quirks of agencies and of people, made by hand: what is told of each."""

from pathlib import Path

import pytest
import yaml

from tests.articles.archive import read

HERE = Path(__file__).parent / "quirks"
CASES = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["file"] for case in CASES])
def test_a_file_with_quirks_is_read_as_a_person_reads_it(case, tmp_path):
    data = (HERE / case["file"]).read_bytes()
    reading = read(tmp_path, {f"a/{case['file']}": data})
    articles = sorted(reading.articles, key=lambda article: article.provenance.item)

    assert len(articles) == len(case["articles"])
    for article, expected in zip(articles, case["articles"], strict=True):
        told = {
            "headline": article.headline,
            "authors": list(article.authors),
            "source": article.source,
            "date": article.date.edtf,
            "body": [part.text for part in article.parts if part.kind != "headline"],
            "embargo": article.embargo,
        }
        assert {key: told[key] for key in expected} == expected
