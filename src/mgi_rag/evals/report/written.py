"""A report set in HTML and Markdown, and written to a folder."""

import base64
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mgi_rag.evals.questions import Question
from mgi_rag.evals.report.contents import Failure, Report

if TYPE_CHECKING:
    from jinja2 import Environment

HTML: Final = "report.html"
MARKDOWN: Final = "report.md"
PLOTS: Final = "plots"
MOST_RANKED: Final = 10
"""Pieces of evidence that a failure shows, best first (count)."""
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~$^&])")
_NUMBERED: Final = re.compile(r"^(\d+)\.(?=\s)")


def as_html(report: Report) -> str:
    """The report as one HTML document.

    It fetches nothing and runs nothing: plots stand inside it, all that people, profiles and
    models wrote is escaped, and its content security policy forbids scripts and addresses.
    """
    return _templates().get_template("report.html.jinja").render(report=report)


def as_markdown(report: Report) -> str:
    """The report as Markdown; its plots are the files of the folder `plots` beside it."""
    return _templates().get_template("report.md.jinja").render(report=report)


def failure_as_text(failure: Failure) -> str:
    """One failure as plain text: question, measures, plan, evidence, answer and gold."""
    record = failure.record
    ranked = ", ".join(one.id for one in record.evidence[:MOST_RANKED])
    cited = ", ".join(str(citation["finding_id"]) for citation in record.citations)
    parts = {
        f"Question {record.id}": "\n".join(record.turns),
        "Went wrong": failure.stage,
        "Measures": _marks(record.measures),
        "Plan": _as_lines(record.plan),
        "Evidence": ranked or "none",
        "Answer": f"refused: {record.reason}\n{record.answer}" if record.reason else record.answer,
        "Cites": cited or "nothing",
        "Gold": _gold(record.question),
    }
    return "\n\n".join(f"{name}\n{text}" for name, text in parts.items())


def write_report(report: Report, folder: Path) -> Path:
    """Writes `report.html`, `report.md` and `plots/*.svg` into a folder; earlier ones are replaced.

    Returns the path of the HTML file. Raises OSError where the folder cannot be written.
    """
    (folder / PLOTS).mkdir(parents=True, exist_ok=True)
    for section in report.sections:
        for picture in section.pictures:
            path = folder / PLOTS / f"{picture.name}.svg"
            path.write_text(picture.svg, encoding="utf-8")
    (folder / MARKDOWN).write_text(as_markdown(report), encoding="utf-8")
    path = folder / HTML
    path.write_text(as_html(report), encoding="utf-8")
    return path


@cache
def _templates() -> "Environment":
    # Imported here: only a report needs it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        # Markdown escapes in its own way (`md`): as HTML its quotes would be told as `&#34;`.
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "as_data": _as_data,
        "as_lines": _as_lines,
        "gold": _gold,
        "marks": _marks,
        "md": _md,
    }
    environment.globals["MOST_RANKED"] = MOST_RANKED
    return environment


def _as_data(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def _as_lines(plan: dict[str, Any]) -> str:
    return "\n".join(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in plan.items())


def _marks(measures: dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.2g}" for name, value in measures.items())


def _gold(question: Question) -> str:
    """What a right answer is, in words."""
    if question.reasons:
        return "refuses: " + " or ".join(sorted(question.reasons))
    parts = ["cites " + (", ".join(question.required) or "nothing")]
    if question.required_any:
        parts = [", ".join(question.required)] if question.required else []
        parts = ["cites " + " and ".join([*parts, "one of " + ", ".join(question.required_any)])]
    if question.allowed:
        parts.append("may cite " + ", ".join(question.allowed))
    if question.count is not None:
        parts.append(f"says {question.count}")
    if question.answer_language not in (None, question.language):
        parts.append(f"speaks {question.answer_language}")
    return "; ".join(parts)


def _md(text: object) -> str:
    """A text on one line that Markdown takes for no order and no address."""
    line = _NUMBERED.sub(r"\1\.", " ".join(str(text).split()))
    # An address is linked without being asked to be; a space after its colon keeps it from that.
    return _MARKUP.sub(r"\\\1", line).replace("://", ":\u200b//")
