"""What a follow-up takes over from the question before.

A pronoun stands for the topic, "Why?" for all that was asked, and "And for the Model B?" asks the
same of something else. The topic is what the latest question that stood alone spoke of.
"""

from dataclasses import replace

from qa.asking.followup import asks_the_same, leans, substitutes
from qa.asking.kinds import Kind
from qa.asking.question import IsName, Question, Word, each_once, never
from qa.asking.replacing import replaced_by
from qa.asking.words import content_words, measures, topical_words

# Of a text among the earlier ones, only how it begins is meant.
MOST_CARRIED = 12


def leaning(question: Question, earlier: Question | None, is_name: IsName = never) -> Question:
    """The question with what it carries over from the earlier one; itself if it leans on none."""
    if earlier is None or not leans(question):
        return question
    same = asks_the_same(question)
    carried = each_once(_taken_over(question, earlier, is_name))
    new = tuple(w for w in carried if w.term not in question.own_terms)[:MOST_CARRIED]
    topic = (*topical_words(question), *new) if substitutes(question) else _topic(earlier)
    kind = earlier.kind if same else question.kind
    return replace(question, carried=new, topic=topic, kind=kind)


def _taken_over(question: Question, earlier: Question, is_name: IsName) -> list[Word]:
    """The words of the earlier question that are still meant."""
    if content_words(question) and not substitutes(question):
        return [*topical_words(earlier), *_topic(earlier)]
    asked = _all_asked(question, earlier)[:MOST_CARRIED]
    replaced = replaced_by(question, asked, earlier, is_name) if substitutes(question) else ()
    return [word for word in asked if word.term not in replaced]


def _topic(question: Question) -> tuple[Word, ...]:
    """What a pronoun after the question stands for."""
    return question.topic or topical_words(question)


def _all_asked(question: Question, earlier: Question) -> list[Word]:
    """All that the earlier question says, with its measure where another measure is not asked."""
    topical = set(topical_words(earlier))
    again = asks_the_same(question) or question.kind not in (Kind.COUNT, Kind.AMOUNT)
    own = [w for w in earlier.own_words if w in topical or (again and measures(w.term))]
    return [*own, *earlier.carried]
