"""A wording whose direction contradicts the side on which it stands, in six languages.

Only openings that leave no doubt are looked at, and a single limiting word lifts the doubt: a gap
may well begin "There is a comprehensive strategy, but ...".
"""

import re
from dataclasses import dataclass
from typing import Final

from mgi_rag.profiles.finding import Note, Polarity


@dataclass(frozen=True)
class _Wordings:
    """How one language praises, denies and limits; patterns for `re`, case ignored."""

    praise: str
    """Opening of a sentence that praises, up to the praising word."""
    lack: str
    """Opening of a sentence that says what is not there."""
    limits: str
    """Beginnings of words with which a praise may stand among the gaps."""
    harmless: str
    """Beginnings of words of which the lack is a strength, or that turn the sentence."""


_WORDINGS: Final = (
    _Wordings(
        praise=r"there (?:is|are) (?:now |already )?(?:an? )?(?:very )?(?:comprehensive|well[- ]"
        r"developed|well[- ]established|robust|strong|solid|effective|favou?rable|coherent)\b",
        lack=r"(?:there (?:is|are) (?:currently |still |as yet )?no\b"
        r"|the country (?:has no\b|lacks\b|does not have\b)|migrants do not have access\b"
        r"|no \w+(?: \w+){0,4} (?:exists?|(?:is|are) (?:yet )?in place)\b)",
        limits=r"but|however|although|though|while|whereas|not|no|nor|neither|none|lack|limited|only"
        r"|could|should|would|might|may|need|potential|without|few|little|partial|insufficien"
        r"|improv|strengthen|restrict|draft|pending|plan|yet|still|despite|except|barrier|challeng"
        r"|gap|absen|weak|delay|unclear|dispute|concern|demand|opposition|stigma|discriminat|require",
        harmless=r"restrict|discriminat|fees?|limit|barrier|distinction|differen|requirement|visa"
        r"|penalt|detention|cost|charge|quota|obstacle|impediment|but|however|although|though|while"
        r"|instead|nevertheless|yet|still|maximum|minimum|prohibit|ban|cap|deadline|criminal|record"
        r"|report|case|evidence",
    ),
    _Wordings(
        praise=r"il existe (?:déjà )?une? [\w'’-]+(?: [\w'’-]+){0,3}? (?:complet|complète"
        r"|globale?|solide|robuste|cohérente?|favorable|efficace|bien établie?)\b",
        lack=r"(?:il n['’](?:existe|y a) (?:actuellement |encore )?(?:pas|aucun)"
        r"|le pays ne dispose (?:pas|d['’]aucun)|aucune? [\w'’-]+(?: [\w'’-]+){0,4} n['’]existe)",
        limits=r"mais|cependant|toutefois|bien que|quoique|ne|n['’]|pas|aucun|manqu|limit|seul"
        r"|pourr|devr|doi|besoin|potentiel|sans|peu|partiel|insuffis|amélior|renforc|restrei|restrict"
        r"|projet|encore|malgré|sauf|obstacle|défi|lacun|absen|faibl|retard",
        harmless=r"restrict|discriminat|frais|limit|obstacle|distinction|différen|exigence|visa"
        r"|sanction|détention|coût|quota|mais|cependant|toutefois|bien que|néanmoins|interdi",
    ),
    _Wordings(
        praise=r"(?:existe|hay) (?:ya )?una? [\w-]+(?: [\w-]+){0,3}? (?:integral|sólid[oa]"
        r"|robust[oa]|coherente|favorable|eficaz|consolidad[oa]|amplia?o?)\b",
        lack=r"(?:no (?:existen?|hay)\b|el país (?:no (?:cuenta con|tiene|dispone)|carece)\b)",
        limits=r"pero|sin|aunque|no|ni|falta|limitad|sol[oa]|podr|deb|necesi|potencial|poc|parcial"
        r"|insuficien|mejor|fortale|reforz|restri|proyecto|aún|todavía|salvo|obstácul|desafí|brecha"
        r"|ausen|débil|retras|embargo",
        harmless=r"restric|discrimina|tasas?|límite|limita|barrera|obstácul|distinci|diferen"
        r"|requisito|visa|sanci|detenci|cost|cuota|cupo|pero|embargo|aunque|prohib",
    ),
    _Wordings(
        praise=r"(?:existe|há) (?:já )?uma? [\w-]+(?: [\w-]+){0,3}? (?:abrangente|sólid[oa]"
        r"|robust[oa]|coerente|favorável|eficaz|consolidad[oa])\b",
        lack=r"(?:não (?:existem?|há)\b|o país (?:não (?:tem|dispõe|possui)|carece)\b)",
        limits=r"mas|porém|contudo|embora|todavia|entanto|não|nem|falta|limitad|apenas|só|poderi|dev"
        r"|necessi|potencial|sem|pouc|parcial|insuficien|melhor|reforç|fortale|restri|projeto|ainda"
        r"|exceto|salvo|obstácul|desafi|lacun|ausên|frac|frág|atras",
        harmless=r"restri|discrimina|tax|limit|barreira|obstácul|distin|diferen|requisito|exigên"
        r"|visto|sanç|detenç|cust|quota|cota|mas|porém|contudo|embora|proib",
    ),
    _Wordings(
        praise=r"(?:существует|имеется|действует|создана?) (?:комплексн|всеобъемлющ|эффективн"
        r"|надежн|прочн|благоприятн|целостн|хорошо развит)\w+",
        lack=r"(?:отсутству[ею]т\b|не (?:существует|имеется)\b|в стране (?:нет|отсутству)\w*)",
        limits=r"но|однако|хотя|не|нет|отсутств|недостат|огранич|только|лишь|мог|можно|следует|нужд"
        r"|необходим|потенциал|без|мало|частичн|улучш|укреп|усил|проект|пока|еще|ещё|кроме|препятств"
        r"|проблем|пробел|слаб|задерж|требу|мож",
        harmless=r"огранич|дискримин|сбор|плат|лимит|барьер|препятств|различ|требован|виз|штраф"
        r"|наказ|задерж|квот|но|однако|хотя|запрет",
    ),
    _Wordings(
        praise=r"(?:يوجد|توجد|هناك|لدى البلد) \w+ (?:\w+ ){0,3}?(?:شاملة?|متينة?|قوية?|فعالة?"
        r"|متماسكة?)(?!\w)",
        lack=r"(?:لا (?:يوجد|توجد)(?!\w)|ليست? هناك(?!\w)|[يت]فتقر(?!\w))",
        limits=r"لكن|ولكن|إلا|غير|لا|ليس|لم|لن|دون|بدون|عدم|نقص|محدود|فقط|يمكن|ينبغي|يجب|[يت]حتاج"
        r"|تحسين|تعزيز|ضعف|رغم|مشروع|بعد|قليل|جزئ",
        harmless=r"قيود|قيد|تمييز|رسوم|حدود|حواجز|حاجز|عوائق|عقبات|فرق|شرط|شروط|تأشير|عقوب|احتجاز"
        r"|حصص|لكن|ولكن|إلا|حظر",
    ),
)


