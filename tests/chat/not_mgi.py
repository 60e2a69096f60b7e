"""Facts about migration policy that no MGI profile states, each with a question that asks for it.

They come from news and other reports on places whose profiles are published; an assistant that
knows them has them from elsewhere. `telling` are words that only an answer stating the fact has.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OtherFact:
    """A fact that is no MGI finding."""

    iso3: str
    question: str
    fact: str
    telling: tuple[str, ...]


FACTS = (
    OtherFact(
        "NGA",
        "Since when has Nigeria had a national migration policy?",
        "Nigeria has had a National Migration Policy since 2015, and the refugee, migrant and IDP "
        "commission (NCFRMI) wants the second MGI round to feed its revision.",
        ("2015", "NCFRMI"),
    ),
    OtherFact(
        "ZWE",
        "Is Zimbabwe short of tools for collecting migration data?",
        "Zimbabwe is short of tools and systems for collecting, storing and analysing migration "
        "data in full, so policy is not always evidence-based.",
        ("short of tools", "evidence-based"),
    ),
    OtherFact(
        "IRQ",
        "How many of the core human rights treaties has Iraq signed?",
        "Iraq is a signatory to eight of the nine core international human rights treaties.",
        ("eight of the nine", "signatory"),
    ),
    OtherFact(
        "GMB",
        "Which office leads the migration coordination mechanism of the Gambia?",
        "The Gambia has a National Coordination Mechanism on Migration under the Office of the "
        "Vice President, supported by eight thematic working groups.",
        ("Vice President", "thematic working groups"),
    ),
    OtherFact(
        "PER",
        "Which working group coordinates migration in Peru?",
        "Peru has coordinated migration across sectors since 2011 through an intersectoral "
        "working group, the MTIGM.",
        ("MTIGM", "2011"),
    ),
    OtherFact(
        "MDG",
        "Which border management information system does Madagascar use?",
        "The public security ministry of Madagascar was installing MIDAS, a border management "
        "information system, with IOM.",
        ("MIDAS",),
    ),
    OtherFact(
        "LCA",
        "Does Saint Lucia have a draft national migration policy?",
        "Saint Lucia has launched a draft National Migration Policy built on data and on "
        "engagement of its diaspora.",
        ("launched a draft", "engagement of its diaspora"),
    ),
    OtherFact(
        "JAM",
        "Do remittances reduce poverty in Jamaica?",
        "Remittances do little against poverty in Jamaica because the poorest households receive "
        "the least.",
        ("poorest households", "do little against"),
    ),
    OtherFact(
        "LSO",
        "Does Lesotho have one-stop border posts?",
        "Lesotho still lacks one-stop border posts at Maseru and Ficksburg Bridge and has yet to "
        "introduce the MIDAS border data system.",
        ("Maseru", "MIDAS"),
    ),
    OtherFact(
        "KGZ",
        "Where does the Kyrgyz migration service have its offices?",
        "The Kyrgyz migration service operates from Bishkek with a small branch in Osh, so most "
        "would-be and returning migrants, who live in rural areas, are hard to reach.",
        ("Bishkek", "Osh"),
    ),
    OtherFact(
        "BHR",
        "What deposit do recruitment agencies pay in Bahrain?",
        "Recruitment agencies in Bahrain must be licensed, pay a 10,000-dinar deposit and undergo "
        "quarterly inspection.",
        ("10,000", "quarterly"),
    ),
    OtherFact(
        "UGA",
        "How is Uganda rated on trafficking?",
        "Uganda was rated Tier 2 on trafficking, and women and girls aged 13 to 24 made up 71 per "
        "cent of detected victims.",
        ("Tier 2", "71 per cent"),
    ),
)
