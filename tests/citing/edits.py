"""Small texts, random edits of them, and what becomes of each sentence as known from the edit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from index.citing.quote import Quote
from index.citing.selectors import REACH
from index.text.article import Article, article_from_text

PLACES = (
    *("harbour", "ferry", "market", "lighthouse", "library", "orchard", "station", "bridge"),
    *("museum", "quarry"),
)
DOERS = (
    *("mayor", "council", "baker", "captain", "teacher", "farmer", "painter", "gardener"),
    *("company", "crew"),
)
DEEDS = (
    *("opened", "closed", "painted", "rebuilt", "visited", "sold", "praised", "measured"),
    *("guarded", "renamed"),
)
WHEN = (
    *("in spring", "after the storm", "before the war", "on Monday", "last winter"),
    "every other year",
)
HOW = (
    *("quickly", "with great care", "for 12 crowns", "under 340 lamps", "without a permit"),
    "at last",
)


@dataclass(frozen=True)
class Said:
    """A sentence of a text; `number` is None for one that an edit brought."""

    number: int | None
    text: str


@dataclass(frozen=True)
class Draft:
    """A text as its paragraphs' sentences, and what stands between paragraphs."""

    paragraphs: tuple[tuple[Said, ...], ...]
    gap: str = "\n\n"

    @property
    def text(self) -> str:
        return self.gap.join(" ".join(s.text for s in p) for p in self.paragraphs)

    @property
    def article(self) -> Article:
        return article_from_text(self.text, id="town", source="town.txt")

    @property
    def spans(self) -> dict[int, tuple[int, int]]:
        """Where the sentences of the first text stand in this one."""
        found, at = {}, 0
        for paragraph in self.paragraphs:
            for said in paragraph:
                if said.number is not None:
                    found[said.number] = (at, at + len(said.text))
                at += len(said.text) + 1
            at += len(self.gap) - 1
        return found

    @property
    def texts(self) -> dict[int, str]:
        return {s.number: s.text for p in self.paragraphs for s in p if s.number is not None}

    def quotes(self, reach: int = REACH) -> list[Quote]:
        """Each sentence as it would be cited."""
        text, article = self.text, self.article
        return [
            Quote(
                *(text[start:end], "town.txt", start, end),
                *(text[max(start - reach, 0) : start], text[end : end + reach]),
                sha256=article.sha256,
            )
            for _, (start, end) in sorted(self.spans.items())
        ]


def sentence(random: Random) -> str:
    words = [
        *("The", random.choice(DOERS), random.choice(DEEDS), "the", random.choice(PLACES)),
        *("of", random.choice(PLACES).title(), random.choice(HOW), random.choice(WHEN)),
        *(["and", "the", random.choice(DOERS), random.choice(DEEDS), "it"] * random.randrange(2)),
    ]
    return " ".join(words) + random.choice(".....!?")


def draft(random: Random) -> Draft:
    """A text of some paragraphs, no sentence of which stands twice."""
    texts = list(dict.fromkeys(sentence(random) for _ in range(random.randint(6, 20))))
    paragraphs, number = [], 0
    while number < len(texts):
        size = random.randint(1, 5)
        some = enumerate(texts[number : number + size], number)
        paragraphs.append(tuple(Said(*one) for one in some))
        number += size
    return Draft(tuple(paragraphs))


Edit = Callable[[Draft, Random], Draft]


def _at(old: Draft, random: Random) -> tuple[int, int]:
    row = random.randrange(len(old.paragraphs))
    return row, random.randrange(len(old.paragraphs[row]))


def _with(old: Draft, row: int, paragraph: tuple[Said, ...]) -> Draft:
    rows = [*old.paragraphs[:row], *([paragraph] if paragraph else []), *old.paragraphs[row + 1 :]]
    return replace(old, paragraphs=tuple(rows))


def _rewritten(old: Draft, random: Random, rewrite: Callable[[str], str]) -> Draft:
    row, at = _at(old, random)
    paragraph = old.paragraphs[row]
    said = replace(paragraph[at], text=rewrite(paragraph[at].text))
    return _with(old, row, (*paragraph[:at], said, *paragraph[at + 1 :]))


def insertion(old: Draft, random: Random) -> Draft:
    row, at = _at(old, random)
    paragraph = old.paragraphs[row]
    new = "Nobody could have foreseen " + sentence(random).lower()
    return _with(old, row, (*paragraph[:at], Said(None, new), *paragraph[at:]))


def deletion(old: Draft, random: Random) -> Draft:
    row, at = _at(old, random)
    paragraph = old.paragraphs[row]
    return _with(old, row, paragraph[:at] + paragraph[at + 1 :])


def moved_paragraph(old: Draft, random: Random) -> Draft:
    rows = list(old.paragraphs)
    rows.insert(random.randrange(len(rows)), rows.pop(random.randrange(len(rows))))
    return replace(old, paragraphs=tuple(rows))


def typo(old: Draft, random: Random) -> Draft:
    def slipped(text: str) -> str:
        at = random.choice([i for i, c in enumerate(text) if c.isalpha() and i > 3])
        kind = random.randrange(3)
        return text[:at] + random.choice("qxz") * (kind > 0) + text[at + (kind < 2) :]

    return _rewritten(old, random, slipped)


def other_word(old: Draft, random: Random) -> Draft:
    def reworded(text: str) -> str:
        words = text.split(" ")
        words[random.randrange(1, len(words) - 1)] = random.choice(["purple", "77", "seldom"])
        return " ".join(words)

    return _rewritten(old, random, reworded)


def more_words(old: Draft, random: Random) -> Draft:
    def longer(text: str) -> str:
        words = text.split(" ")
        words.insert(random.randrange(1, len(words)), "which nobody expected,")
        return " ".join(words)

    return _rewritten(old, random, longer)


def fewer_words(old: Draft, random: Random) -> Draft:
    def shorter(text: str) -> str:
        words = text.split(" ")
        at = random.randrange(1, len(words) - 2)
        return " ".join(words[:at] + words[at + 2 :])

    return _rewritten(old, random, shorter)


def white_space(old: Draft, random: Random) -> Draft:
    def spaced(text: str) -> str:
        at = random.choice([i for i, c in enumerate(text) if c == " "])
        return text[:at] + random.choice(["\n", "  ", "\t", "\u00a0"]) + text[at + 1 :]

    return _rewritten(old, random, spaced)


def wider_gaps(old: Draft, random: Random) -> Draft:
    return replace(old, gap=random.choice(["\n\n\n", "\n \n", "\r\n\r\n", "\n\n"]))


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        *(insertion, deletion, moved_paragraph, typo, other_word, more_words, fewer_words),
        *(white_space, wider_gaps),
    )
}


def is_provable(number: int, old: Draft, edits: list[str]) -> bool:
    """Whether the edits leave a trace of what became of a sentence.

    One that was a paragraph by itself, was moved and got other words, cannot be told from one that
    was taken out where another like it came.
    """
    alone = any(len(p) == 1 and p[0].number == number for p in old.paragraphs)
    return not (alone and "moved_paragraph" in edits)


def outcome(number: int, old: Draft, new: Draft) -> str:
    """What became of a sentence, as known from the edit."""
    if number not in new.texts:
        return "gone"
    if old.texts[number] != new.texts[number]:
        return "changed"
    return "same" if old.spans[number] == new.spans[number] else "moved"
