"""Profiles side by side: an aligned table, wheels, and documents to take away."""

from datetime import date

import streamlit as st

from mgi_rag.chat.citing import finding_citation
from mgi_rag.conversations.kept import resolve
from mgi_rag.errors import MgiRagError, UsageError
from mgi_rag.exports.comparison import (
    comparison_csv,
    comparison_markdown,
    comparison_word,
    note,
    profile_name,
    row_name,
)
from mgi_rag.exports.word import MEDIA_TYPE
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.languages import RIGHT_TO_LEFT
from mgi_rag.profiles.finding import Domain, Finding, Polarity, Profile, ProfileId
from mgi_rag.side_by_side import FEWEST, MOST, Comparison, Row, compare, topic_name, topics_of
from mgi_rag.ui.addresses import address_of
from mgi_rag.ui.citation import citation_label, open_citation
from mgi_rag.ui.inert import inert
from mgi_rag.ui.resources import assistant
from mgi_rag.ui.session import field_words, say, spoken
from mgi_rag.ui.wheel import show_wheel


def _page() -> None:
    st.set_page_config(layout="wide")
    catalogue = assistant().shelves.catalogue
    st.title(say("Compare profiles"))
    if len(catalogue.profiles) < FEWEST:
        st.info(inert(say("Comparing takes two profiles, and one is loaded. Add another first.")))
        st.page_link("src/mgi_rag/ui/profiles_page.py", label=say("Add a profile"))
        return
    chosen = _choose_profiles(catalogue)
    if len(chosen) < FEWEST:
        st.info(inert(say("Choose two to eight profiles.")))
        return
    comparison = _filtered(catalogue, chosen)
    st.query_params["compare"] = ",".join(chosen)
    st.caption(inert(note(spoken())))
    _downloads(comparison)
    table, wheels = st.tabs([say("Table"), say("Wheels")])
    with table:
        _show_table(comparison, catalogue)
    with wheels, st.container(horizontal=True, gap="large"):
        for profile in comparison.profiles:
            with st.container(width=340):
                show_wheel(profile)


def _choose_profiles(catalogue: Catalogue) -> list[ProfileId]:
    names = {p.profile_id: profile_name(p, spoken()) for p in catalogue.profiles}
    wanted = [ProfileId(i) for i in st.query_params.get("compare", "").split(",") if i]
    unknown = [identifier for identifier in wanted if identifier not in names]
    if unknown:
        st.info(
            inert(
                say(
                    "The address names {names}, which is not loaded here. Loaded profiles can be "
                    "chosen below.",
                    names=", ".join(unknown)[:200],
                )
            )
        )
    known = [identifier for identifier in wanted if identifier in names][:MOST]
    whole = sorted(catalogue.profiles, key=lambda p: (p.partial, -len(p.findings)))
    default = known if known or unknown else [p.profile_id for p in whole[:FEWEST]]
    return st.multiselect(
        say("Profiles"),
        list(names),
        default=default,
        format_func=lambda identifier: names[identifier],
        max_selections=MOST,
        placeholder=say("Choose two to eight profiles."),
        key="compared",
    )


def _filtered(catalogue: Catalogue, chosen: list[ProfileId]) -> Comparison:
    words = field_words()
    with st.expander(say("Show only …"), icon=":material/filter_alt:"):
        domains = st.pills(
            say("Domains"), list(Domain), selection_mode="multi", format_func=words.domain
        )
        sides = st.pills(
            say("Sides"), list(Polarity), selection_mode="multi", format_func=words.one_of_side
        )
        known = [
            topic.topic_id
            for topic in topics_of([catalogue.by_profile[i] for i in chosen], catalogue)
        ]
        topics = st.multiselect(
            say("Matters"),
            known,
            format_func=lambda topic: topic_name(topic, spoken().language),
            placeholder=say("All matters"),
        )
    return compare(
        catalogue, chosen, domains or tuple(Domain), sides or tuple(Polarity), topics or ()
    )


def _downloads(comparison: Comparison) -> None:
    # A download is made outside the page's run, where no visitor is known any more.
    speech, today = spoken(), date.today()
    name = "mgi-" + "-".join(p.profile_id for p in comparison.profiles)[:80]
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Download as Word"),
            lambda: comparison_word(comparison, speech, today),
            f"{name}.docx",
            MEDIA_TYPE,
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            say("Download as CSV"),
            lambda: comparison_csv(comparison, speech, today),
            f"{name}.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            say("Download as Markdown"),
            lambda: comparison_markdown(comparison, speech, today),
            f"{name}.md",
            "text/markdown",
            on_click="ignore",
        )
        with st.popover(say("Address to send"), icon=":material/link:"):
            ids = ",".join(p.profile_id for p in comparison.profiles)
            st.code(address_of("compare", ids), language=None, wrap_lines=True)


def _show_table(comparison: Comparison, catalogue: Catalogue) -> None:
    if not comparison.rows:
        st.info(inert(say("No finding of these profiles fits the choice.")))
    contrasts = sum(row.is_contrast for row in comparison.rows)
    if contrasts:
        st.markdown(
            "◆ "
            + inert(
                spoken().number(
                    "{n} contrast: a strength in one profile, a gap in another.",
                    "{n} contrasts: a strength in one profile, a gap in another.",
                    contrasts,
                )
            )
        )
    for domain in dict.fromkeys(row.domain for row in comparison.rows):
        st.subheader(inert(field_words().domain(domain)), anchor=False)
        for number, row in enumerate(row for row in comparison.rows if row.domain is domain):
            _show_row(comparison, row, f"{domain.value}-{number}", catalogue)


def _show_row(comparison: Comparison, row: Row, key: str, catalogue: Catalogue) -> None:
    with st.container(border=True, key=f"row-{'contrast' if row.is_contrast else 'plain'}-{key}"):
        st.markdown(f"**{inert(row_name(row, spoken()))}**")
        columns = st.columns(len(comparison.profiles))
        for column, profile, cell in zip(columns, comparison.profiles, row.cells, strict=True):
            with column:
                st.caption(inert(profile_name(profile, spoken())))
                if not cell:
                    st.markdown(inert(say("– not reported")))
                for finding in cell:
                    _show_finding(finding, profile, catalogue)


def _show_finding(finding: Finding, profile: Profile, catalogue: Catalogue) -> None:
    kept = resolve(finding_citation(1, finding, profile), catalogue, spoken().language)
    direction = "rtl" if profile.language in RIGHT_TO_LEFT else "ltr"
    with st.container(key=f"quote-{finding.polarity}-{finding.finding_id}"):
        with st.container(key=f"{direction}-{finding.finding_id}"):
            quote = inert(finding.quote)
            st.markdown(quote if profile.reported_by else f"“{quote}”")
        label = citation_label(kept, numbered=False)
        if st.button(label, key=f"cell-{finding.finding_id}", type="tertiary"):
            open_citation(kept)


try:
    _page()
except UsageError as error:
    st.info(inert(str(error)))
except MgiRagError as error:
    st.error(inert(str(error)))
