"""What rights let a person see and do."""

from shopper.people.model import Person, Right, outermost


def a_person(*rights: Right) -> Person:
    return Person(1, "a@demo.test", "A", "en", rights)


def test_nobody_may_anything_without_rights() -> None:
    nobody = a_person()
    assert not nobody.has("shopper", "admin")
    assert not nobody.may("manager", "/1/")
    assert nobody.paths("manager") == ()
    assert nobody.home == "/me"


def test_a_right_ends_at_its_part_of_the_tree() -> None:
    maria = a_person(Right("manager", 1, "/1/4/"))
    assert maria.may("manager", "/1/4/9/")
    assert not maria.may("manager", "/1/")
    assert not maria.may("manager", "/1/40/")
    assert not maria.may("admin", "/1/4/")
    assert maria.serves("manager", 1)
    assert not maria.serves("manager", 2)


def test_a_right_without_a_place_holds_everywhere() -> None:
    tiina = a_person(Right("admin"), Right("manager", 1, "/1/4/"))
    assert tiina.may("admin", "/77/3/")
    assert tiina.paths("admin", "manager") == ("/",)
    assert tiina.serves("admin", 99)
    assert tiina.roles == ("manager", "admin")


def test_paths_inside_others_are_left_out() -> None:
    assert outermost(["/1/4/9/", "/1/40/", "/1/4/", "/2/"]) == ("/1/4/", "/1/40/", "/2/")


def test_an_admin_of_a_part_oversees_only_those_who_can_do_no_more() -> None:
    tiina, admin = a_person(Right("admin")), a_person(Right("admin", 1, "/1/"))
    oleg = a_person(Right("manager", 1, "/1/5/"))
    both = a_person(Right("manager", 1, "/1/5/"), Right("manager", 2, "/2/"))
    assert admin.oversees(oleg)
    assert not admin.oversees(both)
    assert not admin.oversees(tiina)
    assert not admin.oversees(a_person())
    assert tiina.oversees(a_person())
    assert not oleg.oversees(oleg)


def test_work_begins_where_the_strongest_role_works() -> None:
    shopper, manager, reviewer = Right("shopper"), Right("manager", 1, "/1/"), Right("reviewer")
    assert a_person(shopper).home == "/app"
    assert a_person(shopper, manager).home == "/comparison"
    assert a_person(shopper, manager, reviewer).home == "/reviews"
    assert a_person(reviewer, Right("admin")).home == "/waves"
    assert not a_person(shopper).works_at_desk
    assert a_person(shopper, manager).works_at_desk
