"""`python -m macros check | pages | schema | pdf`: the command line beside the build."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

from . import guide, pages, pdf
from .guide import FILES, FOLDERS, Guide, Loaded
from .messages import message
from .source import Problem

ROOT = Path.cwd()
NAVIGATION_BEGIN = "# pages: begin\n"
NAVIGATION_END = "# pages: end\n"


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 problems, 2 wrong arguments."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check")
    check.add_argument("--github", action="store_true")
    check.add_argument("--stale", metavar="DATE")
    commands.add_parser("pages")
    commands.add_parser("schema")
    commands.add_parser("pdf")
    options = parser.parse_args(arguments)
    if options.command == "check" and options.stale:
        return stale(options.stale)
    if options.command == "check":
        return report(check_all(), github=options.github)
    if options.command == "schema":
        return write(schemas())
    loaded = guide.load(ROOT)
    if loaded.guide is None:
        return report(loaded.problems)
    if options.command == "pdf":
        return write_pdfs(loaded.guide)
    wanted = stubs(loaded.guide)
    for path in leftovers(wanted):
        path.unlink()
    return write(schemas() | wanted)


def check_all() -> tuple[Problem, ...]:
    """Every problem: of the content, and of generated files that no longer follow it."""
    loaded = guide.load(ROOT)
    if loaded.guide is None:
        return loaded.problems
    wanted = stubs(loaded.guide)
    behind_content = behind(schemas(), "stale_schema") + behind(wanted, "stale_page")
    extra = [Problem(str(path.relative_to(ROOT)), 1, 1, message("extra_page")) for path in leftovers(wanted)]
    return tuple(sorted(behind_content + extra))


def behind(wanted: dict[Path, str], key: str) -> list[Problem]:
    """The generated files whose text differs from what it should be."""
    return [
        Problem(str(path.relative_to(ROOT)), 1, 1, message(key))
        for path, text in wanted.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def report(problems: tuple[Problem, ...], github: bool = False) -> int:
    """Print all problems and their number; returns the exit code."""
    for problem in problems:
        if github:
            text = problem.text.replace("%", "%25").replace("\n", "%0A")
            print(f"::error file={problem.file},line={problem.line},col={problem.column}::{text}")
        else:
            print(problem)
    count = len(problems)
    key = "no_problems" if count == 0 else "one_problem" if count == 1 else "many_problems"
    print(message(key, count=count), file=sys.stderr)
    return 1 if problems else 0


def stale(day: str) -> int:
    """Print the files whose review is due on `day`; exit code 1 when there are any."""
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        print(message("bad_date_argument", value=day), file=sys.stderr)
        return 2
    loaded: Loaded = guide.load(ROOT)
    if loaded.problems:
        return report(loaded.problems)
    due = [(name, document) for name, document in loaded.documents if document.review_due <= date]
    for name, document in due:
        print(f"{name}:1:1: {message('overdue', reviewed=document.reviewed, due=document.review_due)}")
    if not due:
        print(message("nothing_overdue", date=date))
    return 1 if due else 0


def schemas() -> dict[Path, str]:
    """The JSON Schemas for editors, by path: one per kind of file."""
    models = {Path(name).stem: model for name, model in FILES.items()}
    models |= {folder.removesuffix("s"): model for folder, model in FOLDERS.items()}
    return {
        ROOT / "content" / "schema" / f"{name}.json": json.dumps(
            model.model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True
        )
        + "\n"
        for name, model in models.items()
    }


def stubs(content: Guide) -> dict[Path, str]:
    """The page files under docs/ and mkdocs.yml with its navigation, by path."""
    files = {ROOT / "docs" / page.stub: pages.stub_text(page) for page in pages.all_pages(content)}
    settings = ROOT / "mkdocs.yml"
    before, rest = settings.read_text(encoding="utf-8").split(NAVIGATION_BEGIN, 1)
    after = rest.split(NAVIGATION_END, 1)[1]
    files[settings] = before + NAVIGATION_BEGIN + pages.navigation(content) + NAVIGATION_END + after
    return files


def write_pdfs(content: Guide) -> int:
    """Every checklist as PDF; without an engine a clear sentence and no failure, for the site works without."""
    try:
        written = pdf.write_all(content, ROOT)
    except pdf.EngineMissing:
        print(message("no_pdf_engine"), file=sys.stderr)
        return 0
    print(message("pdfs_written", count=len(written)), file=sys.stderr)
    return 0


def leftovers(wanted: dict[Path, str]) -> list[Path]:
    """Page files that this project made for content that is gone."""
    return [
        path
        for path in sorted((ROOT / "docs").rglob("*.md"))
        if path not in wanted and pages.MACRO_CALL in path.read_text(encoding="utf-8")
    ]


def write(files: dict[Path, str]) -> int:
    """Write what changed; returns the exit code."""
    changed = {path: text for path, text in files.items() if not path.exists() or path.read_text() != text}
    for path, text in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(message("written", count=len(changed)), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
