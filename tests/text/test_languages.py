"""The language of an article, and what follows from it: its sentences and its terms."""

from itertools import pairwise
from typing import Any

import pytest
from cases import cases

from index.text.article import article_from_text
from index.text.languages import language_among, language_of
from index.text.sentences import sentences_in
from index.text.terms import Token, tokens_of, words_of


def terms_in(language: str, text: str) -> list[str]:
    return [term for word in words_of(text, language) for term in word.terms]


@pytest.mark.parametrize("case", cases("text/languages.jsonl"))
def test_the_language_of_a_text(case: dict[str, Any]) -> None:
    assert language_of(case["text"]) == case["language"]


def test_a_long_text_is_judged_by_more_than_its_beginning() -> None:
    spanish = "El barco sale a mediodía y los perros viajan gratis con sus dueños. " * 200
    assert (
        language_of("The Old Lady of the Sea. It is a song of the north. " * 10 + spanish) == "es"
    )


@pytest.mark.parametrize(
    ("text", "expected", "found"),
    [
        ("How many stops are there?", ("es",), "en"),
        ("¿Cuántas paradas hay?", ("en",), "es"),
        ("Warum?", ("de",), "de"),
        ("Jahreskarte Preis", ("de",), "de"),
        ("Jahreskarte Preis", ("en", "de"), "en"),
        ("站在哪里？", ("en",), "zh"),
        ("Où s'arrête le tram ?", ("es",), "fr"),
        ("Who’s Li Luyang?", ("en",), "en"),
        ("future robotics employees", ("en",), "en"),
        ("", ("es",), "es"),
        ("Who wrote Don Quijote de la Mancha?", ("en",), "en"),
        ("And where is San Juan de los Lagos?", ("en",), "en"),
        ("Why?", ("de",), "en"),
        ("Qui a fondé l'entreprise de robots ?", ("en",), "fr"),
        ("En que consiste el desembolsos?", ("en",), "es"),
    ],
)
def test_the_language_of_a_short_text(text: str, expected: tuple[str, ...], found: str) -> None:
    assert language_among(text, expected) == found


@pytest.mark.parametrize("case", cases("text/spoken_sentences.jsonl"))
def test_sentences_end_as_the_language_ends_them(case: dict[str, Any]) -> None:
    # A stranger's word or two would leave the language open.
    more = {"。": "这是最后的一句。" if "狗" in "".join(case["sentences"]) else ""}
    text = " ".join(case["sentences"]) + more.get(case["sentences"][-1][-1], "")
    article = article_from_text(text, id="a", source="a.txt")
    found = [text[s.start : s.end] for s in sentences_in(article)]
    assert found[: len(case["sentences"])] == case["sentences"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("es", "paradas", "Parada"),
        ("es", "estación", "estaciones"),
        ("es", "11,4", "11.4"),
        ("de", "Führungen", "führung"),
        ("de", "1.200", "1200"),
        ("de", "11 km", "11 Kilometer"),
        ("de", "E-Mail", "Email"),
        ("fr", "l'eau", "eau"),
        ("it", "dell’acqua", "acqua"),
        ("ru", "остановка", "остановки"),
        ("tr", "İstanbul", "istanbul"),
        ("sv", "museerna", "museerna"),
    ],
)
def test_forms_of_a_word_are_found_by_each_other(language: str, one: str, other: str) -> None:
    assert terms_in(language, one) == terms_in(language, other) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Cuántas son, dónde y por qué?"),
        ("es", "cuantas son y por que"),
        ("de", "Wie viele sind es, wo und warum?"),
        ("fr", "Combien y en a-t-il, où et pourquoi est-ce ?"),
        ("zh", "什么？哪里？为什么？"),
        ("ru", "Сколько их и где они?"),
    ],
)
def test_words_that_ask_and_join_are_not_searched(language: str, text: str) -> None:
    assert terms_in(language, text) == []


def test_tea_is_no_pronoun() -> None:
    assert len(terms_in("es", "el té te gusta")) == 2


def test_chinese_is_searched_by_letters_and_pairs_of_them() -> None:
    assert terms_in("zh", "茶园的面积") == ["茶园~", "茶~", "园~", "面积~", "面~", "积~"]


def test_places_of_words_are_those_of_the_text() -> None:
    text = "L'eau 与茶园的 GDP 11,4 km"
    for language in ("fr", "zh"):
        tokens = tokens_of(text, language)
        assert [text[k.start : k.end] for k in tokens][-2:] == ["11,4", "km"]
        assert all(one.end <= other.start for one, other in pairwise(tokens))


def test_a_word_has_its_terms_in_each_language() -> None:
    (token,) = tokens_of("Zaragoza", "en", "es")
    assert token == Token(0, 8, "zaragoza", ("zaragoza", *tokens_of("Zaragoza", "es")[0].terms))


def test_no_english_word_is_taken_for_another_language_s() -> None:
    assert not set(terms_in("es", "son real pan sale total")) & set(
        terms_in("en", "son real pan sale")
    )


def test_a_language_that_is_not_known_is_folded_and_no_more() -> None:
    assert terms_in("", "Lëvizja e trageteve") == ["levizja~", "e~", "trageteve~"]
