"""An old address of the page: what is told of the words that it carries."""

import pytest

from index.citing.directive import Directive
from index.text.article import Article, article_from_text
from qa.answering.reader import Reader
from qa.chat.sources import AnchorError, Sources
from qa.chat.standing import QuoteError, standing

OLD = "The port opened in 1890. A ferry crosses the harbour in twelve minutes. It closes at six."
START = OLD.index("A ferry")
END = OLD.index(" It closes")
WORDS = Directive(OLD[START:END], OLD[START - 20 : START], OLD[END : END + 20])


def port(text: str) -> Article:
    """The article as it is now."""
    return article_from_text(text, id="port", source="port.txt")


@pytest.mark.parametrize(
    ("now", "anchor", "told"),
    [
        (OLD, "s2", []),
        (f"It is old. {OLD}", "s3", ['is now sentence <button type="button" class="inline"']),
        (
            OLD.replace("twelve", "ten"),
            "s2",
            ["Nearest to what it quotes is now sentence", "<del>twelve</del><ins>ten</ins>"],
        ),
        (
            "The port opened in 1890. It closes at six.",
            "",
            ["this is no longer in it", "<del>A ferry crosses"],
        ),
    ],
    ids=["same", "moved", "changed", "gone"],
)
def test_what_became_of_it_is_told(now: str, anchor: str, told: list[str]) -> None:
    found = standing(Sources(Reader([port(now)])), "", str(WORDS), "s2")
    assert found.anchor == anchor
    assert all(part in found.html for part in told)
    assert bool(found.html) == bool(told)


def test_of_several_articles_the_one_named_is_looked_at() -> None:
    other = article_from_text(OLD, id="other", source="other.txt")
    served = Sources(Reader([port("Nothing of the kind."), other]))
    assert standing(served, "other.txt", str(WORDS), "s2").html == ""
    assert "no longer in it" in standing(served, "port.txt", str(WORDS), "s2").html
    with pytest.raises(AnchorError):
        standing(served, "gone.txt", str(WORDS), "s2")


def test_what_it_carries_is_text() -> None:
    words = str(Directive("<script>alert(1)</script> ${x}"))
    told = standing(Sources(Reader([port(OLD)])), "", words, "s1").html
    assert "<script" not in told
    assert "${" not in told


@pytest.mark.parametrize("words", ["", "text=", "text=%", "text=a,b,c,d", "text=%ff", "x" * 30_000])
def test_words_that_cannot_be_read_are_told(words: str) -> None:
    with pytest.raises(QuoteError, match="cut or was changed"):
        standing(Sources(Reader([port(OLD)])), "", words, "s1")
