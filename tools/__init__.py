"""Tools of the project: setting up, bundling, measuring."""
