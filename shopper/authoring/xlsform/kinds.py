"""What the types of rows mean: their many spellings, and what a scenario can ask instead."""

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["begin", "end", "repeat", "asked", "calculated", "noted", "private", "lost", "elsewhere", "unknown"]

_PLAIN: dict[str, str] = {
    "text": "text", "string": "text",
    "integer": "integer", "int": "integer",
    "decimal": "decimal",
    "range": "range",
    "date": "date", "time": "time",
    "datetime": "datetime",
    "image": "photo", "photo": "photo", "add image prompt": "photo",
    "note": "note",
    "acknowledge": "acknowledge", "trigger": "acknowledge",
    "barcode": "code", "geopoint": "position", "gps": "position", "location": "position",
    "audio": "audio", "add audio prompt": "audio", "video": "video", "add video prompt": "video",
}  # fmt: skip
_NOTED = {"start", "end", "today", "start time", "end time"}
_PRIVATE = {
    "deviceid", "device id", "imei", "subscriberid", "subscriber id", "simserial", "sim id", "phonenumber",
    "phone number", "username", "email", "caseid", "audit", "uri:deviceid", "uri:phonenumber", "uri:username",
    "uri:simserial", "uri:subscriberid", "uri:email", "uri:imei", "start-geopoint", "background-audio",
    "background-geopoint",
}  # fmt: skip
_LOST = {
    "file", "geotrace", "geoshape", "hidden", "osm", "xml-external", "csv-external", "add file prompt",
}  # fmt: skip
_ROLES: dict[str, Role] = {
    **dict.fromkeys(_NOTED, "noted"),
    **dict.fromkeys(_PRIVATE, "private"),
    **dict.fromkeys(_LOST, "lost"),
    **dict.fromkeys(("calculate", "calculation"), "calculated"),
}
_HOW = {
    ("select", "one"): "one",
    ("select1",): "one",
    ("select", "multiple"): "many",
    ("select", "all", "that", "apply"): "many",
    ("select",): "many",
    ("rank",): "rank",
}
_OTHER = {"or other", "or specify other", "specify other"}


@dataclass(frozen=True, slots=True)
class RowType:
    """What a row is: its role and, where it is asked, the kind of form question it is and its list of choices."""

    role: Role
    kind: str = ""
    list: str = ""
    or_other: bool = False


def row_type(written: str) -> RowType:
    """Understand the type of a row."""
    plain = re.sub(r"[\s_]+", " ", written.strip()).lower()
    if begun := re.fullmatch(r"(begin|end) ?(group|repeat|loop)(?: .*)?", plain):
        if begun[1] == "end":
            return RowType("end", begun[2])
        return RowType("begin" if begun[2] == "group" else "repeat", begun[2])
    if plain in _PLAIN:
        return RowType("asked", _PLAIN[plain])
    return RowType(_ROLES[plain]) if plain in _ROLES else _select(written)


def _select(written: str) -> RowType:
    first, *rest = written.split()
    words = [*first.lower().replace("_", " ").split(), *rest]
    if words[0] == "add":
        words.pop(0)
    for head, how in _HOW.items():
        if tuple(map(str.lower, words[: len(head)])) == head:
            return _from_list(how, words[len(head) :])
    return RowType("unknown")


def _from_list(how: str, words: list[str]) -> RowType:
    while words and words[0].lower() in {"prompt", "from", "using"}:
        words = words[1:]
    if (words and words[0].lower() in {"file", "external"}) or (words and words[0].startswith("${")):
        return RowType("elsewhere")
    name, ending = words[:1], " ".join(words[1:]).lower().replace("_", " ")
    if not name or (ending and ending not in _OTHER):
        return RowType("unknown")
    return RowType("asked", how, name[0], bool(ending))
