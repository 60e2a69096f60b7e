"""What a person who asks in Russian or Arabic reads."""

import pytest

from mgi_rag.chat.answer import Answer
from mgi_rag.chat.assistant import Assistant
from mgi_rag.chat.lexicon import question_language
from mgi_rag.messages import messages


def ids(answer: Answer) -> list[str]:
    return [citation.finding_id.removeprefix("KAZ-2018-") for citation in answer.citations]


@pytest.mark.parametrize(
    ("question", "finding"),
    [
        ("Могут ли дети иностранцев ходить в школу?", "D1-S1"),
        ("Доступна ли медицинская помощь мигрантам без документов?", "D1-G1"),
        ("Распространяется ли социальное страхование на трудящихся-мигрантов?", "D1-G2"),
        ("Кто собирает данные о миграции?", "D2-S3"),
        ("Есть ли закон об эмиграции?", "D2-G1"),
        ("координация между министерствами", "D2-G2"),
        ("Есть ли соглашение с Таджикистаном о трудовой миграции?", "D3-S4"),
        ("Открыт ли общий рынок труда с Россией и Беларусью?", "D3-S3"),
        ("Какие конвенции о трудящихся-мигрантах не ратифицированы?", "D3-G2"),
        ("Признаются ли иностранные дипломы?", "D4-S3"),
        ("Есть ли квота для студентов-казахов из-за рубежа?", "D4-G1"),
        ("Получат ли мигранты гуманитарную помощь при землетрясении?", "D5-S1"),
        ("Эвакуирует ли посольство своих граждан при кризисе?", "D5-S3"),
        ("Кто обучает сотрудников пограничной службы?", "D6-S1"),
        ("Можно ли оформить визу через интернет?", "D6-G2"),
        ("هل يستطيع أبناء الأجانب الالتحاق بالمدارس؟", "D1-S1"),
        ("هل الرعاية الطبية متاحة للمهاجرين بدون أوراق؟", "D1-G1"),
        ("هل يحصل العمال المهاجرون على إعانات اجتماعية؟", "D1-G2"),
        ("من يجمع بيانات الهجرة؟", "D2-S3"),
        ("هل هناك تنسيق بين الوزارات؟", "D2-G2"),
        ("هل هناك اتفاق مع طاجيكستان بشأن هجرة العمالة؟", "D3-S4"),
        ("هل سوق العمل المشتركة مفتوحة مع روسيا وبيلاروس؟", "D3-S3"),
        ("هل صودق على اتفاقيات منظمة العمل الدولية؟", "D3-G2"),
        ("هل تعترف البلاد بالشهادات الأجنبية؟", "D4-S3"),
        ("ماذا يُفعل من أجل التوظيف الأخلاقي للمهاجرين؟", "D4-G2"),
        ("هل يحصل المهاجرون على مساعدة إنسانية عند وقوع زلزال؟", "D5-S1"),
        ("هل توجد استراتيجية لمساعدة المهاجرين بعد الأزمة؟", "D5-G1"),
        ("من يدرّب حرس الحدود؟", "D6-S1"),
        ("هل توجد لجنة لمكافحة الاتجار بالأشخاص؟", "D6-S2"),
        ("هل يمكن طلب التأشيرة على الإنترنت؟", "D6-G2"),
    ],
)
def test_a_matter_finds_its_finding(assistant: Assistant, question: str, finding: str) -> None:
    answer = assistant.ask(question)
    assert ids(answer)[:1] == [finding]
    assert len(answer.citations) <= 3


@pytest.mark.parametrize(
    "question",
    [
        "Пробелы Казахстана",
        "Чего не хватает Казахстану?",
        "Какие недостатки выявил MGI в Казахстане?",
        "Над чем Казахстану нужно работать?",
        "Что в Казахстане развито слабо?",
        "ثغرات كازاخستان",
        "ما الثغرات الموجودة في كازاخستان؟",
        "اذكر سلبيات نظام الهجرة الكازاخستاني",
        "وما هي نواقصها؟ أقصد كازاخستان",
        "ما المجالات التي تحتاج إلى تحسين في كازاخستان؟",
    ],
)
def test_all_gaps_and_nothing_else(assistant: Assistant, question: str) -> None:
    (profile,) = assistant.shelves.catalogue.profiles
    wanted = [f.finding_id for f in profile.findings if f.polarity.letter == "G"]
    assert [c.finding_id for c in assistant.ask(question).citations] == wanted


@pytest.mark.parametrize(
    "question",
    [
        "Сильные и слабые стороны Казахстана",
        "Что хорошо и что плохо в Казахстане?",
        "Казахстан",
        "نقاط القوة والضعف في كازاخستان",
        "إيجابيات وسلبيات كازاخستان",
        "كازاخستان",
    ],
)
def test_both_sides_leave_nothing_out(assistant: Assistant, question: str) -> None:
    assert len(assistant.ask(question).citations) == 36


