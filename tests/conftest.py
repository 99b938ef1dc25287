"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from support import SAMPLES, Project, copy_project, equip, run


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def sample(project: Project) -> Project:
    """A small project without a fault: one case, two terms, one page."""
    shutil.copytree(SAMPLES, project.root, dirs_exist_ok=True)
    return project


@pytest.fixture
def small(sample: Project) -> Project:
    """The sample with everything that a build needs."""
    equip(sample.root)
    return sample


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once with the real command."""
    if ready := os.environ.get("KB_SITE"):
        return Path(ready)
    project = copy_project(tmp_path_factory.mktemp("real") / "project")
    result = run("kb", "build", cwd=project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"
