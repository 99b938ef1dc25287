"""Page of prose in docs/."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from kb.model.base import Titled
from kb.model.fields import Slugs, Summary
from kb.vocabulary import Layout


class Page(Titled):
    """A page of prose, or the frame of a list that the site fills."""

    label: ClassVar[str] = "Puslapis"

    summary: Summary = Field(title="Trumpai", description="Rodoma paieškoje ir nuorodose.")
    layout: Layout = Field(Layout.article, title="Išdėstymas")
    terms: Slugs = Field(default_factory=list, title="Susijusios sąvokos")
