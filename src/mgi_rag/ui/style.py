"""The pages' own style sheet."""

from pathlib import Path
from typing import Final

import streamlit as st

_SHEET: Final = Path(__file__).with_name("style.css")


def apply_style() -> None:
    """Lays the style sheet over Streamlit's; colours come from `.streamlit/config.toml`."""
    st.html(_SHEET)
