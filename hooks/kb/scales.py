"""Scales and lists that are not vocabularies: levels of evidence and difficulty, programming periods, languages."""

from __future__ import annotations

EVIDENCE = (
    "Aprašyta, duomenų nėra",
    "Aišku, kodėl turėtų veikti",
    "Išmatuotas pokytis",
    "Palyginta su tais, kas naujovės neturėjo",
    "Patvirtinta nepriklausomai arba pakartota kitur",
    "Veikia keliose vietose ir aprašyta, kaip pakartoti",
)
"""Levels of evidence 0–5."""

DIFFICULTY = (
    "",
    "Galima pradėti rytoj",
    "Reikia vadovo pritarimo",
    "Reikia partnerio ar pirkimo",
    "Reikia projekto finansavimo",
    "Reikia steigėjo sprendimo, statybų ar teisės akto pakeitimo",
)
"""Levels of difficulty 1–5, decided by who must agree."""

PERIODS = (
    "2004–2009", "2007–2013", "2007–2021", "2009–2014", "2014–2020", "2014–2021", "2021–2026", "2021–2027",
    "2021–2028", "2023–2027", "2028–2034",
)  # fmt: skip
"""Programming periods of the EU and of the EEA and Norway Grants."""

LANGUAGES = {
    "lt": "lietuvių k.", "en": "anglų k.", "no": "norvegų k.", "nb": "norvegų k.", "nn": "naujoji norvegų k.",
    "sv": "švedų k.", "da": "danų k.", "de": "vokiečių k.", "fr": "prancūzų k.", "pl": "lenkų k.",
    "lv": "latvių k.", "ru": "rusų k.", "se": "samių k.", "et": "estų k.", "fi": "suomių k.", "es": "ispanų k.",
    "it": "italų k.", "cs": "čekų k.", "nl": "olandų k.", "el": "graikų k.",
}  # fmt: skip
"""Languages of sources, ISO 639-1."""
