"""The people of the demonstration."""

from dataclasses import dataclass

from shopper.demo.places import ESTONIA, URAL


@dataclass(frozen=True)
class Member:
    """One person with one right, as the import reads it."""

    email: str
    name: str
    language: str
    role: str
    client: str = ""
    location: str = ""


SIGNS_IN = (
    Member("anna@demo.test", "Anna Lepik", "ru", "shopper"),
    Member("boris@demo.test", "Boris Orlov", "ru", "shopper"),
    Member("rita@demo.test", "Rita Mägi", "en", "reviewer"),
    Member("maria@demo.test", "Maria Saar", "et", "manager", ESTONIA, "ee-north"),
    Member("oleg@demo.test", "Oleg Ivanov", "ru", "manager", ESTONIA, "ee-east"),
    Member("ural@demo.test", "Вера Соколова", "ru", "manager", URAL),
    Member("tiina@demo.test", "Tiina Tamm", "et", "admin"),
)
# Shoppers of past waves; nobody comes back to an office before three waves have passed.
PANEL = {
    ESTONIA: (
        Member("kadi@demo.test", "Kadi Rebane", "et", "shopper"),
        Member("jaan@demo.test", "Jaan Kuusk", "et", "shopper"),
        Member("liis@demo.test", "Liis Põder", "et", "shopper"),
        Member("pavel@demo.test", "Pavel Sokolov", "ru", "shopper"),
        Member("emma@demo.test", "Emma Wood", "en", "shopper"),
    ),
    URAL: (
        Member("sveta@demo.test", "Светлана Ким", "ru", "shopper"),
        Member("timur@demo.test", "Тимур Ахметов", "ru", "shopper"),
        Member("igor@demo.test", "Игорь Белов", "ru", "shopper"),
        Member("nina@demo.test", "Нина Лаптева", "ru", "shopper"),
    ),
}


def everyone() -> list[Member]:
    """Return all people of the demonstration."""
    return [*SIGNS_IN, *PANEL[ESTONIA], *PANEL[URAL]]
