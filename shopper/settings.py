"""What an installation can set, by environment (SHOPPER_…) or flags, and where its files lie."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

_PACKAGE = Path(__file__).resolve().parent


def assets(name: str) -> Path:
    """Return the folder of shipped files: the wheel's copy, or a checkout's top level."""
    packed = _PACKAGE / "_assets" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


class Settings(BaseSettings):
    """All settings of one running server; each has its line in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix="SHOPPER_", frozen=True)

    data: Path = Field(default=Path("data"), description="Folder of the database, the evidence and the server's keys.")
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    origin: str = Field(default="", description="Public address, such as https://visits.example; empty: as asked.")
    language: Annotated[str, StringConstraints(pattern="^(ru|et|en)$")] = Field(
        default="en", description="Language of those who have not chosen one."
    )
    app_name_ru: str = Field(default="Записки", description="The app's neutral name on a Russian phone.")
    app_name_et: str = Field(default="Märkmed", description="The app's neutral name on an Estonian phone.")
    app_name_en: str = Field(default="Notes", description="The app's neutral name on an English phone.")
    app_icon: Literal["notes", "list"] = Field(default="notes", description="The app's neutral icon: notes or list.")
    app_colour: Annotated[str, StringConstraints(pattern="^#[0-9a-fA-F]{6}$")] = Field(
        default="#f7f6f2", description="Colour of the bars around the installed app, and of its start."
    )
    htmx_cdn: bool = Field(default=False, description="Desk pages load htmx from the CDN instead of this server.")
    forwarded_allow_ips: str = Field(
        default="127.0.0.1,::1", description="Proxies whose X-Forwarded headers are believed."
    )

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "shopper.sqlite3"

    @property
    def evidence(self) -> Path:
        """The folder of photos, by SHA-256."""
        return self.data / "evidence"

    @property
    def backups(self) -> Path:
        """The folder of sealed photos of drafts."""
        return self.data / "backups"

    def app_name(self, language: str) -> str:
        """Return the app's neutral name in `language`."""
        return {"ru": self.app_name_ru, "et": self.app_name_et}.get(language, self.app_name_en)
