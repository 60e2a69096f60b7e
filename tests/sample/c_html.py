"""Web pages: the portal's page in two languages, a ministry's cards, two pages pasted by hand."""

from html import escape

from c_sheet import Sheet
from world import Block

COOKIES = {
    "en": "This website uses cookies to improve your experience.",
    "fr": "Ce site utilise des cookies pour améliorer votre expérience.",
}


def portal_page(sheet: Sheet) -> str:
    """A saved page of the portal: frame in one language, findings in another."""
    frame, world = sheet.frame, sheet.world
    nav = "".join(f'<li class="menu-item"><a href="/x">{escape(n)}</a></li>' for n in frame.nav)
    wheel = "".join(
        f'<li><a href="#d{b.domain}"><img src="/i{b.domain}.svg" alt=""/>'
        f"{escape(sheet.title(b.domain))}</a></li>"
        for b in world.blocks
    )
    return f"""<!DOCTYPE html>
<html lang="{world.frame_language}" dir="ltr" prefix="og: http://ogp.me/ns#">
<head>
<meta charset="utf-8" />
<script>window.dataLayer = window.dataLayer || []; dataLayer.push({{"page": "mgi"}});</script>
<title>{escape(sheet.document_title)} | Migration Data Portal</title>
<style>.wheel li {{ float: left; }} .visually-hidden {{ position: absolute; }}</style>
</head>
<body class="path-node page-node-type-mgi">
<a href="#main" class="visually-hidden focusable">Skip to main content</a>
<header><div class="logo"><a href="/"><img src="/logo.png" alt="Migration Data Portal"/></a></div>
<nav><ul class="menu">{nav}</ul></nav>
<ul class="language-switcher"><li><a href="/">English</a></li><li><a href="/fr">Français</a></li>
<li><a href="/es">Español</a></li><li><a href="/de">Deutsch</a></li></ul></header>
<main id="main">
<h1 class="page-title">{escape(sheet.place)}</h1>
<div class="field about">{"".join(f"<p>{escape(p)}</p>" for p in frame.about)}
<p><a href="/mgi">{escape(frame.click[1])}</a></p></div>
<h2>{escape(sheet.words.key_findings)}</h2>
<h2>{escape(sheet.words.introduction)}</h2>
<div class="field intro">{"".join(f"<p>{escape(p)}</p>" for p in sheet.introduction())}</div>
<p class="hint">{escape(frame.click[0])}</p>
<ul class="wheel">{wheel}</ul>
{"".join(_portal_domain(sheet, block) for block in world.blocks)}
<p class="date">{sheet.year} {frame.months[0]}</p>
<p class="file"><a href="/files/profile.pdf" type="application/pdf">
{escape(sheet.document_title)}</a></p>
</main>
<footer><ul>{"".join(f'<li><a href="/f">{escape(f)}</a></li>' for f in frame.footer)}</ul>
<p>© Migration Data Portal</p></footer>
<div id="sliding-popup" role="alertdialog"><p>{COOKIES[world.frame_language]}</p>
<button type="button">OK</button></div>
<script src="/core/js.js"></script>
</body>
</html>
"""


def _portal_domain(sheet: Sheet, block: Block) -> str:
    heading = escape(sheet.domain(block.domain))
    sides = "".join(
        f'<p><strong>{escape(label)}</strong>&nbsp;</p>\n<ul class="rteindent1">\n'
        + "".join(f"<li>{escape(item.text)}</li>\n" for item in items)
        + "</ul>\n"
        for label, items in sheet.sides(block)
    )
    return f"""<div class="paragraph accordion" id="d{block.domain}">
<div class="eyebrow">{escape(sheet.words.key_findings)}</div>
<h3 class="accordion__button">{heading}</h3>
<div class="accordion__panel"><h3>{heading}</h3>
<p class="lead"><em>{escape(sheet.world.passage(block.domain, sheet.is_local))}</em></p>
{sides}</div></div>
"""


def ministry_page(sheet: Sheet) -> str:
    """A page of a ministry's site: a card a domain, its sides in two columns, a box beside."""
    words, world = sheet.words, sheet.world
    direction = "rtl" if sheet.is_rtl else "ltr"
    crumbs = " / ".join(f'<a href="/">{escape(n)}</a>' for n in words.nav[:2])
    facts = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in words.fact_rows
    )
    cards = "".join(_card(sheet, block) for block in world.blocks)
    sources = "".join(f"<li>{escape(s)}</li>" for s in words.sources_text)
    return f"""<!doctype html>
<html lang="{world.language}" dir="{direction}">
<head><meta charset="utf-8">
<title>{escape(sheet.document_title)} ({sheet.year})</title>
<link rel="stylesheet" href="/theme/main.css"></head>
<body>
<nav class="breadcrumb">{crumbs}</nav>
<article>
<header><p class="kicker">{escape(words.tool)}</p>
<h1>{escape(sheet.document_title)} ({sheet.year})</h1></header>
<aside class="box"><h4>{escape(words.context)}</h4><dl>{facts}</dl></aside>
<section><h2>{escape(words.objective)}</h2><p>{escape(words.objective_text)}</p></section>
<section><h2>{escape(words.introduction)}</h2>
{"".join(f"<p>{escape(p)}</p>" for p in sheet.introduction())}</section>
<section class="findings"><h2>{escape(words.key_findings)}</h2>
{cards}</section>
<section><h2>{escape(words.sources)}</h2><ul>{sources}</ul></section>
</article>
<footer>{" · ".join(f'<a href="/f">{escape(f)}</a>' for f in words.footer)}</footer>
</body></html>
"""


