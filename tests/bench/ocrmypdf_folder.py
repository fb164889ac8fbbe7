"""OCRmyPDF on every document: ``python -m tests.bench.ocrmypdf_folder FOLDER OUT JOBS``.

``--force-ocr`` reads every page, as a person who wants searchable files from a scanner with a text layer would.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

COMMAND = Path(sys.executable).with_name("ocrmypdf")
SCAN_DPI = 300  # for pictures that do not say theirs


def arguments(source: Path, target: Path, jobs: int) -> Sequence[str]:
    """Plain PDF as output: no PDF/A conversion, which is not reading; nothing is optimised."""
    options = ["-l", "fra", "--force-ocr", "--output-type", "pdf", "--optimize", "0", "--jobs", str(jobs), "--quiet"]
    if source.suffix.lower() != ".pdf":
        options += ["--image-dpi", str(SCAN_DPI)]
    return [str(COMMAND), *options, str(source), str(target)]


def unusable(probe: Path) -> str:
    """Why OCRmyPDF cannot be measured here, from trying it on ``probe``; empty when it can."""
    if not COMMAND.exists():
        return "ocrmypdf is not installed"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "probe.pdf"
        done = subprocess.run(arguments(probe, target, 1), capture_output=True, text=True, check=False)
        if done.returncode or not target.exists():
            said = (done.stderr.strip() or f"exit status {done.returncode}").splitlines()
            return said[-1]
    return ""


def main(folder: Path, out: Path, jobs: int) -> None:
    for path in sorted(folder.iterdir()):
        subprocess.run(arguments(path, out / f"{path.stem}.pdf", jobs), check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
