"""Text, web pages and other single files that are no profiles, and some that mean harm."""

import random

RECIPE = (
    "Cake of apples",
    "Ingredients:",
    "• 200 g of flour",
    "• 3 apples",
    "Method:",
    "• Mix flour and eggs, then bake for forty minutes.",
)


def recipe_page() -> bytes:
    items = "".join(f"<li>{line[2:]}</li>" for line in RECIPE if line[0] == "•")
    return f"<!DOCTYPE html><html><body><h1>{RECIPE[0]}</h1><ul>{items}</ul></body></html>".encode()


def noise(size: int = 100_000) -> bytes:
    return random.Random(7).randbytes(size)


def mixed_encodings() -> bytes:
    utf8 = "Profil de la République inventée : régularité, équité\n".encode()
    legacy = "Domaine : intégration des étrangers à l'école\n".encode("cp1252")
    return (utf8 + legacy) * 20


def wide_without_mark() -> bytes:
    return "Migration Governance Profile: Testland\n• An invented finding.\n".encode("utf-16-le")


def cut_wide() -> bytes:
    return "Migration Governance Profile: Testland".encode("utf-16") + b"\x00\xd8\x00"


def nested_page() -> bytes:
    return b"<html><body>" + b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000 + b"</body></html>"


def nested_page_part() -> bytes:
    """As `nested_page`, of inline elements that are never closed."""
    return b"<!doctype html><html><body><p>An invented text.</p>" + b"<b>" * 200_000 + b"deep"


def scripts_alone() -> bytes:
    return (
        b"<!doctype html><html><head><title>MGI</title></head><body>"
        b"<div id='app'></div><script>var x = 'An invented finding.';</script></body></html>"
    )


def page_of_frame_alone() -> bytes:
    return b"<html><body><nav>Home</nav><footer>Contact</footer></body></html>"


def brackets() -> bytes:
    return b"# Invented\n\n" + b"[" * 400_000 + b"a" + b"](" * 100_000


def quotes_in_quotes() -> bytes:
    return b"# Invented\n\n" + b">" * 300_000 + b" deep\n"


def rich_text() -> bytes:
    return rb"{\rtf1\ansi {\b Migration Governance Profile: Testland}\par An invented finding.}"


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + noise(5_000)


def photograph() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + noise(5_000)


def web_archive() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"\r\n\r\n<html></html>'
    )


def other_xml() -> bytes:
    return b'<?xml version="1.0"?><rss><channel><title>News</title></channel></rss>'


def laughing_xml() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "x">]><x>&a;</x>'
