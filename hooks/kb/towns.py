"""Where municipalities lie: their centres, for distances and for the map."""

from __future__ import annotations

from kb.model import Case
from kb.places import COUNTY_OF

Point = tuple[float, float]

# Latitude and longitude of the town of each council, WGS 84, rounded to 0.01° (about a kilometre). Common geographic
# knowledge, typed by hand: good enough for „nearest to me“ and for a point on a map, not for measuring.
CENTRES: dict[str, Point] = {
    "Akmenės rajono savivaldybė": (56.32, 22.89), "Alytaus miesto savivaldybė": (54.40, 24.05),
    "Alytaus rajono savivaldybė": (54.40, 24.05), "Anykščių rajono savivaldybė": (55.53, 25.10),
    "Birštono savivaldybė": (54.61, 24.03), "Biržų rajono savivaldybė": (56.20, 24.76),
    "Druskininkų savivaldybė": (54.02, 23.97), "Elektrėnų savivaldybė": (54.79, 24.66),
    "Ignalinos rajono savivaldybė": (55.34, 26.16), "Jonavos rajono savivaldybė": (55.07, 24.28),
    "Joniškio rajono savivaldybė": (56.24, 23.61), "Jurbarko rajono savivaldybė": (55.08, 22.77),
    "Kaišiadorių rajono savivaldybė": (54.87, 24.45), "Kalvarijos savivaldybė": (54.41, 23.22),
    "Kauno miesto savivaldybė": (54.90, 23.90), "Kauno rajono savivaldybė": (54.90, 23.90),
    "Kazlų Rūdos savivaldybė": (54.75, 23.49), "Kelmės rajono savivaldybė": (55.63, 22.93),
    "Kėdainių rajono savivaldybė": (55.29, 23.97), "Klaipėdos miesto savivaldybė": (55.71, 21.13),
    "Klaipėdos rajono savivaldybė": (55.71, 21.40), "Kretingos rajono savivaldybė": (55.89, 21.24),
    "Kupiškio rajono savivaldybė": (55.84, 24.98), "Lazdijų rajono savivaldybė": (54.23, 23.52),
    "Marijampolės savivaldybė": (54.56, 23.35), "Mažeikių rajono savivaldybė": (56.31, 22.33),
    "Molėtų rajono savivaldybė": (55.23, 25.42), "Neringos savivaldybė": (55.30, 21.01),
    "Pagėgių savivaldybė": (55.13, 21.91), "Pakruojo rajono savivaldybė": (55.98, 23.86),
    "Palangos miesto savivaldybė": (55.92, 21.07), "Panevėžio miesto savivaldybė": (55.73, 24.36),
    "Panevėžio rajono savivaldybė": (55.73, 24.36), "Pasvalio rajono savivaldybė": (56.06, 24.40),
    "Plungės rajono savivaldybė": (55.91, 21.84), "Prienų rajono savivaldybė": (54.63, 23.95),
    "Radviliškio rajono savivaldybė": (55.81, 23.54), "Raseinių rajono savivaldybė": (55.37, 23.12),
    "Rietavo savivaldybė": (55.72, 21.93), "Rokiškio rajono savivaldybė": (55.96, 25.59),
    "Skuodo rajono savivaldybė": (56.27, 21.53), "Šakių rajono savivaldybė": (54.95, 23.05),
    "Šalčininkų rajono savivaldybė": (54.31, 25.39), "Šiaulių miesto savivaldybė": (55.93, 23.32),
    "Šiaulių rajono savivaldybė": (55.93, 23.32), "Šilalės rajono savivaldybė": (55.49, 22.18),
    "Šilutės rajono savivaldybė": (55.35, 21.48), "Širvintų rajono savivaldybė": (55.05, 24.95),
    "Švenčionių rajono savivaldybė": (55.13, 26.16), "Tauragės rajono savivaldybė": (55.25, 22.29),
    "Telšių rajono savivaldybė": (55.98, 22.25), "Trakų rajono savivaldybė": (54.64, 24.93),
    "Ukmergės rajono savivaldybė": (55.25, 24.76), "Utenos rajono savivaldybė": (55.50, 25.60),
    "Varėnos rajono savivaldybė": (54.22, 24.57), "Vilkaviškio rajono savivaldybė": (54.65, 23.03),
    "Vilniaus miesto savivaldybė": (54.69, 25.28), "Vilniaus rajono savivaldybė": (54.69, 25.28),
    "Visagino savivaldybė": (55.60, 26.43), "Zarasų rajono savivaldybė": (55.73, 26.25),
    # Norwegian municipalities that have a story; a new one is a line here, or `lat` and `lon` in the case itself.
    "Bergen": (60.39, 5.32), "Bodø": (67.28, 14.40), "Eidsvoll": (60.33, 11.26), "Haram": (62.60, 6.45),
    "Hurum (dabar Asker)": (59.55, 10.57), "Jevnaker": (60.24, 10.38), "Longyearbyen": (78.22, 15.65),
    "Molde": (62.74, 7.16), "Oslo": (59.91, 10.75), "Ringerike": (60.17, 10.26), "Sandefjord": (59.13, 10.22),
    "Sarpsborg": (59.28, 11.11), "Sogndal": (61.23, 7.10), "Stavanger": (58.97, 5.73), "Sunnfjord": (61.45, 5.86),
    "Tromsø": (69.65, 18.96), "Træna": (66.50, 12.09), "Tønsberg": (59.27, 10.41), "Vardø": (70.37, 31.11),
    "Vennesla": (58.27, 7.97), "Vågan": (68.23, 14.57), "Ålesund": (62.47, 6.15),
}  # fmt: skip


def point(case: Case) -> Point | None:
    """Return (latitude, longitude) in degrees: as the author gave it, else the centre of the municipality, if known."""
    place = case.place
    if place.lat is not None and place.lon is not None:
        return float(place.lat), float(place.lon)
    return CENTRES.get(place.municipality)


def councils() -> list[tuple[str, Point]]:
    """Return the 60 municipalities of Lithuania with their centres, in the order of counties."""
    return [(name, CENTRES[name]) for name in COUNTY_OF]
