"""Every domain and side, asked for in many wordings, gives exactly its findings."""

from itertools import product

import pytest

from mgi_rag.chat.assistant import Assistant

NAMES = {
    "en": {
        1: ["migrants' rights", "the rights of migrants", "domain 1", "D1", "the first domain"],
        2: ["whole of government", "a government-wide approach", "domain two", "domain 2"],
        3: ["partnerships", "engagement with partners", "domain no. 3", "the third domain"],
        4: ["well-being of migrants", "wellbeing", "socioeconomic well-being", "domain 4"],
        5: ["mobility dimensions of crises", "crises", "crisis management", "domain 5"],
        6: ["safe, orderly and regular migration", "safe migration", "domain six", "D6"],
    },
    "fr": {
        1: ["droits des migrants", "respect des droits des migrants", "domaine 1"],
        2: ["approche associant l'ensemble du gouvernement", "approche pangouvernementale"],
        3: ["partenariats", "coopération avec les partenaires", "le troisième domaine"],
        4: ["bien-être des migrants", "bien-être socioéconomique", "domaine 4"],
        5: ["aspects des crises relatifs à la mobilité", "gestion des crises", "domaine 5"],
        6: ["migrations sûres, ordonnées et régulières", "migration sûre et ordonnée"],
    },
    "ru": {
        1: ["прав мигрантов", "соблюдения прав мигрантов", "домена 1"],
        2: ["общегосударственного подхода", "участия всего правительства", "второго направления"],
        3: ["партнёрств", "взаимодействия с партнёрами", "3-го домена"],
        4: ["благополучия мигрантов", "социально-экономического благополучия", "домена 4"],
        5: ["мобильности в условиях кризисов", "реагирования на кризисы", "домена № 5"],
        6: ["безопасной, упорядоченной и легальной миграции", "безопасной миграции"],
    },
    "ar": {
        1: ["حقوق المهاجرين", "احترام حقوق المهاجرين", "المجال الأول"],
        2: ["النهج الحكومي الشامل", "نهج الحكومة بأكملها", "المحور 2"],
        3: ["الشراكات", "التعاون مع الشركاء", "المجال رقم 3"],
        4: ["رفاه المهاجرين", "الرفاه الاجتماعي والاقتصادي للمهاجرين", "المحور الرابع"],
        5: ["أبعاد التنقل في الأزمات", "إدارة الأزمات", "المجال ٥"],
        6: ["الهجرة الآمنة والمنظمة والنظامية", "الهجرة الآمنة", "المجال السادس"],
    },
    "es": {
        1: ["derechos de los migrantes", "los derechos de las personas migrantes", "dominio 1"],
        2: ["enfoque pangubernamental", "un enfoque de todo el gobierno", "segundo dominio"],
        3: ["alianzas", "cooperación con los socios", "dominio n.º 3"],
        4: ["bienestar de los migrantes", "bienestar socioeconómico", "dominio cuatro"],
        5: ["dimensiones de movilidad de las crisis", "gestión de crisis", "D5"],
        6: ["migración segura, ordenada y regular", "migración segura", "dominio VI"],
    },
    "pt": {
        1: ["direitos dos migrantes", "direitos das pessoas migrantes", "domínio 1"],
        2: ["abordagem integrada de governo", "abordagem de todo o governo", "segundo domínio"],
        3: ["parcerias", "cooperação com parceiros", "domínio n.º 3"],
        4: ["bem-estar dos migrantes", "bem-estar socioeconômico", "domínio quatro"],
        5: ["dimensões de mobilidade das crises", "gestão de crises", "D5"],
        6: ["migração segura, ordenada e regular", "migração segura", "domínio VI"],
    },
}
WAYS = {
    ("en", "G"): [
        "What are Kazakhstan's gaps in {}?",
        "Weaknesses of Kazakhstan regarding {}",
        "Where should Kazakhstan improve on {}?",
        "{}: what is lacking in Kazakhstan?",
        "what still needs work in {}",
    ],
    ("en", "S"): [
        "What are Kazakhstan's strengths in {}?",
        "What does Kazakhstan do well in {}?",
        "good practices of Kazakhstan on {}",
        "What has Kazakhstan achieved in {}?",
        "well-developed areas under {}",
    ],
    ("fr", "G"): [
        "Quelles sont les lacunes du Kazakhstan : {} ?",
        "Points faibles du Kazakhstan, {}",
        "Que doit améliorer le Kazakhstan en matière de {} ?",
        "{} : qu'est-ce qui manque au Kazakhstan ?",
        "aspects à renforcer : {}",
    ],
    ("fr", "S"): [
        "Quels sont les points forts du Kazakhstan : {} ?",
        "Que fait bien le Kazakhstan en {} ?",
        "bonnes pratiques kazakhes, {}",
        "atouts du Kazakhstan en matière de {}",
        "réussites : {}",
    ],
    ("ru", "G"): [
        "Каковы пробелы Казахстана в области {}?",
        "Слабые стороны Казахстана с точки зрения {}",
        "Что Казахстану следует улучшить в части {}?",
        "Чего не хватает Казахстану в вопросах {}?",
        "недостатки в сфере {}",
        "Какие аспекты {} в Казахстане требуют дальнейшего развития?",
    ],
    ("ru", "S"): [
        "Каковы сильные стороны Казахстана в области {}?",
        "Что Казахстан делает хорошо в отношении {}?",
        "передовая практика Казахстана по линии {}",
        "Чего достиг Казахстан в плане {}?",
        "хорошо развитые области в рамках {}",
        "Казахстан: успехи с точки зрения {}",
    ],
    ("ar", "G"): [
        "ما هي ثغرات كازاخستان في {}؟",
        "نقاط ضعف كازاخستان فيما يتعلق بـ{}",
        "ما الذي ينبغي لكازاخستان تحسينه في مجال {}؟",
        "{}: ماذا ينقص كازاخستان؟",
        "المجالات التي تحتاج إلى مزيد من التطوير في {}",
        "أين تقصّر كازاخستان من حيث {}؟",
    ],
    ("ar", "S"): [
        "ما هي نقاط قوة كازاخستان في {}؟",
        "ماذا تفعل كازاخستان بشكل جيد في {}؟",
        "الممارسات الجيدة في كازاخستان بشأن {}",
        "ما الذي حققته كازاخستان في مجال {}؟",
        "إنجازات كازاخستان على صعيد {}",
        "المجالات المتطورة في {}",
    ],
    ("es", "G"): [
        "¿Cuáles son las brechas de Kazajstán en {}?",
        "Debilidades de Kazajistán respecto a {}",
        "¿Qué debería mejorar Kazajstán en {}?",
        "{}: ¿qué le falta a Kazajstán?",
        "áreas con potencial de desarrollo, {}",
        "¿Qué no hace bien Kazajstán en {}?",
        "dime los puntos débiles kazajos en {}",
        "¿Qué queda por hacer en {}?",
    ],
    ("es", "S"): [
        "¿Cuáles son las fortalezas de Kazajstán en {}?",
        "¿Qué hace bien Kazajstán en materia de {}?",
        "buenas prácticas kazajas en {}",
        "¿Qué ha logrado Kazajstán en {}?",
        "áreas bien desarrolladas: {}",
        "Puntos fuertes de Kazajistán, {}",
        "¿Dónde no flaquea Kazajstán en {}?",
        "Kazajstán, {}: avances",
    ],
    ("pt", "G"): [
        "Quais são as lacunas do Cazaquistão em {}?",
        "Pontos fracos do Cazaquistão quanto a {}",
        "O que deve o Cazaquistão melhorar em {}?",
        "{}: o que falta ao Cazaquistão?",
        "áreas com potencial para maior desenvolvimento, {}",
        "O que o Cazaquistão não faz bem em {}?",
        "diga as fraquezas cazaques em {}",
        "O que ainda está por fazer em {}?",
    ],
    ("pt", "S"): [
        "Quais são os pontos fortes do Cazaquistão em {}?",
        "O que faz bem o Cazaquistão em matéria de {}?",
        "boas práticas cazaques em {}",
        "O que é que o Cazaquistão alcançou em {}?",
        "áreas bem desenvolvidas: {}",
        "Pontos positivos do Cazaquistão, {}",
        "Onde é que o Cazaquistão não falha em {}?",
        "Cazaquistão, {}: avanços",
    ],
}


@pytest.mark.parametrize(("language", "domain"), list(product(NAMES, range(1, 7))))
@pytest.mark.parametrize("side", ["S", "G"])
def test_exactly_the_findings_of_a_domain_and_side(
    assistant: Assistant, language: str, domain: int, side: str
) -> None:
    (profile,) = assistant.shelves.catalogue.profiles
    wanted = [
        finding.finding_id
        for finding in profile.findings
        if (finding.domain, finding.polarity.letter) == (domain, side)
    ]
    for name, way in product(NAMES[language][domain], WAYS[language, side]):
        question = way.format(name)
        answer = assistant.ask(question)
        assert [c.finding_id for c in answer.citations] == wanted, question
        assert answer.language == language, question
