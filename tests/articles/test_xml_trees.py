"""XML that is refused says where and why; nothing is expanded, loaded or fetched."""

import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import xml_trees
from generator.articles.xml_trees import MAX_DEPTH, parse_xml
from generator.errors import UnreadableFile

HOSTILE = Path(__file__).parents[2].parent / "shared" / "corpora" / "hostile-input.tar.xz"
REFUSED = {
    b"": (0, "it holds nothing; expected XML."),
    b"\n \n": (0, "it holds nothing; expected XML."),
    b"<a>\0</a>": (1, "Invalid character: Char 0x0 out of allowed range"),
    b"\n\n<?xml version='1.0'?>\n<a><b></a>": (4, "Opening and ending tag mismatch"),
    b"<a>&secret;</a>": (1, "Entity 'secret' not defined; expected well-formed XML."),
    b"<a>\xff</a>": (1, "Invalid bytes in character encoding; expected well-formed XML."),
    b"<?xml version='1.0' encoding='nonesuch'?><a/>": (1, "Unsupported encoding: nonesuch"),
    b"<!DOCTYPE a><a/>": (0, "a <!DOCTYPE a>; expected none, or that of nitf, rss, NewsML."),
    b"<!DOCTYPE nitf SYSTEM 'n.dtd'>\n<nitf>&none;</nitf>": (2, "the entity &none; is declared nowhere"),
    b"<!DOCTYPE nitf [<!ENTITY e 'x'>]><nitf>&e;</nitf>": (0, "its <!DOCTYPE> declares entities"),
    b"<!DOCTYPE nitf [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><nitf>&e;</nitf>": (0, "its <!DOCTYPE> decl"),
    b"<a>" * 100_000: (1, "Excessive depth in document"),
    b"<a>" * 201 + b"</a>" * 201: (1, "elements nested more than 200 deep"),
    b"<a>" + b"<b/>" * 1_000_000 + b"</a>": (0, "it may hold 1,000,002 tags; expected at most 1,000,000."),
}


@pytest.mark.parametrize("data", REFUSED, ids=lambda data: repr(data[:40]))
def test_what_is_no_safe_xml_is_refused_with_its_line(data):
    with pytest.raises(UnreadableFile) as caught:
        parse_xml(data)

    line, message = REFUSED[data]
    assert (caught.value.line, str(caught.value)[: len(message)]) == (line, message)


def test_nesting_to_the_bound_is_read():
    assert parse_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH).tag == "a"


def test_a_definition_that_a_file_names_is_never_loaded(tmp_path):
    definition = tmp_path / "n.dtd"
    definition.write_text("<!ELEMENT nitf ANY><!ATTLIST nitf a CDATA 'loaded'><!ENTITY agrave 'loaded'>")
    root = parse_xml(f"<!DOCTYPE nitf SYSTEM '{definition}'><nitf>&agrave;</nitf>".encode())

    assert root.getroottree().docinfo.externalDTD is None
    assert (dict(root.attrib), root.text) == ({}, "à")


def test_named_characters_of_html_are_put_in_place_where_the_format_has_them():
    root = parse_xml(b"<!DOCTYPE nitf SYSTEM 'n.dtd'><nitf>a&nbsp;b<b/>&eacute;c&mdash;</nitf>")

    assert "".join(root.itertext()) == "a\xa0béc—"


def test_comments_and_instructions_are_not_in_the_tree():
    assert parse_xml(b"<a>one<!-- two --><?three?> four</a>").text == "one four"


def test_too_many_bytes_are_refused_before_they_are_parsed(monkeypatch):
    monkeypatch.setattr(xml_trees, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFile, match="it may hold 11 bytes; expected at most 10"):
        parse_xml(b"<a>1234</a>")


@pytest.mark.slow
@pytest.mark.skipif(not HOSTILE.exists(), reason="../shared/corpora is absent")
def test_published_attacks_are_refused():
    with tarfile.open(fileobj=io.BytesIO(HOSTILE.read_bytes())) as archive:
        files = {m.name: archive.extractfile(m).read() for m in archive if "xml/" in m.name and m.isfile()}
    attacks = [name for name, data in sorted(files.items()) if b"<!DOCTYPE" in data]

    assert len(attacks) >= 8
    for name in attacks:
        with pytest.raises(UnreadableFile):
            parse_xml(files[name])


@given(
    st.binary()
    | st.lists(st.sampled_from([b"<a>", b"</a>", b"&x;", b"<!DOCTYPE a ", b"[", b">"])).map(b"".join)
)
def test_any_bytes_are_a_tree_or_unreadable(data):
    try:
        parse_xml(data)
    except UnreadableFile as error:
        assert "expected" in str(error)


def test_named_characters_of_html_are_read_where_nothing_is_declared():
    root = parse_xml(b"<rss><p>caf&eacute;&nbsp;&amp; bar</p><q><![CDATA[&lt;b&gt;]]></q></rss>")

    assert [one.text for one in root] == ["caf\u00e9\u00a0& bar", "&lt;b&gt;"]


def test_a_name_that_html_has_not_either_is_refused():
    with pytest.raises(UnreadableFile, match="not defined"):
        parse_xml(b"<rss>&nbsp;&secret;</rss>")
