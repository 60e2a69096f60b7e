"""Each page as a person uses it, without a browser."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from invented_runs import HEAD, answered
from streamlit.runtime.scriptrunner import StopException
from streamlit.testing.v1 import AppTest

from mgi_rag.conversations.kept import keep_answer
from mgi_rag.evals.questions import read_questions
from mgi_rag.evals.records import begin_run
from mgi_rag.evals.run_figures import run_figures
from mgi_rag.settings import settings
from mgi_rag.ui import asking, resources
from mgi_rag.ui.inert import inert

ROOT = Path(__file__).parents[2]
QUESTION = "What are Kazakhstan's gaps in migrants' rights?"
PAGES = {
    "chat": "What do the MGI profiles say?",
    "compare": "Compare profiles",
    "profiles": "Profiles",
    "quality": "Quality",
    "settings": "Settings",
}


@pytest.fixture
def page(shipped_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("MGI_RAG_STORE", str(shipped_store))
    monkeypatch.setenv("MGI_RAG_DATA", str(tmp_path))
    settings.cache_clear()
    yield AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    settings.cache_clear()


def shown(page: AppTest) -> str:
    texts = [*page.title, *page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    return "\n".join(str(text.value) for text in texts).replace("\\", "")


def labels(page: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in page.button]


def click(page: AppTest, label: str) -> AppTest:
    return page.button[next(i for i, text in enumerate(labels(page)) if label in text)].click()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens(page: AppTest, name: str) -> None:
    page.run()
    if name != "chat":
        page.switch_page(f"src/mgi_rag/ui/{name}_page.py").run()
    assert not page.exception
    assert page.title[0].value == PAGES[name]


def test_a_brief_is_taken_away_as_a_document_of_its_own(page: AppTest) -> None:
    page.query_params["q"] = "Write a one-page brief on Accra's gaps"
    page.run()
    assert not page.exception
    assert "Brief: Accra (Ghana)" in shown(page)
    assert "Domain 2, Whole of government approach" in shown(page)
    downloads = [str(one.proto.label) for one in page.get("download_button")]
    assert "This brief as Word" in downloads
    assert "This brief as Markdown" in downloads


def test_a_question_is_answered_with_citations_that_open(page: AppTest) -> None:
    page.run().chat_input[0].set_value(QUESTION).run()
    assert not page.exception
    assert "“Migrants’ right to work is somewhat restricted" in shown(page)
    assert "[1] ▽ Gap · Kazakhstan 2018 · domain 1 · line 76" in labels(page)
    assert "probably a slip" in shown(page)
    click(page, "[1]").run()
    assert "In its place in the source" in shown(page)
    assert ":orange-background[**Irregular and undocumented migrants" in shown(page)
    assert "KAZ-2018-D1-G1, line 76" in page.code[0].value


def test_changing_the_side_asks_again(page: AppTest) -> None:
    page.run().chat_input[0].set_value(QUESTION).run()
    click(page, "▲ Strength").run()
    assert "Immigrants are guaranteed access to preschool" in shown(page)
    assert "5 well-developed areas (strengths)" in shown(page)
    assert any("[5] ▲ Strength" in label for label in labels(page))


def test_taking_the_domain_out_asks_for_all(page: AppTest) -> None:
    page.run().chat_input[0].set_value(QUESTION).run()
    click(page, "All domains").run()
    assert "15 areas with potential for further development (gaps) in all domains" in shown(page)


def test_first_questions_and_follow_ups_have_answers(page: AppTest) -> None:
    page.run()
    click(page, "gaps in Migrants' rights?").run()
    assert any("[3] ▽ Gap" in label for label in labels(page))
    click(page, "Kazakhstan: strengths in Migrants' rights?").run()
    assert any("[5] ▲ Strength" in label for label in labels(page))


def test_a_refusal_offers_what_is_there(page: AppTest) -> None:
    page.run().chat_input[0].set_value("Ghana's gaps?").run()
    assert "Ghana is published (year not stated" in shown(page)
    click(page, "Accra (Ghana)").run()
    assert any("Accra (Ghana) 2019" in label for label in labels(page))
    assert "Restated by" in shown(page)


def test_an_overlong_question_is_told_in_one_sentence(page: AppTest) -> None:
    page.run().chat_input[0].set_value("x" * 5_000).run()
    assert not page.exception
    assert "at most" in page.warning[0].value


def test_the_last_question_is_asked_again_and_edited(page: AppTest) -> None:
    page.run().chat_input[0].set_value(QUESTION).run()
    click(page, "Ask again").run()
    assert [m.name for m in page.chat_message] == ["user", "assistant"]
    click(page, "Edit the question").run()
    field = next(f for f in page.text_input if f.label == "Your question")
    field.set_value("Kazakhstan: gaps in domain 3?")
    next(b for b in page.button if b.label == "Ask").click().run()
    assert "neither ratified nor signed" in shown(page)
    assert QUESTION not in shown(page)


def test_a_stopped_question_is_kept_and_can_be_asked_again(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise StopException

    page.run()
    with monkeypatch.context() as patch:
        patch.setattr(asking, "answer_to", stopped)
        click(page, "gaps in Migrants' rights?").run()
        assert any(label == "Stop" for label in labels(page))
    page.run()
    assert "This question was stopped before it was answered." in shown(page)
    click(page, "Ask again").run()
    assert any("[3] ▽ Gap" in label for label in labels(page))
    assert "Stop" not in labels(page)


def test_a_kept_conversation_is_in_the_list_and_can_be_left(page: AppTest) -> None:
    page.run().chat_input[0].set_value(QUESTION).run()
    assert QUESTION in labels(page)
    click(page, "New conversation").run()
    assert page.title[0].value == PAGES["chat"]
    click(page, QUESTION).run()
    assert "“Migrants’ right to work is somewhat restricted" in shown(page)


def test_the_pages_speak_french_and_answers_follow_the_question(page: AppTest) -> None:
    page.session_state["language"] = "fr"
    page.run().chat_input[0].set_value(QUESTION).run()
    assert "Redemander" in labels(page)
    assert "3 areas with potential" in shown(page)
    assert "[1] ▽ Lacune · Kazakhstan 2018 · domaine 1 · line 76" in labels(page)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("profile", "KAZ-2018", "Migration Governance Profile: Republic of Kazakhstan"),
        ("finding", "KAZ-2018-D1-G1", "do now have access"),
        ("profile", "XXX-1900", "XXX-1900 is not loaded here"),
        ("finding", "nothing <b>", "nothing <b> is not loaded here"),
        ("conversation", "unknown", "This conversation is not there"),
        ("q", "Kazakhstan: gaps in domain 3?", "neither ratified nor signed"),
    ],
)
def test_addresses_open_what_they_say_or_a_friendly_sentence(
    page: AppTest, key: str, value: str, told: str
) -> None:
    page.query_params[key] = value
    page.run()
    assert not page.exception
    assert told in shown(page)


def test_profiles_stand_side_by_side_and_their_cells_open(page: AppTest) -> None:
    page.query_params["compare"] = "KAZ-2018,GHA-accra-2019"
    page.run()
    assert "ranks nobody" in shown(page)
    assert "Immigrants are guaranteed access to preschool" in shown(page)
    click(page, "Kazakhstan 2018 · domain 1 · line 68").run()
    assert "KAZ-2018-D1-S1, line 68" in page.code[-1].value


def test_an_address_of_a_comparison_that_is_not_loaded_is_told(page: AppTest) -> None:
    page.query_params["compare"] = "KAZ-2018,XXX-1900"
    page.run()
    assert "The address names XXX-1900" in shown(page)


@pytest.mark.parametrize(
    "hostile",
    ["<img src=x>", "![a](http://b/c.png)", "$5 and $6$", ":red[x]", ":material/home:", "a@b.c"],
)
def test_hostile_text_is_inert(hostile: str) -> None:
    made = inert(hostile)
    assert made.replace("\\", "") == hostile
    assert all(made[i - 1] == "\\" for i, c in enumerate(made) if c in "<>[]()$:!@")


def test_no_page_renders_html_of_others() -> None:
    sources = [*(ROOT / "src" / "mgi_rag" / "ui").glob("*.py"), ROOT / "app.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert "unsafe_allow" not in text
    assert text.count("st.html(") == 1, "only our own style sheet"


def open_quality(page: AppTest) -> AppTest:
    page.run()
    return page.switch_page("src/mgi_rag/ui/quality_page.py").run()


def invented_run(data: Path, system: str, wrong: tuple[str, ...]) -> None:
    """A finished run kept under a name: in each part one right answer and one that may be wrong."""
    answers = [
        answered(
            f"{part}-{name}",
            part=part,
            turns=[f"Is <b>{part}</b> {name}?"],
            measures={"right": 0.0 if name == "wrong" and part in wrong else 1.0},
        )
        for part in ("dev", "held-out")
        for name in ("right", "wrong")
    ]
    head = HEAD.model_copy(update={"system": system})
    run = begin_run(data / "runs" / "invented" / system, head, print)
    for answer in answers:
        run.add(answer)
    run.finish(run_figures(answers, HEAD.seed))


def test_quality_without_a_run_says_how_to_make_one(page: AppTest) -> None:
    open_quality(page)
    assert not page.exception
    assert "No run is kept yet" in shown(page)
    assert "Start or go on" in labels(page)


def test_quality_shows_a_report_and_its_failures_but_none_that_is_held_out(
    page: AppTest, tmp_path: Path
) -> None:
    invented_run(tmp_path, "ours", wrong=("dev", "held-out"))
    open_quality(page)
    assert not page.exception
    assert "The held-out part was not tuned on" in shown(page)
    assert "| right | 50.0 (" in shown(page)
    [failures] = [box for box in page.selectbox if box.label.startswith("Failure")]
    assert failures.options == ["answer · topical · en · Is <b>dev</b> wrong?"]
    assert any("Is <b>dev</b> wrong?" in text.value for text in page.text)
    assert "Is <b>held-out</b> wrong?" not in shown(page)


def test_quality_compares_two_runs_and_counts_what_it_does_not_show(
    page: AppTest, tmp_path: Path
) -> None:
    invented_run(tmp_path, "first", wrong=("dev", "held-out"))
    invented_run(tmp_path, "second", wrong=())
    open_quality(page)
    assert not page.exception
    told = shown(page)
    assert "- dev-wrong: Is <b>dev</b> wrong?" in told
    assert "held-out-wrong" not in told
    assert "1 held-out question moved too; it is not shown." in told
    assert "| dev | all | 50.0 | 100.0 | +50.0" in told


def test_quality_asks_the_questions_and_shows_the_report(
    page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "evals" / "questions"
    folder.mkdir(parents=True)
    asked = {"id": "a", "kind": "list", "language": "en", "turns": [QUESTION], "allowed": []}
    gold = {"required": [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)], "reason": None}
    (folder / "list.jsonl").write_text(
        json.dumps(asked | gold | {"held_out": False}) + "\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    open_quality(page)
    click(page, "Start or go on").run()
    assert not page.exception
    assert any("The report is under" in text.value for text in page.success)
    assert "| right | 100.0 (" in shown(page)
    assert "Every question was answered right." in shown(page)


@pytest.fixture
def feedback(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Somebody has asked, and reported the second citation as wrong; the app lets review."""
    monkeypatch.setenv("MGI_RAG_REVIEW", "true")
    settings.cache_clear()
    answer = resources.assistant().ask(QUESTION)
    kept = keep_answer(answer, resources.assistant().shelves.catalogue, date(2026, 11, 24))
    resources.book().give_feedback("somebody", "wrong_citation", kept, None, "<b>Not that", 2)
    return page


