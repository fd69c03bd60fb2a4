"""What other programs send as a history."""

import pytest

from qa.chat.api import questions_in


@pytest.mark.parametrize(
    ("history", "questions"),
    [
        (None, ()),
        (["a", "b"], ("a", "b")),
        ([{"role": "user", "content": "a"}, {"role": "assistant", "content": "x"}], ("a",)),
        ([{"role": "user", "content": [{"type": "text", "text": "a"}]}], ("a",)),
        ([3, None, {}], ()),
        ("a", ()),
    ],
)
def test_history_comes_as_strings_or_as_messages(
    history: object, questions: tuple[str, ...]
) -> None:
    assert questions_in(history) == questions
