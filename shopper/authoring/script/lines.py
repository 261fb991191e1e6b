"""Lines of a text by the place of one of their characters; line ends of every system are known."""

import re

_BREAK = re.compile(r"\r\n|\n|\r")
BLANKS = " \t"


def start(text: str, index: int) -> int:
    """Return where the line begins that holds `index`."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def end(text: str, index: int) -> int:
    """Return where the line ends, before its line break."""
    found = _BREAK.search(text, index)
    return found.start() if found else len(text)


def after(text: str, index: int) -> int:
    """Return where the next line begins."""
    found = _BREAK.search(text, index)
    return found.end() if found else len(text)


def content(text: str, begin: int) -> str:
    """Return the line that begins there, without the blanks around what it says."""
    return text[begin : end(text, begin)].strip(BLANKS)


def is_comment(text: str, begin: int) -> bool:
    """Tell whether the line that begins there holds a comment and nothing else."""
    return content(text, begin).startswith("#")


def is_blank(text: str, begin: int) -> bool:
    """Tell whether the line that begins there holds nothing."""
    return not content(text, begin)


def indent(text: str, begin: int) -> int:
    """Return the number of blanks at the beginning of the line."""
    line = text[begin : end(text, begin)]
    return len(line) - len(line.lstrip(BLANKS))


def line_break(text: str) -> str:
    """Return the line break that the text uses first."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def shifted(block: str, by: int) -> str:
    """Move lines to the right, or to the left as far as they have blanks; blank lines stay as they are."""
    moved = []
    for line in _BREAK.split(block):
        if not line.strip(BLANKS):
            moved.append(line)
        elif by >= 0:
            moved.append(" " * by + line)
        else:
            moved.append(line[min(-by, len(line) - len(line.lstrip(" "))) :])
    breaks = _BREAK.findall(block)
    return "".join(line + following for line, following in zip(moved, [*breaks, ""], strict=True))
