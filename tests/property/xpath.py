"""XPath as forms use it, evaluated by elementpath on an XML instance; functions that XPath 1.0 lacks are defined here.

A second opinion about what an expression of a form means: nothing of the importer is used.
"""

import datetime as dt
import math
import re
import xml.etree.ElementTree as ET
from functools import cache

from elementpath import XPath1Parser, XPathContext
from elementpath.xpath_nodes import XPathNode

_REFERENCE = re.compile(r"\$\{([^}]+)\}")


class FormParser(XPath1Parser):
    """XPath 1.0 with what forms add to it."""


def text(value):
    """Turn any value into a text."""
    if isinstance(value, list):
        return text(value[0]) if value else ""
    if isinstance(value, XPathNode):
        return value.string_value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | int):
        number = float(value)
        if math.isnan(number):
            return "NaN"
        return str(int(number)) if number.is_integer() else repr(number)
    return str(value)


def number(value):
    """Turn any value into a number."""
    if isinstance(value, bool | int | float):
        return float(value)
    try:
        return float(text(value)) if text(value).strip() else math.nan
    except ValueError:
        return math.nan


def truth(value):
    """Turn any value into true or false: forms take a name for its value, not for whether the node is there."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float | int):
        return not math.isnan(value) and value != 0
    return text(value) != ""


def function(name, *counts):
    """Define a function of the arguments' values."""

    def define(meaning):
        FormParser.symbol_table.pop(name, None)
        token = FormParser.function(name, nargs=counts if len(counts) > 1 else counts[0])

        def evaluate(self, context=None):
            return meaning(*[one.evaluate(context) for one in self])

        token.evaluate = evaluate
        token.select = lambda self, context=None: iter([self.evaluate(context)])
        return meaning

    return define


def operator(sign, meaning):
    """Define what an operator gives; elementpath itself refuses an empty text where a number is needed."""

    def evaluate(self, context=None):
        return meaning(*[one.evaluate(context) for one in self])

    FormParser.symbol_table[sign] = type("_Operator", (FormParser.symbol_table[sign],), {"evaluate": evaluate})


def equal(one, other):
    """Compare as XPath does: conditions, else numbers where one is a number, else texts."""
    if isinstance(one, bool) or isinstance(other, bool):
        return truth(one) == truth(other)
    if isinstance(one, float | int) or isinstance(other, float | int):
        return number(one) == number(other)
    return text(one) == text(other)


def divided(one, other):
    """Divide; what a number divided by zero gives has no equal in a scenario, so it is no number here."""
    return number(one) / number(other) if number(other) else math.nan


def left_over(one, other):
    """Give the rest of a division, with the sign of the first number."""
    over, under = number(one), number(other)
    return math.nan if math.isnan(over) or math.isnan(under) or not under else math.fmod(over, under)


def minus(one, other=None):
    """Subtract, or change the sign."""
    return -number(one) if other is None else number(one) - number(other)


operator("=", equal)
operator("!=", lambda one, other: not equal(one, other))
operator("<", lambda one, other: number(one) < number(other))
operator("<=", lambda one, other: number(one) <= number(other))
operator(">", lambda one, other: number(one) > number(other))
operator(">=", lambda one, other: number(one) >= number(other))
operator("+", lambda one, other: number(one) + number(other))
operator("-", minus)
operator("*", lambda one, other: number(one) * number(other))
operator("div", divided)
operator("mod", left_over)
operator("and", lambda one, other: truth(one) and truth(other))
operator("or", lambda one, other: truth(one) or truth(other))


@function("selected", 2)
def selected(value, wanted):
    return text(wanted) in text(value).split()


@function("count-selected", 1)
def count_selected(value):
    return float(len(text(value).split()))


@function("if", 3)
def chosen(condition, then, otherwise):
    return then if truth(condition) else otherwise


@function("regex", 2)
def regex(value, pattern):
    return re.fullmatch(text(pattern), text(value)) is not None


@function("contains", 2)
def contains(value, wanted):
    return text(wanted) in text(value)


@function("starts-with", 2)
def starts_with(value, wanted):
    return text(value).startswith(text(wanted))


@function("ends-with", 2)
def ends_with(value, wanted):
    return text(value).endswith(text(wanted))


@function("coalesce", 2)
def coalesce(one, other):
    return one if text(one) not in {"", "NaN"} else other


@function("int", 1)
def whole(value):
    found = number(value)
    return found if math.isnan(found) else float(math.trunc(found))


@function("round", 1, 2)
def rounded(value, decimals=0.0):
    found, places = number(value), 10 ** int(decimals)
    return found if math.isnan(found) else math.floor(found * places + 0.5) / places


@function("min", 1, None)
def least(*values):
    numbers = list(map(number, values))
    return math.nan if any(map(math.isnan, numbers)) else min(numbers)


@function("max", 1, None)
def most(*values):
    numbers = list(map(number, values))
    return math.nan if any(map(math.isnan, numbers)) else max(numbers)


@function("abs", 1)
def absolute(value):
    return abs(number(value))


@function("number", 0, 1)
def to_number(value):
    return number(value)


@function("string", 0, 1)
def to_string(value):
    return text(value)


@function("string-length", 0, 1)
def string_length(value):
    return float(len(text(value)))


@function("not", 1)
def negated(value):
    return not truth(value)


@function("date", 1)
def date(value):
    """Dates are counted in days; in the instance they stand as days already."""
    found = text(value)
    return float(day(found)) if "-" in found else number(found)


def day(written):
    """Return the number of a day."""
    return dt.date.fromisoformat(written).toordinal()


@cache
def parsed(source):
    """Parse an expression with names for its references, once."""
    names = sorted(set(_REFERENCE.findall(source)))
    plain = _REFERENCE.sub(lambda found: f" /data/r{names.index(found[1])} ", source)
    return FormParser().parse(plain), names


def evaluated(source, values, own=None):
    """Evaluate an expression where the rows have these values, each a text, empty where there is none."""
    token, names = parsed(source)
    data = ET.Element("data")
    for place, name in enumerate(names):
        ET.SubElement(data, f"r{place}").text = values.get(name, "")
    here = ET.SubElement(data, "own")
    here.text = values.get(own, "") if own else ""
    return token.evaluate(XPathContext(data, item=here))
