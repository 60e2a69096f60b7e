"""An invented profile for the pages: no such place ever reported any of these sentences."""

import io
from xml.sax.saxutils import escape

INVENTED_COUNTRY = "Iceland"
INVENTED_ID = "ISL-2021"

HOSTILE = (
    "<img src=x onerror=alert(1)> <script>document.title='taken'</script> :red[loud] "
    "<a href='javascript:alert(1)'>go</a> costs $5 and $6 :material/home:"
)
"""Text that must stay text wherever it is shown."""

DOMAINS = (
    "Domain 1: Migrants' rights",
    "Domain 2: Whole of government approach",
    "Domain 3: Partnerships",
    "Domain 4: Well-being of migrants",
    "Domain 5: Mobility dimensions of crises",
    "Domain 6: Safe, orderly and regular migration",
)
FINDINGS = {
    0: (["Invented: all migrants are treated in public hospitals."], ["Invented: no vote."]),
    1: (["Invented: one ministry leads."], ["Invented: data are kept in two registers."]),
    2: (["Invented: a yearly forum with employers is held."], []),
    3: (["Invented: foreign degrees are recognised."], ["Invented: few language courses."]),
    4: (["Invented: consulates help in crises."], ["Invented: no early warning."]),
    5: (["Invented: visas can be applied for online."], ["Invented: returnees get no help."]),
}


def invented_profile(extra: str = "") -> str:
    """The Markdown of the invented profile, `extra` as one more gap of domain 3."""
    lines = [f"# Migration Governance Profile: Republic of {INVENTED_COUNTRY} 2021", ""]
    for number, title in enumerate(DOMAINS):
        strengths, gaps = FINDINGS[number]
        lines += [f"## {title}", "", "### Well-developed areas", ""]
        lines += [f"- {text}" for text in strengths]
        gaps = [*gaps, *([extra] if extra and number == 2 else [])]
        lines += ["", "### Areas with potential for further development", ""]
        lines += [f"- {text}" for text in gaps] + [""]
    return "\n".join(lines)


def invented_pdf(extra: str = "") -> bytes:
    """The invented profile as a PDF, its headings larger than its lists."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    styles = getSampleStyleSheet()
    kinds = {"# ": "Title", "## ": "Heading1", "### ": "Heading2"}
    story: list[Flowable] = []
    for line in filter(None, invented_profile(extra).splitlines()):
        mark, text = line.split(" ", 1)
        if mark == "-":
            story.append(Paragraph(escape(text), styles["BodyText"], bulletText="•"))
        else:
            story.append(Paragraph(escape(text), styles[kinds[f"{mark} "]]))
    file = io.BytesIO()
    SimpleDocTemplate(file).build(story)
    return file.getvalue()