@pytest.mark.parametrize(
    ("question", "domains"),
    [
        ("пробелы, домены 1 и 3", {1, 3}),
        ("сильные стороны в 1-м и 2-м направлениях", {1, 2}),
        ("чего не хватает в третьем домене", {3}),
        ("ثغرات المجالين 1 و3", {1, 3}),
        ("الثغرات في المجال الأول والثالث", {1, 3}),
        ("نقاط القوة في المحور ٦", {6}),
    ],
)
def test_domains_by_number(assistant: Assistant, question: str, domains: set[int]) -> None:
    assert {citation.domain for citation in assistant.ask(question).citations} == domains


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Какие пробелы у Ганы?", "no_profile"),
        ("Слабые места Сенегала и Мали", "no_profile"),
        ("Пробелы Казахстана за 2021 год", "no_profile"),
        ("Какое место занимает Казахстан?", "no_ranking"),
        ("Казахстан лучше соседей?", "no_ranking"),
        ("Сколько баллов у Казахстана?", "no_ranking"),
        ("Какая завтра погода в Алматы?", "out_of_scope"),
        ("Мой работодатель не платит, что делать?", "out_of_scope"),
        ("привет", "out_of_scope"),
        ("Какова минимальная зарплата в Казахстане?", "not_covered"),
        ("Сколько мигрантов в Казахстане?", "not_covered"),
        ("Сколько стоит виза?", "not_covered"),
        ("ما ثغرات المغرب؟", "no_profile"),
        ("نقاط ضعف كل من السنغال ومالي", "no_profile"),
        ("ثغرات كازاخستان لعام 2021", "no_profile"),
        ("ما مرتبة كازاخستان؟", "no_ranking"),
        ("هل كازاخستان أفضل من جيرانها؟", "no_ranking"),
        ("كم درجة حصلت عليها كازاخستان؟", "no_ranking"),
        ("كيف الطقس غداً في ألماتي؟", "out_of_scope"),
        ("صاحب عملي لا يدفع لي، ماذا أفعل؟", "out_of_scope"),
        ("مرحبا", "out_of_scope"),
        ("ما الحد الأدنى للأجور في كازاخستان؟", "not_covered"),
        ("كم عدد المهاجرين في كازاخستان؟", "not_covered"),
        ("كم تكلفة التأشيرة؟", "not_covered"),
    ],
)
def test_what_has_no_answer_says_why(assistant: Assistant, question: str, reason: str) -> None:
    answer = assistant.ask(question)
    assert (answer.abstained, answer.reason) == (True, reason)


@pytest.mark.parametrize("question", ["Пробелы Ганы?", "ثغرات غانا؟"])
def test_suggestions_of_a_refusal_have_answers(assistant: Assistant, question: str) -> None:
    refused = assistant.ask(question)
    assert refused.suggestions
    for suggestion in refused.suggestions:
        answer = assistant.ask(suggestion)
        assert not answer.abstained
        assert answer.language == refused.language


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Является ли MGI рейтингом стран?", "MGI-fr-intro-2"),
        ("Кто финансирует MGI?", "MGI-en-intro-2"),
        ("Что такое MiGOF?", "MGI-fr-intro-1"),
        ("Что оценивает домен 5 для городов?", "MGI-fr-D5-local"),
        ("Что рассматривается в области партнёрств?", "MGI-fr-D3-national"),
        ("هل مؤشرات حوكمة الهجرة تصنيف للدول؟", "MGI-fr-intro-2"),
        ("من يمول مؤشرات حوكمة الهجرة؟", "MGI-en-intro-2"),
        ("ما هو إطار حوكمة الهجرة؟", "MGI-fr-intro-1"),
        ("ماذا تتناول مؤشرات المدن في المجال الأول؟", "MGI-fr-D1-local"),
        ("ماذا يشمل مجال الشراكات؟", "MGI-fr-D3-national"),
    ],
)
def test_questions_about_mgi_cite_its_own_words(
    assistant: Assistant, question: str, passage: str
) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained
    assert [c.finding_id for c in answer.citations][:1] == [passage]


@pytest.mark.parametrize(
    ("question", "counted", "quoted_in"),
    [
        ("пробелы в области прав мигрантов", "3 области, требующие", "английский"),
        ("успехи в области прав мигрантов", "5 хорошо развитых областей", "английский"),
        ("ثغرات كازاخستان في حقوق المهاجرين", "3 مجالات تحتاج", "الإنجليزية"),
        ("ثغرات كازاخستان في الشراكات", "مجالان (2) يحتاجان", "الإنجليزية"),
        ("جميع ثغرات كازاخستان", "15 مجالاً يحتاج", "الإنجليزية"),
    ],
)
def test_frames_count_and_name_the_language_of_quotes(
    assistant: Assistant, question: str, counted: str, quoted_in: str
) -> None:
    answer = assistant.ask(question)
    assert counted in answer.answer
    assert quoted_in in answer.answer
    assert not any(word in answer.answer for word in ("MGI profile", "Domain", "gap ("))


@pytest.mark.parametrize(
    ("language", "n", "begins"),
    [
        ("ru", 1, "1 область, требующая"),
        ("ru", 3, "3 области, требующие"),
        ("ru", 11, "11 областей, требующих"),
        ("ru", 21, "21 область, требующая"),
        ("ar", 0, "0 من المجالات"),
        ("ar", 1, "مجال واحد"),
        ("ar", 2, "مجالان"),
        ("ar", 7, "7 مجالات"),
        ("ar", 15, "15 مجالاً"),
        ("ar", 100, "100 مجال "),
    ],
)
def test_plural_forms_follow_the_language(language: str, n: int, begins: str) -> None:
    one = "%(n)s area with potential for further development (gap)"
    many = "%(n)s areas with potential for further development (gaps)"
    assert messages(language).count(one, many, n).startswith(begins)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Казахстан: пробелы?", "ru"),
        ("виза онлайн есть?", "ru"),
        ("слабые места Казахстана", "ru"),
        ("Казахстан", "ru"),
        ("беженцы и убежище", "ru"),
        ("ثغرات كازاخستان؟", "ar"),
        ("تأشيرة عبر الإنترنت؟", "ar"),
        ("كازاخستان", "ar"),
        ("اللجوء واللاجئون هناك", "ar"),
        ("Kazakhstan's weak points", "en"),
        ("points faibles kazakhs", "fr"),
        ("What does “Казахстан” mean here?", "en"),
    ],
)
def test_short_questions_are_told_apart(question: str, language: str) -> None:
    assert question_language(question) == language
