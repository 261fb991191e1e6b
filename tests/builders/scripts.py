"""Scenario files as authors write them, with a mark › where something is to be found."""

from shopper.scenarios import files

HEAD = """\
format: 1
scenario: example
languages: [en]
method: mystery_visit
channel: office
title: {en: An example}
"""


def script(*questions: str, head: str = "", section: str = "id: only") -> str:
    """Return a file of one section with these questions, each a flow mapping to which a text of its own is added."""
    lines = "".join(f"      {{{question}, text: {{en: Text {place}}}}},\n" for place, question in enumerate(questions))
    return f"{HEAD}{head}sections:\n  - {{{section}, questions: [\n{lines}  ]}}\n"


def found(source: str) -> list[str]:
    """Return what is found in a file, as `line:col: severity: message`."""
    return [str(one).removeprefix("f.yaml:") for one in files.load(source, "f.yaml").findings]


def codes(source: str) -> list[str]:
    """Return the codes of what is found in a file."""
    return [one.code for one in files.load(source).findings]


def marked(source: str) -> tuple[str, str]:
    """Return the source without its mark ›, and where that stood, as `line:col`."""
    before = source[: source.index("›")]
    return source.replace("›", ""), f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def warned(source: str, message: str) -> bool:
    """Tell whether the only thing found stands at the mark and is this warning; shows what is found otherwise."""
    unmarked, place = marked(source)
    assert found(unmarked) == [f"{place}: warning: {message}"]
    return True
