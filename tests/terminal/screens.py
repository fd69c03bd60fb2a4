"""What a person sees on terminals of several widths, as text that a reader can judge.

*…* is bold, _…_ underlined; colours and dimness are left out, and so are spaces at a line's end.
The answers are written down here, so that a picture changes with the looks alone and not with
what the program thinks likely. `python tests/terminal/screens.py` takes all pictures anew: look
at what changed in them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

from rich.console import Console

from index.formats.reading import default_article
from index.library.collection import lines_of
from index.text.article import Article, article_from_text
from qa.answering.answer import Answer, Passage
from qa.answering.passages import passage_of
from qa.terminal.answers import rows_of
from qa.terminal.view import View
from qa.terminal.wrapping import print_wrapped

HERE = Path(__file__).parent
LIST = article_from_text(
    "Visiting the works\n\nThe works lie by the river and may be visited on Sundays.\n\n"
    "Visitors must bring:\n- a helmet\n- strong shoes\n- gloves\n- a lamp\n\n"
    "Children stay at home.\n",
    id="visits",
    source="notes/visits.txt",
)
CHINESE = article_from_text(
    "深圳湾口岸于2007年7月1日正式开放，是中国第一个按照“一地两检”模式运作的口岸。"
    "港口每天开放时间为早上六点半到晚上十二点。货物检查在另一座大楼进行。\n",
    id="港口",
    source="港口.txt",
)
_STYLE = re.compile(r"\x1b\[([0-9;]*)m")


def passage(
    article: Article, number: int, confidence: float, *marks: str, says: str = ""
) -> Passage:
    """A sentence of an article with every occurrence of some words marked, and what answers."""
    found = passage_of(lines_of(article)[number - 1], confidence=confidence)
    spans = [m.span() for mark in marks for m in re.finditer(re.escape(mark), found.text)]
    start = found.text.find(says) if says else -1
    phrase = (start, start + len(says)) if start >= 0 else None
    return replace(found, highlights=tuple(sorted(spans)), phrase=phrase)


def under(below: Passage, *context: Passage) -> Passage:
    """A passage with what is needed to understand it."""
    return replace(below, context=context)


SHIPPED = default_article()
AREA = under(
    passage(
        SHIPPED, 4, 0.97, "covering", "Hong Kong", "Park", "square", says="0.87 square kilometers"
    ),
    passage(SHIPPED, 3, 0.0),
)
RIVER = under(passage(SHIPPED, 5, 0.02, "parks", "Hong Kong"), passage(SHIPPED, 4, 0.0))
STAFF = replace(
    under(passage(SHIPPED, 14, 0.84, "employees", says="over 500"), passage(SHIPPED, 13, 0.0)),
    why=(("employees", 0.36),),
    signals=(
        ("saying cover from above", 2.1),
        ("local paragraph cover", -0.9),
        ("numbers where how many is asked", 1.2),
        ("pair score", -0.6),
        ("length", -0.1),
    ),
)
FOUNDER = under(passage(SHIPPED, 14, 0.53, "founded"), passage(SHIPPED, 13, 0.0))
ROBOTICS = under(passage(SHIPPED, 13, 0.34, "Future", "Robotics"), passage(SHIPPED, 12, 0.0))
HUB = passage(SHIPPED, 11, 0.0005)
SAYS = "The article says:"
COVER = "How many square kilometers does the Hong Kong Park cover?"
SHORT, WHOLE, EXPLAINED = View(), View(whole=True), View(explain=True)
ASKED: dict[str, tuple[Answer, View]] = {
    "answered": (Answer(COVER, "answered", 0.97, SAYS, passages=(AREA, RIVER)), SHORT),
    "all": (Answer(COVER, "answered", 0.97, SAYS, passages=(AREA, RIVER)), WHOLE),
    "explained": (
        Answer(
            "How many employees does Future Robotics have?",
            *("answered", 0.84, SAYS),
            passages=(STAFF, HUB),
        ),
        EXPLAINED,
    ),
    "unsure": (
        Answer(
            "who founded future robotics",
            *("unsure", 0.53, "Not sure. The closest passages:"),
            passages=(FOUNDER, ROBOTICS, HUB),
        ),
        SHORT,
    ),
    "doubted": (
        Answer(
            "When did the park open?",
            *("unsure", 0.92, "Not sure: this passage names no date. The closest passages:"),
            passages=(passage(SHIPPED, 12, 0.92, "park"),),
            doubt="this passage names no date",
            bar=0.97,
        ),
        SHORT,
    ),
    "not-found": (
        Answer(
            "Who painted the Mona Lisa?",
            *("not_found", 0.001),
            "Nothing here seems to speak of this: no sentence uses “painted”, “Mona” or “Lisa”. "
            "The closest passages:",
            missing=("painted", "Mona", "Lisa"),
            passages=(HUB, replace(RIVER, confidence=0.0004)),
        ),
        SHORT,
    ),
    "followed-up": (
        Answer(
            "How many employees does it have?",
            *("answered", 0.91, SAYS),
            carried=("Future", "Robotics"),
            passages=(replace(STAFF, confidence=0.91),),
        ),
        SHORT,
    ),
    "list": (
        Answer(
            "What must visitors bring?",
            *("answered", 0.95, SAYS),
            passages=(
                under(
                    passage(LIST, 3, 0.95, "Visitors", "bring"),
                    *(passage(LIST, number, 0.0) for number in (4, 5, 6, 7)),
                ),
                passage(LIST, 2, 0.1),
            ),
        ),
        SHORT,
    ),
    "chinese": (
        Answer(
            "港口什么时候开放？",
            *("answered", 0.7, SAYS),
            passages=(passage(CHINESE, 2, 0.7, "港口", "开放"), passage(CHINESE, 1, 0.1)),
        ),
        SHORT,
    ),
}
PICTURES = tuple((name, columns) for name in ASKED for columns in (40, 80, 200))


def seen(name: str, columns: int) -> str:
    """What a terminal of some columns shows for one of the answers."""
    out = StringIO()
    console = Console(file=out, width=columns, force_terminal=True, color_system="standard")
    print_wrapped(rows_of(*ASKED[name]), console)
    return "".join(f"{line.rstrip()}\n" for line in marked(out.getvalue()).splitlines())


def marked(shown: str) -> str:
    """What is left for the eye, with signs for what is bold and what is underlined."""
    return "".join(_signed(_STYLE.split(shown)))


def _signed(parts: list[str]) -> Iterator[str]:
    on = ""
    for number, part in enumerate(parts):
        if number % 2:
            codes = part.split(";")
            on = "".join(sign for code, sign in (("1", "*"), ("4", "_")) if code in codes)
        else:
            yield f"{on}{part}{on[::-1]}" if part.strip() else part


def picture_of(name: str, columns: int) -> Path:
    """The file that a picture is kept in."""
    return HERE / "snapshots" / f"{name}-{columns}.txt"


if __name__ == "__main__":
    for picture in PICTURES:
        picture_of(*picture).write_text(seen(*picture), encoding="utf-8")
