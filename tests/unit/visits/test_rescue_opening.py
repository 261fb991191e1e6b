"""Rescue files are opened as docs/rescue-file.md says, and nothing that was changed passes."""

import base64
import io
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from shopper.problems import Problem
from shopper.visits.rescue import keys
from shopper.visits.rescue.opening import PART_LIMIT, opened
from tests.builders.rescue import about, noise, sealed, the_end
from tests.builders.visits import visit_id

VECTOR = json.loads((Path(__file__).parents[2] / "vectors" / "rescue" / "sealed.json").read_text())


@pytest.fixture
def key(tmp_path: Path) -> keys.RescueKey:
    return keys.rescue_key(tmp_path)


def refusal(raw: bytes, key: keys.RescueKey) -> tuple[str, int]:
    """Return why a file is refused, and how many parts were opened before."""
    found = []
    with pytest.raises(Problem) as refused:
        found.extend(opened(io.BytesIO(raw), key))
    return refused.value.kind.code, len(found)


def test_what_the_phone_sealed_is_opened_byte_by_byte() -> None:
    key = keys.read(VECTOR["private"].encode())
    assert key.told() == VECTOR["server"]
    parts = list(opened(io.BytesIO(base64.b64decode(VECTOR["file"])), key))
    assert [part.head.part for part in parts] == ["about", "visit", "draft", "photo", "end"]
    assert [part.content for part in parts] == [base64.b64decode(one["content"]) for one in VECTOR["parts"]]


def test_the_pair_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    first = keys.rescue_key(tmp_path)
    assert keys.rescue_key(tmp_path).told() == first.told()
    assert (tmp_path / "rescue.key").stat().st_mode & 0o777 == 0o600


def test_nothing_secret_is_told(key: keys.RescueKey) -> None:
    told = json.dumps(key.told())
    number = key.private.private_numbers().private_value.to_bytes(32)
    assert base64.urlsafe_b64encode(number).rstrip(b"=").decode() not in told
    assert key.told()["jwk"].keys() == {"kty", "crv", "x", "y"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04" * 9, b"\x89NTF\r\n\x1a\n", b"\x89NTF\r\n\x1a\n\x01\x00\x05{}   rest"]
)
def test_another_file_is_no_rescue_file(key: keys.RescueKey, raw: bytes) -> None:
    assert refusal(raw, key) == ("rescue_not_one", 0)


@pytest.mark.parametrize("epk", ["A" * 87, "!" * 87])
def test_a_half_of_the_exchange_that_is_no_point_of_the_curve_is_refused(key: keys.RescueKey, epk: str) -> None:
    header = json.dumps({"key": key.id, "epk": epk}).encode()
    raw = b"\x89NTF\r\n\x1a\n\x01" + len(header).to_bytes(2) + header
    assert refusal(raw, key) == ("rescue_not_one", 0)


def test_a_format_of_later_is_named(key: keys.RescueKey) -> None:
    raw = bytearray(sealed(key, [the_end()]).read())
    raw[8] = 2
    assert refusal(bytes(raw), key) == ("rescue_newer", 0)


def test_a_file_for_another_server_is_named_with_both_keys(key: keys.RescueKey, tmp_path: Path) -> None:
    other = keys.rescue_key(tmp_path / "other")
    raw = sealed(other, [the_end()]).read()
    with pytest.raises(Problem) as refused:
        list(opened(io.BytesIO(raw), key))
    assert refused.value.kind.code == "rescue_other_key"
    assert refused.value.values == {"found": other.id, "own": key.id}


def test_another_pair_under_the_same_name_opens_nothing(key: keys.RescueKey) -> None:
    pretender = keys.RescueKey(ec.generate_private_key(ec.SECP256R1()), key.id)
    assert refusal(sealed(pretender, [about(1), the_end()]).read(), key) == ("rescue_damaged", 0)


def test_a_file_that_ends_too_early_gives_what_came_before(key: keys.RescueKey) -> None:
    assert refusal(sealed(key, [about(1), the_end()], ends=False).read(), key) == ("rescue_damaged", 2)
    whole = sealed(key, [about(1), the_end()]).read()
    assert refusal(whole[:-1], key) == ("rescue_damaged", 1)
    assert refusal(whole + b"x", key) == ("rescue_damaged", 2)


def test_every_changed_bit_is_noticed(key: keys.RescueKey) -> None:
    whole = sealed(key, [about(1), the_end()]).read()
    for place in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 1
        code, found = refusal(bytes(changed), key)
        assert code.startswith("rescue_")
        assert found < 2


def test_parts_in_another_order_are_noticed(key: keys.RescueKey) -> None:
    raw = sealed(key, [about(1), about(2), the_end()]).read()
    begin = 11 + int.from_bytes(raw[9:11])
    first = 4 + int.from_bytes(raw[begin : begin + 4])
    second = 4 + int.from_bytes(raw[begin + first : begin + first + 4])
    turned = raw[:begin] + raw[begin + first : begin + first + second] + raw[begin : begin + first]
    assert refusal(turned + raw[begin + first + second :], key) == ("rescue_damaged", 0)


def test_a_part_that_claims_to_be_huge_is_not_read(key: keys.RescueKey) -> None:
    raw = sealed(key, [the_end()]).read()
    begin = 11 + int.from_bytes(raw[9:11])
    assert refusal(raw[:begin] + (PART_LIMIT + 1).to_bytes(4) + noise(100), key) == ("rescue_damaged", 0)


def test_a_part_that_says_nothing_readable_is_a_damage(key: keys.RescueKey) -> None:
    assert refusal(sealed(key, [({"part": "visit", "visit": visit_id("a"), "state": "odd"}, b"")]).read(), key) == (
        "rescue_damaged",
        0,
    )


def test_the_pair_lies_on_the_curve_that_phones_know(key: keys.RescueKey) -> None:
    pem = key.private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    assert keys.read(pem).id == key.id
    assert len(key.point) == 65
