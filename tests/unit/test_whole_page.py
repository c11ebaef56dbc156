"""Pages that are HTML from end to end, and the Markdown reader that leaves them alone."""

from __future__ import annotations

from pathlib import Path

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.generator import whole_page

# Markdown would make a list, a paragraph and emphasis of this.
PAGE = "<div>\n\n- *een*\n\n</div>\n\n<p>twee &amp; drie"


def reader(config: MkDocsConfig) -> Markdown:
    return Markdown(extensions=config["markdown_extensions"])


def test_a_page_of_html_comes_out_as_it_went_in_and_a_written_page_is_read() -> None:
    config = MkDocsConfig()
    config["markdown_extensions"] = []
    mark = whole_page.attend(config)
    assert reader(config).convert(mark + PAGE).strip() == PAGE
    assert reader(config).convert("- *een*") == "<ul>\n<li><em>een</em></li>\n</ul>"


def test_the_generator_knows_the_anchors_of_a_page_of_html(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "gids", "docs_dir": str(tmp_path / "docs"), "theme": {"name": "mkdocs"}})
    assert config.validate() == ([], [])
    mark = whole_page.attend(config)
    page = Page(None, File("een.md", str(tmp_path / "docs"), str(tmp_path / "site"), use_directory_urls=True), config)
    page.markdown = mark + '<div id="een">\n<h2 class="x" id="twee">Twee</h2></div>\n<p>id="drie"</p>'
    page.render(config, Files([]))
    assert page.present_anchor_ids == {"een", "twee"}


def test_a_generator_that_cannot_be_told_gets_no_mark() -> None:
    assert whole_page.attend({"markdown_extensions": []}) == ""
