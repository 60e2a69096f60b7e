"""PDF files that no reader can use, and some that mean harm."""

import io
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def profile_pdf(pages: int = 3, encrypt: StandardEncryption | None = None) -> bytes:
    """A sound PDF of an invented profile."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt, invariant=1)
    for page in range(pages):
        canvas.drawString(72, 700, f"Migration Governance Profile: Testland, page {page}")
        canvas.drawString(72, 680, "The invented government of Testland publishes its laws.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scanned() -> bytes:
    """Two pages that are pictures."""
    from PIL import Image

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for shade in (90, 160):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), shade)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def encrypted() -> bytes:
    return profile_pdf(encrypt=StandardEncryption("secret", ownerPassword="owner"))


def cut_in_the_middle() -> bytes:
    whole = profile_pdf(30)
    return whole[: len(whole) // 2]


def cut_near_the_end() -> bytes:
    return profile_pdf()[:-30]


def table_of_contents_astray() -> bytes:
    head, _, tail = profile_pdf().rpartition(b"startxref\n")
    del tail
    return head + b"startxref\n7\n%%EOF\n"


def page_without_letters() -> bytes:
    return _assembled({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[]/Count 0>>"})


def page_tree_in_a_loop() -> bytes:
    return _assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 5>>",
            3: b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 5>>",
        }
    )


def page_tree_of_a_million() -> bytes:
    kids = b"3 0 R " * 1_000_000
    return _assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 1000000/Kids[" + kids + b"]>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        }
    )


def flate_bomb() -> bytes:
    """A page whose drawing unpacks to 6 GB of text operators from 6 MB."""
    packer = zlib.compressobj(9)
    chunk = b"BT /F1 9 Tf (bomb) Tj ET\n" * 40_000
    packed = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    more = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    stream = packed + more * 6_000
    return _assembled(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            4: b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        }
    )


def _assembled(objects: dict[int, bytes]) -> bytes:
    content = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in objects.items():
        offsets.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        content += b"%010d 00000 n \n" % offset
    content += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(content)
