"""What the tests need of a browser engine, whoever drives it."""

from pathlib import Path
from typing import Any, Protocol


class Engine(Protocol):
    """One browser; elements are named by CSS selectors."""

    def start(self, url: str) -> None:
        """Start the browser and open `url`."""

    def reload(self) -> None:
        """Load the page again."""

    def run(self, script: str, *args: Any) -> Any:
        """Run the body of a function in the page and return what it returns or what its promise brings."""

    def tap(self, css: str) -> None:
        """Tap an element."""

    def write(self, css: str, text: str) -> None:
        """Type into a field."""

    def attach(self, css: str, path: Path) -> None:
        """Pick a file."""

    def quit(self) -> None:
        """Close the browser as a person does."""
