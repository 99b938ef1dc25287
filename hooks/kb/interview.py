"""`kb new`: a conversation in the terminal that ends in a valid draft; an interrupted one goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kb.alphabet import slug
from kb.bringing import write
from kb.content import load
from kb.form import fields
from kb.front_matter import Document
from kb.layout import TEXTS
from kb.model import MODELS, Case
from kb.places import COUNTY_OF, WHOLE_COUNTRY
from kb.scales import LANGUAGES
from kb.story import Dumper, Story, draft, free_id
from kb.validation import nearest, validate
from kb.vocabulary import TermCategory, TermStatus

Say = Callable[..., None]
Ask = Callable[[str], str]
KEPT = ".cache/pokalbis-{kind}.json"
OF_RESEARCH = ("rd_stage", "research", "innovation", "method", "ip", "support")
"""Groups of terms that stand in docs/zodynas/mtep."""
WORDS = TEXTS["interview"]


@dataclass(frozen=True)
class Question:
    """One question: the key of its answer, its words, and the words to choose from."""

    key: str
    words: str
    options: tuple[tuple[str, str], ...] = ()
    several: bool = False
    needed: bool = True


ASKED = (
    "title", "country", "place.municipality", "institution.name", "institution.type", "kind", "started", "innovation",
    "themes", "audience", "summary",
)  # fmt: skip


def case_questions() -> Iterator[Question]:
    """Yield the questions of a case: what a valid draft cannot do without."""
    for key in ASKED:
        spec = fields()[key]
        options = tuple((value, label) for value, label in spec.get("options", ()))
        yield Question(key, TEXTS["story"]["ask"][key]["q"], options, spec["kind"] == "choices")
    yield from source_questions()
    yield Question("review.author", WORDS["author"])


def source_questions() -> Iterator[Question]:
    """Yield the questions about one source."""
    yield Question("sources.0.title", WORDS["source_title"])
    yield Question("sources.0.publisher", WORDS["source_publisher"])
    yield Question("sources.0.url", WORDS["source_url"], needed=False)
    yield Question("sources.0.language", WORDS["source_language"], tuple(LANGUAGES.items()))


def term_questions() -> Iterator[Question]:
    """Yield the questions of a term."""
    yield Question("term", WORDS["term"])
    yield Question("en", WORDS["en"])
    yield Question("category", WORDS["category"], tuple((word.value, word.label) for word in TermCategory))
    yield Question("status", WORDS["status"], tuple((word.value, word.label) for word in TermStatus))
    yield Question("definition", WORDS["definition"])
    yield Question("plain", WORDS["plain"], needed=False)
    yield Question("example", WORDS["example"], needed=False)
    yield from source_questions()
    yield Question("review.author", WORDS["author"])


def converse(root: Path, kind: str, today: date, ask: Ask, say: Say) -> int:
    """Ask, keep each answer at once, write the draft at the end; return the exit code."""
    kept = root / KEPT.format(kind=kind)
    answers = resume(kept, ask, say)
    questions = list(case_questions() if kind == "case" else term_questions())
    say(WORDS["begin"].format(len(questions)))
    try:
        for number, question in enumerate(questions, 1):
            if question.key in answers:
                continue
            answers[question.key] = answer(question, f"{number}/{len(questions)}", kind, answers, ask, say)
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(json.dumps(answers, ensure_ascii=False), "utf-8")
        path = write_case(root, answers, today, ask, say) if kind == "case" else write_term(root, answers, today, ask, say)
    except (KeyboardInterrupt, EOFError):
        say("")
        say(WORDS["interrupted"].format(kind) if answers else WORDS["stopped"], error=True)
        return 130
    kept.unlink(missing_ok=True)
    say(WORDS["written"].format(path))
    return 0


def resume(kept: Path, ask: Ask, say: Say) -> dict[str, Any]:
    """Return the answers of an interrupted conversation, if the person wants to go on with it."""
    try:
        answers = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(answers, dict):
        return {}
    title = answers.get("title") or answers.get("term") or "…"
    try:
        again = ask(WORDS["resume"].format(title)).strip().lower()
    except (KeyboardInterrupt, EOFError):
        return answers
    if again.startswith("n"):
        say(WORDS["fresh"])
        return {}
    return answers


def answer(question: Question, number: str, kind: str, answers: dict[str, Any], ask: Ask, say: Say) -> Any:
    """Ask until the answer can stand in the file."""
    options = question.options if question.key != "sources.0.language" else ()
    if question.key == "place.municipality" and answers.get("country") == "LT":
        options = ()
    for place, (value, label) in enumerate(options, 1):
        say(f"   {place}. {label}" if value else label)
    hint = (
        f" {WORDS['several' if question.several else 'one']}" if options else "" if question.needed else f" {WORDS['skip']}"
    )
    while True:
        given = ask(f"{number} {question.words}{hint}\n> ").strip()
        if not given and not question.needed:
            return ""
        value = chosen(question, given) if question.options else completed(question.key, given, answers)
        if fault := wrong(question.key, value, kind, answers):
            say(f"   {fault}")
            continue
        return value


def chosen(question: Question, given: str) -> Any:
    """Return the words meant by numbers, labels or ids."""
    values = {str(n): value for n, (value, _) in enumerate(question.options, 1)}
    for value, label in question.options:
        values |= {label.lower(): value, value.lower(): value}
    found = [values.get(part.strip().lower(), part.strip()) for part in given.split(",") if part.strip()]
    return found if question.several else (found[0] if found else "")


def completed(key: str, given: str, answers: dict[str, Any]) -> str:
    """Return the whole name of a municipality for the beginning of one: „Šilutės r.“, „silute“."""
    if key != "place.municipality" or answers.get("country") != "LT" or not given:
        return given
    names = [*COUNTY_OF, WHOLE_COUNTRY["LT"]]
    plain = {slug(name): name for name in names}
    wanted = slug(given.replace(" r.", " rajono").replace(" m.", " miesto"))
    fits = [name for short, name in plain.items() if short.startswith(wanted)]
    if fits:
        return fits[0] if len(fits) == 1 else given
    return plain.get(nearest(slug(given), list(plain)), given)


def wrong(key: str, value: Any, kind: str, answers: dict[str, Any]) -> str:
    """Return what is wrong with an answer, or nothing."""
    if not value:
        return str(WORDS["needed"])
    if key in ("definition", "plain", "example"):
        return ""
    data = nested({**answers, key: value})
    data.setdefault("id", "juodrastis")
    document = Document("", data=data)
    validate(document, MODELS[kind])
    field = key.replace(".0.", ".1.")
    for problem in document.problems:
        if problem.code != "field-missing" and (problem.field == field or problem.field.startswith(f"{field}.")):
            return WORDS["choose"] if problem.code == "value-choice" else problem.message().partition(" – ")[2]
    return ""


def nested(answers: dict[str, Any]) -> dict[str, Any]:
    """Return „sources.0.title“: … as facts inside one another."""
    data: dict[str, Any] = {}
    for key, value in answers.items():
        owner: Any = data
        parts = key.split(".")
        for name, following in zip(parts, [*parts[1:], ""], strict=True):
            if name == "0":
                owner = owner[0] if owner else (owner.append({}) or owner[0])
            elif not following:
                owner[name] = value
            else:
                owner = owner.setdefault(name, [] if following == "0" else {})
    return data


def with_source(answers: dict[str, Any], today: date) -> dict[str, Any]:
    """Return the facts with the one source marked s1 and read today."""
    data = nested({key: value for key, value in answers.items() if value != ""})
    for source in data.get("sources", []):
        source |= {"id": "s1", "accessed": today.isoformat()}
    return data


def write_case(root: Path, answers: dict[str, Any], today: date, ask: Ask, say: Say) -> str:
    """Write the draft of a case with the places to fill in, under a name that the person may change."""
    content = load(root)
    data = with_source(answers, today)
    if data["country"] == "NO":
        data["place"].setdefault("county", "")
    body = {name: WORDS["body"][name] for name in Case.sections}
    name = named(free_id(str(data["title"]), content), {Path(path).stem for path in content.by_path}, ask, say)
    made = draft(Story(case=data, body=body), content, today, name)
    write(root, made)
    return made.path


def write_term(root: Path, answers: dict[str, Any], today: date, ask: Ask, say: Say) -> str:
    """Write the draft of a term."""
    import yaml  # noqa: PLC0415

    content = load(root)
    texts = {key: answers.pop(key, "") for key in ("definition", "plain", "example")}
    data = with_source(answers, today)
    review = {"status": "draft", "author": data.pop("review")["author"], "checked": today}
    name = named(slug(str(data["term"])), set(content.terms), ask, say)
    facts = {"id": name, **data, "needs_review": False, "review": review}
    block = yaml.dump(facts, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100_000)
    parts = (("Paprastai tariant", "plain"), ("Pavyzdys kultūros įstaigoje", "example"))
    sections = "".join(f"\n## {title}\n\n{texts[key] or WORDS['body_term'][key]}\n" for title, key in parts)
    folder = "mtep" if answers["category"] in OF_RESEARCH else "finansavimas"
    path = f"docs/zodynas/{folder}/{name}.md"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8") as stream:
        stream.write(f"---\n{block}---\n\n{texts['definition']}\n{sections}")
    return path


def named(suggested: str, taken: set[str], ask: Ask, say: Say) -> str:
    """Ask for the name of the file, offering one; never one that is taken."""
    while True:
        given = slug(ask(WORDS["name"].format(suggested)).strip().removesuffix(".md")) or suggested
        if given not in taken:
            return given
        say(f"   {WORDS['taken'].format(given)}")
