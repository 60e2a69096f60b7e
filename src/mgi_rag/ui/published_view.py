"""The register of published profiles: what is published but not loaded, and where it lies."""

import streamlit as st

from mgi_rag.index.catalogue import Catalogue
from mgi_rag.profiles.published import Registered, register
from mgi_rag.ui.inert import inert, is_web_address
from mgi_rag.ui.session import field_words, say, spoken

_SHOWN = 60
"""Entries listed at a time; the search finds the others."""


def show_published(catalogue: Catalogue) -> None:
    """Published assessments that are not loaded, each with its addresses."""
    missing = [
        entry for entry in register() if entry.is_published and not _at_hand(entry, catalogue)
    ]
    if not missing:
        return
    with st.expander(say("Published, not loaded here"), icon=":material/public:"):
        st.caption(
            inert(
                say(
                    "{n} assessments are known to be published; a document of one can be added "
                    "above.",
                    n=len(missing),
                )
            )
        )
        needle = st.text_input(say("Search by place")).casefold()
        found = [entry for entry in missing if needle in _name(entry).casefold()]
        st.markdown("\n".join(f"- {_line(entry)}" for entry in found[:_SHOWN]))
        if len(found) > _SHOWN:
            st.caption(inert(say("{n} more; search to find them.", n=len(found) - _SHOWN)))


def _at_hand(entry: Registered, catalogue: Catalogue) -> bool:
    profiles = catalogue.by_place.get(entry.place.key, ())
    return any(entry.year in (None, profile.year) for profile in profiles)


def _name(entry: Registered) -> str:
    return f"{field_words().place(entry.place)} {entry.year or say('year not stated')}"


def _line(entry: Registered) -> str:
    """The name, and the first two addresses as links; other schemes stay text."""
    links = [
        f"[{inert(address)}]({address})"
        if is_web_address(address) and ")" not in address
        else inert(address)
        for address in entry.addresses(spoken().language)[:2]
    ]
    return f"{inert(_name(entry))}: {', '.join(links)}"
