"""The scripts that each tool needs, in the order in which they run: each uses only what those before it define.

Those of the calculator's result come after the calculator's own, when there is one.

Templates name the tool; a test (tests/unit/test_scripts.py) reads the scripts and holds that nothing is missing or too much.
"""

from __future__ import annotations

_STATE = ("base/field-error", "base/limits", "base/storage", "base/saved-state")
_OWN_FILE = (*_STATE, "base/download", "base/file-format", "base/own-file")
_WORD_CHECK = ("base/health-words", "base/fill", "base/word-check")
_ICS = ("base/ics", "base/download", "base/ics-download")
_ELEMENTS = ("base/elements", "base/stack-table")

TOOLS = {
    "calculator": (
        "base/fill",
        "base/days",
        "calculator/deadlines",
        "calculator/periods",
        "calculator/progress",
        "base/format",
        "base/elements",
        *_STATE,
        "base/field-value",
        "base/fingerprint",
        "calculator/kept",
        "calculator/link",
        "calculator/rows",
        "calculator/facts",
        "calculator/table",
        "calculator/result",
        "calculator/mistakes",
        "calculator/calculator",
    ),
    "calculator_result": ("calculator/timeline", "base/copy-text", "base/csv", *_ICS, "calculator/export"),
    "cards": ("base/fill", "talk/cards"),
    "checklist": (*_WORD_CHECK, "base/format", *_STATE, "checklist/checklist"),
    "contact": (
        *_WORD_CHECK,
        "base/days",
        "base/format",
        "base/elements",
        "base/copy-text",
        *_STATE,
        *_ICS,
        "contact/text",
        "contact/agreement",
    ),
    "copy_text": ("base/copy-text", "base/copy-button"),
    "date_form": ("base/field-error", "base/storage", "calculator/date-form", "calculator/kept", "calculator/greeting"),
    "hard_talks": ("base/fill", "base/copy-text", "base/copy-button", "talk/finder"),
    "law_words": ("base/law-words",),
    "list_filter": ("base/fill", "base/list-filter"),
    "moved": ("base/moved",),
    "my_list": ("base/elements", "base/fill", "checklist/my-list"),
    "phrases": ("base/fill", "base/list-filter", "base/copy-text", "base/copy-button"),
    "plan": (
        *_WORD_CHECK,
        "base/format",
        *_ELEMENTS,
        *_OWN_FILE,
        "base/part-steps",
        "base/days",
        "base/ics",
        "base/ics-download",
        "plan/state",
        "plan/build-up",
        "plan/report",
        "plan/form",
        "plan/paper",
        "plan/export",
        "plan/versions",
        "plan/plan",
    ),
    "policy": ("base/fill", "base/days", "base/format", "base/field-error", "base/field-value", *_ICS, "policy/evaluation"),
    "policy_check": (*_WORD_CHECK, "base/format", *_STATE, "checklist/checklist", "policy/gaps"),
    "rehearsal": ("talk/rehearsal",),
    "scan": (
        "base/fill",
        *_ELEMENTS,
        *_OWN_FILE,
        "base/copy-text",
        "base/part-steps",
        "base/fingerprint",
        "scan/code",
        "scan/compare",
        "scan/state",
        "scan/picture",
        "scan/report",
        "scan/export",
        "scan/pair",
        "scan/themes",
        "scan/scan",
    ),
    "term_tip": ("base/term-tip",),
    "terms": ("base/terms",),
}

# The groups of content/interface.yml that a tool's scripts get as `words`; the others get theirs from the page itself.
WORDS = {
    "calculator": ("calculator_words",),
    "calculator_result": ("take_along", "calculator_words"),
    "checklist": ("checklist_words",),
    "my_list": ("checklist_words",),
    "policy_check": ("checklist_words", "policy_check_words"),
    "contact": ("contact_words",),
    "plan": ("plan_words",),
    "scan": ("scan_words",),
    "policy": ("evaluation_words",),
    "search": ("search", "search_groups"),
}
# Search stands on every page, and its frame (overrides/partials/search.html) names its scripts; this one says words.
SEARCH = ("js/search/dialog.js",)


def files(tool: str) -> tuple[str, ...]:
    """Return the scripts of a tool, from assets/. Raises KeyError for a tool that is not there."""
    return tuple(f"js/{script}.js" for script in TOOLS[tool])
