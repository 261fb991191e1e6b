"""A script of sixty questions in three languages, worded as scripts are: to weigh what a phone has to load."""

import json
from typing import Any

LANGUAGES = ("ru", "et", "en")
QUESTIONS = """
Вход и зал | Sissepääs ja saal | Entrance and hall
yes_no | Вывеска видна от дороги? | Kas silt on teelt näha? | Can the sign be seen from the road?
yes_no | Часы работы висят на двери? | Kas lahtiolekuajad on uksel? | Are opening hours on the door?
choice | Как выглядит витрина? | Milline on vaateaken? | What does the shop window look like?
yes_no | Внутри чисто? | Kas sees on puhas? | Is it clean inside?
number | Сколько человек ждало перед вами? | Mitu inimest oli teie ees? | How many people were waiting before you?
number | Сколько окон принимало? | Mitu lauda oli avatud? | How many desks were open?
duration | Сколько вы ждали? | Kui kaua te ootasite? | How long did you wait?
yes_no | Было где посидеть? | Kas istuda oli kusagil? | Was there a place to sit?
yes_no | Талон назвал ваш номер? | Kas piletil oli järjekorranumber? | Did the ticket give your number?
scale | Насколько уютно в зале? | Kui hubane on saal? | How pleasant is the hall?
Приветствие | Tervitus | Greeting
choice | Кто поздоровался первым? | Kes tervitas esimesena? | Who greeted whom first?
yes_no | Сотрудник посмотрел вам в глаза? | Kas teile vaadati silma? | Did the employee look at you?
yes_no | Был ли бейдж с именем? | Kas nimesilt oli rinnas? | Was a name badge worn?
text | Какое имя на бейдже? | Mis nimi on sildil? | Which name is on the badge?
yes_no | Предложили присесть? | Kas pakuti istet? | Were you offered a seat?
yes_no | Извинились за ожидание? | Kas ootamise pärast vabandati? | Was there an apology for waiting?
scale | Насколько приветлив тон? | Kui sõbralik oli toon? | How friendly was the tone?
yes_no | Спросили, чем помочь? | Kas küsiti, millega aidata? | Did they ask how to help?
yes_no | Отвлекались на телефон? | Kas telefon segas vestlust? | Did a phone get in the way?
choices | Что вам мешало слышать? | Mis segas kuulmist? | What made it hard to hear?
Потребности | Vajadused | Needs
yes_no | Узнали, кому нужен тариф? | Kas uuriti, kellele pakett on? | Did they ask who the plan is for?
yes_no | Спросили о поездках? | Kas küsiti reiside kohta? | Did they ask about travel?
yes_no | Уточнили, сколько нужно интернета? | Kas täpsustati andmemahtu? | Did they ask how much data you need?
yes_no | Поинтересовались нынешней ценой? | Kas küsiti praegust hinda? | Did they ask what you pay today?
yes_no | Узнали модель телефона? | Kas uuriti telefoni mudelit? | Did they ask which phone you have?
choices | О ком ещё спросили? | Kelle kohta veel küsiti? | Who else was asked about?
yes_no | Повторили услышанное своими словами? | Kas öeldu võeti kokku? | Was what you said summed up?
scale | Насколько внимательно слушали? | Kui tähelepanelikult kuulati? | How closely did they listen?
text | Что спросили особенно удачно? | Milline küsimus oli eriti hea? | Which question was especially good?
yes_no | Дали вам договорить? | Kas lasti lõpuni rääkida? | Were you allowed to finish?
Предложение | Pakkumine | Offer
yes_no | Предложили подходящий тариф? | Kas pakuti sobivat paketti? | Was a suitable plan offered?
number | Сколько тарифов сравнили? | Mitut paketti võrreldi? | How many plans were compared?
yes_no | Объяснили разницу без жаргона? | Kas vahet selgitati lihtsalt? | Was the difference explained plainly?
yes_no | Назвали цену за месяц? | Kas öeldi kuutasu? | Was the monthly price named?
number | Какую сумму назвали? | Mis summa öeldi? | Which amount was named?
yes_no | Сказали о плате за подключение? | Kas mainiti liitumistasu? | Was a joining fee mentioned?
choice | Что бывает, когда гигабайты кончатся? | Mis saab, kui maht lõpeb? | What happens when data runs out?
yes_no | Рассказали о роуминге? | Kas räägiti rändlusest? | Was roaming explained?
choices | Что показали на экране? | Mida ekraanil näidati? | What was shown on a screen?
yes_no | Дали распечатку с условиями? | Kas tingimused anti paberil? | Were the terms handed over on paper?
Возражения | Vastuväited | Doubts
yes_no | На «дорого» ответили спокойно? | Kas „kallile“ vastati rahulikult? | Was “expensive” met calmly?
choice | Чем обосновали цену? | Millega hinda põhjendati? | How was the price justified?
yes_no | Предложили вариант дешевле? | Kas pakuti soodsamat? | Was something cheaper offered?
yes_no | Ругали другого оператора? | Kas teist operaatorit halvustati? | Was another operator run down?
yes_no | Торопили с решением? | Kas otsusega kiirustati? | Were you pushed to decide?
yes_no | Упомянули срок акции? | Kas nimetati kampaania lõppu? | Was the end of the offer named?
choices | Какие доводы вас убедили? | Mis põhjendused veensid? | Which reasons convinced you?
yes_no | Проверили покрытие дома? | Kas kodu levi kontrolliti? | Was coverage at home checked?
scale | Насколько уверенно отвечали? | Kui kindlalt vastati? | How sure were the answers?
text | Какой ответ был неверным? | Milline vastus oli vale? | Which answer was wrong?
Прощание | Lahkumine | Goodbye
yes_no | Предложили оформить сразу? | Kas pakuti kohe vormistada? | Did they offer to sign up at once?
yes_no | Рассказали о приложении? | Kas tutvustati rakendust? | Was the app presented?
yes_no | Дали визитку или номер? | Kas anti visiitkaart? | Was a card or number given?
choice | Кто закончил разговор? | Kes vestluse lõpetas? | Who closed the conversation?
yes_no | Поблагодарили за визит? | Kas külastuse eest tänati? | Were you thanked for coming?
duration | Сколько длилась беседа? | Kui kaua vestlus kestis? | How long did you talk?
yes_no | Хотели бы вы вернуться? | Kas tuleksite tagasi? | Would you come back?
scale | Посоветуете ли вы офис друзьям? | Kas soovitate seda sõpradele? | Would you recommend the office?
photo | Снимок входа после визита | Foto sissepääsust lahkudes | Picture of the entrance on leaving
text | Что запомнилось больше всего? | Mis jäi kõige rohkem meelde? | What stayed with you most?
"""
HINTS = """
Смотрите с другой стороны улицы. | Vaadake teiselt poolt tänavat. | Look from across the street.
Сосчитайте до того, как сядете. | Loendage enne istumist. | Count before you sit down.
Засеките от двери до первого слова. | Mõõtke uksest esimese sõnani. | From the door to the first word.
Хватит одного взгляда. | Piisab ühest pilgust. | One glance is enough.
Не переспрашивайте, если не видно. | Ärge küsige, kui pole näha. | Do not ask if it cannot be seen.
Считайте и жест рукой. | Ka käeviibe loeb. | A wave of the hand counts too.
Важны слова, а не улыбка. | Loevad sõnad, mitte naeratus. | Words matter, not the smile.
Только если сотрудник начал сам. | Ainult siis, kui ta ise alustas. | Only if the employee began it.
Годится любой вопрос о дорогах. | Sobib iga küsimus teede kohta. | Any question about trips will do.
Назовите свою обычную сумму. | Öelge oma tavaline summa. | Give your usual amount.
Пересказ в двух словах подходит. | Paarisõnaline kokkuvõte sobib. | A summary in a few words will do.
Считаются тарифы с названием. | Loevad nimega paketid. | Plans with a name count.
Слова вроде «APN» — это жаргон. | Näiteks „APN“ on kantselei. | Words such as “APN” are jargon.
Полная сумма, с аппаратом. | Kogusumma koos seadmega. | The whole sum with the device.
Спросите об этом, если промолчат. | Küsige, kui ise ei räägita. | Ask, if nobody tells you.
Вздохните и сделайте паузу. | Ohake ja tehke paus. | Sigh and pause.
Достаточно одной фразы. | Piisab ühest lausest. | One sentence is enough.
Не спорьте и не подсказывайте. | Ärge vaielge ega aidake. | Do not argue and do not prompt.
Посмотрите на часы в дверях. | Vaadake uksel kella. | Look at the clock in the doorway.
Пишите о том, что видели сами. | Kirjutage ise nähtust. | Write what you saw yourself.
"""
CHOICES = """
Сотрудник сразу | Töötaja kohe | The employee, at once
Сотрудник после паузы | Töötaja pärast pausi | The employee, after a pause
Вы сами | Teie ise | You yourself
Так и не понял | Ei saanud aru | It was not clear
"""


