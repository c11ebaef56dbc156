"""The theme that the generator lays around our pages, and what comes along with it and us."""

from __future__ import annotations

# Files in a built site of which pages use a part at most: those of the theme, and ours for editions. Patterns of paths in the site.
SHIPPED = (
    "**/*.map",
    "assets/css/edition.css",
    "assets/css/framed.css",
    "assets/images/favicon.png",
    "assets/javascripts/**/*.js",
    "assets/js/base/framed.js",
    "assets/stylesheets/*.min.css",
    "guide/*/*",
    "sitemap.xml.gz",
)
