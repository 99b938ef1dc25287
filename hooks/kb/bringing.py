"""`kb import`: a story from a file (of the form, the Word template, a Markdown case) becomes a draft."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from kb.content import load
from kb.folders import PICTURES
from kb.form import WEIGHT, place_of
from kb.front_matter import read_document
from kb.problems import Problem, has_errors
from kb.source_text import read_text
from kb.story import MAX_MEGABYTES, Draft, Story, StoryError, draft, read_story, story_of
from kb.text import counted

Say = Callable[..., None]
HINT = "Atidarykite failą svetainės formoje „Pasidalinkite istorija“, pataisykite ir išsaugokite iš naujo."
PER_FILE = 20


def bring(root: Path, files: list[Path], today: date, say: Say, *, anyway: bool = False) -> int:
    """Write a draft for each file; what has errors is told and, unless `anyway`, not written. Return the exit code."""
    code = 0
    for file in files:
        if len(files) > 1:
            say(f"{file.name} …")
        try:
            made = draft(story_in(file), load(root), today)
        except StoryError as error:
            say(f"kb: {file.name}: {error}.", error=True)
            code = 1
            continue
        tell(file, made, say)
        if has_errors(list(made.problems)) and not anyway:
            say(f"Juodraštis neįrašytas, nieko nepakeista. {HINT}", error=True)
            code = 1
            continue
        try:
            write(root, made)
        except OSError as error:
            say(f"kb: nepavyko įrašyti {made.path} ({error.strerror}). Nieko nepakeista.", error=True)
            code = 1
            continue
        pictures = f" ir {counted(len(made.pictures), 'nuotrauka', 'nuotraukos', 'nuotraukų')}" if made.pictures else ""
        say(f"Įrašytas juodraštis {made.path}{pictures}. Svetainėje jis nerodomas, kol neįrašysite status: published.")
    return code


def tell(file: Path, made: Draft, say: Say) -> None:
    """Say what is wrong, by the names of the questions, and what would make the story more useful."""
    for problem in made.problems[:PER_FILE]:
        say(f"{file.name}: {sentence(problem)} [{problem.code}]")
    if len(made.problems) > PER_FILE:
        say(f"{file.name}: … ir dar {len(made.problems) - PER_FILE}")
    if lacking := [place_of(key) for key in WEIGHT if not has(made.text, key)]:
        say(f"Neprivaloma, bet pravartu papildyti: {', '.join(lacking)}.")


def sentence(problem: Problem) -> str:
    """Return a problem with the name of the question in place of the key of the field."""
    bare = Problem(problem.code, problem.path, problem.line, "", problem.args).message()
    warning = "" if problem.level == "error" else "įspėjimas: "
    return f"{warning}{place_of(problem.field)} – {bare}" if problem.field else f"{warning}{bare}"


def has(text: str, key: str) -> bool:
    """Tell whether a draft has a field."""
    document = read_document(text, "")
    if key.startswith("body."):
        return f"## {key.removeprefix('body.')}\n" in document.body
    return tuple(key.split(".")) in document.lines


def story_in(file: Path) -> Story:
    """Return the story in a file of any kind we know; raises StoryError."""
    try:
        if not file.is_file():
            raise StoryError("tokio failo nėra")
        if file.stat().st_size > MAX_MEGABYTES * 1_000_000:
            raise StoryError(f"failas per didelis: daugiausia {MAX_MEGABYTES} MB – sumažinkite nuotraukas")
        data = file.read_bytes()
    except OSError as error:
        raise StoryError(f"nepavyko perskaityti ({error.strerror})") from None
    suffix = file.suffix.lower()
    if suffix == ".docx":
        from kb.story_word import read_word  # noqa: PLC0415 (python-docx is heavy)

        return read_word(data)
    if suffix == ".md":
        return markdown_story(file, data)
    if suffix == ".json":
        return read_story(data)
    raise StoryError("tokio failo importuoti nemokame: tinka istorijos formos failas (.json), Word ruošinys (.docx) ir .md")


def markdown_story(file: Path, data: bytes) -> Story:
    """Return the story in a Markdown case, with the pictures that lie beside it."""
    text = read_text(data, file.name)
    document = read_document(text.text or "", file.name)
    faults = [problem for problem in (*text.problems, *document.problems) if problem.level == "error"]
    if text.text is None or faults:
        first = faults[0]
        raise StoryError(f"{first.line} eilutė: {first.message()}")
    story = story_of(document, document.body)
    listed = story.case.get("images")
    names = [image.get("file") for image in listed if isinstance(image, dict)] if isinstance(listed, list) else []
    for name in names:
        beside = file.parent / str(name)
        if str(name) == beside.name and beside.suffix in PICTURES and beside.is_file() and not beside.is_symlink():
            story.pictures[str(name)] = base64.b64encode(beside.read_bytes()).decode()
    return story


def write(root: Path, made: Draft) -> None:
    """Write a draft and its pictures; an existing file is never written over, a failure leaves nothing behind."""
    folder = (root / made.path).parent
    folder.mkdir(parents=True, exist_ok=True)
    done: list[Path] = []
    try:
        for name, data in parts(made):
            with (folder / name).open("xb") as stream:
                done.append(folder / name)
                stream.write(data)
    except OSError:
        for file in done:
            file.unlink(missing_ok=True)
        raise


def parts(made: Draft) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a draft, the text last."""
    yield from made.pictures.items()
    yield Path(made.path).name, made.text.encode()
