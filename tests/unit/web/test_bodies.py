"""Whatever is wrong with a body, form or query string is said in words that can be translated."""

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import pytest
from pydantic import BaseModel, ValidationError

import shopper
from shopper.problems import Problem
from shopper.visits import sync
from shopper.visits.model import VisitBody
from shopper.web.bodies import WORDS, field_errors, parse_json
from shopper.web.routes import LanguageForm

# Parsed from what callers send. Scenario files have words of their own; lines of CSV files only ever hold texts.
NOT_SENT = ("shopper.scenarios", "shopper.answers.sheet", "shopper.settings", "shopper.visits.quarantine.model")
DEEPEST = 4
WRONG: tuple[Any, ...] = (
    *(None, True, -1, 7, 10**30, 0.5, 1e400),
    *("", "x", "x" * 30_000, "1.5", "9" * 30, "nan", "2026-13-45", "2026-01-01", "2026-01-01T00:00:00"),
    *("00000000-0000-1000-8000-000000000000", [], {}, {"x": 7}, {"": "x", "y" * 200: "z"}),
)
Way: TypeAlias = tuple[str | None, ...]


def sent_models() -> set[type[BaseModel]]:
    """Return every model that something a caller sends is read into."""
    for module in pkgutil.walk_packages(shopper.__path__, "shopper."):
        importlib.import_module(module.name)
    ours = (one for one in below(BaseModel) if one.__module__.startswith("shopper.") and one.model_fields)
    return {one for one in ours if not one.__module__.startswith(NOT_SENT) and not one.__module__.endswith(".lines")}


def below(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in base.__subclasses__():
        yield one
        yield from below(one)


def places(schema: Mapping[str, Any], known: Mapping[str, Any], way: Way = ()) -> Iterator[Way]:
    """Yield the way to every place of a document: names of keys, and None for an entry of a list."""
    if "$ref" in schema:
        schema = known[schema["$ref"].rpartition("/")[2]]
    yield way
    inner = dict(schema.get("properties", {}))
    inner |= {"x": rest} if isinstance(rest := schema.get("additionalProperties"), dict) else {}
    inner |= {None: items} if isinstance(items := schema.get("items"), dict) else {}
    for step, one in inner.items():
        yield from places(one, known, (*way, step)) if len(way) < DEEPEST else ()
    for other in schema.get("anyOf", ()):
        yield from places(other, known, way)


def document(way: Way, value: Any) -> Any:
    """Return a document that holds nothing but `value`, at the end of `way`."""
    for step in reversed(way):
        value = [value] if step is None else {step: value}
    return value


def refusals(model: type[BaseModel]) -> Iterator[str]:
    """Yield the type of every mistake that can be made in a JSON body or a form for this model."""
    schema = model.model_json_schema()
    for way in set(places(schema, schema.get("$defs", {}))):
        for value in WRONG:
            sent = document(way, value)
            for strict in (True, False):
                try:
                    model.model_validate_json(json.dumps(sent)) if strict else model.model_validate(sent, strict=False)
                except ValidationError as wrong:
                    yield from (one["type"] for one in wrong.errors(include_url=False, include_context=False))


def test_every_mistake_has_words():
    said = WORDS.keys() | sync.WORDS.keys()
    models = sent_models()
    assert VisitBody in models
    assert {(model.__qualname__, kind) for model in models for kind in set(refusals(model)) - said} == set()


def test_values_that_are_possible_are_listed_without_english():
    with pytest.raises(Problem) as refused:
        parse_json(b'{"language": "fr", "next": "/"}', LanguageForm)
    assert [one.values["expected"] for one in refused.value.errors] == ["ru, et, en"]


def test_a_mistake_says_where_it_is():
    with pytest.raises(ValidationError) as wrong:
        LanguageForm.model_validate({"a/b~c": 1})
    assert "/a~1b~0c" in {one.pointer for one in field_errors(wrong.value)}
