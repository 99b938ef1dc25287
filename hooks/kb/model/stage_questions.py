"""Questions that end at a step of the MTEP ladder."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from kb.model.base import Part, needs
from kb.model.fields import Name, Note, Sentence, Stage9
from kb.model.page import Page
from kb.vocabulary import Layout


class Answer(Part):
    """One answer: it ends at a stage, or leads to the next question."""

    text: Name = Field(title="Atsakymas")
    stage: Stage9 | None = Field(None, title="MTEP etapas", description="Be jo atsakymas veda prie kito klausimo.")
    why: Note | None = Field(None, title="Kodėl šis etapas", validate_default=True)

    @field_validator("why")
    @classmethod
    def stage_has_reason(cls, value: str | None, info: ValidationInfo) -> str | None:
        """An answer that ends at a stage says why."""
        if (info.data.get("stage") is None) != (value is None):
            raise needs("etapas ir jo paaiškinimas rašomi kartu", "įrašykite abu – stage ir why – arba nė vieno",
                        "a stage and its reason belong together", "write both stage and why, or neither")  # fmt: skip
        return value


class Question(Part):
    """One question with its answers."""

    ask: Sentence = Field(title="Klausimas")
    help: Sentence | None = Field(None, title="Paaiškinimas")
    answers: Annotated[list[Answer], Field(min_length=2)] = Field(title="Atsakymai")


class StageQuestions(Page):
    """„Kuriame etape jūsų idėja?“: questions asked one after another, each a step higher."""

    label: ClassVar[str] = "Etapo klausimai"

    layout: Layout = Field(Layout.stage_questions, title="Išdėstymas")
    questions: Annotated[list[Question], Field(min_length=1, max_length=5)] = Field(title="Klausimai")

    @field_validator("questions")
    @classmethod
    def climb_to_the_top(cls, value: list[Question]) -> list[Question]:
        """The answers pass all nine stages in order; only the last question has no answer that leads on."""
        stages = [answer.stage for question in value for answer in question.answers if answer.stage]
        if stages != list(range(1, 10)):
            raise needs(
                f"atsakymai baigiasi etapais {', '.join(map(str, stages))}",
                "visi devyni etapai turi eiti iš eilės, po vieną kartą",
                f"the answers end at stages {', '.join(map(str, stages))}",
                "all nine stages must follow in order, once each",
            )
        for number, question in enumerate(value, 1):
            onward = sum(answer.stage is None for answer in question.answers)
            if onward != (number < len(value)):
                raise needs(
                    f"{number} klausime atsakymų be etapo – {onward}",
                    "be stage palikite vieną atsakymą, o paskutiniame klausime – nė vieno",
                    f"question {number} has {onward} answers without a stage",
                    "leave one answer without stage, and none in the last question",
                )
        return value
