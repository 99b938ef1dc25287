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

EVIDENCE_MEANS = (
    "Žinome, kas padaryta, bet ne kas iš to išėjo: skaičių nėra nei prieš, nei po.",
    "Yra aiškus paaiškinimas, kodėl tai turėtų veikti, kartais ir skaičių, bet pokytis neišmatuotas: nėra su kuo lyginti.",
    "Bent vienas rezultatas žinomas prieš ir po. Ar pokytį lėmė ši naujovė, ar kas nors kita, tvirtai pasakyti negalima.",
    "Rezultatas palygintas su tais, kas naujovės neturėjo, todėl labiau tikėtina, kad pokytį lėmė ji.",
    "Rezultatą patvirtino kas nors iš šalies arba tas pats pavyko ir kitoje vietoje.",
    "Veikia keliose vietose, o kaip pakartoti, aprašyta taip, kad galėtų ir kiti.",
)
"""What each level of evidence means for a reader."""

EVIDENCE_NEXT = (
    "aprašyti, kas ir kodėl turėtų pasikeisti, ir pradėti tai skaičiuoti",
    "tas pats skaičius prieš pradedant ir bent po metų, pavyzdžiui, apsilankymai ar dalyviai",
    "palyginimas su panašia įstaiga, kuri naujovės neturėjo",
    "nepriklausomas vertinimas arba tokia pat patirtis kitoje įstaigoje",
    "veikimas keliose vietose ir viešas aprašymas, kaip pakartoti",
    "",
)
"""What would raise a case from each level to the next."""

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
