"""Pages that are HTML from end to end, and the Markdown reader that leaves them alone."""

from __future__ import annotations

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

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


def test_a_generator_that_cannot_be_told_gets_no_mark() -> None:
    assert whole_page.attend({"markdown_extensions": []}) == ""
