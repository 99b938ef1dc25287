"""The only package that imports mkdocs: it hands the site's pages to the builder."""
