"""What methods and channels are called on a page; texts are msgids."""

from collections.abc import Mapping

from shopper.languages import mark as _

METHODS: Mapping[str, str] = {
    "mystery_visit": _("Mystery shopping"),
    "survey": _("Customer survey"),
    "knowledge_test": _("Knowledge test"),
    "recording_review": _("Review of recordings"),
}

CHANNELS: Mapping[str, str] = {
    "office": _("Office"),
    "call": _("Call"),
    "chat": _("Chat"),
    "online": _("Online shop"),
    "delivery": _("Delivery"),
    "return": _("Return or complaint"),
    "loyalty": _("Loyalty programme"),
    "internal": _("Internal service"),
    "promise": _("Promise kept"),
    "reviews": _("Public reviews"),
}
