"""The profiles at hand: a grid, a map, each profile opened, adding and removing."""

import streamlit as st

from mgi_rag.errors import MgiRagError
from mgi_rag.exports.comparison import SHAPES, profile_name
from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.finding import Domain, FindingId, Polarity, Profile, ProfileId
from mgi_rag.side_by_side import counts
from mgi_rag.ui.inert import inert
from mgi_rag.ui.profile_view import show_profile
from mgi_rag.ui.published_view import show_published
from mgi_rag.ui.resources import assistant
from mgi_rag.ui.session import field_words, say, spoken
from mgi_rag.ui.upload import show_upload
from mgi_rag.ui.world_map import show_map


def _page() -> None:
    catalogue = assistant().shelves.catalogue
    if "finding" in st.query_params:
        _open_finding(catalogue, FindingId(st.query_params["finding"]))
    elif "profile" in st.query_params:
        _open_profile(catalogue, ProfileId(st.query_params["profile"]))
    else:
        _overview(catalogue)


def _open_finding(catalogue: Catalogue, identifier: FindingId) -> None:
    finding = catalogue.by_finding.get(identifier)
    _back()
    if finding is None:
        _not_there(catalogue, identifier)
    else:
        show_profile(catalogue.profile_of(finding), finding)


def _open_profile(catalogue: Catalogue, identifier: ProfileId) -> None:
    profile = catalogue.by_profile.get(identifier)
    _back()
    if profile is None:
        _not_there(catalogue, identifier)
    else:
        show_profile(profile)


def _back() -> None:
    label = say("All profiles")
    st.button(label, icon=":material/arrow_back:", type="tertiary", on_click=_go, args=(None,))


def _go(profile: ProfileId | None) -> None:
    st.query_params.clear()
    if profile is not None:
        st.query_params["profile"] = profile


def _not_there(catalogue: Catalogue, identifier: str) -> None:
    names = ", ".join(profile_name(p, spoken()) for p in catalogue.profiles[:20])
    st.info(
        inert(
            say("{name} is not loaded here. Loaded: {names}.", name=identifier[:100], names=names)
        )
    )


def _overview(catalogue: Catalogue) -> None:
    st.title(say("Profiles"))
    findings = sum(len(profile.findings) for profile in catalogue.profiles)
    st.caption(
        inert(
            say(
                "{profiles} loaded, {findings} findings. ▲ strengths, ▽ gaps; – not reported. "
                "Counts of findings are no score.",
                profiles=spoken().number("{n} profile", "{n} profiles", len(catalogue.profiles)),
                findings=findings,
            )
        )
    )
    words = field_words()
    names = [
        inert(profile_name(p, spoken()) + (" *" if p.partial else "")) for p in catalogue.profiles
    ]
    cells = {
        inert(f"{d.value} {words.domain(d).split(', ', 1)[-1]}"): [
            _cell(p, d) for p in catalogue.profiles
        ]
        for d in Domain
    }
    st.table({say("Profile"): names, **cells}, hide_index=True)
    if any(p.partial for p in catalogue.profiles):
        st.caption(inert(say("* A digest, not the whole profile.")))
    st.selectbox(
        say("Open a profile"),
        [p.profile_id for p in catalogue.profiles],
        index=None,
        format_func=lambda i: profile_name(catalogue.by_profile[i], spoken()),
        placeholder=say("Choose a profile"),
        key="opened",
        on_change=lambda: _go(st.session_state.opened),
    )
    show_map(catalogue)
    show_upload()
    show_published(catalogue)


def _cell(profile: Profile, domain: Domain) -> str:
    if not profile.has_domain(domain):
        return "–"
    found = counts(profile)
    return " ".join(f"{SHAPES[side]}{found[domain, side]}" for side in Polarity)


try:
    _page()
except MgiRagError as error:
    st.error(inert(str(error)))
