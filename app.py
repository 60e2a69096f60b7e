"""Streamlit entry: the server's application, and the navigation between the pages."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.starlette import App

from mgi_rag.ui.addresses import open_address
from mgi_rag.ui.owner_cookie import OwnerCookie
from mgi_rag.ui.resources import warm_up
from mgi_rag.ui.session import say
from mgi_rag.ui.style import apply_style

PAGES = Path(__file__).parent / "src" / "mgi_rag" / "ui"

if __name__ == "__main__":  # the script that Streamlit runs for every visit
    st.set_page_config(page_title="MGI profiles", page_icon="🧭")
    apply_style()
    pages = {
        "chat": st.Page(PAGES / "chat_page.py", title=say("Chat"), default=True),
        "compare": st.Page(PAGES / "compare_page.py", title=say("Compare"), url_path="compare"),
        "profiles": st.Page(PAGES / "profiles_page.py", title=say("Profiles"), url_path="profiles"),
        "quality": st.Page(PAGES / "quality_page.py", title=say("Quality"), url_path="quality"),
        "settings": st.Page(PAGES / "settings_page.py", title=say("Settings"), url_path="settings"),
    }
    page = st.navigation(list(pages.values()))
    open_address(page, pages)
    page.run()
else:  # the application that `streamlit run app.py` serves
    app = App(__file__, middleware=[Middleware(OwnerCookie)], lifespan=warm_up)
