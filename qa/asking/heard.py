"""The one entry: what was said, judged once, in the light of what was said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from index.text.languages import ENGLISH
from qa.asking.about import About, about_article
from qa.asking.carrying import leaning
from qa.asking.followup import replies
from qa.asking.question import (
    MAX_CHARACTERS,
    IsKnown,
    IsName,
    Question,
    always,
    never,
    question_of,
)
from qa.asking.smalltalk import small_talk

# Earlier questions looked at; what was said before is rarely still meant.
MEMORY = 4


@dataclass(frozen=True)
class Heard:
    """What was heard.

    `line` answers small talk, which is no question to the article; `about` says that the
    article's own date or subject is asked for; `question` is what to look for, with the words
    that it carries; `before` the earlier question that it leans on, resolved in the same way.
    """

    question: Question
    line: str | None = None
    about: About | None = None
    before: Question | None = None


def heard(
    text: str,
    history: Sequence[str] = (),
    is_name: IsName = never,
    languages: Sequence[str] = (ENGLISH,),
    is_known: IsKnown = always,
) -> Heard:
    """What a text says after the earlier ones of its conversation, oldest first.

    `is_name`, `languages` and `is_known` are as in `question_of`. Raises QuestionError for a text
    over MAX_CHARACTERS; among the earlier ones such a text is passed over.
    """
    read = partial(question_of, is_name=is_name, languages=languages, is_known=is_known)
    last: Heard | None = None
    for earlier in history[-MEMORY:]:
        if len(earlier) <= MAX_CHARACTERS:
            turn = _turn(earlier, read(earlier), last, is_name)
            replied = turn.question.english and replies(earlier)
            last = last if turn.line or replied else turn
    return _turn(text, read(text), last, is_name)


def _turn(text: str, question: Question, last: Heard | None, is_name: IsName) -> Heard:
    """What a text, read as a question, says after `last`, the latest that was no small talk."""
    line = small_talk(text, alone=last is None)
    if line:
        return Heard(question, line)
    alone = last is None or last.about is not None
    resolved = leaning(question, last.question if last else None, is_name)
    before = last.question if last and resolved is not question else None
    return Heard(resolved, about=about_article(question.text, alone), before=before)
