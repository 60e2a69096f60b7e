"""HTML laid out by another mind: blocks without lists, definition lists, tables."""

from html import escape

from world import World

from mgi_rag.profiles.finding import Polarity


def div_html(world: World) -> str:
    """Findings as `div` in cards; headings are styled `div` and `span` too."""
    parts = []
    for block in world.blocks:
        parts.append(f'<div class="card"><div class="t">{_heading(world, block.domain)}</div>')
        for polarity in world.sides:
            parts.append(f'<div class="side"><span class="l">{_label(world, polarity)}</span>')
            parts += [
                f'<div class="item"><span>–</span> <span>{escape(item.text)}</span></div>'
                for item in block.side(polarity)
            ]
            parts.append("</div>")
        parts.append("</div>")
    return _page(world, "\n".join(parts))


def dl_html(world: World) -> str:
    """A definition list under each domain: the side is the term, each finding a description."""
    parts = []
    for block in world.blocks:
        parts.append(f'<h3 id="d{block.domain}">{_heading(world, block.domain)}</h3><dl>')
        for polarity in world.sides:
            parts.append(f"<dt>{_label(world, polarity)}</dt>")
            parts += [f"<dd>{escape(item.text)}</dd>" for item in block.side(polarity)]
        parts.append("</dl>")
    return _page(world, "\n".join(parts))


def table_html(world: World) -> str:
    """One table for the profile: a row for each domain, a column for each side."""
    sides = "".join(f"<th>{_label(world, polarity)}</th>" for polarity in world.sides)
    rows = [f"<tr><th>{escape(world.words.domain_word)}</th>{sides}</tr>"]
    for block in world.blocks:
        cells = "".join(
            "<td>" + "".join(f"<p>{escape(item.text)}</p>" for item in block.side(side)) + "</td>"
            for side in world.sides
        )
        rows.append(f"<tr><td>{_heading(world, block.domain)}</td>{cells}</tr>")
    return _page(world, '<table border="1">\n' + "\n".join(rows) + "\n</table>")


def _heading(world: World, domain: int) -> str:
    return escape(world.domain_heading(domain))


def _label(world: World, polarity: Polarity) -> str:
    return escape(world.label(polarity, colon=False))


def _page(world: World, findings: str) -> str:
    """A page with a side menu after the content, and the introduction after the findings."""
    own = world.words
    right = ' dir="rtl"' if world.language == "ar" else ""
    name = escape(world.dated(own.title.format(place=world.place_name)))
    introduction = "".join(f"<p>{escape(text)}</p>" for text in world.introduction())
    menu = "".join(f"<a href='#d{n}'>{escape(t)}</a> " for n, t in enumerate(own.titles[0], 1))
    links = " · ".join(f"<a href='#'>{escape(text)}</a>" for text in own.footer)
    return (
        f'<html lang="{world.language}"{right}><head><meta http-equiv="Content-Type" '
        f'content="text/html; charset=utf-8"><title>{name}</title></head><body>\n'
        f'<div id="bar">{escape(own.nav[0])} &gt; {escape(own.nav[1])}</div>\n<h1>{name}</h1>\n'
        f"<h2>{escape(own.key_findings)}</h2>\n{findings}\n"
        f"<h2>{escape(own.introduction)}</h2>{introduction}\n"
        f"<h2>{escape(own.sources)}</h2><p>{escape(' '.join(own.sources_text))}</p>\n"
        f'<div class="menu">{menu}</div><div class="foot">{links}</div></body></html>\n'
    )
