"""Fills in visits under fire and compares: `make torture SEED=… VISITS=…`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.torture.plan import Fate
from tests.torture.run import torture


def main() -> int:
    """Print the table; the exit code says whether everything arrived as it was called saved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--visits", type=int, default=100)
    said = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = torture(playwright, Path(folder), said.seed, said.visits, Fate())
    print(f"seed {said.seed}, {time.monotonic() - began:.0f} s\n{report}")
    return 0 if report.verdict.clean else 1


if __name__ == "__main__":
    sys.exit(main())
