"""The form of the editor's form view as a browser would send it."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    """Collects what the fields of one form hold."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.form = form
        self.inside = False
        self.found: list[tuple[str, str]] = []
        self.select: list[str] | None = None
        self.area: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id", given.get("class")) == self.form
        if not self.inside:
            return
        ticked = given.get("type") != "checkbox" or "checked" in given
        if tag == "input" and "name" in given and ticked:
            self.found.append((given["name"], given.get("value", "")))
        if tag == "select":
            self.select = [given["name"]]
        if tag == "option" and self.select:
            if "selected" in given:
                del self.select[1:]
            self.select.append(given["value"])
        if tag == "textarea":
            self.area = [given["name"], ""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag == "select" and self.select:
            self.found.append((self.select[0], self.select[1]))
            self.select = None
        if tag == "textarea" and self.area:
            self.found.append((self.area[0], self.area[1].removeprefix("\n").replace("\n", "\r\n")))
            self.area = None


def filled(page: str, form: str = "form", **changed: str) -> dict[str, list[str]]:
    """Return what a browser sends of a form, with some fields filled in anew."""
    fields = _Fields(form)
    fields.feed(page)
    sent: dict[str, list[str]] = {}
    for name, value in fields.found:
        sent.setdefault(name, []).append(value)
    return sent | {name: [value] for name, value in changed.items()}
