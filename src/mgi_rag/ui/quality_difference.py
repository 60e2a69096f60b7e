"""Two runs compared: what got better and what got worse."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from mgi_rag.evals.difference import Moved, differences, moved
from mgi_rag.evals.records import DEV
from mgi_rag.evals.report.cells import POINT, p_text
from mgi_rag.evals.report.contents import Table
from mgi_rag.ui.inert import inert
from mgi_rag.ui.kept_runs import kept_run, run_name
from mgi_rag.ui.quality_report import table_as_markdown
from mgi_rag.ui.session import say, spoken


def show_difference(runs: Sequence[Path]) -> None:
    """Which two runs, how far the share right moved by kind, and the questions that moved."""
    if len(runs) < 2:
        st.info(inert(say("Comparing takes two runs. Start another under “New run”.")))
        return
    before_folder = st.selectbox(say("Before"), runs, index=1, format_func=run_name)
    after_folder = st.selectbox(say("After"), runs, index=0, format_func=run_name)
    before, after = kept_run(before_folder).run, kept_run(after_folder).run
    columns = (
        say("Part of the set"),
        say("Questions"),
        say("Before, %"),
        say("After, %"),
        say("Difference, points"),
        say("p, corrected"),
    )
    rows = tuple(
        (
            row.part,
            row.kind,
            f"{POINT * row.before:.1f}",
            f"{POINT * row.after:.1f}",
            f"{POINT * row.effect:+.1f} ({POINT * row.low:+.1f}, {POINT * row.high:+.1f})",
            p_text(row.p_corrected),
        )
        for row in differences(before, after)
    )
    st.markdown(table_as_markdown(Table(columns, rows)))
    changed = moved(before, after)
    shown = [one for one in changed if one.record.part == DEV]
    _list(say("Got worse"), [one for one in shown if one.after < one.before])
    _list(say("Got better"), [one for one in shown if one.after > one.before])
    hidden = len(changed) - len(shown)
    if hidden:
        st.caption(
            inert(
                spoken().number(
                    "{n} held-out question moved too; it is not shown.",
                    "{n} held-out questions moved too; they are not shown.",
                    hidden,
                )
            )
        )


def _list(title: str, questions: Sequence[Moved]) -> None:
    if not questions:
        return
    st.subheader(f"{inert(title)} \\({len(questions)}\\)", anchor=False)
    st.markdown(
        "\n".join(
            f"- {inert(one.record.id)}: {inert(' / '.join(one.record.turns))}" for one in questions
        )
    )
