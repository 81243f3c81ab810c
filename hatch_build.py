"""The build hook: compile data/terms into the snapshot that the wheel ships.

An editable install gets none; it reads data/terms and keeps its snapshot in the cache directory.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTerms(BuildHookInterface[Any]):
    """Adds ``glossary_cli/bundled.snapshot`` to the wheel, and stops the build when an entry has a problem."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the terms before the wheel is put together.

        Args:
            version: ``standard`` or ``editable``.
            build_data: What hatchling is told; the snapshot is added to ``force_include``.

        Raises:
            RuntimeError: A term file has a problem.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        # The package that is built compiles its own data, whether or not it is installed.
        sys.path.insert(0, self.root)
        sys.dont_write_bytecode = True
        from glossary_cli.compile import compile_snapshot
        from glossary_cli.source import read_shelf

        shelf = read_shelf(os.path.join(self.root, "data", "terms"), strict=True)
        if shelf.problems:
            raise RuntimeError("\n".join(["data/terms has problems:", *map(str, shelf.problems)]))
        self._folder = tempfile.TemporaryDirectory()
        path = os.path.join(self._folder.name, "bundled.snapshot")
        with open(path, "wb") as file:
            file.write(compile_snapshot(shelf.terms, shelf.categories))
        build_data["force_include"][path] = "glossary_cli/bundled.snapshot"
        self._add_man_pages(build_data)

    def _add_man_pages(self, build_data: dict[str, Any]) -> None:
        from glossary_cli.man_page import LANGUAGES, man_page

        for language in LANGUAGES:
            path = os.path.join(self._folder.name, f"gloss.{language}.1")
            with open(path, "w", encoding="utf-8") as file:
                file.write(man_page(language))
            folder = "" if language == "en" else f"{language}/"
            build_data["shared_data"][path] = f"share/man/{folder}man1/gloss.1"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary snapshot."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
