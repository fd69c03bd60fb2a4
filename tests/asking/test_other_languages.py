"""Questions in other languages, and English ones about articles in others."""

import pytest

from qa.asking.heard import heard
from qa.asking.kinds import Kind
from qa.asking.question import Question, question_of


def asked(text: str, *languages: str) -> Question:
    return question_of(text, languages=languages)


@pytest.mark.parametrize(
    "text",
    [
        "¿Quién no fue ni una sola vez?",
        "Who did not sail more than once, for example?",
        "Ist das die größte von allen?",
        "什么时候不开门？",
    ],
)
def test_no_rule_for_english_holds_over_another_language(text: str) -> None:
    question = asked(text, "es")
    assert question.kind is Kind.OTHER
    told = (question.denies, question.negated, question.extreme, question.exemplary)
    assert not any((*told, question.defines))


def test_rules_for_english_hold_where_one_of_the_articles_is_english() -> None:
    assert asked("Who did not sail?", "es", "en").negated
    assert asked("Who did not sail?", "es", "en").kind is Kind.WHO


def test_a_capital_tells_a_name_in_spanish_and_not_in_german() -> None:
    assert len(asked("¿Quién vive en Zaragoza?", "es").names) == 1
    assert asked("Wer wohnt in diesem Haus?", "de").names == frozenset()


def test_words_that_only_ask_are_left_out_in_whatever_language_is_asked() -> None:
    texts = [word.text for word in asked("How many stops does the line have?", "es").own_words]
    assert texts == ["stops", "line"]


@pytest.mark.parametrize(
    ("before", "text", "carried"),
    [
        ("¿Se retrasaron las obras?", "¿Por qué?", ["retrasaron", "obras"]),
        ("¿Se retrasaron las obras?", "¿Y el museo?", []),
        ("Kostet die Führung etwas?", "Also wann beginnt der Kurs?", []),
    ],
)
def test_a_follow_up_of_asking_words_alone_leans_on_what_was_asked(
    before: str, text: str, carried: list[str]
) -> None:
    found = heard(text, [before], languages=("es" if "¿" in text else "de",)).question
    assert [word.text for word in found.carried] == carried


def test_in_mixed_company_a_word_is_what_an_article_uses() -> None:
    used = {"reef", "tranv~"}
    question = question_of(
        "¿Tiene tranvía el reef?", languages=("en", "es"), is_known=used.__contains__
    )
    assert question.own_terms == ("tranv~", "reef")
