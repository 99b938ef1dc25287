"""The calendar file of a day of the training (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from kb.addresses import absolute
from kb.content import Entry
from kb.model import Session
from kb.text import clock

ZONE = "Europe/Vilnius"
UNKNOWN = date(2000, 1, 1)
"""Stands for the day while nobody knows it: the reader's own date takes its place (web/day.ts)."""


def invitation(entry: Entry[Session], on: date, site_url: str = "") -> str:
    """Return the calendar file of a day: an event for each half, with its agenda; the same bytes whenever it is made."""
    day = entry.meta
    file = Calendar()
    file.add("prodid", "-//Inovacijos kultūros įstaigose//mokymai//LT")
    file.add("version", "2.0")
    file.add_component(vilnius())
    for number, (begin, end) in enumerate(day.parts, 1):
        event = Event()
        event.add("uid", f"{entry.id}-{number}-{on:%Y%m%d}@kulturos-inovacijos")
        event.add("dtstamp", datetime.combine(day.review.checked, time(), UTC))
        event.add("dtstart", moment(on, begin))
        event.add("dtend", moment(on, end))
        event.add("summary", f"{day.day} diena: {day.title}")
        blocks = [f"{clock(block.start)} {block.title}" for block in day.blocks if begin <= block.start < end]
        event.add("description", "\n".join([day.summary, "", *blocks]))
        if day.venue:
            event.add("location", day.venue)
        if site_url:
            event.add("url", absolute(entry.url, site_url))
        file.add_component(event)
    return bytes(file.to_ical()).decode()


def moment(on: date, minutes: int) -> datetime:
    """Return the time of the clock in Vilnius, `minutes` after midnight."""
    return datetime.combine(on, time(), ZoneInfo(ZONE)) + timedelta(minutes=minutes)


def vilnius() -> Timezone:
    """Return the zone: summer time from the last Sunday of March to the last of October (directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    changes = (
        (TimezoneDaylight(), datetime(1996, 3, 31, 3), 3, 2, 3),  # noqa: DTZ001 (the clock of the place, as RFC 5545 wants it)
        (TimezoneStandard(), datetime(1996, 10, 27, 4), 10, 3, 2),  # noqa: DTZ001
    )
    for change, first, month, before, after in changes:
        change.add("dtstart", first)
        change.add("rrule", vRecur(freq="yearly", bymonth=month, byday="-1su"))
        change.add("tzoffsetfrom", timedelta(hours=before))
        change.add("tzoffsetto", timedelta(hours=after))
        zone.add_component(change)
    return zone
