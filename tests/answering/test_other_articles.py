"""Articles in other languages, asked: what is found, and that no message says what is not so."""

import pytest

from index.text.article import Article, article_from_text
from qa.answering.reader import Reader

SPANISH = article_from_text(
    "El barco Marta sale de Odby a mediodía. La travesía dura 40 minutos.\n\n"
    "La capitana Lise Dahl dirige el barco. Los perros viajan gratis. Nadie durmió a bordo.\n\n"
    "¿Y los gatos? También pagan los gatos.",
    id="barco",
    source="barco.txt",
)
ENGLISH = article_from_text(
    "The ferry Ida sails from Holm at nine. The crossing takes 25 minutes.\n\n"
    "Captain Ole Lund steers the ferry. Cats pay half.",
    id="ferry",
    source="ferry.txt",
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("¿Cuánto dura la travesía?", "La travesía dura 40 minutos."),
        ("¿Viaja gratis mi perro?", "Los perros viajan gratis."),
        ("Who is Lise Dahl?", "La capitana Lise Dahl dirige el barco."),
        ("How long does the crossing take?", "The crossing takes 25 minutes."),
        ("Who steers the ferry?", "Captain Ole Lund steers the ferry."),
    ],
)
def test_each_article_is_read_in_its_own_language(question: str, first: str) -> None:
    passage = Reader([ENGLISH, SPANISH]).ask(question).passages[0]
    assert passage.text == first


@pytest.mark.parametrize(
    ("article", "question"),
    [
        (SPANISH, "¿Cuándo sale el barco?"),
        (SPANISH, "¿Quién no durmió?"),
        (SPANISH, "Who never sleeps aboard?"),
        (SPANISH, "When does the barco sail?"),
        (SPANISH, "Où est-ce que le barco s'arrête ?"),
        (SPANISH, "¿Cuántos gatos hay y por qué?"),
        (ENGLISH, "¿Por qué no hay barco?"),
    ],
)
def test_no_message_speaks_of_what_english_rules_miss(article: Article, question: str) -> None:
    answer = Reader([article]).ask(question)
    assert not any(said in answer.message for said in ("no date", "no number", "nobody", "what is"))
    idle = {"por", "qué", "no", "hay", "cuándo", "who", "when", "does", "où", "est", "que", "le"}
    assert not idle & {word.lower() for word in answer.missing}


def test_words_no_article_uses_are_named_and_their_forms_are_not() -> None:
    answer = Reader([SPANISH]).ask("¿Puede dormir un elefante a bordo?")
    assert answer.missing == ("elefante",)


def test_what_answers_is_marked_in_its_place() -> None:
    passage = Reader([SPANISH]).ask("¿Quiénes viajan gratis?").passages[0]
    assert [passage.text[slice(*span)] for span in passage.highlights] == ["viajan", "gratis"]
