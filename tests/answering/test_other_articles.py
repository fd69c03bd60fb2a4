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


RUSSIAN = article_from_text(
    "Паром Ида отходит в девять часов. Собаки едут бесплатно, а кошки платят половину.",
    id="parom",
    source="parom.txt",
)
IN_NO_SCRIPT_OF_ITS_OWN = "the question is in a script that the closest passages do not use"


@pytest.mark.parametrize(
    ("article", "question", "other_script"),
    [
        (RUSSIAN, "Сколько слонов в Африке?", False),
        (RUSSIAN, "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", True),
        (ENGLISH, "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", True),
        (ENGLISH, "Ｗｈｏ ｐａｉｎｔｅｄ ｔｈｅ Ｌｏｕｖｒｅ？", False),
    ],
)
def test_another_script_is_told_only_where_no_passage_uses_it(
    article: Article, question: str, other_script: bool
) -> None:
    answer = Reader([article]).ask(question)
    assert (IN_NO_SCRIPT_OF_ITS_OWN in answer.message) == other_script


def test_a_language_like_one_that_is_known_is_not_said_to_be_that_one() -> None:
    afrikaans = article_from_text(
        "Die ou vuurtoring staan op die noordelike kus van die eiland. Dit is in 1874 deur vissers "
        "gebou, toe skepe dikwels gestrand het. Die toegang kos vyf rand.",
        id="toring",
        source="toring.txt",
    )
    message = Reader([afrikaans]).ask("¿Quién construyó el faro?").message
    assert "the question is read as Spanish and the article as Dutch" in message


def test_what_answers_is_marked_in_its_place() -> None:
    passage = Reader([SPANISH]).ask("¿Quiénes viajan gratis?").passages[0]
    assert [passage.text[slice(*span)] for span in passage.highlights] == ["viajan", "gratis"]
