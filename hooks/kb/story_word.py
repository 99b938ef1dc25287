"""The Word template of a story: made from the same questions as the form, and read back from what a person wrote in it."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell

from kb.form import asked, fields
from kb.layout import TEXTS
from kb.scales import DIFFICULTY, EVIDENCE, LANGUAGES
from kb.story import MAX_MEGABYTES, Story, StoryError

T = TEXTS["story"]
MARK = "kb:"
ROWS = {"sources": 4, "results": 3, "risks": 3, "funding": 3, "partners": 4, "images": 3}
"""Empty rows of each list in the template."""
BOX, TICKED = "☐", re.compile(r"[☒☑✓✔✗✘]|\[ ?[xX] ?\]|^\s*[xX]\s")
LEFT, RIGHT = Mm(62), Mm(108)
MAX_PARTS = 2000
MAX_UNPACKED = 200_000_000


def template() -> bytes:
    """Return the empty template as DOCX."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    word.core_properties.title = word.core_properties.subject = TEXTS["story"]["guide"]
    word.core_properties.author, word.core_properties.language = "", "lt-LT"
    word.add_heading(T["guide"], 0)
    word.add_paragraph(T["lead"])
    word.add_paragraph(T["word_hint"])
    for number, (_, texts, keys) in enumerate(asked(), 1):
        word.add_heading(f"{number}. {texts['title']}", 1)
        word.add_paragraph(texts["why"])
        plain = [key for key in keys if fields()[key]["kind"] != "list"]
        if plain:
            questions(word, plain)
        for key in keys:
            if key not in plain:
                rows(word, key)
    stream = io.BytesIO()
    word.save(stream)
    return undated(stream.getvalue())


def undated(data: bytes) -> bytes:
    """Return a DOCX whose parts all have the first day a ZIP knows, so that two builds are equal."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def questions(word: WordDocument, keys: list[str]) -> None:
    """Add a table with a question on the left and room for its answer on the right."""
    table = word.add_table(0, 2, "Table Grid")
    for key in keys:
        left, right = table.add_row().cells
        left.width, right.width = LEFT, RIGHT
        ask(left, key, required=fields()[key]["required"])
        options = choices(key)
        right.text = "\n".join(f"{BOX} {label}" for _, label in options)
    word.add_paragraph()


def ask(cell: _Cell, key: str, *, required: bool) -> None:
    """Write a question, its hint and example into a cell, and its key so that no reader sees it."""
    texts = T["ask"][key]
    paragraph = cell.paragraphs[0]
    paragraph.add_run(texts["q"]).bold = True
    if required:
        paragraph.add_run(f" ({T['required']})").font.color.rgb = RGBColor(0x94, 0x30, 0x1F)
    hidden = paragraph.add_run(f" {MARK}{key}")
    hidden.font.hidden, hidden.font.highlight_color = True, WD_COLOR_INDEX.AUTO
    for label, name in (("", "hint"), (f"{T['example']}: ", "example")):
        if texts.get(name):
            small = cell.add_paragraph().add_run(f"{label}{texts[name]}")
            small.font.size, small.font.italic = Pt(9), name == "example"


def rows(word: WordDocument, key: str) -> None:
    """Add a table for a list: a block of questions for each item."""
    inner = [name for name in fields()[key]["fields"] if name not in ("id",)]
    word.add_paragraph(" ".join(filter(None, (T["ask"][key]["q"], T["ask"][key].get("hint")))))
    for number in range(1, ROWS[key] + 1):
        word.add_paragraph().add_run(T[f"item_{key}"].format(number)).bold = True
        table = word.add_table(0, 2, "Table Grid")
        for name in inner:
            left, right = table.add_row().cells
            left.width, right.width = LEFT, RIGHT
            paragraph = left.paragraphs[0]
            paragraph.add_run(T["ask"][f"{key}.{name}"]["q"]).bold = True
            hidden = paragraph.add_run(f" {MARK}{key}.{number}.{name}")
            hidden.font.hidden = True
            if example := T["ask"][f"{key}.{name}"].get("example"):
                small = left.add_paragraph().add_run(f"{T['example']}: {example}")
                small.font.size, small.font.italic = Pt(9), True
            options = choices(f"{key}.{name}")
            right.text = "\n".join(f"{BOX} {label}" for _, label in options)
    word.add_paragraph()


def choices(key: str) -> list[tuple[str, str]]:
    """Return the words of a field as (value, label)."""
    levels = {"evidence": EVIDENCE, "replication.difficulty": DIFFICULTY}
    if key in levels:
        return [(str(n), label) for n, label in enumerate(levels[key]) if label]
    spec = spec_of(key)
    if spec["kind"] == "flag":
        return [("true", T["word_yes"])]
    return [(value, label) for value, label in spec.get("options", ())]


def spec_of(key: str) -> dict[str, Any]:
    """Return the description of a field, also inside a list."""
    found: dict[str, Any] | None = fields().get(key)
    if found is None:
        owner, name = key.rsplit(".", 1)
        found = fields()[owner]["fields"][name]
    return found


def read_word(data: bytes) -> Story:
    """Return the story in a filled template; raises StoryError for other documents and for hostile ones."""
    word = opened(data)
    story = Story()
    items: dict[tuple[str, int], dict[str, Any]] = {}
    found = False
    for table in word.tables:
        for key, cell in answers(table):
            found = True
            take(story, items, key, cell, word)
    if not found:
        raise StoryError("tai ne istorijos ruošinys: atsisiųskite jį puslapyje „Pasidalinkite istorija“")
    for (key, number), item in sorted(items.items()):
        if key == "sources":
            item |= {"id": f"s{number}", "language": language(item.get("language", ""))}
        if key == "risks":
            item["happened"] = item.get("happened") == "true"
        story.case.setdefault(key, []).append(item)
    return story


def opened(data: bytes) -> WordDocument:
    """Return the document in bytes; raises StoryError when it is broken, or unpacks to more than a story can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
        small = len(parts) <= MAX_PARTS and sum(part.file_size for part in parts) <= MAX_UNPACKED
        word = Document(io.BytesIO(data)) if small else None
    except Exception:  # python-docx and lxml raise many kinds for a broken document
        raise StoryError("dokumento nepavyko atidaryti: išsaugokite jį Word programoje kaip .docx") from None
    if word is None:
        raise StoryError(f"dokumentas per didelis: daugiausia {MAX_MEGABYTES} MB")
    return word


