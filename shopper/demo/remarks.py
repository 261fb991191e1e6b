"""What invented shoppers write: plain sentences that are true of any lost point and any visit."""

REMARKS = {
    "ru": (
        "Так и было, записано сразу после визита.",
        "Отмечено на месте.",
        "Обратил(а) на это внимание и потом ещё раз вспомнил(а) весь визит.",
        "Помню точно.",
    ),
    "et": (
        "Nii see oli, kirjutasin kohe pärast külastust üles.",
        "Märkisin kohapeal üles.",
        "Panin seda tähele ja käisin hiljem kogu külastuse mõttes läbi.",
        "Mäletan täpselt.",
    ),
    "en": (
        "That is how it was; noted right after the visit.",
        "Noted on the spot.",
        "I noticed it, and went through the whole visit in my mind later.",
        "I remember this exactly.",
    ),
}
STORIES = {
    "ru": (
        "Визит прошёл спокойно. Всё, что запомнилось, отмечено в ответах.",
        "Ничего необычного. Дольше всего заняло ожидание своей очереди.",
        "Впечатление сложилось быстро и до конца визита не изменилось.",
    ),
    "et": (
        "Külastus kulges rahulikult. Kõik, mis meelde jäi, on vastustes kirjas.",
        "Ei midagi ebatavalist. Kõige kauem läks aega oma korra ootamisele.",
        "Mulje kujunes kiiresti ega muutunud külastuse lõpuni.",
    ),
    "en": (
        "The visit went calmly. Whatever I remember is in the answers.",
        "Nothing unusual. What took longest was waiting for my turn.",
        "The impression formed quickly and did not change until the end.",
    ),
}
REASONS = {
    "ru": ("В этот раз до этого не дошло.", "В этом офисе такого нет."),
    "et": ("Seekord nii kaugele ei jõutud.", "Selles esinduses seda ei ole."),
    "en": ("It did not come to that this time.", "This office does not have it."),
}
"""Why a question did not apply."""
