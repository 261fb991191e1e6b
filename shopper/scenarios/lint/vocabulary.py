"""The words that the lints about wording look for, by language.

What makes a question bad to answer (leading words, denials, judgements, two things in one) is common ground of the
handbooks: J. A. Krosnick and S. Presser, "Question and Questionnaire Design", Handbook of Survey Research, 2nd ed.,
2010, chapter 9. The words are those in which it comes up in checklists of service. A list is kept short: a word belongs
here only when it is wrong in nearly every question that has it. Each entry is a regular expression for whole words.
"""

from collections.abc import Mapping
from typing import TypeAlias

Patterns: TypeAlias = Mapping[str, tuple[str, ...]]

# After these a sentence or a clause has to end: "as he should.", but not "how he should store it".
_ENDS = r"(?=\s*(?:[,.;:?!)»“”]|$))"

PRESUMING: Patterns = {
    "ru": (
        r"как (?:и )?(?:положено|полагается|подобает)",
        rf"как (?:и )?(?:следует|надо|нужно|должно|принято|требуется|должен|должна|должны){_ENDS}",
        r"само собой разумеется",
        r"разумеется",
        r"конечно(?: же)?",
    ),
    "et": (
        r"nagu (?:peab|peaks|pidi|tavaks|nõutud|ette nähtud|kord ja kohus|kord kohus)",
        r"muidugi",
        r"loomulikult",
        r"iseenesestki?mõistetavalt",
    ),
    "en": (
        r"as (?:he|she|they|it|one|you) (?:should|ought to|must|would expect)",
        r"the way (?:he|she|they|it|you) (?:should|ought to|must)",
        r"as (?:is |was )?(?:required|prescribed|expected|due)",
        r"of course",
        r"naturally",
        r"needless to say",
    ),
}
"""Words that say how it ought to have been."""

DENYING: Patterns = {
    "ru": (r"^не [\w-]+ ли", r"^(?:разве|неужели)", r"не (?:забыл|забыла|забыли|поленился|поленилась|поленились)"),
    "et": (r"^kas (?:[\w-]+ ){0,2}ei", r"^ega", r"^kas (?:[\w-]+ ){0,2}(?:unustas|unustati)"),
    "en": (
        r"^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should)n['’]t",
        r"^(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should) (?:(?:the|an?) )?[\w-]+ not",
        r"(?:forget|forgot|forgotten|fail|failed|neglect|neglected) to",
    ),
}
"""Denials that suggest the answer: "Didn't the employee…", "Did they forget to…"."""

JUDGING: Patterns = {
    "ru": (
        r"(?:вежлив|приветлив|дружелюбн|доброжелательн|внимательн|компетентн|профессиональн|грамотн|качественн|опрятн)\w*",
        r"правильно",
        r"быстро",
        r"хорошо",
        r"понятно",
        r"чист(?:о|ый|ая|ое|ые|ым|ой|ыми)",
    ),
    "et": (
        r"(?:viisaka|sõbraliku|tähelepaneliku|professionaal|asjatundliku|pädeva|kvaliteet|korraliku)\w*",
        r"(?:viisakas|sõbralik|tähelepanelik|asjatundlik|pädev|korralik)",
        r"õigesti",
        r"kiiresti",
        r"hästi",
        r"arusaadavalt",
        r"puh(?:as|tad)",
    ),
    "en": (
        r"(?:polite|courteous|friendly|kind|helpful|attentive|competent|professional|clear|correct|proper|quick|prompt)ly",
        r"(?:polite|courteous|friendly|helpful|attentive|competent|professional|tidy|clean|excellent)",
        r"(?:good(?! (?:morning|day|afternoon|evening))|(?<!as )well|nicely|quick|prompt)",
    ),
}
"""Praise that a yes or no turns into a matter of taste."""

# What an employee is mostly asked about, as the second of two verbs.
_DID = {
    "ru": r"(?:поздоровал|представил|улыбнул|попрощал|извинил|предложил|объяснил|спросил|сказал|назвал|помог)\w*",
    "et": r"(?:teretas|tutvustas|naeratas|pakkus|selgitas|küsis|ütles|nimetas|tänas|vabandas|vastas|aitas|kuulas)",
    "en": r"(?:greet|smile|introduce|offer|explain|ask|say|tell|thank|apologi[sz]e|invite|answer|listen|help)",
}

JOINING: Patterns = {
    "ru": (
        rf"и (?:ещё |также )?{_DID['ru']}",
        r"а также",
        r"ли [^?]{0,80}, и [^,?]{0,60} ли",
        r"насколько [\w-]+(?:о|ым|ой|ыми) и [\w-]+(?:о|ым|ой|ыми)",
        r"\w+\?\s+\w[^?]*\?",
    ),
    "et": (
        rf"ja (?:ka )?{_DID['et']}",
        r"ja kas",
        r"kui [\w-]+lt ja [\w-]+lt",
        r"\w+\?\s+\w[^?]*\?",
    ),
    "en": (
        rf"and (?:also )?{_DID['en']}",
        r"and (?:did|was|were|is|are|has|have)",
        r"how [\w-]+ and [\w-]+ (?:did|was|were|is|are|has|have)",
        r"as well as",
        r"\w+\?\s+\w[^?]*\?",
    ),
}
"""Where one question asks two things."""

TELLING: Patterns = {
    "ru": (
        r"(?:тайн|покупател|проверк|проверя|аудит|инспекц|контрол|качеств|оценк|балл|рейтинг|стандарт|критери|анкет|отч[её]т)\w*",
        r"(?:опрос|сервис|обслуживан|персонал|сотрудник|продав|кассир|консультант|клиент|визит|офис|магазин)\w*",
        r"(?:вежлив|приветств|улыбк|вниман|забот|потребност|знани|возражен|скорост|ожидани|жалоб|прощани|искренн)\w*",
        r"тест(?:а|у|ом|е|ы|ов)?",  # but not тесто, which is on many a shopping list
        r"(?:цен[аыуе]|ценой|стоимост\w*|удобств\w*|чистот\w*)",
    ),
    "et": (
        r"(?:test|kontroll|audit|kvaliteet|kvaliteedi|hinne|hinda|skoor|punkt|standard|kriteerium|küsimustik|küsitlus|aruan)\w*",
        r"(?:teeninda|teenindus|klien|müüja|töötaja|personal|esindus|kauplus|külastus|ostleja)\w*",
        r"(?:viisak|tervit|tereta|naerat|tähelepan|hooli|vajadus|teadmi|vastuväi|kiirus|oota|kaebus|hüvastijät|siirus|mugavus)\w*",
        r"(?:hind|hinna|puhtus|pood|poe)",
    ),
    "en": (
        r"(?:myster|shopper|secret|inspect|audit|test|quality|scor|rating|standard|criteri|checklist|check|report|survey)\w*",
        r"(?:service|staff|employee|seller|salesperson|cashier|customer|client|visit|office|branch|shop|store)s?",
        r"(?:polite|greet|smil|attent|care|knowledg|objection|speed|wait|complain|farewell|goodbye|sincer|convenien|clean)\w*",
        r"(?:needs?|prices?|costs?|points?|marks?)",
    ),
}
"""Words that, read over a shoulder, tell what the list on the phone is for."""
