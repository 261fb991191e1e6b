"""Expressions and points as a scenario writes them, parsed while the file is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from shopper.logic import Expression, ExpressionError, parse
from shopper.scenarios.part import Number

PointsMap: TypeAlias = Mapping[str, float]
NO_POINTS: Literal["none"] = "none"
_MAP: TypeAdapter[dict[str, float]] = TypeAdapter(dict[str, Number], config=ConfigDict(strict=True))


def _formula(raw: Any) -> Expression:
    if not isinstance(raw, str):
        raise PydanticCustomError("formula_form", "An expression is written as a text.")
    try:
        return parse(raw)
    except ExpressionError as wrong:
        raise PydanticCustomError("formula", "{problem}", {"problem": str(wrong), "mistakes": wrong.mistakes}) from None


def _points(raw: Any) -> PointsMap | Expression | Literal["none"]:
    if raw == NO_POINTS:
        return NO_POINTS
    return _MAP.validate_python(raw) if isinstance(raw, dict) else _formula(raw)


def _points_without_choices(raw: Any) -> Expression | Literal["none"]:
    if isinstance(raw, dict):
        raise PydanticCustomError("points_form", "Only a question with choices has a map of points.")
    return NO_POINTS if raw == NO_POINTS else _formula(raw)


@dataclass(frozen=True)
class Reads:
    """Lets pydantic read a value with a function, without looking into the type that it returns."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.function)


Formula = Annotated[Expression, Reads(_formula)]
"""An expression that is true or false, or a number; which of them is checked once all names are known."""

ChoicePoints = Annotated[PointsMap | Expression | Literal["none"], Reads(_points)]
FormulaPoints = Annotated[Expression | Literal["none"], Reads(_points_without_choices)]
