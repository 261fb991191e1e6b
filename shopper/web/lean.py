"""Takes what only its authors read out of scripts and style sheets; names and statements stay."""

import re

# Ours alone, and plain: comments of types and promises open with "/**", others end a line and quote nothing;
# no string goes over lines.
_JSDOC = re.compile(r"/\*\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"^\s*//.*$|(?<=[;,{)]) // [^\"`\n]*$", re.MULTILINE)
# Room beside punctuation, on lines where every quote is a plain string's, or that of the only template: patterns, and
# templates within templates, keep theirs.
_JS_STRING = r'"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`'
_JS_STRING_OR_ROOM = re.compile(rf"({_JS_STRING})| *(=>|[=,;:?{{}}()&|<>]+) *")
_KEEPS_ROOM = re.compile(r"[`'/]")
_TEMPLATES = 2
# A line that plainly goes on, or that a sign ends, needs no end of its own.
_JS_JOINT = re.compile(r"(?<=[{(\[,;])\n|\n(?=[)\]}.?:])")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ROOM = re.compile(r"(?<=[{;,:]) +| +(?=[{}])")
# A line ends where a sign ends it; before a closing bracket no sign has to.
_CSS_END = re.compile(r"(?:(?<=[{},;])\n)|;?\n?(\})")
_EDGES = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)


def lean(name: str, content: bytes) -> bytes:
    """Return a file of ours without its comments and indentation: a third of what would go over the wire."""
    if name.startswith("js/") and name.endswith(".js"):
        comments = [_JSDOC, _REMARK]
    elif name.startswith("css/"):
        comments = [_CSS_COMMENT, _CSS_ROOM]
    else:
        return content
    text = content.decode()
    for comment in comments:
        text = comment.sub("", text)
    lines = filter(None, _EDGES.sub("", text).split("\n"))
    if name.startswith("js/"):
        return _JS_JOINT.sub("", "\n".join(map(_close, lines))).encode()
    return _CSS_END.sub(r"\1", "\n".join(lines)).encode()


def _close(line: str) -> str:
    """Take the room out of a line of a script."""
    if line.count("`") > _TEMPLATES or _KEEPS_ROOM.search(re.sub(_JS_STRING, "", line)):
        return line
    return _JS_STRING_OR_ROOM.sub(lambda found: found[1] or found[2], line)
