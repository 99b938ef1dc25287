"""Personal data anywhere in a file, comments of the metadata included: mailboxes, telephones, personal codes, accounts.

A mailbox of an institution (info@…, biblioteka@…) may stand in `contact` and in a mailto: link; a person's mailbox or
telephone may stand in `contact` when `person_consent` says that she agreed. Figures in addresses are not telephones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kb.content import Entry
from kb.model import Case, Record
from kb.problems import Problem
from kb.validation import name_of

# also „vardas (eta) gmail.com“ and an @ written as an entity: hidden from robots, plain to people
MAILBOX = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})(?:@|\s?[\[({](?:at|eta)[\])}]\s?|&#64;|&commat;)((?:[\w-]{1,63}\.){1,4}[^\W\d_]{2,24})"
)
AT = ("@", "at]", "at)", "at}", "eta", "&#64;", "&commat;")
"""One of these stands in every line with a mailbox."""
INSTITUTION = re.compile(
    r"(?:info|bendras|rastine|administracija|adm|biblioteka|muziejus|kultura|centras|kc|post|postmottak|firmapost|kontakt|mail|"
    r"bibliotek|biblioteket|museum|kultur|projektai|edukacija|rezervacija|redakcija|pagalba|office|contact|hello)"
)
PRIVATE_HOSTS = re.compile(
    r"(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|inbox|one|takas|delfi|mail|proton|protonmail)\.[a-z]+"
)
CODE = re.compile(
    r"(?<![\w/.-])(?:[3-6]\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{4}"
    r"|[3-6] \d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) \d{4})(?![\w/-])"
)
NORWEGIAN_CODE = re.compile(r"(?<![\w/.-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?\d{5}(?![\w/-])")
ACCOUNT = re.compile(
    r"\b(?:LT\d{2}|NO\d{2})(?: ?\d{4}){2,4}(?: ?\d{1,3})?\b|(?<![\w/.-])[45]\d{3}(?:[ -]\d{4}){3}(?![\w/-])"
)
# +370 6xx xxxxx, 8 6xx xxxxx, (8 5) xxx xxxx, +47 xx xx xx xx, tel. …
PHONE = re.compile(
    r"(?<![\w/.=-])(?:(?:\+ ?|00)370[ \u00a0(-]*\d(?:[ \u00a0()-]*\d){6,7}|\+ ?47[ \u00a0-]*\d(?:[ \u00a0-]*\d){7}"
    r"|\(?8[ \u00a0)(-]{1,3}[3-6]\d{0,2}[ \u00a0)-]*\d{2,3}[ \u00a0-]?\d{2,5}|8[- ]?6\d{2}[- ]?\d{5}"
    r"|[Tt]el(?:efonas|\.)?:?[ \u00a0]*[+(]?\d(?:[ \u00a0()-]*\d){5,11})(?![\w/])"
)
DIGIT = re.compile(r"\d")
ADDRESS = re.compile(r"https?://\S+")
WORDS = {
    "mailbox": ("el. paštas", "an e-mail address"),
    "phone": ("telefonas", "a telephone number"),
    "code": ("asmens kodas", "a personal code"),
    "account": ("banko sąskaita", "a bank account"),
}


def check(entry: Entry[Record]) -> Iterator[Problem]:
    """Yield each line on which something personal stands."""
    contact = contact_lines(entry)
    for number, line in enumerate(entry.document.text.split("\n"), 1):
        if kind := personal(line, in_contact=number in contact[0], agreed=number in contact[1]):
            places = [place for place, at in entry.document.lines.items() if at == number < entry.document.body_line]
            yield Problem(
                "privacy-personal", entry.path, number, name_of(max(places, key=len, default=())), {"kind": WORDS[kind]}
            )


def personal(line: str, *, in_contact: bool = False, agreed: bool = False) -> str:
    """Return the kind of personal data on a line, or nothing."""
    if any(sign in line for sign in AT):
        for match in MAILBOX.finditer(line):
            name, host = match[1].lower(), match[2].lower()
            public = INSTITUTION.match(name) and "." not in name and not PRIVATE_HOSTS.fullmatch(host)
            written_as_link = line[: match.start()].endswith("mailto:")
            if not (public and (in_contact or written_as_link)) and not agreed:
                return "mailbox"
    if len(DIGIT.findall(line)) < 6:
        return ""
    text = ADDRESS.sub(" ", line)
    if CODE.search(text) or any(is_norwegian_code(match.group()) for match in NORWEGIAN_CODE.finditer(text)):
        return "code"
    if ACCOUNT.search(text):
        return "account"
    return "phone" if PHONE.search(text) and not (in_contact or agreed) else ""


def is_norwegian_code(text: str) -> bool:
    """Tell whether eleven digits are a Norwegian birth number (control digits modulo 11, Skatteetaten)."""
    digits = [int(char) for char in text if char.isdigit()]
    first = sum(a * b for a, b in zip((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), digits, strict=False)) % 11
    second = sum(a * b for a, b in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), digits, strict=False)) % 11
    return first == 0 and second == 0


def contact_lines(entry: Entry[Record]) -> tuple[range, range]:
    """Return the lines of the contact of a case, and the same lines once more if the person agreed."""
    meta = entry.meta
    if not isinstance(meta, Case) or meta.contact is None:
        return range(0), range(0)
    lines = [line for place, line in entry.document.lines.items() if place[:1] == ("contact",)]
    found = range(min(lines), max(lines) + 1)
    return found, found if meta.contact.person_consent else range(0)
