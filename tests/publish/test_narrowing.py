from hypothesis import given
from hypothesis import strategies as st

from generator.publish.narrowing import narrow
from tests.publish.rendered import tree

LINES = st.lists(
    st.sampled_from(["", "  ", "\n", "\n  ", "\n\n    ", "<p>", "</p>", "one ", " two", "<b>x</b>"])
)


def test_blank_lines_and_indentation_are_left_out():
    assert narrow("<div>\n\n    <p>One\n      two</p>\n  \n</div>\n") == "<div>\n<p>One\ntwo</p>\n</div>\n"


def test_what_is_set_as_written_stays_so():
    page = '<p>\n  a</p>\n  <pre class="x">\n  {\n\n    b\n</pre>\n\n  <p>c</p>'

    assert narrow(page) == '<p>\na</p>\n<pre class="x">\n  {\n\n    b\n</pre>\n<p>c</p>'


def test_words_that_stood_apart_stand_apart():
    assert narrow("<b>one</b>\n    <b>two</b>\n  <pre>x</pre>") == "<b>one</b>\n<b>two</b>\n<pre>x</pre>"


@given(LINES)
def test_no_word_and_no_element_is_changed(pieces):
    page = f"<!doctype html><html><body><div>{''.join(pieces)}</div></body></html>"

    assert tree(narrow(page)) == tree(page)
