"""What invented shoppers write: plain sentences that fit any lost point, and short stories."""

REMARKS = {
    "ru": (
        "Об этом сказали только после моего вопроса.",
        "Ответили коротко, без подробностей.",
        "В это время сотрудник говорил с коллегой.",
        "Пришлось переспросить.",
        "Внимание было на экране, а не на разговоре.",
        "Я прождал(а) молча, потом начал(а) разговор сам(а).",
    ),
    "et": (
        "Sellest räägiti alles siis, kui ise küsisin.",
        "Vastati lühidalt, üksikasjadeta.",
        "Teenindaja rääkis samal ajal kolleegiga.",
        "Pidin üle küsima.",
        "Pilk oli ekraanil, mitte minul.",
        "Ootasin vaikides ja alustasin juttu ise.",
    ),
    "en": (
        "It was mentioned only after I asked.",
        "The answer was short, without details.",
        "The employee was talking to a colleague at the time.",
        "I had to ask twice.",
        "The eyes were on the screen, not on me.",
        "I waited in silence and then began the talk myself.",
    ),
}
STORIES = {
    "ru": (
        "Меня пригласили к стойке, выслушали и предложили два тарифа. Итог написали на листке.",
        "Разговор был спокойным, но решение пришлось собирать из отдельных ответов.",
        "Было видно, что очередь торопит сотрудника; на вопросы ответили, но кратко.",
    ),
    "et": (
        "Mind kutsuti leti juurde, kuulati ära ja pakuti kahte paketti. Kokkuvõte kirjutati paberile.",
        "Vestlus oli rahulik, kuid lahenduse pidin ise vastustest kokku panema.",
        "Oli näha, et järjekord kiirustas teenindajat; küsimustele vastati, aga napilt.",
    ),
    "en": (
        "I was called to the counter, heard out and offered two plans. The sum was written on a slip.",
        "The talk was calm, but I had to piece the solution together from single answers.",
        "The queue was clearly pressing; my questions were answered, but briefly.",
    ),
}
