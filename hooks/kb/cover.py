"""Cover of a case, woven from its facts: a Lithuanian sash or a Norwegian knit with the eight-petalled Selbu rose.

The ground colour tells the type of institution, the stripes tell the themes, the number of inner rings tells the level of
evidence; the rest comes from the id, so that the same case always has the same cover and no two are alike.
Drawn on a grid of 64 × 36 stitches.
"""

from __future__ import annotations

from functools import lru_cache

from kb.knit import knit
from kb.model import Case
from kb.sash import sash
from kb.stitches import COLUMNS, ROWS, STITCH, Dice, Facts
from kb.vocabulary import Country, InstitutionType, Theme

GROUND = {
    InstitutionType.museum: ("#8c2f25", "#a5432f", "#742420"),
    InstitutionType.library: ("#1d4e63", "#2a6079", "#173f55"),
    InstitutionType.culture_centre: ("#8a5a12", "#9c6b1e", "#76490d"),
    InstitutionType.scheme: ("#5b3a63", "#6d4976", "#4a2e54"),
    InstitutionType.multi: ("#2f5d46", "#3d7057", "#254c3a"),
    InstitutionType.archive: ("#4a4a52", "#5b5b64", "#3b3b43"),
    InstitutionType.gallery: ("#7a2e52", "#8d3d63", "#662444"),
    InstitutionType.other: ("#3f5a3a", "#506c49", "#324a2f"),
}
THREAD = {
    Theme.participation: "#e0a526", Theme.education: "#d9d06b", Theme.community: "#d97b3f", Theme.inclusion: "#e79a8b",
    Theme.accessibility: "#9cc4d9", Theme.digitisation: "#6fb3b8", Theme.heritage: "#b5403a", Theme.making: "#efc98f",
    Theme.tourism: "#8fb573", Theme.volunteering: "#c9a0c4", Theme.business: "#7f95c9", Theme.fundraising: "#f0b84d",
    Theme.sustainability: "#6fa36f", Theme.self_service: "#c8c2b4",
}  # fmt: skip


def cover(case: Case) -> str:
    """Return the SVG of a case's cover, decorative and at most 6 kB."""
    return draw(Facts(case.id, case.institution.type, case.country, tuple(case.themes), case.evidence or 0))


@lru_cache(maxsize=8192)
def draw(facts: Facts) -> str:
    """Return the SVG of these facts."""
    dice = Dice(facts.id)
    shades = GROUND[facts.type]
    ground = shades[dice.pick(len(shades))]
    threads = [THREAD[theme] for theme in facts.themes]
    drawing = knit if facts.country is Country.NO else sash
    width, height = COLUMNS * STITCH, ROWS * STITCH
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<defs>{texture(facts.country)}</defs><rect width="{width}" height="{height}" fill="{ground}"/>'
        f'<g transform="scale({STITCH})">{"".join(drawing(facts, dice, threads, shades[2]))}</g>'
        f'<rect width="{width}" height="{height}" fill="url(#t)"/></svg>\n'
    )


def texture(country: Country) -> str:
    """Return the pattern that makes cells look like knitted stitches or woven threads."""
    if country is Country.NO:
        loops = "M0 1.2 2.5 4.4 5 1.2M0 6.2 2.5 9.4 5 6.2M0-3.8 2.5-.6 5-3.8"
        lines = f'<path d="{loops}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width=".9"/>'
    else:
        weft = '<path d="M0 .5h5M0 3h5" stroke="#000" stroke-opacity=".12" stroke-width=".8"/>'
        lines = f'{weft}<path d="M.4 0v5" stroke="#fff" stroke-opacity=".08"/>'
    return f'<pattern id="t" width="5" height="5" patternUnits="userSpaceOnUse">{lines}</pattern>'
