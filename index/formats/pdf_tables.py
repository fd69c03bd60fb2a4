"""Columns and tables of a PDF, told by the wide gaps within lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.formats.pdf_lines import Cell, Line

# Columns of prose are a fifth of the page or more; so many lines with one gutter are no table.
_FEWEST_LINES = 6
_SHARE = 0.2
# Cells of a column begin, end or have their middle at the same place, in points.
_ALIGNED = 3.0


def columns_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, those parted that a page draws across two columns."""
    if not lines:
        return []
    width = max(line.right for line in lines) - min(line.left for line in lines)
    done: list[Line] = []
    begin = 0
    while begin < len(lines):
        end = _end_of_columns(lines, begin)
        run = lines[begin:end]
        if len(run) >= _FEWEST_LINES and _are_wide(run, width):
            done += [_part(line, 0) for line in run]
            done += [_part(line, 1) for line in run]
        else:
            end = begin + 1
            done.append(lines[begin])
        begin = end
    return done


def _part(line: Line, place: int) -> Line:
    hyphenated = line.hyphenated and place == len(line.cells) - 1
    return replace(line, cells=(line.cells[place],), hyphenated=hyphenated)


def _end_of_columns(lines: Sequence[Line], begin: int) -> int:
    """Where the lines end that have two parts with one gutter between them."""
    left, right = float("-inf"), float("inf")
    end = begin
    while end < len(lines) and len(lines[end].cells) == 2:
        left = max(left, lines[end].cells[0].right)
        right = min(right, lines[end].cells[1].left)
        if left >= right:
            break
        end += 1
    return max(end, begin + 1)


def _are_wide(lines: Sequence[Line], width: float) -> bool:
    parts = [cell.right - cell.left for line in lines for cell in line.cells]
    return sum(parts) / len(parts) >= _SHARE * width


def tables_in(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in groups, and of each whether it is a table: two rows or more with as many
    cells, which stand one under the other."""
    group: list[Line] = []
    begin = 0
    while begin < len(lines):
        end = begin + 1
        while end < len(lines) and _is_next_row(lines[end - 1], lines[end]):
            end += 1
        if end - begin > 1:
            if group:
                yield False, group
                group = []
            yield True, list(lines[begin:end])
        else:
            group.append(lines[begin])
        begin = end
    if group:
        yield False, group


def _is_next_row(one: Line, other: Line) -> bool:
    if not 1 < len(one.cells) == len(other.cells) or one.page != other.page:
        return False
    return all(map(_are_aligned, one.cells, other.cells))


def _are_aligned(one: Cell, other: Cell) -> bool:
    differences = (
        one.left - other.left,
        one.right - other.right,
        (one.left + one.right - other.left - other.right) / 2,
    )
    return min(map(abs, differences)) <= _ALIGNED
