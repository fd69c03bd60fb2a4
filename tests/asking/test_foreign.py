"""What a question in another language asks for, over an English article."""

import pytest

from index.text.languages import ENGLISH
from qa.asking.kinds import Kind
from qa.asking.question import question_of

CASES = {
    "河套合作区一共有多大？": Kind.AMOUNT,
    "未来机器人公司有多少名员工？": Kind.COUNT,
    "深港合作是哪一年开始的？": Kind.WHEN,
    "规划是谁发布的？": Kind.WHO,
    "公园在哪里？": Kind.WHERE,
    "为什么关闭？": Kind.WHY,
    "两个园区之间隔着什么？": Kind.OTHER,
    "¿Cuántos empleados tiene la empresa de robots?": Kind.COUNT,
    "¿Quién es el fundador de la empresa?": Kind.WHO,
    "¿En qué año empezó la cooperación?": Kind.WHEN,
    "Wie viele Mitarbeiter hat die Firma?": Kind.COUNT,
    "Où se trouve le parc de la ville ?": Kind.WHERE,
    "Comment fonctionne le parc de la ville ?": Kind.OTHER,
}


@pytest.mark.parametrize("text", CASES)
def test_kind(text: str) -> None:
    assert question_of(text, languages=(ENGLISH,)).kind == CASES[text]


def test_over_an_article_in_its_own_language_nothing_is_told() -> None:
    assert question_of("规划是谁发布的？", languages=("zh",)).kind is Kind.OTHER
