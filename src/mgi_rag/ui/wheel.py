"""The domain wheel: six sectors with their counts of strengths and gaps. Counts, never a score."""

import math
from collections.abc import Iterator
from typing import Final

import streamlit as st

from mgi_rag.exports.comparison import SHAPES, profile_name
from mgi_rag.profiles.finding import Domain, Polarity, Profile
from mgi_rag.side_by_side import counts
from mgi_rag.ui.inert import inert
from mgi_rag.ui.session import field_words, say, spoken

_SIZE: Final = 340
_CENTRE: Final = _SIZE / 2
_RINGS: Final = {Polarity.STRENGTH: (44.0, 90.0), Polarity.GAP: (93.0, 136.0)}
"""Inner and outer radius of each side's ring (pixels)."""
_NUMBERS: Final = 152.0
"""Radius on which the domains' numbers stand."""

# Only numbers and our own shapes reach this picture: nothing of a profile's text does.
_STYLE: Final = """
text{font-family:'Segoe UI','Noto Sans',sans-serif;text-anchor:middle;dominant-baseline:central}
.strength{fill:#dde9f7;stroke:#fdfcf9;stroke-width:2}
.gap{fill:#fbe8cf;stroke:#fdfcf9;stroke-width:2}
.none{fill:none;stroke:#8a949a;stroke-dasharray:4 4}
.t-strength{fill:#164a85;font-size:16px} .t-gap{fill:#7d3f00;font-size:16px}
.t-none{fill:#55626a;font-size:14px} .n{fill:#1d2a30;font-size:15px;font-weight:600}
@media (prefers-color-scheme:dark){
.strength{fill:#1d3550;stroke:#11191d} .gap{fill:#4a3212;stroke:#11191d}
.t-strength{fill:#b5d3f7} .t-gap{fill:#f7cf9a} .t-none{fill:#a9b7bd} .n{fill:#e8eef0}}
"""


def show_wheel(profile: Profile) -> None:
    """The wheel of a profile, with what it shows said in words."""
    name = profile_name(profile, spoken())
    st.image(wheel_svg(profile), alt=f"{name}: {_in_words(profile)}", width=_SIZE)
    st.caption(inert(f"{name}. {_legend(profile)}"))


def wheel_svg(profile: Profile) -> str:
    """The picture: for every domain the number of strengths inside and of gaps outside."""
    body = "".join(_sector(profile, domain) for domain in Domain)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIZE} {_SIZE}" '
        f'width="{_SIZE}" height="{_SIZE}"><style>{_STYLE}</style>{body}</svg>'
    )


def _sector(profile: Profile, domain: Domain) -> str:
    start = math.radians(60 * (domain.value - 1) - 90)
    end, middle = start + math.radians(60), start + math.radians(30)
    found = counts(profile)
    parts = []
    for side, (inner, outer) in _RINGS.items():
        number = found[domain, side]
        kind = side.value if profile.has_domain(domain) else "none"
        told = f"{SHAPES[side]} {number}" if profile.has_domain(domain) else "–"
        parts.append(f'<path class="{kind}" d="{_ring(inner, outer, start, end)}"/>')
        x, y = _point((inner + outer) / 2, middle)
        parts.append(f'<text class="t-{kind}" x="{x:.1f}" y="{y:.1f}">{told}</text>')
    x, y = _point(_NUMBERS, middle)
    parts.append(f'<text class="n" x="{x:.1f}" y="{y:.1f}">{domain.value}</text>')
    return "".join(parts)


def _ring(inner: float, outer: float, start: float, end: float) -> str:
    (ax, ay), (bx, by) = _point(outer, start), _point(outer, end)
    (cx, cy), (dx, dy) = _point(inner, end), _point(inner, start)
    return (
        f"M{ax:.1f} {ay:.1f}A{outer} {outer} 0 0 1 {bx:.1f} {by:.1f}"
        f"L{cx:.1f} {cy:.1f}A{inner} {inner} 0 0 0 {dx:.1f} {dy:.1f}Z"
    )


def _point(radius: float, angle: float) -> tuple[float, float]:
    return _CENTRE + radius * math.cos(angle), _CENTRE + radius * math.sin(angle)


def _in_words(profile: Profile) -> str:
    return "; ".join(_told(profile))


def _told(profile: Profile) -> Iterator[str]:
    words, found = field_words(), counts(profile)
    for domain in Domain:
        if not profile.has_domain(domain):
            yield f"{words.domain(domain)}: {say('not reported')}"
            continue
        yield say(
            "{domain}: {strengths} strengths, {gaps} gaps",
            domain=words.domain(domain),
            strengths=found[domain, Polarity.STRENGTH],
            gaps=found[domain, Polarity.GAP],
        )


def _legend(profile: Profile) -> str:
    partial = say("A digest, not the whole profile.") + " " if profile.partial else ""
    return partial + say(
        "Inside ▲ strengths, outside ▽ gaps, as counted in the profile. A count of findings is no "
        "score, and says nothing about which place does better."
    )
