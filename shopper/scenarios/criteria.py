"""The shared vocabulary of criteria, by which visits are compared across scenarios, channels and methods."""

from types import MappingProxyType

from shopper.languages import mark as _

CRITERIA = MappingProxyType(
    {
        "politeness": _("Politeness"),
        "culture_of_speech": _("Culture of speech"),
        "attention": _("Attention and listening"),
        "care": _("Care"),
        "clarifying_needs": _("Clarifying needs"),
        "product_knowledge": _("Product knowledge"),
        "several_options": _("Offering several options"),
        "openness_of_price": _("Openness of price"),
        "handling_objections": _("Handling objections"),
        "emotional_poise": _("Emotional poise"),
        "speed": _("Speed"),
        "solving_the_problem": _("Solving the problem"),
        "convenience": _("Convenience"),
        "exceeding_expectations": _("Exceeding expectations"),
        "farewell": _("Farewell and invitation to return"),
        "premises": _("Premises and appearance"),
        "sincerity": _("Sincerity"),
        "proactivity": _("Proactivity"),
        "ownership": _("Ownership"),
        "recognition": _("Recognition and individual approach"),
    }
)
"""Criterion id → its name as a msgid. Ids are stored with every score and are never renamed."""