def test_what_others_asked_is_shown_only_where_the_app_was_started_for_it(
    feedback: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MGI_RAG_REVIEW")
    settings.cache_clear()
    open_quality(feedback)
    assert "MGI_RAG_REVIEW=true" in shown(feedback)
    assert "Not that" not in shown(feedback)


def test_a_report_becomes_a_question_with_gold(feedback: AppTest, tmp_path: Path) -> None:
    open_quality(feedback)
    assert not feedback.exception
    assert "Citation 2 reported as wrong · <b>Not that" in shown(feedback)
    picks = {box.label: box for box in feedback.multiselect}
    assert picks["A right answer cites"].value == ["KAZ-2018-D1-G1", "KAZ-2018-D1-G3"]
    (search,) = [box for box in feedback.text_input if box.label.endswith("A right answer cites")]
    search.set_value("KAZ-2018-D1-G2").run()
    picks = {box.label: box for box in feedback.multiselect}
    picks["A right answer cites"].set_value([f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)])
    (asker,) = [box for box in feedback.selectbox if box.label == "Who would ask"]
    asker.set_value("student").run()
    click(feedback, "Accept as a question").run()
    assert not feedback.exception
    assert "Nothing is left to review." in shown(feedback)
    assert "0 to review, 1 accepted, 0 rejected" in shown(feedback)
    (question,) = read_questions(tmp_path / "added-tuning" / "list.jsonl")
    assert question.turns == [QUESTION]
    assert question.required == [f"KAZ-2018-D1-G{n}" for n in (1, 2, 3)]
    assert question.asker == "student"
    assert not question.is_held_out


def test_gold_that_contradicts_itself_is_told_and_the_case_stays(feedback: AppTest) -> None:
    open_quality(feedback)
    (asker,) = [box for box in feedback.selectbox if box.label == "Who would ask"]
    asker.set_value("student").run()
    (refuses,) = [box for box in feedback.selectbox if box.label.startswith("A right answer refu")]
    refuses.set_value("not_covered").run()
    click(feedback, "Accept as a question").run()
    assert "give either what a right answer cites or the reason" in shown(feedback)
    assert "1 to review" in shown(feedback)


def test_what_is_rejected_is_remembered(feedback: AppTest, tmp_path: Path) -> None:
    open_quality(feedback)
    click(feedback, "Reject").run()
    assert "0 to review, 0 accepted, 1 rejected" in shown(feedback)
    open_quality(feedback)
    assert "Nothing is left to review." in shown(feedback)
    assert not (tmp_path / "added-tuning").exists()