def _card(sheet: Sheet, block: Block) -> str:
    columns = "".join(
        f'<div class="col-md-6"><h4>{escape(label)}</h4><ul>'
        + "".join(f"<li><p>{escape(item.text)}</p></li>" for item in items)
        + "</ul></div>\n"
        for label, items in sheet.sides(block, colon=False)
    )
    return f"""<div class="card"><div class="card-header"><h3>
<span class="badge">{block.domain}</span> {escape(sheet.title(block.domain))}</h3></div>
<div class="card-body row">
{columns}</div></div>
"""


def word_page(sheet: Sheet) -> str:
    """A page that a web editor pasted from Word: paragraphs only, Word's bullets spelled out."""
    words, world = sheet.words, sheet.world

    def plain(text: str) -> str:
        return f'<p class="MsoNormal">{escape(text)}<o:p></o:p></p>\n'

    def bold(text: str, size: str = "12.0pt") -> str:
        return (
            f'<p class="MsoNormal"><b><span style="font-size:{size}">{escape(text)}</span></b>'
            "<o:p></o:p></p>\n"
        )

    def listed(text: str) -> str:
        return (
            '<p class="MsoListParagraphCxSpMiddle" style="mso-list:l0 level1 lfo1">'
            '<!--[if !supportLists]--><span style="font-family:Symbol">·<span style=\'font:7.0pt '
            '"Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->'
            f"{escape(text)}<o:p></o:p></p>\n"
        )

    body = [bold(f"{sheet.document_title}, {sheet.year}", "16.0pt")]
    body += [bold(words.introduction), *map(plain, sheet.introduction())]
    body += [bold(words.key_findings, "14.0pt")]
    for block in world.blocks:
        body += ['<p class="MsoNormal">&nbsp;</p>\n', bold(sheet.domain(block.domain), "13.0pt")]
        body += [plain(sheet.passage(block.domain))]
        for label, items in sheet.sides(block):
            body += [bold(label), *(listed(item.text) for item in items)]
    body += [bold(words.annex), plain(words.annex_text)]
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="{world.language}">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="Generator" content="Microsoft Word 15 (filtered)">
<title>{escape(sheet.document_title)}</title></head>
<body lang="{world.language}"><div class="WordSection1">
{"".join(body)}</div></body></html>
"""


def broken_lines_page(sheet: Sheet) -> str:
    """A page of an old site: one cell of a layout table, lines ended by <br>, typed dashes."""
    words, world = sheet.words, sheet.world
    menu = "<br>\n".join(f'<a href="/">{escape(n)}</a>' for n in words.nav)
    parts = [f"<center><b>{escape(sheet.document_title)}<br>{sheet.year}</b></center><br>"]
    parts += [f"<b>{escape(words.introduction)}</b><br>"]
    parts += [f"{escape(p)}<br><br>" for p in sheet.introduction()]
    for block in world.blocks:
        parts += [f'<a name="d{block.domain}"></a><br><b>{escape(sheet.domain(block.domain))}</b>']
        for label, items in sheet.sides(block):
            parts += [f"<br><br>\n<i>{escape(label)}</i>"]
            parts += [f"<br>\n{sheet.bullet} {escape(item.text)}" for item in items]
        parts += ["<br>\n"]
    parts += [f"<br><b>{escape(words.sources)}</b>"]
    parts += [f"<br>\n{sheet.bullet} {escape(source)}" for source in words.sources_text]
    return f"""<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={_label(world.charset)}">
<TITLE>{escape(sheet.document_title)}</TITLE></HEAD>
<BODY BGCOLOR="#ffffff"><TABLE WIDTH="100%" BORDER=0><TR>
<TD WIDTH=150 VALIGN=top>{menu}</TD>
<TD VALIGN=top><FONT FACE="Arial" SIZE=2>
{"".join(parts)}
</FONT></TD></TR></TABLE>
<HR><SMALL>{escape(words.legal[0])}</SMALL></BODY></HTML>
"""


def _label(charset: str) -> str:
    return {"cp1251": "windows-1251", "cp1256": "windows-1256"}.get(charset, charset)
