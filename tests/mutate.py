"""Puts faults in by hand, one at a time, and says which of them the tests notice: `make mutants`.

The faults stand in tests/mutants/*.yml. Each is laid in a copy of this tree, and the tests that it names run there; a test
is found by its name, wherever it lies. `python -m tests.mutate overlay ics` takes only those with these words in them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
MUTANTS = ROOT / "tests" / "mutants"
AIM = 0.95
# A fault may make a loop that never ends; a test that then does not end has noticed it.
SECONDS = 900
PASSED, FAILED = 0, 1


@dataclass(frozen=True)
class Mutant:
    """One fault: a text that stands once in a file, what comes in its place, and the tests that are to notice."""

    says: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def mutants(words: list[str]) -> list[Mutant]:
    """The faults of all tables that hold one of the words; all of them without words."""
    found = [
        Mutant(**{**row, "tests": tuple(row["tests"])})
        for table in sorted(MUTANTS.glob("*.yml"))
        for row in yaml.safe_load(table.read_text())
    ]
    return [one for one in found if not words or any(word in f"{one.says} {one.file}" for word in words)]


def copy(folder: Path) -> Path:
    """What git knows of this tree, and what it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith(".venv"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def places(folder: Path) -> dict[str, str]:
    """Where each test stands: file::name by its name."""
    return {
        name: f"{file.relative_to(folder)}::{name}"
        for file in sorted((folder / "tests").rglob("test_*.py"))
        for name in re.findall(r"^def (test_\w+)\(", file.read_text(), re.M)
    }


def run(folder: Path, tests: list[str], *options: str, seconds: int | None = SECONDS) -> tuple[int, str]:
    """The exit code of pytest in a tree, and what it said."""
    # A stale compiled file could hide a fault of the same length within the same second.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-n", "0", *options, *tests]
    try:
        outcome = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return FAILED, ""
    return outcome.returncode, outcome.stdout + outcome.stderr


def outcome(folder: Path, mutant: Mutant, known: dict[str, str], failing: set[str]) -> str:
    """'killed' or 'survived'; or in words why this fault cannot be put in."""
    if broken := failing & set(mutant.tests):
        return f"fails without a fault: {', '.join(sorted(broken))}"
    if missing := [name for name in mutant.tests if name not in known]:
        return f"no such test: {', '.join(missing)}"
    file = folder / mutant.file
    text = file.read_text() if file.exists() else ""
    if text.count(mutant.old) != 1:
        return f"no longer applies: what it replaces stands {text.count(mutant.old)} times in {mutant.file}"
    file.write_text(text.replace(mutant.old, mutant.new))
    code, said = run(folder, [known[name] for name in mutant.tests], "-x")
    file.write_text(text)
    return {PASSED: "survived", FAILED: "killed"}.get(code, f"does not run (exit code {code}): {said.strip()[-300:]}")


def main(words: list[str]) -> int:
    """Put in every fault and print the score. Exit code 1 below the aim, or when a fault cannot be put in."""
    chosen = mutants(words)
    with tempfile.TemporaryDirectory() as scratch:
        folder = copy(Path(scratch))
        known = places(folder)
        named = sorted({known[name] for mutant in chosen for name in mutant.tests if name in known})
        failing = set(re.findall(r"^(?:FAILED|ERROR) \S+::(test_\w+)", run(folder, named, seconds=None)[1], re.M))
        found = []
        for mutant in chosen:
            found.append(outcome(folder, mutant, known, failing))
            print(f"{found[-1]:9} {mutant.file}: {mutant.says}", flush=True)
    killed, put_in = found.count("killed"), found.count("killed") + found.count("survived")
    share = killed / put_in if put_in else 0
    print(f"{killed} of {put_in} faults noticed: {share:.0%} (aim {AIM:.0%}); {len(found) - put_in} could not be put in")
    return 0 if share >= AIM and put_in == len(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
