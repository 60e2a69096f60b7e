"""Saved portal pages as HTML: navigation, scripts, frame, doubled headings, lists, footer."""

import textwrap
from html import escape

from text_layouts import portal_title
from world import NBSP, Item, World

from mgi_rag.profiles.finding import Polarity

SCRIPT = """<script>window.dataLayer = [];
function track(e) { if (e < 3 && "li" > "") { dataLayer.push("<li>click</li>"); } }</script>"""


def portal_html(world: World) -> str:
    """A national or city page of the portal; the findings are `li` under `h3`."""
    frame, own = world.frame, world.words
    title = escape(portal_title(world))
    parts = [_head(world, title), _navigation(world)]
    parts.append(f"<main>\n<h2>{escape(frame.tool)}</h2>\n<h2>{escape(frame.tool)}</h2>")
    parts += [f"<p>{escape(text)}</p>" for text in (*frame.about, *frame.click)]
    for domain in range(1, 7):
        wheel = escape(frame.titles[0][domain - 1])
        parts.append(f'<div class="wheel"><h4>{wheel}</h4><h4>{wheel}</h4>')
        parts.append(f"<p>{escape(world.passage(domain))}</p>")
        parts.append(f"<p>{escape(world.passage(domain, local=True))}</p></div>")
    parts.append(f"<h2>{escape(own.key_findings)}</h2><h3>{escape(own.introduction)}</h3>")
    parts += [f"<p>{escape(text)}</p>" for text in world.introduction()]
    for block in world.blocks:
        parts.append(f'<section class="field--domain"><h2>{escape(own.key_findings)}</h2>')
        parts.append(f"<h3>{escape(world.domain_heading(block.domain))}</h3>")
        for polarity in Polarity:
            parts.append(f"<p><strong>{_entities(world.label(polarity))}</strong></p>\n<ul>")
            parts += [_bullet(world, item) for item in block.side(polarity)]
            parts.append("</ul>")
        parts.append("</section>")
    notes = "".join(f"<li>{escape(note)}</li>" for note in world.notes())
    if notes:
        parts.append(f'<ol class="footnotes">{notes}</ol>')
    parts.append(f'<div class="date">{world.year} {frame.months[1]}</div>\n<h1>{title}</h1>')
    parts.append("</main>")
    parts.append(_footer(world))
    return "\n".join(parts)


def _head(world: World, title: str) -> str:
    right = ' dir="rtl"' if world.frame_language == "ar" else ""
    charset = world.charset.replace("cp", "windows-")
    return (
        f'<!DOCTYPE html>\n<html lang="{world.frame_language}"{right}>\n<head>'
        f'<meta charset="{charset}"><title>{title} | Migration data portal</title>\n'
        f'<link rel="canonical" href="https://www.migrationdataportal.org/{world.frame_language}'
        f'/node/6206">\n<style>li {{ list-style: "• "; }} .x::before {{ content: "{title}" }}'
        f"</style>\n{SCRIPT}\n</head>\n<body>"
    )


def _navigation(world: World) -> str:
    links = "".join(
        f'<li><a href="/{n}">{escape(t)}</a></li>' for n, t in enumerate(world.frame.nav)
    )
    domains = "".join(f'<li><a href="#d{n}">{escape(t)}</a></li>' for n, t in _wheel(world))
    return f"<header><nav><ul>{links}</ul><ul>{domains}</ul></nav></header>"


def _wheel(world: World) -> list[tuple[int, str]]:
    return list(enumerate(world.frame.titles[0], 1))


def _bullet(world: World, item: Item) -> str:
    """One `li`, its source broken over lines as editors of pages leave it."""
    number = world.note_number(item)
    lines = textwrap.wrap(item.text, 70, break_on_hyphens=False)
    text = _entities("\n      ".join(lines))
    if "emphasis" in world.variations:
        first, _, rest = text.partition(" ")
        text = f"<em>{first}</em> {rest}"
    note = f'<sup><a href="#fn{number}">{number}</a></sup>' if number else ""
    paragraph = "<p>{}</p>" if "paragraphs" in world.variations else "{}"
    return f"  <li>{paragraph.format(text + note)}</li>"


def _entities(text: str) -> str:
    return escape(text).replace(NBSP, "&nbsp;")


def _footer(world: World) -> str:
    links = "".join(f"<li>{escape(text)}</li>" for text in world.frame.footer)
    return (
        f'<aside><h2>{escape(world.frame.nav[2])}</h2><ul class="related"><li>{world.year - 3}'
        f"</li></ul></aside>\n<footer><ul>{links}</ul><p>© IOM</p></footer>\n"
        "<!-- <li>a comment, not a finding</li> -->\n</body>\n</html>\n"
    )
