"""Saved pages of invented profiles: their own text in order, their frame left out."""

import pytest

from mgi_rag.profiles.forms import html, lines_of

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Testland</title><style>p {color: red}</style></head>
<body>
<header><a class="visually-hidden" href="#m">Skip to content</a><nav><ul><li>Home</li></ul></nav>
</header>
<main id="m">
<h1>Migration Governance Profile: Testland</h1>
<p>The invented government <em>adopted</em> a strategy<sup>1</sup>,
and publishes it.</p>
<h2>Domain 1</h2>
<ul>
<li>First <b>finding</b>.</li>
<li><p>Second finding.</p><p>It goes on.</p></li>
<li>Third finding with parts:
  <ul><li>a part</li></ul>
</li>
</ul>
<table><tr><td>Cell one</td><td>Cell two</td></tr></table>
<script>var p = "<p>Never shown.</p>";</script>
<div style="display: none">A hidden finding.</div>
<p hidden>Another hidden finding.</p>
</main>
<footer><p>Contact</p></footer>
</body></html>
"""


def _texts(body: str) -> list[str]:
    return [line.text for line in html.read(f"<html><body>{body}</body></html>".encode())]


def test_paragraphs_of_a_hard_space_alone_hold_nothing() -> None:
    assert _texts("<p>&nbsp;</p><h2>Domain 1</h2><p> &nbsp; </p><p>A gap.</p>") == [
        "Domain 1",
        "A gap.",
    ]


def test_headings_items_paragraphs_and_cells_come_in_order() -> None:
    lines = html.read(PAGE.encode())
    assert [(line.text, line.is_heading, line.is_item) for line in lines] == [
        ("Migration Governance Profile: Testland", True, False),
        ("The invented government adopted a strategy1, and publishes it.", False, False),
        ("Domain 1", True, False),
        ("First finding.", False, True),
        ("Second finding.", False, True),
        ("It goes on.", False, False),
        ("Third finding with parts:", False, True),
        ("a part", False, True),
        ("Cell one", False, False),
        ("Cell two", False, False),
    ]


def test_second_paragraph_of_an_item_belongs_to_it() -> None:
    lines = {line.text: line for line in html.read(PAGE.encode())}
    assert not lines["It goes on."].is_blank_before
    assert lines["Cell one"].is_blank_before


def test_locator_is_the_line_of_the_source() -> None:
    source = PAGE.split("\n")
    for line in html.read(PAGE.encode()):
        number = int(line.locator.removeprefix("line "))
        assert line.text[:5] in source[number - 1], line


@pytest.mark.parametrize(
    "panel",
    [
        '<a href="#d1">Domain 1</a><div id="d1" style="display:none">{}</div>',
        '<div class="accordion-body" hidden>{}</div>',
        '<div role="tabpanel" style="visibility: hidden">{}</div>',
        '<button aria-controls="x">Open</button><section id="x" hidden>{}</section>',
    ],
)
def test_panels_that_a_click_opens_are_read(panel: str) -> None:
    assert "A finding." in _texts(panel.format("<p>A finding.</p>"))


def test_heading_in_a_button_is_read_and_a_button_alone_is_not() -> None:
    assert _texts("<h2><button>Domain 1</button></h2><button>Share</button><p>x</p>") == [
        "Domain 1",
        "x",
    ]


def test_breaks_part_bullets_and_finished_sentences_only() -> None:
    body = "<p>• One finding<br>• Another that<br>goes on<br>• A third</p><p>Done.<br>Next.</p>"
    bullets = ["• One finding", "• Another that goes on", "• A third"]
    assert _texts(body) == [*bullets, "Done.", "Next."]
    assert _texts("<h2>Whole of<br>Government</h2><ul><li>an item<br>Broken</li></ul>") == [
        "Whole of Government",
        "an item Broken",
    ]


def test_no_break_spaces_stay() -> None:
    assert _texts("<p>15&nbsp;% &amp; more</p>") == ["15\u00a0% & more"]


def test_text_beside_the_main_part_is_kept_when_the_main_part_is_small() -> None:
    body = "<main><p>Welcome</p></main><div><p>The finding itself, outside.</p></div>"
    assert _texts(body) == ["Welcome", "The finding itself, outside."]


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-1", "Les autorités “délivrent” des visas"),
        ("windows-1251", "Закон о миграции принят"),
        ("windows-1256", "السياسة الوطنية للهجرة"),
        ("utf-8", "Les autorités délivrent"),
        ("utf-16", "Les autorités délivrent"),
    ],
)
def test_charset_is_the_declared_one(charset: str, text: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'
    codec = {"iso-8859-1": "cp1252"}.get(charset, charset)
    assert [line.text for line in lines_of(page.encode(codec))] == [text]


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>équité</p></body></html>'
    assert [line.text for line in lines_of(page.encode())] == ["équité"]


def test_what_stands_deep_inside_is_read() -> None:
    body = "<div>" * 400 + "<p>Deep finding.</p>" + "</div>" * 400 + "<p>After it.</p>"
    assert _texts(body) == ["Deep finding.", "After it."]


@pytest.mark.parametrize(
    "opening",
    ["<!DOCTYPE html>\n", "\ufeff<html>", "<!-- saved -->\n<HTML>", '<?xml version="1.0"?><html>'],
)
def test_pages_are_told_by_how_they_open(opening: str) -> None:
    assert html.recognises(f"{opening}<body><p>x</p></body></html>".encode())


def test_text_that_speaks_of_tags_is_no_page() -> None:
    assert not html.recognises(b"Domain 1\nThe site uses <html> and <p>.")
