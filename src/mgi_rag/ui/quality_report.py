"""The report on a run, shown in the page; the same as the file, section by section."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from mgi_rag.evals.report.contents import Failure, Report, Section, Table
from mgi_rag.evals.report.written import as_html, failure_as_text
from mgi_rag.ui.inert import inert
from mgi_rag.ui.kept_runs import kept_report, run_name
from mgi_rag.ui.session import say


def show_report(runs: Sequence[Path]) -> None:
    """Which run to report on, its report, and the file to take away."""
    if not runs:
        st.info(inert(say("No run is kept yet. Start one under “New run”.")))
        return
    chosen = st.selectbox(say("Run"), runs, format_func=run_name)
    others = [folder for folder in runs if folder.parent == chosen.parent and folder != chosen]
    report = kept_report([chosen, *others])
    (st.error if report.is_revealed or report.was_revealed else st.info)(inert(report.stamp))
    st.download_button(
        say("Download as one HTML file"),
        as_html(report),
        file_name=f"{chosen.parent.name}-{chosen.name}.html",
        mime="text/html",
        icon=":material/download:",
    )
    st.caption(inert(say("The report itself is in English.")))
    for section in report.sections:
        _show_section(section)
    _show_failures(report)


def _show_section(section: Section) -> None:
    with st.expander(inert(section.title)):
        for text in section.texts:
            st.markdown(inert(text))
        for picture in section.pictures:
            st.image(picture.svg, caption=inert(picture.told))
        for table in section.tables:
            st.markdown(table_as_markdown(table))


def table_as_markdown(table: Table) -> str:
    """A table with every cell made inert."""
    lines = [table.columns, ["---"] * len(table.columns), *table.rows]
    escaped = (
        [cell if number == 1 else inert(cell) for cell in line] for number, line in enumerate(lines)
    )
    return "\n".join(f"| {' | '.join(line)} |" for line in escaped)


def _show_failures(report: Report) -> None:
    st.subheader(say("What went wrong"), anchor=False)
    if not report.failures:
        st.markdown(inert(say("Every question was answered right.")))
        return
    failure = st.selectbox(
        say("Failure: stage, kind, language, question"),
        report.failures,
        format_func=_failure_name,
    )
    st.text(failure_as_text(failure))


def _failure_name(failure: Failure) -> str:
    record = failure.record
    return f"{failure.stage} · {record.kind} · {record.language} · {record.turns[-1]}"
