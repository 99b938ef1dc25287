"""The files for hosts that are not here: workflows of GitHub and the container. Their steps are run as far as a machine alone can."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from kb.cli import main
from support import ROOT, Project

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([\w./]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
GH = """#!/bin/sh
case "$1 $2" in
"run download") mkdir -p report; cp "$PROBLEMS" report/problems.txt ;;
"pr list") echo 7 ;;
"pr comment") echo "$@" >> said ;;
esac
"""
MAKE = """#!/bin/sh
echo "make $*" >> made
[ "$1" = build ] && { echo "Svetainė nesukurta."; exit 2; }
exit 0
"""


def workflow(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return read


def steps(flow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in flow["jobs"].values() for step in job["steps"]]


def script(name: str, step: str) -> str:
    return next(str(one["run"]) for one in steps(workflow(name)) if one.get("name") == step)


def act(text: str, folder: Path, programs: dict[str, str], **values: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub runs it (bash -e), with programs of ours in front of the machine's."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    for name, body in programs.items():
        (tools / name).write_text(body, "utf-8")
        (tools / name).chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path, **values}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def broken(sample: Project) -> Project:
    """A project with one wrong story, and the environment of this one."""
    case = sample.root / "cases/no/bandymas.md"
    case.write_text(case.read_text("utf-8").replace("country: NO", "country: XX"), "utf-8")
    (sample.root / ".venv").symlink_to(ROOT / ".venv")
    return sample


@pytest.mark.parametrize("name", ["publish", "comment"])
def test_a_workflow_is_well_formed_pinned_and_modest(name: str) -> None:
    flow = workflow(name)
    assert flow["on"]
    assert flow["permissions"] in ({}, {"contents": "read"})
    for job in flow["jobs"].values():
        assert re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"])
        for right, level in job.get("permissions", {}).items():
            allowed = {"publish": {"pages", "id-token"}, "comment": {"pull-requests"}}[name]
            assert level == "read" or right in allowed
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])
            else:
                # what strangers write (titles, branches) never stands in a script
                assert "${{" not in step["run"]
                for target in re.findall(r"\bmake ([a-z][a-z ]*[a-z])", step["run"]):
                    assert set(target.split()) <= TARGETS
    assert {file.stem for file in WORKFLOWS} == {"publish", "comment"}


def test_the_comment_waits_for_the_workflow_that_checks() -> None:
    assert workflow("comment")["on"]["workflow_run"]["workflows"] == [workflow("publish")["name"]]
    kept = next(step for step in steps(workflow("publish")) if step.get("with", {}).get("path") == "report")
    assert kept["with"]["name"] == "problems"
    assert "--name problems --dir report" in script("comment", "Comment")


def test_a_broken_change_is_stopped_marked_and_commented(broken: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = act(script("publish", "Content"), broken.root, {"make": MAKE})
    assert content.returncode == 1
    assert (broken.root / "made").read_text("utf-8") == "make setup\n"
    assert "::error file=cases/no/bandymas.md,line=6" in content.stdout
    problems = broken.root / "report/problems.txt"
    assert "cases/no/bandymas.md:6: laukas „country“ – nežinoma reikšmė „XX“" in problems.read_text("utf-8")
    there = tmp_path_factory.mktemp("comment")
    said = act(script("comment", "Comment"), there, {"gh": GH}, PROBLEMS=str(problems), RUN="1", COMMIT="0123456789abcdef")
    assert said.returncode == 0, said.stderr
    assert (there / "said").read_text("utf-8").startswith("pr comment 7 --edit-last --body-file comment.md")
    comment = (there / "comment.md").read_text("utf-8")
    assert comment.startswith("Ką rado patikra (pakeitimas 0123456):\n\n    cases/no/bandymas.md:6: laukas „country“")
    assert "docs/rasantiems/pranesimai.md" in comment
    assert (ROOT / "docs/rasantiems/pranesimai.md").is_file()
    # markup of a stranger stays text: every line of the report is a line of code
    problems.write_text("# antraštė\n<img src=x>\n@kazkas\n", "utf-8")
    act(script("comment", "Comment"), there, {"gh": GH}, PROBLEMS=str(problems), RUN="1", COMMIT="0123456789abcdef")
    told = (there / "comment.md").read_text("utf-8").split("\n")
    assert told[2:5] == ["    # antraštė", "    <img src=x>", "    @kazkas"]


def test_a_failed_build_fails_the_step_and_is_told(broken: Project) -> None:
    (broken.root / "report").mkdir()
    built = act(script("publish", "Site"), broken.root, {"make": MAKE}, WEEKLY="true")
    assert built.returncode == 2
    assert (broken.root / "made").read_text("utf-8") == "make editor\nmake build\n"
    assert "Svetainė nesukurta." in (broken.root / "report/problems.txt").read_text("utf-8")


def test_the_container_holds_what_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    """Its nginx reads the very file that tests/browser/test_nginx.py runs, from the places that the file names."""
    recipe = (ROOT / "hosting/Dockerfile").read_text("utf-8")
    settings = (ROOT / "hosting/nginx.conf").read_text("utf-8")
    tested = (ROOT / "tests/browser/test_nginx.py").read_text("utf-8")
    assert "COPY hosting/nginx.conf /srv/nginx.conf" in recipe
    assert '"-p", "/srv", "-c", "/srv/nginx.conf"' in recipe
    assert 'ROOT / "hosting/nginx.conf"' in tested
    assert "root /srv/site;" in settings
    assert "/kb/site /srv/site" in recipe
    assert "include headers.conf;" in settings
    assert "/kb/headers.conf /srv/headers.conf" in recipe
    assert re.search(r"listen 8080\b", settings)
    assert "EXPOSE 8080" in recipe
    assert "USER www-data" in recipe
    (made,) = re.findall(r"^RUN make ([^&]*)", recipe, re.MULTILINE)
    assert set(made.split()) <= TARGETS
    ignored = (ROOT / "hosting/Dockerfile.dockerignore").read_text("utf-8").split()
    assert not {"cases", "docs", "hooks", "web", ".git"} & set(ignored)
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    assert "--compress" in capsys.readouterr().out
