"""What the README says is there is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from flows.cli import app

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def commands() -> set[str]:
    """Every command of the program, "reference update" like the others."""
    group = typer.main.get_command(app)
    names = set()
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        names |= {f"{name} {sub}" for sub in inner} if inner else {name}
    return names


def test_every_command_is_in_the_readme_and_every_command_of_the_readme_exists() -> None:
    told = set(re.findall(r"^\| `conventions ([a-z]+(?: (?:update|show))?)", README, re.MULTILINE))
    assert told == commands()


@pytest.mark.parametrize("option", sorted(set(re.findall(r"`(--[a-z-]+)", README))))
def test_every_option_of_the_readme_exists(option: str) -> None:
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "flows" / "cli").glob("*.py"))
    assert any(f'"{option}"' in source for source in sources)


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE))
    assert targets and all(f"\n{target}:" in MAKEFILE for target in targets)


def test_every_path_of_the_readme_exists() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README)
    quoted = re.findall(r"`((?:flows|extractors|reconciliation|review|schemas|samples)/[a-z_/.]*)`", README)
    missing = [path for path in linked + quoted if not (ROOT / path).exists()]
    assert not missing
