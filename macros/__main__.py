"""The command line beside the build: `python -m macros check | pages | serve | pdf | documents | law diff | brand … | publish | zip`."""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path

from .editions import commands, compose, gate, own_files, standing
from .editions.refresh import refresh
from .files import checked_in, documents, pdf
from .files.engine import EngineMissing
from .generator import serving, theme
from .load import guide, reviews
from .pages import catalogue, render
from .pages.notice import notice, reload_script
from .proof import hard_places, law_diff, links, wording
from .proof.asked_words import word_problems, words_of_code_problems
from .proof.blanks import blank_problems
from .publish import prepare, zip
from .publish.built_site import Unpublishable
from .source.messages import message
from .source.nodes import Problem


def main(arguments: list[str] | None = None, root: Path | None = None) -> int:
    """Run one command in the tree at `root`, by default where it is asked; return the exit code: 0 fine, 1 problems, 2 wrong arguments.

    Raises SystemExit, with 2, for arguments that argparse refuses.
    """
    options = _parser().parse_args(arguments)
    root = root or Path.cwd()
    if options.command == "brand":
        return commands.run(options, root, report)
    if options.command == "check" and options.language:
        return language(root, strict=options.strict)
    if options.command == "check":
        return stale(root, options.stale) if options.stale else check(root, options.github, options.today)
    if options.command == "law":
        return compare_laws(root, options.folder)
    if options.command in ("publish", "zip"):
        return finish(root, options)
    if options.command == "serve":
        return serve(root, options.brand, options.address)
    asked = gate.problems if options.command == "pages" else gate.build_problems
    if found := asked(root, options.brand):
        return report(found)
    loaded = guide.load(root, options.brand)
    assert loaded.guide is not None, loaded.problems
    if options.command == "pdf":
        return write_pdfs(root, loaded)
    if options.command == "documents":
        print(message("documents_written", count=len(documents.write_all(loaded.guide, root))), file=sys.stderr)
        return 0
    count = compose.compose(loaded, root) if options.brand else checked_in.write(loaded.guide, root)
    print(message("written", count=count), file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    """Describe the commands and their arguments."""
    parser = argparse.ArgumentParser(prog="python -m macros")
    tasks = parser.add_subparsers(dest="command", required=True)
    checking = tasks.add_parser("check")
    checking.add_argument("--github", action="store_true")
    checking.add_argument("--stale", type=commands.day, metavar="DATE")
    checking.add_argument("--today", type=commands.day, metavar="DATE")
    checking.add_argument("--language", action="store_true")
    checking.add_argument("--strict", action="store_true")
    for name in ("pages", "serve", "pdf", "documents"):
        tasks.add_parser(name).add_argument("--brand", default="", metavar="NAME")
    tasks.choices["serve"].add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    commands.add_arguments(tasks.add_parser("brand"))
    put_online = tasks.add_parser("publish")
    put_online.add_argument("site", type=Path)
    put_online.add_argument("--address", default="")
    put_online.add_argument("--no-robots", dest="robots", action="store_false")
    law = tasks.add_parser("law").add_subparsers(dest="law_command", required=True)
    law.add_parser("diff").add_argument("folder", type=Path)
    pack = tasks.add_parser("zip")
    pack.add_argument("site", type=Path)
    pack.add_argument("target", type=Path)
    return parser


def serve(root: Path, name: str, address: str) -> int:
    """Show the guide, or an edition of it, to whoever writes, until it is stopped; what is wrong stands in the browser."""
    if name and name not in standing.names(root):
        return report(tuple(standing.problems(root, name)))
    maker = serving.Maker(partial(refresh, root, name), partial(content, root, name), partial(notice, root), partial(reload_script, root))
    return serving.serve(root, name, address, maker)


def content(root: Path, name: str, path: str) -> str | None:
    """Return what a page says now; None for one that was written by hand or that has a frame of its own."""
    shown = guide.load(root, name).guide
    page = catalogue.by_path(shown).get(path) if shown else None
    return render.render(shown, root, path) if shown and page and not page.frame else None


def check(root: Path, github: bool = False, today: datetime.date | None = None) -> int:
    """Report every problem: of the content, of pages, styles and settings written by hand, of every edition, and of generated files
    that no longer follow.

    What was looked at long after `today` is asked about, when that is given. Of content that is wrong nobody asks how it is worded, which
    words templates and scripts lack, which parts of pages links miss, and whether files follow from it (see also `gate.build_problems`).
    """
    problems = {*own_files.folders_without_edition(root)}
    for name in ("", *standing.names(root)):
        problems |= {*gate.problems(root, name)}
    loaded = guide.load(root)
    if loaded.guide is not None:
        style = wording.slips(loaded, root)
        advise((*style.advice, *(reviews.far_ahead(loaded, today) if today else ())), github)
        lacking = word_problems(loaded, root) or blank_problems(loaded, root)
        problems |= {*lacking, *style.problems, *(() if problems or lacking else links.part_problems(loaded, root))}
        if not words_of_code_problems(loaded):
            problems |= {*checked_in.behind(loaded.guide, root)}
    return report(tuple(sorted(problems)), github)


def advise(advice: tuple[Problem, ...], github: bool = False) -> None:
    """Print what a writer may look at again, and how much; it costs no exit code."""
    for item in advice:
        print(commands.github_line("warning", item) if github else f"{message('attention')}{item}", file=sys.stderr)
    if advice:
        print(message("one_advice" if len(advice) == 1 else "many_advice", count=len(advice)), file=sys.stderr)


def report(problems: tuple[Problem, ...], github: bool = False) -> int:
    """Print all problems and their number; return the exit code."""
    for problem in problems:
        print(commands.github_line("error", problem) if github else problem)
    count = len(problems)
    key = "no_problems" if count == 0 else "one_problem" if count == 1 else "many_problems"
    print(message(key, count=count), file=sys.stderr)
    return 1 if problems else 0


def compare_laws(root: Path, folder: Path) -> int:
    """Print what newer texts of the law change and what rests on that; return 1 when a text is wrong, 2 without a folder."""
    loaded = guide.load(root)
    if loaded.guide is None:
        return report(loaded.problems)
    if not folder.is_dir():
        print(message("law_no_folder", folder=folder), file=sys.stderr)
        return 2
    lines, problems = law_diff.report(loaded, loaded.guide, folder)
    if problems:
        return report(tuple(sorted(problems)))
    print("\n".join(lines))
    return 0


def stale(root: Path, date: datetime.date) -> int:
    """Print what is due on a day, of every edition too: files to review, figures too old. Return 1 when there is any.

    What is wrong in the content is told after it: of a file that cannot be read nobody knows when it is due, nor of figures while
    anything is wrong.
    """
    due: set[Problem] = set()
    wrong: set[Problem] = set()
    for name in ("", *standing.names(root)):
        loaded = guide.load(root, name)
        wrong.update(loaded.problems)
        for file, document in loaded.documents:
            due.update(reviews.review_problems(file, document, date))
        due.update(reviews.too_old(loaded, date))
    for problem in sorted(due):
        print(problem)
    if wrong:
        return report(tuple(sorted(wrong)))
    if not due:
        print(message("nothing_overdue", date=date))
    return 1 if due else 0


def language(root: Path, strict: bool = False) -> int:
    """Print how each kind of content reads, its slips of style and what is hard to read. That is advice: return 1 only for bad
    content, or when asked to be strict."""
    loaded = guide.load(root)
    if loaded.guide is None:
        return report(loaded.problems)
    print(message("measures_head"))
    for title, found in hard_places.measured(loaded, root):
        print(message("measures_row", title=title, **asdict(found)))
    print(message("measures_aim"))
    style = wording.slips(loaded, root)
    places = sorted({*style.problems, *style.advice, *hard_places.hard_to_read(loaded, root)})
    for place in places:
        print(place)
    count = len(places)
    print(message("no_hard_places" if count == 0 else "one_hard_place" if count == 1 else "hard_places", count=count), file=sys.stderr)
    return 1 if strict and places else 0


def write_pdfs(root: Path, loaded: guide.Loaded) -> int:
    """Write every checklist as PDF; without an engine print a clear sentence and do not fail, for the site works without."""
    assert loaded.guide is not None, loaded.problems
    try:
        written = pdf.write_all(loaded.guide, root)
    except EngineMissing:
        print(message("no_pdf_engine"), file=sys.stderr)
        return 0
    print(message("pdfs_written", count=len(written)), file=sys.stderr)
    for problem in sorted(pdf.overlong(loaded, root)):
        print(f"{message('attention')}{problem}", file=sys.stderr)
    return 0


def finish(root: Path, options: argparse.Namespace) -> int:
    """Do what comes after the build: `publish` or `zip`; report every problem in a sentence, and then write nothing."""
    try:
        if options.command == "zip":
            count = zip.write_zip(options.site, options.target, theme.SHIPPED)
            done = message("zipped", file=options.target, count=count)
        else:
            count, size = prepare.publish(options.site, root, theme.SHIPPED, options.address, options.robots)
            done = message("published", count=count, kilobytes=size // 1000)
    except (Unpublishable, OSError) as failure:
        print(message("no_access", file=failure.filename) if isinstance(failure, OSError) else failure)
        print(message("not_published"), file=sys.stderr)
        return 1
    print(done, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
