"""The reliability diagram: confidence against what came of it, drawn without a script."""

from collections.abc import Iterator, Sequence

from qa.measuring.metrics import ReliabilityBin

# The square in which 0 to 1 is drawn, and the room beside it for its scales.
_SIDE, _LEFT, _TOP, _ROOM = 300.0, 46.0, 10.0, 44.0
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
# Radii of the points, by the share of all answers that they stand for.
_LEAST_RADIUS, _MOST_RADIUS = 3.0, 13.0


def diagram_of(table: Sequence[ReliabilityBin]) -> str:
    """The diagram as SVG; a point on the diagonal means what it says."""
    width, height = _LEFT + _SIDE + _TOP, _TOP + _SIDE + _ROOM
    drawn = "\n".join((*_frame(), *_points(table)))
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" '
        'aria-label="Reliability diagram: mean confidence against the share that is right">'
        f"\n{drawn}\n</svg>"
    )


def _frame() -> Iterator[str]:
    x, y = _LEFT, _TOP
    yield (
        f'<rect x="{x:g}" y="{y:g}" width="{_SIDE:g}" height="{_SIDE:g}" fill="none" '
        'style="stroke:var(--line)"/>'
    )
    for tick in _TICKS:
        yield f'<text x="{_x(tick):g}" y="{y + _SIDE + 16:g}" text-anchor="middle">{tick:g}</text>'
        yield f'<text x="{x - 8:g}" y="{_y(tick) + 4:g}" text-anchor="end">{tick:g}</text>'
    yield (
        f'<line x1="{_x(0):g}" y1="{_y(0):g}" x2="{_x(1):g}" y2="{_y(1):g}" '
        'style="stroke:var(--soft)" stroke-dasharray="4 4"/>'
    )
    middle = y + _SIDE / 2
    yield (
        f'<text x="{x + _SIDE / 2:g}" y="{y + _SIDE + 36:g}" text-anchor="middle">'
        "mean confidence</text>"
    )
    yield (
        f'<text x="12" y="{middle:g}" text-anchor="middle" transform="rotate(-90 12 {middle:g})">'
        "share right</text>"
    )


def _points(table: Sequence[ReliabilityBin]) -> Iterator[str]:
    total = sum(step.count for step in table)
    for step in table:
        if step.confidence is not None and step.right is not None:
            share = step.count / total
            radius = max(_LEAST_RADIUS, _MOST_RADIUS * share**0.5)
            yield (
                f'<circle cx="{_x(step.confidence):.1f}" cy="{_y(step.right):.1f}" '
                f'r="{radius:.1f}" style="fill:var(--accent)" fill-opacity="0.75">'
                f"<title>{step.count} answers: confidence {step.confidence:.2f}, "
                f"right {step.right:.2f}</title></circle>"
            )


def _x(share: float) -> float:
    return _LEFT + share * _SIDE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIDE
