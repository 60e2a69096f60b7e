"""The plots of a report, each a small SVG picture that fetches nothing and runs nothing.

The same run gives the same bytes, so that a report kept in version control changes only with its
figures.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from mgi_rag.evals.estimates import Estimate
from mgi_rag.evals.run_figures import RunFigure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK, _GRID = "#1f2d3d", "#d5dce4"
_COLOURS: Final = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#595959")
"""Each with a contrast of 4.5 to 1 or more on white."""
_MARKS: Final = ("o", "s", "^", "D", "v", "P", "X")
"""Series differ in shape as well, for readers who see no colours."""
_STYLE: Final[dict[str, Any]] = {
    "svg.fonttype": "none",  # text stays text: it can be read aloud, searched and copied
    "svg.hashsalt": "mgi-rag",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.edgecolor": _INK,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
}


def shares_plot(
    rows: Sequence[str], series: Mapping[str, Sequence[Estimate | RunFigure | None]]
) -> str:
    """Shares with their intervals: a row a name, a mark a series. Returns SVG."""
    with _styled():
        figure, axes = _canvas(6.4, 0.7 + (0.2 + 0.14 * len(series)) * max(len(rows), 1))
        step = 0.7 / max(len(series), 1)
        for number, (name, shares) in enumerate(series.items()):
            told = [(row, s) for row, s in enumerate(shares) if s is not None]
            axes.errorbar(
                [100 * s.value for _, s in told],
                [row + (number - (len(series) - 1) / 2) * step for row, _ in told],
                xerr=[
                    [100 * max(s.value - s.low, 0) for _, s in told],
                    [100 * max(s.high - s.value, 0) for _, s in told],
                ],
                fmt=_MARKS[number % len(_MARKS)],
                color=_COLOURS[number % len(_COLOURS)],
                label=name,
                markersize=4,
                linewidth=1.2,
            )
        axes.set_yticks(range(len(rows)), [_plain(row) for row in rows])
        axes.invert_yaxis()
        axes.set_xlim(-2, 102)
        axes.set_xlabel("% of questions, with 95 % interval")
        _legend(axes, len(series))
        return _svg(figure)


def calibration_plot(curves: Mapping[str, Sequence[Mapping[str, float]]]) -> str:
    """How often a question given a chance to have an answer has one. Returns SVG.

    Args:
        curves: by name, points of `chance` and `share` (0 to 1).
    """
    with _styled():
        figure, axes = _canvas(4.4, 3.2)
        axes.plot([0, 1], [0, 1], color=_INK, linewidth=0.8, linestyle="--", label="perfect")
        for number, (name, points) in enumerate(curves.items()):
            axes.plot(
                [point["chance"] for point in points],
                [point["share"] for point in points],
                color=_COLOURS[number % len(_COLOURS)],
                marker=_MARKS[number % len(_MARKS)],
                markersize=4,
                linewidth=1.2,
                label=name,
            )
        axes.set_xlim(-0.02, 1.02)
        axes.set_ylim(-0.02, 1.02)
        axes.set_xlabel("chance given")
        axes.set_ylabel("share that has an answer")
        _legend(axes, 1 + len(curves))
        return _svg(figure)


def latency_plot(stages: Mapping[str, tuple[float, float]]) -> str:
    """Median and 95th percentile of each stage, in milliseconds. Returns SVG."""
    with _styled():
        figure, axes = _canvas(4.6, 0.9 + 0.32 * max(len(stages), 1))
        rows, spent = range(len(stages)), list(stages.values())
        axes.barh(rows, [p95 for _, p95 in spent], color="#9fc5e8", height=0.6, label="p95")
        axes.barh(rows, [p50 for p50, _ in spent], color=_COLOURS[0], height=0.3, label="p50")
        axes.set_yticks(rows, [_plain(stage) for stage in stages])
        axes.invert_yaxis()
        axes.set_xlabel("milliseconds")
        _legend(axes, 2)
        return _svg(figure)


@contextmanager
def _styled() -> Iterator[None]:
    # Imported here: takes half a second, and only a report draws.
    from matplotlib import rc_context

    with rc_context(_STYLE):
        yield


def _canvas(width: float, height: float) -> "tuple[Figure, Axes]":
    # Without pyplot, whose state all threads share.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.subplots()
    axes.grid(axis="x", color=_GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _legend(axes: "Axes", series: int) -> None:
    if series > 1:
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False, fontsize=8)


def _plain(name: str) -> str:
    """A name that matplotlib takes for no formula."""
    return name.replace("$", r"\$")


def _svg(figure: "Figure") -> str:
    made = io.StringIO()
    figure.savefig(made, format="svg", metadata={"Date": None, "Creator": None})
    text = made.getvalue()
    return text[text.index("<svg") :]
