"""The command line as a person meets it: exit statuses, one sentence for each trouble, nothing lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytesseract
import pytest
from reportlab.pdfgen.canvas import Canvas

from schemas.document import Cause
from schemas.result import Result
from tests.command import Here, Said

ROOT = Path(__file__).resolve().parent.parent
FINISHED = ROOT / "samples" / "finished"
CONVENTIONS = [sys.executable, "-P", "-m", "flows.cli"]


def conventions(*arguments: object, **environment: str) -> Said:
    """Runs the command as a person would, with no PREFECT_ setting of this test session."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {"COLUMNS": "200"}
    done = subprocess.run(
        [*CONVENTIONS, *map(str, arguments)],
        env=clean | environment,
        cwd="/",
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the finished samples' registers and nothing in its inbox."""
    folder = tmp_path_factory.mktemp("cli") / "campagne"
    assert conventions("init", folder).status == 0
    shutil.copy(FINISHED / "campaign.toml", folder)
    shutil.copytree(FINISHED / "reference", folder / "reference", dirs_exist_ok=True)
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "campagne"))


@pytest.fixture(scope="module")
def bad_pass(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """One pass over everything that can be wrong with a file, and one good scan among it."""
    folder = Path(shutil.copytree(template, tmp_path_factory.mktemp("bad") / "campagne"))
    inbox = folder / "inbox"
    good = FINISHED / "inbox" / "02-acceptee-texte.pdf"
    shutil.copy(good, inbox / "bonne.pdf")
    (inbox / "vide.pdf").touch()
    (inbox / "vide-aussi.pdf").touch()
    (inbox / "texte.pdf").write_text("Ceci n'est pas un PDF.\n" * 50)
    (inbox / "coupe.pdf").write_bytes(good.read_bytes()[: good.stat().st_size // 3])
    (inbox / "dossier.pdf").mkdir()
    (inbox / "illisible.pdf").symlink_to("/proc/self/mem")
    (inbox / "sans-page.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )
    write_pdf(inbox / "trois-cents.pdf", pages=300)
    write_pdf(inbox / "protege.pdf", password="secret")
    return folder, conventions("process", "--workspace", folder)


def write_pdf(path: Path, pages: int = 1, password: str | None = None) -> None:
    canvas = Canvas(str(path), encrypt=password)
    for number in range(pages):
        canvas.drawString(72, 720, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()


def results(folder: Path) -> dict[str, Result]:
    found = [Result.model_validate_json(path.read_text()) for path in (folder / "results").glob("*.json")]
    return {result.source.file: result for result in found}


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("vide.pdf", Cause.EMPTY_FILE),
        ("texte.pdf", Cause.NOT_A_DOCUMENT),
        ("coupe.pdf", Cause.DAMAGED_PDF),
        ("sans-page.pdf", Cause.DAMAGED_PDF),
        ("trois-cents.pdf", Cause.TOO_MANY_PAGES),
        ("protege.pdf", Cause.ENCRYPTED_PDF),
    ],
)
def test_a_file_that_cannot_be_read_is_a_result_with_its_cause(
    bad_pass: tuple[Path, Said], name: str, cause: Cause
) -> None:
    folder, said = bad_pass
    failure = results(folder)[name].failure
    assert failure is not None and failure.cause is cause and failure.message and failure.remedy
    assert (folder / "failed" / name).is_file()
    assert failure.remedy in (folder / "failed" / f"{name}.txt").read_text()
    assert said.err.count(f"conventions : {name} : ") == 1


def test_the_others_of_the_pass_go_on_and_nothing_is_lost(bad_pass: tuple[Path, Said]) -> None:
    folder, said = bad_pass
    assert said.status == 1
    assert "Traceback" not in said.err + said.out
    assert results(folder)["bonne.pdf"].failure is None
    assert sorted(p.name for p in (folder / "inbox").iterdir()) == ["dossier.pdf", "illisible.pdf"]
    assert len([p for p in (folder / "archive").rglob("*") if p.is_file()]) == 7
    assert "dossier.pdf" in said.err and "illisible.pdf" in said.err
    status = conventions("status", "--workspace", folder)
    assert status.status == 0 and "encrypted_pdf" in status.out
    assert "vide.pdf : empty_file" in status.out and "vide-aussi.pdf : empty_file" in status.out
    assert re.search(r"en échec\W+7\b", status.out)
    english = conventions("--language", "en", "status", "--workspace", folder)
    assert "protected by a password" in english.out and "mot de passe" not in english.out
    assert conventions("doctor", "--verify-archive", "--workspace", folder).status == 0


@pytest.mark.parametrize("options", [[], ["--language", "en"]])
def test_ctrl_c_is_told(folder: Path, here: Here, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.cli.session.run_pass", interrupted)
    said = here("process", "--workspace", folder, *options)
    assert said.status == 130
    assert ("taken up the next time" if options else "sera repris") in said.err


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("unit_prise = 40", "unit_price"),
        ("unit_price = 'gratuit'", "montant"),
        ("end_date = 2026-13-01", "TOML"),
        ("pages = [6, 3]", "pages"),
        ("signature_window = [2026-01-01, 2025-01-01]", "signature_window"),
        ("school_year = '2025'", "deux années"),
        ("[machine]\nengine = 'abbyy'", "tesserocr"),
        ("school_year = ", "TOML"),
    ],
)
def test_a_broken_campaign_is_one_sentence(folder: Path, here: Here, text: str, says: str) -> None:
    (folder / "campaign.toml").write_text(text)
    said = here("process", "--workspace", folder)
    assert said.status == 2 and says in said.sentence and "campaign.toml" in said.sentence


def test_a_missing_official_list_and_a_missing_column_are_told(folder: Path, here: Here) -> None:
    (scan := folder / "inbox" / "scan.pdf").write_bytes(b"%PDF-")
    official = next((folder / "reference").glob("official_list.*"))
    header, _, rest = official.read_bytes().decode("utf-8-sig").partition("\n")
    official.write_text(header.replace("Identifiant_de_l_etablissement", "Rien") + "\n" + rest)
    said = here("process", "--workspace", folder)
    assert said.status == 2 and "official_list" in said.sentence
    official.unlink()
    said = here("process", "--workspace", folder)
    assert said.status == 2 and "reference update" in said.sentence
    assert scan.exists()


def test_a_machine_without_tesseract_or_french_is_told(
    folder: Path, here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    with monkeypatch.context() as french:
        french.setenv("TESSDATA_PREFIX", str(tmp_path / "empty"))
        said = here("process", "--workspace", folder)
        assert said.status == 3 and "tesseract-ocr-fra" in said.sentence
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "fra.traineddata").write_bytes(b"cut off")
    with monkeypatch.context() as french:
        french.setenv("TESSDATA_PREFIX", str(tmp_path / "broken"))
        said = here("process", "--workspace", folder)
        assert said.status == 3 and "--reinstall tesseract-ocr-fra" in said.sentence
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    monkeypatch.setattr("pytesseract.get_tesseract_version", pytesseract.get_tesseract_version.__wrapped__)  # cached
    said = here("process", "--workspace", folder)
    assert said.status == 3 and "tesseract-ocr" in said.sentence
    doctor = here("doctor", "--workspace", folder)
    assert doctor.status == 3 and "tesseract-ocr" in doctor.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["process", "--workspace", "/nowhere"], "/nowhere"),
        (["process"], "conventions init"),
        (["proces"], "proces"),
        (["retry"], "--all"),
        (["retry", "--cause", "bad_luck"], "bad_luck"),
        (["process", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_use_is_told(here: Here, arguments: list[str], says: str) -> None:
    said = here(*arguments)
    assert said.status == 2 and says in said.sentence


def test_a_damaged_ledger_is_told_and_can_be_rebuilt(bad_pass: tuple[Path, Said], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(bad_pass[0], tmp_path / "campagne", symlinks=True))
    before = {name: result.status for name, result in results(folder).items()}
    for suffix in ("-wal", "-shm"):
        (folder / f"conventions.db{suffix}").unlink(missing_ok=True)
    (folder / "conventions.db").write_bytes(b"no database" * 1000)
    assert conventions("status", "--workspace", folder).status == 3
    assert "--rebuild" in conventions("status", "--workspace", folder).sentence
    rebuilt = conventions("doctor", "--rebuild", "--workspace", folder)
    assert rebuilt.status == 0 and "7 documents" in rebuilt.out
    assert conventions("process", "--workspace", folder).status == 1
    assert {name: result.status for name, result in results(folder).items()} == before


def test_schema_and_results_agree(bad_pass: tuple[Path, Said]) -> None:
    schema = json.loads(conventions("schema").out)
    for path in (bad_pass[0] / "results").glob("*.json"):
        assert list(json.loads(path.read_text())) == list(schema["properties"])


def test_looking_is_quick() -> None:
    """A command that only looks must not load Prefect or the readers."""
    program = "import sys; from flows.cli import main\ntry: main(['status', '--help'])\nexcept SystemExit: pass\n"
    program += "print([m for m in ('prefect', 'cv2', 'pandas', 'fastapi') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip().endswith("[]")
