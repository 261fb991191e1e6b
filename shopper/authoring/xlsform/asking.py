"""Makes the question of a row: its kind, its bounds, and what it says besides."""

import math

from shopper.authoring.xlsform.columns import Row
from shopper.authoring.xlsform.drafting import Question, Value, Words
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.notebook import Notebook, shortened
from shopper.authoring.xlsform.outline import Entry
from shopper.authoring.xlsform.terms import number_of
from shopper.logic import Kind, Type

MARKS_LIMIT = 21
MARK_LIMIT = 100
BOUND_LIMIT = 1_000_000
DECIMALS_LIMIT = 6
_SAME = {
    "text": "text",
    "code": "text",
    "position": "text",
    "audio": "text",
    "date": "date",
    "datetime": "date",
    "time": "time",
    "note": "note",
}
_TYPES = {"text": Kind.TEXT, "date": Kind.DATE, "time": Kind.TIME, "note": Kind.NOTE, "photo": Kind.PHOTO}
ACKNOWLEDGED = "OK"


class Asking:
    """Finds what kind of question each row is."""

    def __init__(self, form: Form, notes: Notebook) -> None:
        self._form = form
        self._notes = notes

    def question(self, entry: Entry, one: str) -> tuple[Question, Type]:
        """Return the question of a row and the type of its answer; conditions are added later."""
        question = Question(one, _SAME.get(entry.type.kind, ""), entry.row.number)
        if question.kind:
            found = Type(_TYPES[question.kind])
            if entry.type.kind in {"code", "position", "audio"}:
                self._notes.say(entry.row, "type", "as_text", type=entry.row["type"])
        else:
            found = self._type(entry, question)
        if entry.row["parameters"] and entry.type.kind != "range":
            self._notes.say(entry.row, "parameters", "parameter", value=shortened(entry.row["parameters"]))
        return question, found

    def words(self, row: Row, question: Question) -> None:
        """Give a question its text and its hint, first of all its keys."""
        text, notes = self._form.texts.of(row, "label")
        hint, more = self._form.texts.of(row, "hint")
        if not hint:
            hint, more = self._form.texts.of(row, "guidance_hint")
        elif "guidance_hint" in row.texts:
            guidance = shortened(next(iter(row.texts["guidance_hint"].values())))
            self._notes.say(row, "guidance_hint", "column_lost", name="guidance_hint", value=guidance)
        self._notes.extend([*notes, *more])
        if not text:
            self._notes.say(row, "label", "no_label")
            text = self._form.texts.plain(row["name"] or question.id)
        first: dict[str, Value] = {"text": Words(text)}
        if hint:
            first["hint"] = Words(hint)
        question.keys = first | question.keys

    def _type(self, entry: Entry, question: Question) -> Type:
        match entry.type.kind:
            case "integer" | "decimal":
                question.kind = "number"
                if entry.type.kind == "integer":
                    question.keys["decimals"] = 0
                return Type(Kind.NUMBER)
            case "range":
                return self._range(entry, question)
            case "photo" | "video":
                return self._photo(entry, question)
            case "acknowledge":
                return self._acknowledge(question)
        return self._listed(entry, question)

    def _range(self, entry: Entry, question: Question) -> Type:
        said = dict(_parameters(entry.row["parameters"]))
        bounds = [number_of(said.pop(name, usual)) for name, usual in (("start", "0"), ("end", "10"), ("step", "1"))]
        if None in bounds:
            self._notes.say(entry.row, "parameters", "parameter", value=shortened(entry.row["parameters"]))
        low, high, step = (math.nan if bound is None else bound for bound in bounds)
        for name, value in said.items():
            self._notes.say(entry.row, "parameters", "parameter", value=shortened(f"{name}={value}"))
        question.kind = "number"
        whole = low.is_integer() and high.is_integer() and step == 1
        if whole and -MARK_LIMIT <= low < high <= MARK_LIMIT and high - low < MARKS_LIMIT:
            question.kind = "scale"
            question.keys |= {"low": int(low), "high": int(high)}
            self._notes.say(entry.row, "type", "as_scale", low=str(int(low)), high=str(int(high)))
            return Type(Kind.NUMBER)
        if -BOUND_LIMIT <= low <= high <= BOUND_LIMIT:
            question.keys |= {"min": _plain(low), "max": _plain(high)}
        if step > 0 and low.is_integer() and (decimals := _decimals(step)) <= DECIMALS_LIMIT:
            question.keys["decimals"] = decimals
        if step != 10 ** -_decimals(step):
            self._notes.say(entry.row, "parameters", "parameter", value=f"step={_plain(step)}")
        return Type(Kind.NUMBER)

    def _listed(self, entry: Entry, question: Question) -> Type:
        options = self._form.options.lists[entry.type.list]
        kind = Kind.CHOICES if entry.type.kind == "many" else Kind.CHOICE
        question.kind = kind.value
        if entry.type.or_other:
            other = self._form.options.other(options)
            offered = options.options if other in options.options else [*options.options, other]
            question.keys["choices"] = tuple(offered)
            return Type(kind, tuple(option.id for option in offered))
        if entry.type.kind == "one" and options.is_yes_no:
            question.kind = "yes_no"
            self._notes.say(entry.row, "type", "as_yes_no")
        else:
            question.keys["choices"] = options.id
            self._form.options.used.add(options.name)
        return Type(kind, tuple(option.id for option in options.options))

    def _photo(self, entry: Entry, question: Question) -> Type:
        question.kind = "photo"
        if entry.type.kind == "video":
            self._notes.say(entry.row, "type", "as_photo", type=entry.row["type"])
        return Type(Kind.PHOTO)

    def _acknowledge(self, question: Question) -> Type:
        option = self._form.options.literal(ACKNOWLEDGED)
        question.kind = "choice"
        question.keys["choices"] = (option,)
        return Type(Kind.CHOICE, (option.id,))


def _parameters(written: str) -> list[tuple[str, str]]:
    pairs = [pair.partition("=") for pair in written.replace(";", " ").replace(",", " ").split()]
    return [(name.strip().lower(), value.strip()) for name, _, value in pairs if name]


def _plain(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _decimals(step: float) -> int:
    return len(repr(step).partition(".")[2].rstrip("0")) if "e" not in repr(step) else DECIMALS_LIMIT + 1
