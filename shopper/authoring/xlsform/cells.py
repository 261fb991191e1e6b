"""What a cell says, as text."""

import datetime as dt
import unicodedata

LENGTH_LIMIT = 20_000
WHOLE = 1e15  # as many digits as a spreadsheet keeps
_LINES = {"\r\n": "\n", "\r": "\n", "_x000D_": "", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}


def written(cell: object) -> str:
    """Write the value of a cell as a person would have typed it, without blanks around it; nothing is an empty text."""
    if cell is None:
        return ""
    match cell:
        case bool():
            text = "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < WHOLE:
            text = str(int(cell))
        case dt.datetime():
            text = cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "minutes")
        case dt.time():
            text = cell.isoformat("minutes")
        case _:
            text = str(cell)
    return cleaned(text)


def cleaned(text: str) -> str:
    """Take out what no text of a scenario can hold, and the blanks around it."""
    for found, instead in _LINES.items():
        text = text.replace(found, instead)
    kept = (sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn", "Co"})
    return "".join(kept).strip().strip("\ufeff")[:LENGTH_LIMIT]
