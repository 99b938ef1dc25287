"""The typed content model: the only place where fields, limits, labels and help texts live."""

from kb.model.base import Record, Review, Source, Titled
from kb.model.case import Case
from kb.model.funding_map import FundingMap
from kb.model.page import Page
from kb.model.session import Block, Exercise, Session
from kb.model.stage_questions import StageQuestions
from kb.model.term import Stage, Term
from kb.model.worksheet import Worksheet

MODELS: dict[str, type[Record]] = {
    "case": Case,
    "term": Term,
    "stage": Stage,
    "session": Session,
    "exercise": Exercise,
    "worksheet": Worksheet,
    "stage_questions": StageQuestions,
    "funding_map": FundingMap,
    "page": Page,
}
"""Model of each kind of entry."""

__all__ = [
    "MODELS", "Block", "Case", "Exercise", "FundingMap", "Page", "Record", "Review", "Session", "Source", "Stage",
    "StageQuestions", "Term", "Titled", "Worksheet",
]  # fmt: skip
