"""Stories as the form saves them, and what can go wrong with them: one table for every test of the way from form to site."""

from __future__ import annotations

import base64
import copy
import io
from collections.abc import Callable
from typing import Any

from PIL import Image

Data = dict[str, Any]


def picture() -> str:
    stream = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (2400, 1200), "#94301f").save(stream, "JPEG", exif=exif)
    return base64.b64encode(stream.getvalue()).decode()


GOOD: Data = {
    "format": "kb-istorija",
    "version": 1,
    "case": {
        "title": "Biblioteka skolina sėklas ir kviečia kartu sodinti",
        "summary": "Miestelio biblioteka prie lentynų pastatė sėklų stalčius. Skaitytojai sėklas skolinasi pavasarį, o rudenį grąžina savo užaugintas. Kiek jų grąžinama, dar nežinome.",
        "kind": "trial",
        "country": "LT",
        "place": {"municipality": "Šilutės rajono savivaldybė", "locality": "Kintai"},
        "institution": {"name": "Bandomoji biblioteka", "type": "library", "url": "https://biblioteka.example.org/"},
        "started": "2024-03",
        "stage": "running",
        "innovation": ["service"],
        "themes": ["community", "sustainability"],
        "audience": ["adults", "seniors"],
        "results": [{"what": "Pasiskolinti sėklų maišeliai", "before": "10", "after": "140", "unit": "maišeliai", "period": "2024 m.", "sources": ["s1"]}],
        "evidence": "2",
        "funding": [{"source": "founder", "amount": "300", "currency": "EUR", "year": "2024", "sources": ["s1"]}],
        "partners": [{"name": "Sodininkų bendrija", "role": "dovanojo sėklų", "sector": "community"}],
        "risks": [{"group": "audience", "text": "Pavasarį pasiima daug, rudenį grąžina mažai.", "happened": False}],
        "replication": {
            "cost": {"band": "up_to_1k", "sources": ["s1"]},
            "team": {"band": "1"},
            "time_to_first_result": {"band": "6m"},
            "difficulty": "1",
            "first_step": "Paklauskite skaitytojų, kas turi sėklų.",
        },
        "images": [{"file": "a.jpg", "alt": "Medinė spinta su sėklų stalčiais", "author": "Bandomoji biblioteka", "licence": "CC BY 4.0", "people": "none"}],
        "sources": [{"id": "s1", "title": "Metų ataskaita", "publisher": "Bandomoji biblioteka", "url": "https://biblioteka.example.org/ataskaita", "date": "2025-02", "accessed": "2026-11-20", "language": "lt"}],
        "review": {"author": "Bandomoji biblioteka"},
    },
    "body": {
        "Iššūkis": "Skaitytojų daržai tuštėjo, o sėklos parduotuvėje brango.",
        "Sprendimas": "Biblioteka pastatė sėklų spintą. 2024 m. pavasarį ją atidarė[^s1].\n\n- Kas skolinasi, užrašo vardą.\n- Kas grąžina, pasako, kaip augo.",
        "Rezultatai": "Per metus pasiskolinta 140 maišelių[^s1].",
        "Kaip pakartoti": "1. Pradėkite nuo 10 rūšių sėklų.\n2. Paskelbkite vasarį.",
        "Ko pasimokyti": "Dalis sėklų nesudygo, nes gulėjo drėgnai.",
    },
    "pictures": {"a.jpg": picture()},
}  # fmt: skip


def change(**changes: Any) -> Callable[[Data], None]:
    """Return a fault that sets fields: `institution__url="…"`; a value of None deletes."""

    def fault(story: Data) -> None:
        for key, value in changes.items():
            *path, last = key.split("__")
            owner: Any = story["case"]
            for part in path:
                owner = owner[int(part)] if part.isdecimal() else owner[part]
            if value is None:
                del owner[last]
            else:
                owner[last] = value

    return fault


def text(section: str, words: str) -> Callable[[Data], None]:
    """Return a fault that rewrites a section."""
    return lambda story: story["body"].__setitem__(section, words)


def several(*faults: Callable[[Data], None]) -> Callable[[Data], None]:
    def fault(story: Data) -> None:
        for one in faults:
            one(story)

    return fault