def sixty_questions() -> str:
    """Return the script as it would be published: sixty questions in six sections, hints on a third of them."""
    hints = iter(_texts(HINTS))
    sections: list[dict[str, Any]] = []
    for number, line in enumerate(QUESTIONS.strip().splitlines()):
        first, *words = (part.strip() for part in line.split("|"))
        if len(words) == len(LANGUAGES) - 1:
            sections.append({"id": f"part_{len(sections) + 1}", "title": _by_language(first, *words), "questions": []})
            continue
        question = {"id": f"asked_{number}", "kind": first, "text": _by_language(*words), **_keys(first, number)}
        if number % 3 == 0 and (hint := next(hints, None)):
            question["hint"] = hint
        sections[-1]["questions"].append(question)
    header = {"format": 1, "scenario": "sixty-questions", "languages": LANGUAGES, "method": "mystery_visit"}
    header |= {"channel": "office", "comments": "on_loss"}
    title = _by_language("Шестьдесят вопросов", "Kuuskümmend küsimust", "Sixty questions")
    return json.dumps({**header, "title": title, "sections": sections}, ensure_ascii=False)


def _keys(kind: str, number: int) -> dict[str, Any]:
    choices = [{"id": f"way_{index}", "text": text, "points": index} for index, text in enumerate(_texts(CHOICES))]
    keys: dict[str, dict[str, Any]] = {
        "yes_no": {"points": {"yes": 2, "no": 0}, "required": True, "allow_na": number % 4 == 0},
        "choice": {"choices": choices, "required": True},
        "choices": {"choices": choices},
        "scale": {"low": 1, "high": 5, "max_points": 5, "required": True},
        "number": {"min": 0, "max": 99, "on_site": True},
        "duration": {"on_site": True, "required": True},
        "photo": {"photo": {"min": 1, "max": 2, "where": "after"}},
    }
    return keys.get(kind, {})


def _texts(lines: str) -> list[dict[str, str]]:
    return [_by_language(*(part.strip() for part in line.split("|"))) for line in lines.strip().splitlines()]


def _by_language(*words: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, words, strict=True))
