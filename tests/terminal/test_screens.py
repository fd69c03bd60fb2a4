"""What answers look like on terminals of 40, 80 and 200 columns, against pictures to be judged."""

import pytest
from rich.cells import cell_len
from screens import PICTURES, picture_of, seen

SHORT = 8  # lines of an answer at 80 columns


@pytest.mark.parametrize(("name", "columns"), PICTURES)
def test_an_answer_looks_as_pictured(name: str, columns: int) -> None:
    assert seen(name, columns) == picture_of(name, columns).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "columns"), PICTURES)
def test_no_line_is_wider_than_the_terminal(name: str, columns: int) -> None:
    signs = str.maketrans("", "", "*_")
    for line in picture_of(name, columns).read_text(encoding="utf-8").splitlines():
        assert cell_len(line.translate(signs)) <= columns


def test_every_picture_is_of_something() -> None:
    kept = {path.name for path in picture_of("x", 0).parent.iterdir()}
    assert kept == {picture_of(*picture).name for picture in PICTURES}


@pytest.mark.parametrize("name", ["answered", "followed-up", "list", "chinese", "not-found"])
def test_a_picture_of_an_answer_is_short(name: str) -> None:
    assert len(picture_of(name, 80).read_text(encoding="utf-8").splitlines()) <= SHORT
