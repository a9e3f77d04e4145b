"""Where the site's own files lie for those who write them: the repository at its host.

In: the settings REPOSITORY and REPOSITORY_BRANCH. Out: addresses of its web editor and of a file's history. Which words
a host puts into them is told by its name: GitHub, GitLab, Bitbucket; any other is taken for a Gitea or Forgejo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

# how a host is called -> what stands before the branch: to edit a file, to see its history
_WORDS = (
    ("github", ("edit/", "commits/", "")),
    ("gitlab", ("-/edit/", "-/commits/", "")),
    ("bitbucket", ("src/", "history-node/", "?mode=edit")),
)
_FORGE = ("_edit/", "commits/branch/", "")


@dataclass(frozen=True, slots=True)
class Repository:
    """``url`` is its address without a slash at its end, ``branch`` the one that the site is built from."""

    url: str
    branch: str

    def edit(self, place: str) -> str:
        """Where the host lets one edit the file at ``place``, which is its path below the site's folder."""
        words = self._words()
        return f"{self.url}/{words[0]}{self._file(place)}{words[2]}"

    def history(self, place: str) -> str:
        """Where the host shows how the file at ``place`` came to be what it is."""
        return f"{self.url}/{self._words()[1]}{self._file(place)}"

    def _file(self, place: str) -> str:
        return f"{quote(self.branch)}/{quote(place)}"

    def _words(self) -> tuple[str, str, str]:
        host = urlsplit(self.url).hostname or ""
        return next((words for name, words in _WORDS if name in host), _FORGE)


def repository(settings: Mapping[str, Any]) -> Repository | None:
    """The repository that the settings name, None if they name none."""
    url = str(settings.get("REPOSITORY", "")).rstrip("/").removesuffix(".git")
    return Repository(url, str(settings.get("REPOSITORY_BRANCH", "main"))) if url else None
