"""What a person sees on a terminal, as text that a reader can judge.

*…* is bold, _…_ underlined; colours and dimness are left out, and so are spaces at a line's end.
`python tests/terminal/screens.py` takes all pictures anew: look at what changed in them.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from command import shown_on_terminal

HERE = Path(__file__).parent
ASKED = {
    "answered": ("How many square kilometers does the Hong Kong Park cover?",),
    "all": ("How many square kilometers does the Hong Kong Park cover?", "--top", "2"),
    "explained": ("How many employees does Future Robotics have?", "--explain"),
    "unsure": ("who founded future robotics",),
    "not-found": ("Who painted the Mona Lisa?",),
    "list": ("What must visitors bring?", "list.txt"),
    "chinese": ("港口什么时候开放？", "港口.txt"),
}
PICTURES = (
    *((name, 80) for name in ASKED),
    *((name, columns) for name in ("answered", "unsure", "list") for columns in (40, 200)),
    ("chinese", 40),
)
ARTICLES = {
    "list.txt": (
        "Visiting the works\n\nThe works lie by the river and may be visited on Sundays.\n\n"
        "Visitors must bring:\n- a helmet\n- strong shoes\n- gloves\n- a lamp\n\n"
        "Children stay at home.\n"
    ),
    "港口.txt": (
        "深圳湾口岸于2007年7月1日正式开放，是中国第一个按照“一地两检”模式运作的口岸。"
        "港口每天开放时间为早上六点半到晚上十二点。货物检查在另一座大楼进行。\n"
    ),
}
_STYLE = re.compile(r"\x1b\[([0-9;]*)m")


def seen(name: str, columns: int, folder: Path) -> str:
    """What a terminal of some columns shows for one of the questions."""
    for article, text in ARTICLES.items():
        (folder / article).write_text(text, encoding="utf-8")
    _, shown = shown_on_terminal("ask", *ASKED[name], columns=columns, cwd=folder)
    return "".join(f"{line.rstrip()}\n" for line in marked(shown).splitlines())


def marked(shown: str) -> str:
    """What is left for the eye, with signs for what is bold and what is underlined."""
    text, on = "", ""
    for number, part in enumerate(_STYLE.split(shown)):
        if number % 2:
            codes = part.split(";")
            on = "".join(sign for code, sign in (("1", "*"), ("4", "_")) if code in codes)
        elif part.strip():
            text += f"{on}{part}{on[::-1]}"
        else:
            text += part
    return text


def picture_of(name: str, columns: int) -> Path:
    """The file that a picture is kept in."""
    return HERE / "snapshots" / f"{name}-{columns}.txt"


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for name, columns in PICTURES:
            picture = seen(name, columns, Path(folder))
            picture_of(name, columns).write_text(picture, encoding="utf-8")
