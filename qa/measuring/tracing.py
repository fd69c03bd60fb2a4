"""Where the passages of one version stand in another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.citing.quote import Quote, Verdict
from index.citing.selectors import TextQuoteSelector
from index.citing.verifying import verified
from index.text.article import Article
from qa.answering.answer import Passage
from qa.measuring.moving import moved_starts
from qa.measuring.versions import Version, counterpart


@dataclass(frozen=True, slots=True)
class Traced:
    """A passage and what became of it; `moved` is whether it stands among others than before.

    What was only pushed along, as text came or went before it, has not moved.
    """

    passage: Passage
    verdict: Verdict
    moved: bool = False

    @property
    def now(self) -> str:
        """What stands now in its place, empty where nothing does."""
        return self.verdict.places[0].text if self.verdict.places else ""

    def is_overlapped_by(self, passage: Passage) -> bool:
        """Whether a passage of the new version stands where this one stands now."""
        there, source = passage.citation, self.verdict.article.source
        return there.source == source and any(
            place.start < there.end and there.start < place.end for place in self.verdict.places
        )


def traced(passages: Iterable[Passage], old: Version, new: Version) -> Mapping[Passage, Traced]:
    """What became of each passage of an old version; each article is looked through once."""
    by_path: dict[str, list[Passage]] = defaultdict(list)
    for passage in dict.fromkeys(passages):
        by_path[old.path_of(passage)].append(passage)
    found: dict[Passage, Traced] = {}
    for path, some in by_path.items():
        before, after = old.article(path), counterpart(path, old, new)
        if before is not None and after is not None:
            found |= _in_article(some, before, after)
        elif before is not None:
            found |= {p: Traced(p, Verdict(_quote_of(p), "gone", before)) for p in some}
    return found


def _in_article(passages: list[Passage], before: Article, after: Article) -> dict[Passage, Traced]:
    verdicts = verified([_quote_of(passage) for passage in passages], after)
    pairs = list(zip(passages, verdicts, strict=True))
    may_have_moved = any(verdict.outcome == "moved" for verdict in verdicts)
    starts = moved_starts(before, after) if may_have_moved else frozenset()
    return {
        passage: Traced(passage, verdict, passage.citation.start in starts)
        for passage, verdict in pairs
    }


def _quote_of(passage: Passage) -> Quote:
    cited = passage.citation
    quoted = next((s for s in cited.selectors if isinstance(s, TextQuoteSelector)), None)
    around = (quoted.prefix, quoted.suffix) if quoted else ("", "")
    return Quote(passage.text, cited.source, cited.start, cited.end, *around, sha256=cited.sha256)
