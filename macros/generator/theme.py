"""The theme that the generator lays around our pages: what it ships."""

from __future__ import annotations

# Files in a built site that come with the theme; pages use a part of them at most. Patterns of paths in the site.
SHIPPED = (
    "**/*.map",
    "assets/images/favicon.png",
    "assets/javascripts/**/*.js",
    "assets/stylesheets/*.min.css",
    "guide/*/*",
    "sitemap.xml.gz",
)
