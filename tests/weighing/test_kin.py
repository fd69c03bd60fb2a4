"""What a question's term may be called in the articles: its family, its mended spelling."""

import pytest
from cases import failing
from hypothesis import given
from hypothesis import strategies as st

from index.engines.memory import MemoryEngine
from index.text.terms import terms_of
from qa.weighing.kin import Kin
from qa.weighing.rarity import CEILING, is_common, rarity


def kin_of(words: str) -> Kin:
    return Kin(MemoryEngine([terms_of(words)]))


FAMILIES = [
    ("developers", "redeveloped", False),
    ("scientist", "scientific", True),
    ("contact", "contract", False),
    ("employer", "employees", True),
    ("port", "portrait", False),
    ("car", "carpet", False),
    ("walrus", "ferry", False),
    ("1998", "1999", False),
    ("park", "parks", False),  # the same word already
    ("succeed", "success", True),
    failing("a beginning says nothing of the meaning", "contract", "contrast", False),
]


@pytest.mark.parametrize(("asked", "held", "related"), FAMILIES)
def test_families_share_most_of_their_beginning(asked: str, held: str, related: bool) -> None:
    (term,) = terms_of(asked)
    assert kin_of(held).family(term) == (tuple(terms_of(held)) if related else ())


SLIPS = [
    ("huangang", "huanggang", True),  # one letter lost
    ("shenzen", "shenzhen", True),
    ("luyng", "luyang", True),
    ("hteao", "hetao", True),
    ("karvonne", "karvonen", True),  # two letters swapped
    ("karvonnen", "karvonen", True),  # one letter doubled
    ("karwonin", "karvonen", True),  # two slips in a long word
    ("luyyng", "luyang", True),
    ("luxong", "luyang", False),  # two slips in a short word
    ("garvonen", "karvonen", False),  # another first letter
    ("lyg", "luyg", False),  # too short to tell
    ("contract", "contrasts", False),  # a word of its own
    ("2017", "2018", False),
    ("a320neo", "a321neo", False),  # another part number
]


@pytest.mark.parametrize(("typed", "meant", "mended"), SLIPS)
def test_slips_of_the_keyboard_are_mended(typed: str, meant: str, mended: bool) -> None:
    (term,) = terms_of(typed)
    assert kin_of(meant).mended(term) == (tuple(terms_of(meant)) if mended else ())


def test_a_word_of_the_article_is_never_mended() -> None:
    assert kin_of("karvonen karvonnen").mended("karvonen") == ()


def test_the_fewest_slips_win() -> None:
    assert kin_of("karvonen karvomem").mended("karvonem") == tuple(terms_of("karvomem karvonen"))
    assert kin_of("karvonen karvomex").mended("karvonem") == tuple(terms_of("karvonen"))


@given(st.text("abgl", min_size=1, max_size=12), st.lists(st.text("abgl", min_size=1, max_size=12)))
def test_kin_are_other_words_of_the_article(term: str, words: list[str]) -> None:
    kin = Kin(MemoryEngine([words]))
    assert set(kin.family(term)) | set(kin.mended(term)) <= set(words) - {term}


EVERYDAY = "international universities employees colour founded children yesterday worldwide"


@pytest.mark.parametrize("word", EVERYDAY.split())
def test_everyday_words_are_no_slips_of_others(word: str) -> None:
    """The table of English words is written in terms; a change to stemming makes it stale."""
    assert all(map(is_common, terms_of(word)))


def test_rarity_is_positive_and_tells_common_words_from_rare_ones() -> None:
    (house,) = terms_of("house")
    assert 0 < rarity(house) < rarity("walrus") <= rarity("shenzhenqqq") <= CEILING
    assert rarity("1998") == rarity("7")
    assert is_common(house)
    assert not is_common("shenzhenqqq")