def answers(table: Table) -> list[tuple[str, _Cell]]:
    """Return (key, cell of the answer) of each row that carries a key."""
    found = []
    for row in table.rows:
        cells = row.cells
        match = re.search(rf"{MARK}([\w. ]+)", cells[0].text.split("\n")[0])
        if match and len(cells) > 1:
            found.append((match.group(1).strip(), cells[-1]))
    return found


def take(story: Story, items: dict[tuple[str, int], dict[str, Any]], key: str, cell: _Cell, word: WordDocument) -> None:
    """Put the answer of one cell where it belongs."""
    listed = re.fullmatch(r"(\w+)\.(\d{1,3})\.(\w+)", key)
    try:
        value = answer(f"{listed[1]}.{listed[3]}" if listed else key, cell)
    except KeyError:
        return
    if listed and listed[3] == "file":
        value = picture(story, cell, word, int(listed[2]))
    if value in ("", [], None):
        return
    if listed:
        items.setdefault((listed[1], int(listed[2])), {})[listed[3]] = value
    elif key.startswith("body."):
        story.body[key.removeprefix("body.")] = str(value)
    else:
        owner = story.case
        *above, name = key.split(".")
        for part in above:
            owner = owner.setdefault(part, {})
        owner[name] = value


def answer(key: str, cell: _Cell) -> Any:
    """Return what a person wrote: text, the ticked words, ids of sources."""
    spec = {"kind": "body"} if key.startswith("body.") else spec_of(key)
    if options := choices(key):
        chosen = ticked(cell.text, options)
        if spec["kind"] == "choices":
            return chosen
        return (int(chosen[0]) if spec["kind"] == "whole" else chosen[0]) if chosen else ""
    if spec["kind"] == "cites":
        return [f"s{number}" for number in re.findall(r"\d+", cell.text)]
    text = cited(lines(cell)) if spec["kind"] == "body" else cell.text.strip()
    if spec["kind"] == "number":
        return re.sub(r"(?<=\d)[ \u00a0](?=\d{3})", "", text).replace(",", ".")
    return int(text) if spec["kind"] == "whole" and text.isdecimal() else text


def ticked(text: str, options: list[tuple[str, str]]) -> list[str]:
    """Return the words that are ticked; where nothing is, those that were left or written by hand."""
    rows = [line.strip() for line in text.split("\n") if line.strip()]
    marked = [row for row in rows if TICKED.search(row)]
    if not marked and len([row for row in rows if row.startswith(BOX)]) < len(options):
        marked = rows
    bare = {re.sub(r"[☐☒☑✓✔✗✘]|\[ ?[xX]? ?\]|^\s*[xX]\s", "", row).strip().lower() for row in marked}
    return [value for value, label in options if label.lower() in bare or value.lower() in bare]


def lines(cell: _Cell) -> str:
    """Return the paragraphs of a cell as Markdown: lists keep their signs."""
    found: list[str] = []
    for paragraph in cell.paragraphs:
        text = paragraph.text.strip()
        numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
        listed = numbered or (paragraph.style is not None and "List" in str(paragraph.style.name))
        if not text:
            continue
        sign = "- " if listed and not re.match(r"[-*•]|\d+[.)]", text) else ""
        text = sign + re.sub(r"^[•*]\s*", "- ", text)
        tight = bool(found) and re.match(r"- |\d+[.)] ", text) and re.match(r"- |\d+[.)] ", found[-1].lstrip("\n"))
        found.append(text if not found else f"{'' if tight else chr(10)}{text}")
    return "\n".join(found)


def cited(text: str) -> str:
    """Return a text with [1] as the mark of the first source."""
    return re.sub(r"\[\^?s?(\d{1,2})\]", r"[^s\1]", text)


def picture(story: Story, cell: _Cell, word: WordDocument, number: int) -> str:
    """Keep the first picture of a cell; return the name it goes by."""
    for blip in cell._tc.iter(qn("a:blip")):
        part = word.part.related_parts.get(blip.get(qn("r:embed")))
        if part is not None:
            name = f"nuotrauka-{number}.jpg"
            story.pictures[name] = base64.b64encode(part.blob).decode()
            return name
    return ""


def language(text: str) -> str:
    """Return the code of a language written as a code or as a name; Lithuanian where nothing is written."""
    names = {name.removesuffix(" k."): code for code, name in LANGUAGES.items()}
    return names.get(text.strip().lower().removesuffix(" k."), text.strip().lower() or "lt")
