"""CSV files as spreadsheets write them."""

import pytest
from pydantic import BaseModel, ConfigDict, Field

from shopper.problems import Problem
from shopper.web.csvfile import CELL_LENGTH, Mistakes, Row, place, rows


class Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    desks: int = Field(default=0, ge=0)
    ends: str = Field(default="", alias="to")
    office: dict[str, str] = Field(default_factory=dict)


def read(raw: bytes | str) -> list[Row[Line]]:
    mistakes = Mistakes()
    found = rows(raw.encode() if isinstance(raw, str) else raw, Line, mistakes, family="office")
    mistakes.refuse()
    return found


def mistakes(raw: bytes | str) -> list[tuple[int, str, str]]:
    with pytest.raises(Problem) as refusal:
        read(raw)
    assert refusal.value.kind.code == "import_mistakes"
    return [(*place(error), error.code) for error in refusal.value.errors]


def test_what_is_no_text_is_refused_with_its_line() -> None:
    assert mistakes(b"code\nA\n\xff\xfe\n") == [(3, "", "not_utf8")]
    assert mistakes("code\n".encode("utf-16")) == [(1, "", "not_utf8")]


def test_an_empty_file_lacks_its_columns() -> None:
    assert mistakes("") == [(1, "code", "column_missing")]


def test_unknown_missing_and_repeated_columns_are_all_named() -> None:
    assert mistakes("desks,Desks,colour,office.\n1,2,3,4\n") == [
        (1, "desks", "column_twice"),
        (1, "colour", "column_unknown"),
        (1, "office.", "column_unknown"),
        (1, "code", "column_missing"),
    ]


def test_a_column_is_no_field_of_its_own_behind_a_family() -> None:
    assert mistakes("code,office\nA,{}\n") == [(1, "office", "column_unknown")]


def test_an_open_quote_is_refused_where_it_begins() -> None:
    assert mistakes('code,to\nA,"x\nB,y\n') == [(2, "", "not_csv")]


def test_all_lines_with_mistakes_are_listed() -> None:
    long = "x" * (CELL_LENGTH + 1)
    assert mistakes(f'code,desks\n,1\nA,many\nB,-1\nC,1,2\n{long},1\n"D\nE",1\n') == [
        (2, "code", "missing"),
        (3, "desks", "int_parsing"),
        (4, "desks", "greater_than_equal"),
        (5, "", "too_many_cells"),
        (6, "code", "string_too_long"),
        (7, "code", "not_one_line"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "code,desks,to\nA,3,5\n",
        "\ufeffcode;desks;to\r\nA;3;5\r\n",
        ' Code , "desks" ,TO\n "A" , 3 , 5 ',
        "code,desks,to,\nA,3,5,,\n\n,,\n",
    ],
    ids=["plain", "semicolons, BOM and CRLF", "spaces and capitals", "empty cells at the end"],
)
def test_spreadsheets_write_the_same_in_many_ways(raw: str) -> None:
    if raw.startswith(" "):
        raw = raw.replace('"', "")
    assert [(row.line, row.said) for row in read(raw)] == [(2, Line(code="A", desks=3, to="5"))]


def test_columns_of_a_family_become_one_mapping_and_empty_cells_are_not_said() -> None:
    found = read("code,office.desks,office.queue\nA,4,\nB,,true\n")
    assert [row.said.office for row in found] == [{"desks": "4"}, {"queue": "true"}]


def test_lines_are_counted_as_the_file_has_them() -> None:
    found = read('code,to\n\nA,"x"\n\nB,y\n')
    assert [row.line for row in found] == [3, 5]
