"""Text directives, `text=prefix-,exact,-suffix`: URL Fragment Text Directives of the WICG."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from index.text.article import Article

# Words on each side of a quote that stands more than once, as many as tell it apart.
_REACHES = (24, 48, 96, 192)
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Directive:
    """The words that a directive names; `until` are the last ones where it names a range."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    until: str = ""

    def __str__(self) -> str:
        before = f"{_encoded(self.prefix)}-," if self.prefix else ""
        after = f",-{_encoded(self.suffix)}" if self.suffix else ""
        return f"text={before}{_encoded(self.exact)}{after}"


def directive_for(article: Article, start: int, end: int) -> Directive:
    """The directive that leads a browser to a place in an article: it takes the first that fits."""
    cut = article.cut(start, end)
    exact, lowered = _spaced(cut), article.lowered
    if _is_alone(lowered, cut):
        return Directive(exact)
    most = 4 * _REACHES[-1]
    first = max(start - most, 0)
    before, after = article.cut(first, start), article.cut(end, end + most)
    for reach in _REACHES:
        prefix, suffix = _last_words(before, reach), _first_words(after, reach)
        around = article.cut(first + _from(before, prefix), end + _to(after, suffix))
        if _is_alone(lowered, around):
            break
    return Directive(exact, _spaced(prefix), _spaced(suffix))


def directive_in(written: str) -> Directive:
    """The directive that is written after `text=`; raises ValueError for a broken one."""
    parts = written.split(",")
    prefix = parts.pop(0)[:-1] if len(parts) > 1 and parts[0].endswith("-") else ""
    suffix = parts.pop()[1:] if len(parts) > 1 and parts[-1].startswith("-") else ""
    exact, until = parts if len(parts) == 2 else (*parts, "") if len(parts) == 1 else ("", "")
    if not exact:
        raise ValueError("a text directive names words")
    return Directive(*map(_decoded, (exact, prefix, suffix, until)))


def _encoded(words: str) -> str:
    # The syntax's own marks are "&", "-" and ","; of them `quote` leaves the hyphen.
    return quote(words.encode("utf-8", "surrogatepass"), safe="").replace("-", "%2D")


def _decoded(written: str) -> str:
    if _BROKEN_PERCENT.search(written):
        raise ValueError("a percent sign is followed by two hexadecimal digits")
    return unquote_to_bytes(written).decode("utf-8", "surrogatepass")


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _is_alone(lowered: str, part: str) -> bool:
    """Whether a part stands once in a text in small letters; browsers heed no case."""
    part = part.lower()
    at = lowered.find(part)
    return at >= 0 and lowered.find(part, at + len(part)) < 0


def _last_words(before: str, reach: int) -> str:
    """The last words before a place, of one line: browsers look for them in one block."""
    line = (before[-4 * reach :].rstrip().splitlines() or [""])[-1]
    return line if len(line) <= reach else line[-reach:].partition(" ")[2] or line[-reach:]


def _first_words(after: str, reach: int) -> str:
    line = (after[: 4 * reach].lstrip().splitlines() or [""])[0].rstrip()
    return line if len(line) <= reach else line[:reach].rpartition(" ")[0] or line[:reach]


def _from(before: str, prefix: str) -> int:
    return len(before.rstrip()) - len(prefix) if prefix else len(before)


def _to(after: str, suffix: str) -> int:
    return len(after) - len(after.lstrip()) + len(suffix) if suffix else 0