def _at_start(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*({pattern})", re.IGNORECASE)


def _anywhere(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


# Of each side: openings that contradict it, words anywhere that lift the doubt.
_AMONG_GAPS: Final = tuple((_at_start(w.praise), _anywhere(w.limits)) for w in _WORDINGS)
_AMONG_STRENGTHS: Final = tuple((_at_start(w.lack), _anywhere(w.harmless)) for w in _WORDINGS)


def direction(quote: str, polarity: Polarity) -> Note | None:
    """A gap that praises without limit, or a strength that says what is not there.

    >>> note = direction("There is a comprehensive national strategy.", Polarity.GAP)
    >>> note.values
    {'found': 'There is a comprehensive'}
    >>> direction("There is a comprehensive strategy, but it has no budget.", Polarity.GAP) is None
    True
    """
    among_gaps = polarity is Polarity.GAP
    for opening, lifts in _AMONG_GAPS if among_gaps else _AMONG_STRENGTHS:
        match = opening.match(quote)
        if match is not None and lifts.search(quote, match.end()) is None:
            return _note(polarity, match[1])
    return None


def _note(polarity: Polarity, found: str) -> Note:
    if polarity is Polarity.GAP:
        message = (
            'This stands among the gaps, but "%(found)s" reads like a strength; compare the source.'
        )
    else:
        message = (
            'This stands among the strengths, but "%(found)s" reads like a gap; compare the source.'
        )
    return Note("direction", message, {"found": found})
