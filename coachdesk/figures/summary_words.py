"""The fixed words of a progress summary, formal or familiar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coachdesk.domain.sessions import Lever
from coachdesk.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class Voice:
    """How a page speaks to its reader."""

    title: str
    strengths: str
    attribution: str
    moved: str
    talk: str
    helpers: Mapping[Lever, str]


def voice(t: Translator, *, is_familiar: bool) -> Voice:
    """The words for a reader who is said "tu" or "vous"; in English there is one form."""
    if is_familiar:
        return Voice(
            title=t.within("tu", "Where you are"),
            strengths=t.within("tu", "What you have put in place"),
            attribution=t.within("tu", "Your words"),
            moved=t.within("tu", "What has moved for you"),
            talk=t.within("tu", "Talk to somebody you trust, or to your doctor."),
            helpers={
                Lever.SELF: t.within("tu", "you"),
                Lever.TEAM: t.within("tu", "with your team"),
                Lever.ORGANISATION: t.within("tu", "with your employer"),
                Lever.SHARED: t.within("helper", "together"),
            },
        )
    return Voice(
        title=t("Where you are"),
        strengths=t("What you have put in place"),
        attribution=t("Your words"),
        moved=t("What has moved for you"),
        talk=t("Talk to somebody you trust, or to your doctor."),
        helpers={
            Lever.SELF: t.within("helper", "you"),
            Lever.TEAM: t("with your team"),
            Lever.ORGANISATION: t("with your employer"),
            Lever.SHARED: t.within("helper", "together"),
        },
    )