FAULTS: dict[str, Callable[[Data], None]] = {
    "good": lambda _story: None,
    "no-title": change(title=""),
    "long-title": change(title="Labai ilgas pavadinimas " * 6),
    "html-in-title": change(title="Biblioteka <b>skolina</b> sėklas"),
    "markup-in-title": change(title="Biblioteka **skolina** sėklas"),
    "straight-quotes": change(title='Biblioteka "skolina" sėklas'),
    "short-summary": change(summary="Skolina sėklas."),
    "no-institution": change(institution__name="  "),
    "unknown-type": change(institution__type="bank"),
    "bad-link": change(institution__url="www.biblioteka.lt"),
    "javascript-link": change(institution__url="javascript:alert(1)"),
    "no-place": change(place={}),
    "unknown-municipality": change(place__municipality="Kintai"),
    "year-in-words": change(started="pernai"),
    "end-before-start": change(ended="2020"),
    "future-start": change(started="2099"),
    "ended-and-running": change(ended="2025-01"),
    "no-sources": several(
        change(sources=[]), change(results=[]), change(funding=[]), change(evidence=None), change(replication__cost=None)
    ),
    "source-without-title": change(sources__0__title=""),
    "source-impossible-day": change(sources__0__accessed="2026-02-30"),
    "source-future-day": change(sources__0__accessed="2099-01-01"),
    "source-before-it-appeared": change(sources__0__date="2026-12"),
    "source-bad-date": change(sources__0__date="vasaris"),
    "source-unknown-language": change(sources__0__language="xx"),
    "source-unused": lambda story: story["case"]["sources"].append({**story["case"]["sources"][0], "id": "s2"}),
    "too-many-themes": change(themes=["community", "education", "making", "heritage", "tourism"]),
    "theme-twice": change(themes=["community", "community"]),
    "no-innovation": change(innovation=[]),
    "number-for-people": change(results__0__after="1 400,5"),
    "result-without-source": change(results__0__sources=[]),
    "result-without-name": change(results__0__what=""),
    "evidence-unmeasured": change(results__0__before=""),
    "evidence-seven": change(evidence="7"),
    "sum-without-currency": change(funding__0__currency=""),
    "negative-sum": change(funding__0__amount="-5"),
    "year-of-funding": change(funding__0__year="24"),
    "risk-that-happened": change(risks__0__happened=True),
    "difficult-without-reason": several(change(replication__difficulty="5"), change(funding=[])),
    "people-without-consent": change(images__0__people="recognisable"),
    "alt-is-file-name": change(images__0__alt="IMG.jpg"),
    "photo-without-author": change(images__0__author=""),
    "personal-mailbox": change(contact={"text": "Rašykite ona.onaite@gmail.com"}),
    "institution-mailbox": change(contact={"text": "Rašykite info@biblioteka.lt"}),
    "telephone": text("Iššūkis", "Skambinkite +370 612 34567, papasakosime."),
    "invisible-in-title": change(title="Biblioteka\u200b skolina sėklas"),
    "no-author": change(review={}),
    "no-challenge": text("Iššūkis", ""),
    "uncited-figure": text("Rezultatai", "Per metus pasiskolinta 140 maišelių."),
    "unknown-source": text("Rezultatai", "Per metus pasiskolinta 140 maišelių[^s7]."),
    "script": text("Sprendimas", "Pastatė spintą[^s1]. <script>alert(1)</script>"),
    "list-after-text": text("Sprendimas", "Reikia:\n- spintos[^s1],\n- sėklų."),
    "bullets-of-word": text("Sprendimas", "• spinta[^s1]\n• sėklos"),
    "numbers-with-brackets": text("Kaip pakartoti", "1) Pradėkite.\n2) Paskelbkite."),
    "hyphen-without-space": text("Sprendimas", "-spinta[^s1]"),
    "bold-unclosed": text("Sprendimas", "Pastatė **spintą[^s1]."),
    "bare-address": text("Sprendimas", "Pastatė spintą[^s1], žr. https://biblioteka.example.org/sekla"),
    "hidden-mailbox": text("Sprendimas", "Rašykite ona.onaite (eta) gmail.com[^s1]."),
    "letters-for-mathematics": text("Sprendimas", "Pastatė 𝐬𝐩𝐢𝐧𝐭𝐚̨[^s1]."),
    "source-without-sign": text("Iššūkis", "Daržai tuštėjo [s1]."),
    "comment": text("Sprendimas", "Pastatė spintą[^s1]. <!-- vidinė pastaba -->"),
    "footnote": text("Sprendimas", "Pastatė spintą[^s1, s2]."),
    "task-list": text("Sprendimas", "- [ ] Pastatyti spintą"),
    "hash-without-space": text("Sprendimas", "##Spinta\n\nPastatė spintą."),
    "own-section": text("Sprendimas", "Pastatė spintą.\n\n## Spinta\n\nPastatė dar vieną."),
    "hyphen": text("Iššūkis", "Sėklos brango - skaitytojai jų nepirko."),
    "double-space": text("Iššūkis", "Sėklos  brango, skaitytojai jų nepirko."),
    "euro": text("Rezultatai", "Sutaupyta 300 €[^s1]."),
    "decimal-point": text("Rezultatai", "Pasiskolinta 4.5 proc. daugiau[^s1]."),
    "date-in-digits": text("Rezultatai", "Atidaryta 2024-05-01[^s1]."),
    "long-number": text("Rezultatai", "Apsilankė 77032 žmonių[^s1]."),
    "several": several(change(title=""), change(started="x"), text("Iššūkis", "")),
}


def spoilt(name: str) -> Data:
    story = copy.deepcopy(GOOD)
    FAULTS[name](story)
    return story
