"""Streamlit entry: navigation, nothing else."""

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).parent / "src" / "mgi_rag" / "ui"

st.set_page_config(page_title="MGI profiles", page_icon="🧭")
st.navigation([st.Page(PAGES / "chat.py", title="Chat", default=True)]).run()
