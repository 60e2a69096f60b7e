"""A map of the places that have a profile, drawn from a file that comes with the package."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from mgi_rag.index.catalogue import Catalogue
from mgi_rag.places.countries import alpha2_codes
from mgi_rag.ui.session import field_words, say

_SHAPES: Final = Path(__file__).with_name("countries-110m.json")
"""Natural Earth's countries at 1:110 million, as world-atlas 2.0.2 packs them (ISC licence)."""


def show_map(catalogue: Catalogue) -> None:
    """The countries with a profile, and those of which a city or region has one."""
    import altair as alt  # takes most of a second: only this page needs it

    whole = {p.iso3 for p in catalogue.places if not p.is_locality}
    parts = {p.iso3 for p in catalogue.places if p.is_locality} - whole
    kinds = {
        **{_numeric()[iso3]: say("Country profile") for iso3 in whole if iso3 in _numeric()},
        **{_numeric()[iso3]: say("City or region") for iso3 in parts if iso3 in _numeric()},
    }
    names = {_numeric()[p.iso3]: _names(catalogue, p.iso3) for p in catalogue.places}
    rows = [{"id": code, "kind": kind, "names": names[code]} for code, kind in kinds.items()]
    shapes = alt.InlineData(
        values=_shapes(), format=alt.TopoDataFormat(type="topojson", feature="countries")
    )
    ground = alt.Chart(shapes).mark_geoshape(
        aria=False, fill="#9aa5ab", fillOpacity=0.25, strokeWidth=0
    )
    loaded = (
        alt.Chart(shapes)
        .mark_geoshape(aria=False, stroke="#8a949a", strokeWidth=0.5)
        .transform_lookup(
            lookup="id", from_=alt.LookupData(alt.InlineData(values=rows), "id", ["kind", "names"])
        )
        .transform_filter("isValid(datum.kind)")
        .encode(
            color=alt.Color(
                "kind:N",
                title=None,
                scale=alt.Scale(
                    domain=[say("Country profile"), say("City or region")],
                    range=["#2f8fa8", "#c77412"],
                ),
                legend=alt.Legend(orient="bottom"),
            ),
            tooltip=alt.Tooltip("names:N", title=say("Profiles")),
        )
    )
    chart = alt.layer(ground, loaded).project("equalEarth").properties(height=320)
    st.altair_chart(
        chart, alt=say("Map of the places that have a profile; the table above lists them.")
    )


def _names(catalogue: Catalogue, iso3: str) -> str:
    words = field_words()
    return ", ".join(words.profile(p) for p in catalogue.profiles if p.place.iso3 == iso3)


@cache
def _shapes() -> Any:
    return json.loads(_SHAPES.read_text(encoding="utf-8"))


@cache
def _numeric() -> dict[str, str]:
    """ISO 3166-1 numeric codes, by which the shapes are named, by alpha-3 code."""
    from babel.core import get_global

    numbers = {
        territories[0]: code
        for code, territories in get_global("territory_aliases").items()
        if code.isdecimal() and len(code) == 3 and len(territories) == 1
    }
    return {iso3: numbers[alpha2] for iso3, alpha2 in alpha2_codes().items() if alpha2 in numbers}
