"""What other articles make clear of a name: its kind, and which body it is."""

from tests.entities.cases import story
from tests.entities.test_naming import meant, name


def kinds(articles, marked):
    return [[one.mention.kind for one in some] for some in name(articles, marked).appearances]


def test_what_has_a_legal_form_elsewhere_is_a_company():
    stories = [story("aaaaaa", "James Capel Inc rose."), story("bbbbbb", "A man of James Capel left.")]

    assert kinds(stories, [["James Capel Inc", "ORG"], ["James Capel", "PERSON"]]) == [["organization"]] * 2


def test_what_most_articles_take_for_a_place_is_one_but_not_behind_a_title():
    same = [story(f"{n:06d}", "He saw Gorazde Valley Zed.") for n in range(8)]
    other = story("eeeeee", "He went by Gorazde Valley Zed.")
    titled = story("ffffff", "He met Mr. Gorazde Valley Zed.")
    marked = [
        ["saw Gorazde Valley Zed", "GPE"],
        ["by Gorazde Valley Zed", "ORG"],
        ["Mr. Gorazde Valley Zed", "PERSON"],
    ]

    assert kinds([*same, other, titled], marked) == [["place"]] * 9 + [["person"]]


def test_a_body_with_its_country_before_it_is_the_same_where_no_other_has_one():
    body = "Commodity Futures Trading Commission"
    stories = [story("aaaaaa", f"The {body} met."), story("bbbbbb", f"The U.S. {body} met.")]
    marked = [[body, "ORG"], [f"U.S. {body}", "ORG"]]

    [[(one, _)], _] = meant(stories, marked, body)
    [_, [(other, why)]] = meant(stories, marked, f"U.S. {body}")
    assert one == other == "commodity-futures-trading-commission"
    assert "with its country before it" in why

    french = story("cccccc", f"The French {body} met.")
    [_, [(apart, _)], _] = meant([*stories, french], [*marked, [f"French {body}", "ORG"]], f"U.S. {body}")
    assert apart == "us-commodity-futures-trading-commission"


def test_initials_mean_what_they_mean_by_far_most_often():
    often = [story(f"{n:06d}", f"The Zed Yak Union met. The ZYU voted. {n}") for n in range(10)]
    once = story("eeeeee", "The Zero Yield Unit met. The ZYU voted.")
    bare = story("ffffff", "The ZYU rose.")
    marked = [["Zed Yak Union", "ORG"], ["Zero Yield Unit", "ORG"], ["ZYU", "ORG"]]

    assert meant([*often, once, bare], marked, "ZYU")[-1][0][0] == "zed-yak-union"
    assert meant([*often[:5], once, bare], marked, "ZYU")[-1][0][0] == "zyu"


def test_british_and_american_spellings_of_a_body_are_one():
    stories = [
        story("aaaaaa", "The World Tin Organization met."),
        story("bbbbbb", "The World Tin Organisation met."),
    ]
    marked = [["World Tin Organization", "ORG"], ["World Tin Organisation", "ORG"]]

    found = name(stories, marked).appearances
    assert {one.entity for some in found for one in some} == {"world-tin-organization"}
