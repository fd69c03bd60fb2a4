"""What became of a quote is what the edit did to it, and nothing is called same that is not."""

from collections.abc import Iterator
from random import Random

import pytest
from citing.edits import EDITS, Draft, draft, is_provable, outcome
from hypothesis import given
from hypothesis import strategies as st

from index.citing.quote import Quote, Verdict
from index.citing.verifying import verified
from index.text.article import Article, article_from_text

CASES = 1_000


def town(text: str) -> Article:
    return article_from_text(text, id="town", source="town.txt")


def quoted(text: str, words: str, reach: int = 32) -> Quote:
    start = text.index(words)
    end = start + len(words)
    around = text[max(start - reach, 0) : start], text[end : end + reach]
    return Quote(words, "town.txt", start, end, *around, sha256=town(text).sha256)


def one(before: str, after: str, words: str, reach: int = 32) -> Verdict:
    (verdict,) = verified([quoted(before, words, reach)], town(after))
    return verdict


def edited(seed: int, most: int, names: list[str]) -> Iterator[tuple[Draft, Draft, list[str]]]:
    random = Random(seed)
    old = new = draft(random)
    done = []
    for _ in range(random.randint(1, most)):
        name = random.choice(names)
        if sum(map(len, new.paragraphs)) > 2:
            new = EDITS[name](new, random)
            done.append(name)
    yield old, new, done


def test_every_verdict_on_a_thousand_random_edits_is_what_the_edit_did() -> None:
    seen = set()
    for seed in range(CASES):
        for old, new, edits in edited(seed, 3, list(EDITS)):
            for number, verdict in enumerate(verified(old.quotes(), new.article)):
                expected = outcome(number, old, new)
                if expected != "changed" or is_provable(number, old, edits):
                    assert verdict.outcome == expected, (seed, edits, verdict)
                    seen.add(expected)
                if verdict.outcome == "same":
                    assert new.text[slice(*old.spans[number])] == old.texts[number]
                if verdict.outcome == "moved":
                    assert [(p.start, p.end) for p in verdict.places] == [new.spans[number]]
    assert seen == {"same", "moved", "changed", "gone"}


@pytest.mark.parametrize("name", EDITS)
def test_what_stands_there_now_is_the_edited_sentence_and_the_difference_leads_there(
    name: str,
) -> None:
    for seed in range(100):
        for old, new, _ in edited(seed, 1, [name]):
            for number, verdict in enumerate(verified(old.quotes(), new.article)):
                if verdict.outcome != "changed":
                    continue
                (place,) = verdict.places
                quote = verdict.quote
                assert (place.start, place.end) == new.spans[number]
                stayed = [c for c in verdict.difference if c.kind != "+"]
                became = [c for c in verdict.difference if c.kind != "-"]
                assert "".join(c.text for c in stayed) == quote.text
                assert "".join(c.text for c in became) == place.text


def test_a_quote_alone_is_told_as_among_all_others() -> None:
    for seed in range(100):
        for old, new, _ in edited(seed, 1, list(EDITS)):
            for number, quote in enumerate(old.quotes()):
                assert verified([quote], new.article)[0].outcome == outcome(number, old, new)


TOWN = (
    "The ferry sails at noon. It is green. The port closes at six.\n\nDogs sail free. It is green."
)


def test_two_equally_good_places_are_both_named() -> None:
    verdict = one("Dogs bark. Cats purr.", "Cats purr. So.\n\nCats purr. So.", "Cats purr.")
    assert (verdict.outcome, [p.start for p in verdict.places]) == ("moved", [0, 16])


def test_what_stood_around_a_quote_tells_copies_apart() -> None:
    after = "Once more.\n\n" + TOWN
    first = one(TOWN, after, "It is green.")
    assert [p.start for p in first.places] == [after.index("It is green.")]


def test_a_copy_elsewhere_does_not_hide_that_the_quote_was_reworded() -> None:
    after = TOWN.replace("It is green.", "It is grey.", 1)
    verdict = one(TOWN, after, "It is green.")
    assert verdict.outcome == "changed"
    assert verdict.places[0].text == "It is grey."


def test_a_list_item_taken_out_is_not_its_neighbour_changed() -> None:
    lines = [f"Line {number} is open." for number in range(9)]
    before, after = "\n".join(lines), "\n".join(lines[:4] + lines[5:])
    assert one(before, after, lines[4]).outcome == "gone"


def test_another_figure_is_never_the_same() -> None:
    verdict = one(TOWN, TOWN.replace("six", "ten"), "The port closes at six.")
    assert verdict.outcome == "changed"
    assert [c for c in verdict.difference if c.kind != "="] == [("-", "six"), ("+", "ten")]


