"""How visits of one assignment put each other into states, alone and with a policy of acceptance."""

from dataclasses import replace

from shopper.visits.states import Arrived, settle


def a_visit(name: str, supersedes: str | None = None, **changes: object) -> Arrived:
    visit = Arrived(
        id=name,
        person_id=1,
        arrived=(f"2026-11-{ord(name):03d}", name),
        state="received",
        whole=True,
        complete=True,
        released=False,
        supersedes=supersedes,
        flags=(),
    )
    return replace(visit, **changes)  # type: ignore[arg-type]


def states(*visits: Arrived, automatic: bool = False) -> dict[str, str]:
    return {name: state for name, (state, _flags) in settle(visits, automatic=automatic).items()}


def flags(*visits: Arrived) -> dict[str, tuple[str, ...]]:
    return {name: flags for name, (_state, flags) in settle(visits, automatic=False).items()}


def test_a_visit_waits_for_its_photos_and_then_for_a_reviewer() -> None:
    assert states(a_visit("a", whole=False)) == {"a": "waiting_evidence"}
    assert states(a_visit("a", state="waiting_evidence")) == {"a": "received"}


def test_a_policy_accepts_what_is_whole_and_complete_and_has_no_flags() -> None:
    assert states(a_visit("a"), automatic=True) == {"a": "accepted"}
    assert states(a_visit("a", whole=False), automatic=True) == {"a": "waiting_evidence"}
    assert states(a_visit("a", complete=False), automatic=True) == {"a": "received"}
    assert states(a_visit("a", flags=("coverage",)), automatic=True) == {"a": "received"}


def test_a_second_visit_stays_received_and_is_flagged() -> None:
    assert flags(a_visit("a"), a_visit("b")) == {"a": (), "b": ("second",)}
    assert states(a_visit("a"), a_visit("b"), automatic=True) == {"a": "accepted", "b": "received"}


def test_a_visit_is_not_second_to_one_that_is_out() -> None:
    assert flags(a_visit("a", state="rejected"), a_visit("b"))["b"] == ()
    assert flags(a_visit("a", state="superseded"), a_visit("b"))["b"] == ()


def test_a_flag_goes_when_its_reason_goes() -> None:
    assert flags(a_visit("a", state="void"), a_visit("b", flags=("clock", "second")))["b"] == ("clock",)


def test_a_correction_replaces_what_it_names() -> None:
    assert states(a_visit("a"), a_visit("b", "a")) == {"a": "superseded", "b": "received"}
    assert states(a_visit("a", state="returned"), a_visit("b", "a")) == {"a": "superseded", "b": "received"}
    assert states(a_visit("a", state="accepted"), a_visit("b", "a"), automatic=True) == {
        "a": "superseded",
        "b": "accepted",
    }


def test_a_correction_replaces_only_when_it_is_whole_and_complete_itself() -> None:
    assert states(a_visit("a"), a_visit("b", "a", whole=False)) == {"a": "received", "b": "waiting_evidence"}
    assert flags(a_visit("a"), a_visit("b", "a", complete=False)) == {"a": (), "b": ("second",)}


def test_a_correction_of_a_visit_that_never_came_waits() -> None:
    assert flags(a_visit("b", "a")) == {"b": ("supersedes_unknown",)}
    assert states(a_visit("b", "a"), automatic=True) == {"b": "received"}


def test_nobody_corrects_another_persons_visit() -> None:
    assert flags(a_visit("a"), a_visit("b", "a", person_id=2)) == {"a": (), "b": ("second", "supersedes_unknown")}


def test_what_was_released_or_rejected_is_not_replaced_by_an_arrival() -> None:
    released = a_visit("a", state="accepted", released=True)
    assert states(released, a_visit("b", "a"), automatic=True) == {"b": "received"}
    assert states(a_visit("a", state="rejected"), a_visit("b", "a")) == {"b": "received"}


def test_a_rejected_correction_replaces_nothing() -> None:
    assert states(a_visit("a"), a_visit("b", "a", state="rejected")) == {"a": "received"}


def test_a_chain_leaves_its_last_link() -> None:
    chain = [a_visit("a"), a_visit("b", "a"), a_visit("c", "b")]
    assert states(*chain, automatic=True) == {"a": "superseded", "b": "superseded", "c": "accepted"}


def test_visits_that_name_each_other_in_a_circle_all_stay() -> None:
    assert states(a_visit("a", "b"), a_visit("b", "a")) == {"a": "received", "b": "received"}


def test_a_policy_never_accepts_a_second_visit_beside_an_accepted_one() -> None:
    late = a_visit("a", state="waiting_evidence")
    assert states(late, a_visit("b", state="accepted"), automatic=True) == {"a": "received"}
