"""The shell preloads all that a checklist imports: each module that is missing costs a slow phone a round trip."""

import re
from pathlib import Path

from shopper.phone.installed import CHECKLIST, modules
from shopper.web.static import static_url

STATIC = Path(__file__).resolve().parents[3] / "static"
IMPORTED = re.compile(r'^(?:import|export) [^"]*"(\.[^"]+)";', re.MULTILINE)


def test_every_module_that_a_checklist_imports_is_preloaded_and_no_other():
    wanted, found = {STATIC / path for path in CHECKLIST}, set[Path]()
    while wanted:
        found |= wanted
        wanted = {
            (path.parent / each).resolve() for path in wanted for each in IMPORTED.findall(path.read_text())
        } - found
    assert len(found) > len(CHECKLIST)
    assert modules() == sorted(static_url(path.relative_to(STATIC).as_posix()) for path in found)