def test_other_white_space_is_a_change_and_said_to_be_nothing_more() -> None:
    verdict = one(TOWN, TOWN.replace("sails at", "sails\nat"), "The ferry sails at noon.")
    assert (verdict.outcome, verdict.reason) == ("changed", "only white space differs")


def test_a_quote_that_the_unchanged_article_never_held_was_edited() -> None:
    quote = quoted(TOWN, "The ferry sails at noon.")
    forged = Quote("The ferry sails at nine.", *("town.txt", 0, 24), sha256=quote.sha256)
    (verdict,) = verified([forged], town(TOWN))
    assert verdict.outcome == "changed"
    assert "edited" in verdict.reason


def test_words_without_a_place_are_the_same_wherever_they_stand() -> None:
    (verdict,) = verified([Quote("green")], town(TOWN))
    assert (verdict.outcome, len(verdict.places)) == ("same", 2)


@pytest.mark.parametrize("text", ["a" * 5_000, "ab " * 5_000, "\n \n" * 2_000 + "x"])
def test_texts_that_repeat_themselves_are_no_trap(text: str) -> None:
    quotes = [Quote("a" * 40, "town.txt", 3, 43), Quote("ab ab ab ab ab abx"), Quote(" x")]
    assert len(verified(quotes, town(text))) == 3


def test_chinese_is_compared_by_the_character() -> None:
    before = "深圳和香港共同建设科研中心。两个园区被一条河分开。公司有三百名员工。"
    verdict = one(before, before.replace("三百", "五百"), "公司有三百名员工。")
    assert verdict.outcome == "changed"
    assert [c for c in verdict.difference if c.kind != "="] == [("-", "三"), ("+", "五")]


ANYTHING = st.text("ab .\n\r\t🙂é,-\u2028", min_size=1, max_size=120).filter(str.strip)


@given(ANYTHING, ANYTHING, st.integers(0, 120), st.integers(1, 60), st.booleans())
def test_what_is_called_same_or_moved_stands_there(
    before: str, after: str, start: int, size: int, is_placed: bool
) -> None:
    words = before[start : start + size] or before
    place = (start, start + len(words)) if is_placed else (None, None)
    for spacing in ("exact", "lines", "words"):
        quote = Quote(words, "town.txt", *place, spacing=spacing)  # type: ignore[arg-type]
        (verdict,) = verified([quote], town(after))
        for found in verdict.places if words.strip() and verdict.holds else ():
            assert 0 <= found.start < found.end <= len(after)
            assert quote.is_cut_as(found.text)


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        ("Ferry fee: 12", "Ferry fee: 125", "Ferry fee: 125"),
        ("Ferry fee: 12", "Ferry fee: 12.50", "Ferry fee: 12.50"),
        ("5 million fish", "1.5 million fish", "1.5 million fish"),
        ("Toll in crown", "Toll in crowns", "Toll in crowns"),
        ("Model E", "Model E2", "Model E2"),
    ],
)
def test_a_longer_word_or_figure_is_another_one(before: str, after: str, now: str) -> None:
    for head in ("", "Fees\n\n"):
        verdict = one(head + before, head + after, before)
        assert (verdict.outcome, verdict.places[0].text) == ("changed", now)


def test_of_many_figures_the_whole_one_is_found() -> None:
    text = " ".join(f"{number}12 eggs." for number in range(1, 60)) + " There are 12 hens."
    for whole in (True, False):
        (verdict,) = verified([Quote("12", whole=whole)], town(text))
        assert (verdict.outcome, len(verdict.places)) == ("same", 1)
        assert text[verdict.places[0].start :] == "12 hens."


def test_gold_may_cut_a_word_and_never_a_figure() -> None:
    quotes = [Quote("fish", whole=False), Quote("15", whole=False), Quote("150", whole=False)]
    verdicts = verified(quotes, town("150kg of fishes."))
    assert [verdict.outcome for verdict in verdicts] == ["same", "gone", "same"]


def test_a_long_run_of_letters_is_no_trap_for_ends_of_words() -> None:
    letters = "ab" * 200_000
    assert one(f"It is {letters[:40]}", f"It is {letters}", letters[:40]).outcome != "same"


def test_of_items_alike_each_is_told_by_the_words_that_it_kept() -> None:
    fees = {"Tower": "60", "Harbour": "11", "Bus": "71", "Bridge": "90", "Museum": "94"}
    new = fees | {"Tower": "602", "Harbour": "11.5", "Bridge": "90.5"}
    before, after = (
        "\n".join(f"{name} fee for ten persons: {fee}" for name, fee in one.items())
        for one in (fees, new)
    )
    quotes = [quoted(before, line) for line in before.splitlines()]
    verdicts = verified(quotes, town(after))
    assert [verdict.places[0].text for verdict in verdicts] == after.splitlines()
    assert [verdict.holds for verdict in verdicts] == [fees[one] == new[one] for one in fees]
