"""The knowledge base itself: content model, reader, checks, pages and exports; it never imports mkdocs."""

__version__ = "1.0.0"
