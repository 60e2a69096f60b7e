"""Addresses that open what they name: `?q=`, `?profile=`, `?finding=`, `?compare=`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import streamlit as st

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_HOMES: Final = {
    "q": "chat",
    "conversation": "chat",
    "profile": "profiles",
    "finding": "profiles",
    "compare": "compare",
}
"""The page on which each address opens."""


def open_address(page: "StreamlitPage", pages: Mapping[str, "StreamlitPage"]) -> None:
    """Goes to the page that the address speaks of, wherever it was opened."""
    for key, home in _HOMES.items():
        if key in st.query_params and pages[home].url_path != page.url_path:
            st.switch_page(pages[home], query_params={key: st.query_params[key]})


def address_of(key: str, value: str) -> str:
    """The whole address that opens something, fit to be sent."""
    base = (st.context.url or "").split("?")[0].rstrip("/")
    return f"{base}/?{key}={value}"
