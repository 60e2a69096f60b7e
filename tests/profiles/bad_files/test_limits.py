"""A document that takes too long or too much memory ends its reading process and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import bad_pdf
import bad_text
import pytest

from mgi_rag.errors import DocumentError
from mgi_rag.profiles.forms import lines_of
from mgi_rag.profiles.limits import ReadingProcess, ReadLimits
from mgi_rag.settings import settings

ENOUGH = ReadLimits(timeout_s=60, memory_mb=2_048)
PAGE = b"<html><body><p>An invented finding.</p></body></html>"

_PEAK = """
import resource, sys
sys.path.insert(0, sys.argv[1])
import bad_pdf
from mgi_rag.errors import DocumentError
from mgi_rag.profiles.limits import ReadingProcess, ReadLimits
reader = ReadingProcess()
try:
    reader.read("PDF", bad_pdf.flate_bomb(), ReadLimits(60, int(sys.argv[2])))
except DocumentError as error:
    print(error)
reader.close()
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.fixture
def reader() -> Iterator[ReadingProcess]:
    process = ReadingProcess()
    yield process
    process.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is held on Linux")
@pytest.mark.parametrize("megabytes", [300, 1_000])
def test_memory_stays_within_its_limit(megabytes: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(Path(__file__).parent), str(megabytes)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    message, peak = done.stdout.splitlines()
    assert "MGI_RAG_READ_MEMORY_MB" in message
    assert int(peak) <= megabytes


def test_late_reading_is_ended(reader: ReadingProcess) -> None:
    with pytest.raises(DocumentError, match=r"longer to read as Markdown than MGI_RAG_READ_TIME"):
        reader.read("Markdown", bad_text.brackets() * 3, ReadLimits(0.6, 2_048))


def test_next_document_is_read_after_one_that_ended_the_process(reader: ReadingProcess) -> None:
    for _ in range(2):
        with pytest.raises(DocumentError, match="MGI_RAG_READ_"):
            reader.read("PDF", bad_pdf.flate_bomb(), ReadLimits(60, 300))
        assert [line.text for line in reader.read("HTML", PAGE, ENOUGH)] == ["An invented finding."]


def test_limits_come_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MGI_RAG_READ_TIMEOUT_S", "0.01")
    settings.cache_clear()
    try:
        with pytest.raises(DocumentError, match=r"MGI_RAG_READ_TIMEOUT_S \(0.01 seconds\)"):
            lines_of(PAGE)
    finally:
        monkeypatch.undo()
        settings.cache_clear()
    assert [line.text for line in lines_of(PAGE)] == ["An invented finding."]


def test_text_with_signs_beyond_the_basic_plane_comes_back(reader: ReadingProcess) -> None:
    page = "<html><body><p>\U0001f30d one\u2028two \u202bثلاثة\u202c</p></body></html>".encode()
    assert [line.text for line in reader.read("HTML", page, ENOUGH)] == [
        "\U0001f30d one\u2028two \u202bثلاثة\u202c"
    ]
