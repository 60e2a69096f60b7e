"""Lets tests import the modules of the sample by their names."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
