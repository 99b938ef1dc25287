"""Lithuanian declension: from the nominative of a noun, an adjective or a participle to all its case forms.

A word's class is known from its ending alone, up to a few ambiguities („-is“ may be „klasterio“ or „sutarties“). Where
it is ambiguous, the forms of every class are given: the wrong ones are no words at all, so that they meet nothing.
Endings: Dabartinės lietuvių kalbos gramatika (1997), with the short forms of speech („paraiškoj“, „paraiškom“).
"""

from __future__ import annotations

import re
from functools import lru_cache

# Singular: nominative genitive dative accusative instrumental locative | plural, in the same order; after / the vocative,
# the short forms of speech („paraiškoj“, „paraiškom“) and doublets.
CLASSES = """
as   o ui ą u e/uje               | ai ų ams/am us ais uose
ias  io iui ią iu yje/iuje        | iai ių iams/iam ius iais iuose
jas/jau jo jui ją ju je/juje/jyje | jai jų jams/jam jus jais juose
is/i io iui į iu yje/y            | iai ių iams/iam ius iais iuose
is/ie ies iai/iui į imi/ia yje/y  | ys ių ims/im is imis/im yse
ys/y io iui į iu yje/y            | iai ių iams/iam ius iais iuose
us/au aus ui ų umi uje/uj         | ūs ų ums/um us umis uose
us/au aus ui ų umi uje/uj         | ai ų ams us ais uose
ius/iau iaus iui ių iumi iuje/iuj | iai ių iams/iam ius iais iuose
uo   ens eniui enį eniu enyje/eny | enys enų enims enis enimis enyse
a    os ai ą a oje/oj             | os ų oms/om as omis/om ose
ė/e  ės ei ę e ėje/ėj             | ės ių ėms/ėm es ėmis/ėm ėse
i    ios iai ią ia ioje/ioj       | ios ių ioms/iom ias iomis/iom iose
as   o am ą u ame/am              | i ų iems/iem us ais uose
us   aus iam ų iu iame/iam        | ūs ių iems/iem ius iais iuose
is   io iam į iu iame/iam         | i ių iems ius iais iuose
is   io iam į iu iame/iam         | iai ių iams ius iais iuose
asis ojo ajam ąjį uoju ajame      | ieji ųjų iesiems uosius aisiais uosiuose
usis iojo iajam ųjį iuoju iajame  | ieji iųjų iesiems iuosius iaisiais iuosiuose
ysis iojo iajam įjį iuoju iajame  | ieji iųjų iesiems iuosius iaisiais iuosiuose
oji  osios ajai ąją ąja ojoje/ojoj | osios ųjų osioms/osiom ąsias osiomis/osiom osiose
"""
CASES = 6
EVERY_CELL = 2 ** (2 * CASES) - 1
"""Mask of a word that stays the same in all cases: an attribute in the genitive, an infinitive, „ir“."""
Endings = tuple[tuple[str, ...], ...]
SOFT = re.compile(r"i[aąoóuųū]")
"""Endings before which t and d soften: „sutartis“ → „sutarčių“."""
GENITIVE = re.compile(r"(?:(?P<soft>i(?:aus|o|os)|ės|ies)|aus|o|os)$")
FIXED = re.compile(r"[\d+]|.[A-ZĄČĘĖĮŠŲŪŽ]")
"""Words that are not declined: with a digit, a plus, or a capital inside („ERPF“, „Erasmus+“)."""


def load_classes() -> tuple[tuple[Endings, Endings], ...]:
    """Return the singular and plural endings of each class, with their variants."""
    found = []
    for line in CLASSES.strip().splitlines():
        singular, plural = ([tuple(ending.split("/")) for ending in half.split()] for half in line.split("|"))
        found.append((tuple(singular), tuple(plural)))
    return tuple(found)


LOADED = load_classes()
ENDINGS = sorted({ending for halves in LOADED for half in halves for variants in half for ending in variants})
"""All endings there are."""


@lru_cache(maxsize=4096)
def forms(word: str) -> dict[str, int]:
    """Return the forms of a word in the nominative of either number, each with the cells in which it stands as a mask:
    bits 0–5 are the cases of the number in which the word was given, bits 6–11 those of the other number.
    A word that cannot be a nominative, an abbreviation and a word with digits are only themselves."""
    found = {word: EVERY_CELL}
    if FIXED.search(word):
        return found
    for singular, plural in LOADED:
        for given, other in ((singular, plural), (plural, singular)):
            ending = given[0][0]
            if not word.endswith(ending) or len(word) - len(ending) < 2:
                continue
            stem = word[: -len(ending)]
            for cell, variants in enumerate((*given, *other)):
                for variant in variants:
                    form = join(stem, ending, variant)
                    found[form] = found.get(form, 0) | 1 << cell
    return found


def attribute(word: str) -> str:
    """Return the genitive plural of a genitive singular: „projekto“ (tęstinumas) → „projektų“; of other words themselves."""
    match = GENITIVE.search(word)
    return join(word[: match.start()], "", "ių" if match["soft"] else "ų") if match and not FIXED.search(word) else word


def join(stem: str, old: str, new: str) -> str:
    """Return a stem with another ending; t and d soften before back vowels and harden elsewhere."""
    if SOFT.match(old):
        stem = re.sub("č$", "t", re.sub("dž$", "d", stem))
    if SOFT.match(new):
        stem = re.sub("t$", "č", re.sub("d$", "dž", stem))
    return stem + new
