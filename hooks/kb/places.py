"""Municipalities and counties of Lithuania."""

from __future__ import annotations

# The 60 municipalities by county (Law on the Territorial Administrative Units and Their Boundaries).
COUNTIES: dict[str, tuple[str, ...]] = {
    "Alytaus apskritis": (
        "Alytaus miesto savivaldybė", "Alytaus rajono savivaldybė", "Druskininkų savivaldybė",
        "Lazdijų rajono savivaldybė", "Varėnos rajono savivaldybė",
    ),
    "Kauno apskritis": (
        "Birštono savivaldybė", "Jonavos rajono savivaldybė", "Kaišiadorių rajono savivaldybė",
        "Kauno miesto savivaldybė", "Kauno rajono savivaldybė", "Kėdainių rajono savivaldybė",
        "Prienų rajono savivaldybė", "Raseinių rajono savivaldybė",
    ),
    "Klaipėdos apskritis": (
        "Klaipėdos miesto savivaldybė", "Klaipėdos rajono savivaldybė", "Kretingos rajono savivaldybė",
        "Neringos savivaldybė", "Palangos miesto savivaldybė", "Skuodo rajono savivaldybė",
        "Šilutės rajono savivaldybė",
    ),
    "Marijampolės apskritis": (
        "Kalvarijos savivaldybė", "Kazlų Rūdos savivaldybė", "Marijampolės savivaldybė",
        "Šakių rajono savivaldybė", "Vilkaviškio rajono savivaldybė",
    ),
    "Panevėžio apskritis": (
        "Biržų rajono savivaldybė", "Kupiškio rajono savivaldybė", "Panevėžio miesto savivaldybė",
        "Panevėžio rajono savivaldybė", "Pasvalio rajono savivaldybė", "Rokiškio rajono savivaldybė",
    ),
    "Šiaulių apskritis": (
        "Akmenės rajono savivaldybė", "Joniškio rajono savivaldybė", "Kelmės rajono savivaldybė",
        "Pakruojo rajono savivaldybė", "Radviliškio rajono savivaldybė", "Šiaulių miesto savivaldybė",
        "Šiaulių rajono savivaldybė",
    ),
    "Tauragės apskritis": (
        "Jurbarko rajono savivaldybė", "Pagėgių savivaldybė", "Šilalės rajono savivaldybė",
        "Tauragės rajono savivaldybė",
    ),
    "Telšių apskritis": (
        "Mažeikių rajono savivaldybė", "Plungės rajono savivaldybė", "Rietavo savivaldybė",
        "Telšių rajono savivaldybė",
    ),
    "Utenos apskritis": (
        "Anykščių rajono savivaldybė", "Ignalinos rajono savivaldybė", "Molėtų rajono savivaldybė",
        "Utenos rajono savivaldybė", "Visagino savivaldybė", "Zarasų rajono savivaldybė",
    ),
    "Vilniaus apskritis": (
        "Elektrėnų savivaldybė", "Šalčininkų rajono savivaldybė", "Širvintų rajono savivaldybė",
        "Švenčionių rajono savivaldybė", "Trakų rajono savivaldybė", "Ukmergės rajono savivaldybė",
        "Vilniaus miesto savivaldybė", "Vilniaus rajono savivaldybė",
    ),
}  # fmt: skip

COUNTY_OF: dict[str, str] = {name: county for county, names in COUNTIES.items() for name in names}
WHOLE_COUNTRY = {"NO": "Visa Norvegija", "LT": "Visa Lietuva"}
"""What stands for the municipality of a national programme."""


def short_name(municipality: str) -> str:
    """Return „Šilutės r.“ for „Šilutės rajono savivaldybė“, as people write it."""
    endings = {" rajono savivaldybė": " r.", " miesto savivaldybė": " m.", " savivaldybė": " sav."}
    for ending, short in endings.items():
        if municipality.endswith(ending):
            return municipality.removesuffix(ending) + short
    return municipality
