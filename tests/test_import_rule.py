"""Data flows one way, and each outside library has its door: the imports are read, nothing is imported."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "schemas": set[str](),
    "extractors": {"schemas"},
    "reconciliation": {"schemas"},
    "review": {"schemas"},
    "samples": {"schemas"},
    "flows": {"schemas", "extractors", "reconciliation", "review", "samples"},
}
DOORS = {
    # library: the packages or modules (without .py) that may import it; nobody else
    "prefect": [
        "flows/prefect_server_process",
        "flows/runs",
        "flows/steps",
        "flows/step_results",
        "flows/convention",
        "flows/inbox",
        "flows/drain",
        "flows/quiet_engine",
        "flows/run_board",
        "flows/run_forms",
        "flows/pool",
    ],
    "sqlalchemy": ["review/ledger"],
    "psycopg": ["review/ledger"],
    "watchfiles": ["flows/watch"],
    "typer": ["flows/cli"],
    "rich": ["flows/cli"],
    "fastapi": ["review/page"],
    "starlette": ["review/page"],
    "uvicorn": ["flows/prefect_server_process", "flows/cli"],
    "httpx": ["reconciliation/downloads", "flows/run_board"],
    "pandas": ["reconciliation/tables"],
    "pyarrow": ["reconciliation"],
    "openpyxl": ["reconciliation/tables"],
    "xlsxwriter": ["review/workbook"],
    "jinja2": ["review"],
    "pdfplumber": ["extractors"],
    "pdfminer": ["extractors"],
    "pytesseract": ["extractors/ocr"],
    "tesserocr": ["extractors/ocr"],
    "cv2": ["extractors", "samples"],
    "pyhanko": ["extractors", "samples"],
    "reportlab": ["samples"],
    "stdnum": ["schemas/formats/siret"],
    "num2words": ["schemas/formats", "samples"],
    "torch": ["extractors/learning", "extractors/handwriting/learning", "extractors/marks/training"],
}
ONLY_TO_TRAIN = {"torch"}
"""Imported in functions that a developer runs; nobody who reads conventions needs them."""


def modules(package: str) -> Iterator[Path]:
    return (ROOT / package).rglob("*.py")


@cache
def imported(path: Path) -> frozenset[str]:
    """The full names of what a module imports, also inside functions."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return frozenset(plain | {n.module for n in nodes if isinstance(n, ast.ImportFrom) and n.module and not n.level})


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_those_upstream(package: str) -> None:
    forbidden = set(MAY_IMPORT) - MAY_IMPORT[package] - {package}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(package)
        for name in imported(path)
        if name.partition(".")[0] in forbidden | {"tests"}
    ]
    assert not wrong


@pytest.mark.parametrize("library", DOORS)
def test_a_library_enters_by_its_door(library: str) -> None:
    doors = tuple(DOORS[library])
    users = {
        path.relative_to(ROOT).with_suffix("").as_posix()
        for package in MAY_IMPORT
        for path in modules(package)
        if any(name.partition(".")[0] == library for name in imported(path))
    }
    strangers = [user for user in users if not any(user == door or user.startswith(f"{door}/") for door in doors)]
    assert not strangers


def test_every_module_imports_with_what_the_lock_file_gives() -> None:
    """No import of a library that is not in requirements.lock under a known name."""
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower().replace("_", "-")
    named_otherwise = {
        "cv2": "opencv-python-headless",
        "PIL": "pillow",
        "stdnum": "python-stdnum",
        "pdfminer": "pdfminer-six",
    }
    ours = set(MAY_IMPORT)
    missing = {
        name
        for package in MAY_IMPORT
        for path in modules(package)
        for full in imported(path)
        if (name := full.partition(".")[0]) not in ours | ONLY_TO_TRAIN | set(sys.stdlib_module_names)
        and f"\n{named_otherwise.get(name, name).lower().replace('_', '-')}==" not in locked
    }
    assert not missing
