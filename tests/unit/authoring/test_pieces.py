"""Two texts as one: what stayed, went and came."""

from time import process_time

from shopper.authoring.difference.pieces import MOST, Piece, pieces


def test_words_that_changed_stand_between_those_that_stayed() -> None:
    assert pieces("Were you greeted?", "Were you all greeted warmly?") == (
        Piece("stayed", "Were you "),
        Piece("came", "all "),
        Piece("stayed", "greeted"),
        Piece("came", " warmly"),
        Piece("stayed", "?"),
    )
    assert pieces("Five minutes", "Ten minutes") == (
        Piece("went", "Five"),
        Piece("came", "Ten"),
        Piece("stayed", " minutes"),
    )


def test_what_stayed_of_a_long_text_is_told_by_its_ends() -> None:
    lines = "\n".join(f"Line {number} says the same." for number in range(20))
    found = pieces(f"{lines}\nOld end.", f"{lines}\nNew end.")
    assert [piece.fate for piece in found] == ["stayed", "went", "came", "stayed"]
    assert len(found[0].text) < 110
    assert found[0].text.startswith("Line 0 says the same.")
    assert " … " in found[0].text


def test_very_long_lines_are_replaced_as_a_whole() -> None:
    old, new = " ".join(["old"] * MOST), " ".join(["new"] * MOST)
    assert pieces(old, new) == (Piece("went", old), Piece("came", new))
    assert pieces("", "new") == (Piece("came", "new"),)
    assert pieces("old", "") == (Piece("went", "old"),)


def test_texts_of_very_many_lines_are_compared_as_a_whole() -> None:
    old, new = "a\n" * 10_000, "b\n" + "a\n" * 9_998
    begun = process_time()
    assert pieces(old, new) == (Piece("went", old), Piece("came", new))
    assert process_time() - begun < 1


def test_nothing_of_either_text_is_lost() -> None:
    old, new = "One two,\nthree four.\nFive!", "One 2,\nthree four.\nSix, seven!"
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.fate != "came") == old
    assert "".join(piece.text for piece in found if piece.fate != "went") == new
