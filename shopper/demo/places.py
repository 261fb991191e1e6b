"""Where the demonstration happens: real cities, invented streets."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One row of a client's location tree, as the import reads it."""

    client: str
    code: str
    parent: str
    kind: str
    name: str
    address: str = ""
    zone: str = ""
    latitude: str = ""
    longitude: str = ""
    format: str = ""


ESTONIA = "eesti-side"
URAL = "uralsvyaz"

# region: (name, {city code: (name, latitude, longitude, streets)})
_ESTONIA = {
    "north": ("Põhja-Eesti", {
        "tln": ("Tallinn", 59.437, 24.754, (
            "Pärna 4", "Järve 11", "Kalamehe 23", "Tuuliku 7", "Männi 52", "Õuna 18", "Sadamamäe 2", "Lootuse 31",
        )),
        "mrd": ("Maardu", 59.476, 25.016, ("Keemiku 9",)),
        "kla": ("Keila", 59.303, 24.413, ("Paldiski põik 3",)),
        "rkv": ("Rakvere", 59.346, 26.355, ("Vallimäe 12", "Turuplatsi 1")),
        "pde": ("Paide", 58.885, 25.557, ("Kesk 6",)),
    }),
    "east": ("Ida-Virumaa", {
        "nrv": ("Narva", 59.377, 28.190, ("Aia 3", "Kreenholmi põik 15")),
        "kjr": ("Kohtla-Järve", 59.398, 27.273, ("Keskallee 28", "Põlevkivi 8")),
        "jhv": ("Jõhvi", 59.359, 27.421, ("Narva põik 10",)),
        "slm": ("Sillamäe", 59.400, 27.764, ("Mere 5",)),
    }),
    "south": ("Lõuna-Eesti", {
        "trt": ("Tartu", 58.378, 26.729, ("Jõe 2", "Tähetorni 14", "Raekooli 5", "Ülejõe 40")),
        "vru": ("Võru", 57.834, 27.019, ("Tamula 9",)),
        "vlg": ("Valga", 57.778, 26.047, ("Riia põik 21",)),
        "vlj": ("Viljandi", 58.364, 25.590, ("Lossimäe 8",)),
    }),
    "west": ("Lääne-Eesti", {
        "prn": ("Pärnu", 58.386, 24.497, ("Mere 40", "Suvituse 6")),
        "krs": ("Kuressaare", 58.253, 22.485, ("Pargi 1",)),
        "hps": ("Haapsalu", 58.943, 23.541, ("Kala 7",)),
    }),
}  # fmt: skip
_URAL = {
    "sve": ("Свердловская область", {
        "ekb": ("Екатеринбург", 56.838, 60.605, ("Липовая аллея 4", "Заводская набережная 12", "Рябиновая 30")),
        "ntg": ("Нижний Тагил", 57.910, 59.981, ("Горнозаводская 8",)),
        "kmu": ("Каменск-Уральский", 56.415, 61.918, ("Сосновая 15",)),
    }),
    "chl": ("Челябинская область", {
        "chb": ("Челябинск", 55.160, 61.402, ("Озёрная 11", "Трамвайная 27")),
        "mgn": ("Магнитогорск", 53.407, 58.979, ("Магнитная 3",)),
    }),
    "per": ("Пермский край", {
        "prm": ("Пермь", 58.010, 56.229, ("Камская 19", "Речной бульвар 2")),
        "brz": ("Березники", 59.408, 56.805, ("Соляная 6",)),
        "chk": ("Чайковский", 56.778, 54.147, ("Вальсовая 1",)),
    }),
}  # fmt: skip


def places() -> list[Place]:
    """Return both trees, parents before children."""
    return [
        *_tree(ESTONIA, "Eesti Side", "ee", "Eesti", "Europe/Tallinn", _ESTONIA),
        *_tree(URAL, "УралСвязь", "ru", "Россия", "Asia/Yekaterinburg", _URAL),
    ]


def offices(client: str) -> list[Place]:
    """Return the offices of one client in the tree's order."""
    return [place for place in places() if place.client == client and place.kind == "location"]


Cities = dict[str, tuple[str, float, float, tuple[str, ...]]]


def _tree(
    client: str, name: str, country: str, country_name: str, zone: str, regions: dict[str, tuple[str, Cities]]
) -> list[Place]:
    found = [
        Place(client, client, "", "client", name, zone=zone),
        Place(client, country, client, "country", country_name, zone=zone),
    ]
    for region, (region_name, cities) in regions.items():
        found.append(Place(client, f"{country}-{region}", country, "region", region_name))
        for city, (city_name, latitude, longitude, streets) in cities.items():
            found.append(Place(client, f"{country}-{city}", f"{country}-{region}", "city", city_name))
            for number, street in enumerate(streets, start=1):
                found.append(
                    Place(
                        client,
                        f"{country}-{city}-{number}",
                        f"{country}-{city}",
                        "location",
                        f"{city_name}, {street}",
                        f"{street}, {city_name}",
                        latitude=f"{latitude + number / 300:.4f}",
                        longitude=f"{longitude + number / 200:.4f}",
                        format="mall" if number % 3 == 0 else "street",
                    )
                )
    return found
