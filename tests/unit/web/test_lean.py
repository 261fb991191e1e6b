"""Scripts and styles travel without what only their authors read, and still say the same."""

import subprocess
from pathlib import Path

import pytest

from shopper.web.lean import lean
from shopper.web.static import files

ROOT = Path(__file__).resolve().parents[3]
COMPILED = """
  const { readFileSync } = require("node:fs");
  const { SourceTextModule } = require("node:vm");
  for (const file of process.argv.slice(1)) new SourceTextModule(readFileSync(file, "utf8"), { identifier: file });
"""


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("/** @type {any} */\nlet a;\n", "let a;"),
        ("  // why\n  b = `${c} // d`;", "b=`${c} // d`;"),
        ("b = `${c ? `d , e` : f} , g`;", "b = `${c ? `d , e` : f} , g`;"),
        ("/**\n * One.\n */\nf(/** @type {x} */ (y));", "f((y));"),
        ('const url = "https://example.test"; // goes', 'const url="https://example.test";'),
        ('const url = "a; // b";', 'const url="a; // b";'),
        ('import { a, b } from "./a , b.js";', 'import{a,b}from "./a , b.js";'),
        ("  const f = async (a) => { return a ? b : -c; };", "const f=async(a)=>{return a?b:-c;};"),
        ('  say("a \\" , b", c + +d);', 'say("a \\" , b",c + +d);'),
        ("if (a) {\n  f(\n    b,\n  );\n}\nelse g()\n  .h();", "if(a){f(b,);}\nelse g().h();"),
        ("const a = b\n[c, d] = e", "const a=b\n[c,d]=e"),
        ("  const word = /a , b/;", "const word = /a , b/;"),
        ("  const text = `a , ${b ? `c , d` : e}`;", "const text = `a , ${b ? `c , d` : e}`;"),
    ],
)
def test_comments_and_room_go_and_nothing_that_says_something(written: str, sent: str):
    assert lean("js/a.js", written.encode()).decode() == sent


def test_styles_lose_the_room_that_no_browser_needs():
    written = "/* why\n */\n  a b, a :is(i) { color: red; & > b { font: 700 1rem/1 x; } }\n"
    assert lean("css/a.css", written.encode()).decode() == "a b,a :is(i){color:red;& > b{font:700 1rem/1 x}}"


def test_what_others_wrote_is_sent_as_it_is():
    source = b"/** licence */\n  code();"
    assert lean("vendor/other/a.js", source) == source
    assert lean("icons/a.svg", source) == source


def test_scripts_hold_nothing_that_only_looks_like_a_comment():
    for path in (ROOT / "static" / "js").rglob("*.js"):
        for line in path.read_text().splitlines():
            before = line.partition("/**")[0] if "/**" in line else line
            assert all(before.count(quote) % 2 == 0 for quote in '"`'), f"{path.name}: {line}"


def test_every_script_is_still_one(tmp_path: Path):
    scripts = []
    for name, file in files().items():
        if name.startswith("js/") and name.endswith(".js"):
            assert b" // " not in file.content, name
            scripts.append(tmp_path / name.replace("/", "-"))
            scripts[-1].write_bytes(file.content)
    assert len(scripts) > 100
    subprocess.run(["node", "--experimental-vm-modules", "--no-warnings", "-e", COMPILED, *scripts], check=True)
