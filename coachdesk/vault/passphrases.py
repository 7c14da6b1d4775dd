"""Passphrases: how they are read, how hard they are to guess, and words to propose.

How hard a passphrase is to guess is estimated by zxcvbn, which knows English words, names, keyboards, dates
and leaked passwords. What it does not know is French, so two things are added: words that a French speaker
would choose first, and the rule that one French word stays one word however long it is.
"""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_

LEAST_LENGTH: Final = 12  # characters; five words always have as many
LEAST_SCORE: Final = 3
LONGEST: Final = 1000
SUGGESTED_WORDS: Final = 5

# zxcvbn takes time with the length and with the number of different signs that can stand for a letter, as "@"
# and "3" do: 72 characters of all twenty take 6 s, of ten 0.1 s. Those beyond the tenth are measured as one.
_MEASURED: Final = 72
_TOLD_APART: Final = 10
_LETTER_SIGNS: Final = frozenset("!$%(+0123456789<@[{|")

_TRIED_FIRST: Final = (
    "motdepasse azerty azertyuiop qsdfghjklm wxcvbn bonjour jetaime soleil doudou loulou chouchou coucou "
    "marseille paris bretagne france liberte secret coach coachdesk coaching cabinet psychologue psychologie "
    "psy burnout burn-out epuisement épuisement client clients patient patients coffre ouvretoi sesame"
)
# Short words that nobody should be handed on the first screen of a program about exhaustion.
_NOT_SUGGESTED: Final = re.compile(
    r"(?:suicid|cadavr|corpse|coffin|cercueil|pend[uar]|viol|meurtr|murder|tue|mort|mour|deces|deuil|tomb|grave"
    r"|crim|nazi|tortur|sang|salop|encul|merd|emmerd|demerd|put[eai]|bordel|connar|cancer|tumeur|malad|drogu|ivr"
    r"|mutil|egorg|etrangl|noy[ea]|abandon|abruti|agoni|alcool|andouill|angoiss|anxi|arme|assass|avort|baise"
    r"|bless|bomb|bourr|branl|chi(?:er|enn|ant)|chut|cicatr|coma$|crass|crev|damn|debil|demen|demon|depr[aei]"
    r"|desesp|diab|doul|dump|echec|echou|enfer|epuis|esclav|evil|excit|exhaust|fail|fatig|fess|foll?e|folie|foutr|fourr"
    r"|fumier|fusil|garc[ei]$|gouffr|gros|guerr|haine|hain|hate|honte|honti|horreu|horri|humili|hurt|idiot|incend"
    r"|injur|insult|insan|jouir|juif|laid|larm|malheur|massac|naked|negr|nichon|nud|nues?$|nul|ordur|otage|paniq|panic"
    r"|pede|perd|perv|peur|piss|pistol|plai[ent]|pleur|poison|porn|pourri|prison|pua|puer|queue|racia|racis|rage|rate"
    r"|rect(?:al|um)|sadd?[eln]|saign|salaud|sale|satan|scar|sein|sex|shame|sinner|slap|solit|souffr|soul[ae]|stink"
    r"|stress|stupid|suc[er]|suffer|tabass|terr(?:eu|if|or)|thong|tris|trou|tromp|unhapp|unstab|unwell|venin|vici|vide"
    r"|vol(?:e|er|eur|eurs)$|vomi|wimp|womb|wound|wreck|wrong|mourn|mortu|gloom|grim|weep|cry(?:ing)?$|dirt|numb|nutcas"
    r"|pucel|lasci|camisol|atroc|tragi|martyr|asphyx|agress|crapul|pelot|anus$|tsigan|lugub|funes|funer|maudi|menac"
    r"|kill|stab|slav|strip|slip|victim|urin|penis|vagi)"
)
_ONE_RUN_OF_LETTERS: Final = re.compile(r"[\W\d_]*([^\W\d_]+)[\W\d_]*")

_SHORT: Final = N_("Use at least twelve characters: five words, for example.")
_KNOWN: Final = N_("This is close to what anyone would try first. Choose words that do not belong together.")
_NEIGHBOURS: Final = N_("Neighbouring keys are quickly guessed. Choose words instead.")
_REPEATED: Final = N_("Repeating the same signs adds very little. Add different words.")
_SEQUENCE: Final = N_("Sequences such as abcd or 4321 are quickly guessed. Add words.")
_DATE: Final = N_("Dates and years are quickly guessed. Add words that have nothing to do with you.")
_NAME: Final = N_("Names are quickly guessed. Add words that have nothing to do with you.")
_ONE_WORD: Final = N_("A single word is quickly guessed, however long. Add a few others.")
_MORE: Final = N_("Add one or two uncommon words.")
_ENOUGH: Final = N_("Good enough. One more word would make it stronger still.")
_STRONG: Final = N_("This passphrase is strong.")

_ADVICE: Final = {
    "spatial": _NEIGHBOURS,
    "repeat": _REPEATED,
    "sequence": _SEQUENCE,
    "regex": _DATE,
    "date": _DATE,
    "passwords": _KNOWN,
    "user_inputs": _KNOWN,
    "male_names": _NAME,
    "female_names": _NAME,
    "surnames": _NAME,
}


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess.

    Args:
        score: 0 (at once) to 4 (very hard), as zxcvbn counts.
        is_enough: whether a vault takes it: long enough, and a score of at least 3.
        advice: English sentence, the key of its translation: what would help most, or that it is strong.
        guesses_log10: decimal logarithm of the number of guesses, 0 or more.
    """

    score: int
    is_enough: bool
    advice: str
    guesses_log10: float


def plain(passphrase: str) -> str:
    """The passphrase without differences that a keyboard makes and a person does not see.

    NFKC (one form for each accented letter, common spaces and widths), one space between words, none around.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def normalised(passphrase: str) -> bytes:
    """The bytes that are stretched into a key. They must never change: the same typing opens old vaults."""
    return plain(passphrase).encode("utf-8", "surrogatepass")


def strength(passphrase: str, personal: tuple[str, ...] = ()) -> Strength:
    """Estimate how hard a passphrase is to guess. Takes up to 0.2 s: not on the thread of the window.

    Args:
        passphrase: as typed.
        personal: words that belong to the person (practice, town), counted as guessed at once.
    """
    text = plain(passphrase)
    if not text:
        return Strength(0, is_enough=False, advice=_SHORT, guesses_log10=0.0)
    result = _estimate(text, personal)
    score, guesses = int(result["score"]), float(result["guesses_log10"])
    is_one_word = False
    if score >= LEAST_SCORE and (limit := _guesses_of_one_word(text)) is not None and limit < guesses:
        score, guesses, is_one_word = _score_of(limit), limit, True
    is_enough = len(text) >= LEAST_LENGTH and score >= LEAST_SCORE
    if is_enough:
        advice = _STRONG if score > LEAST_SCORE else _ENOUGH
    elif is_one_word:
        advice = _ONE_WORD
    elif score >= LEAST_SCORE:
        advice = _SHORT
    else:
        advice = _advice(result["sequence"])
    return Strength(score, is_enough, advice, guesses)


def check(passphrase: str, personal: tuple[str, ...] = ()) -> None:
    """Refuse a passphrase that is too weak for a vault.

    Raises:
        UserError: the advice, as its message.
    """
    if len(passphrase) > LONGEST:
        raise UserError("A passphrase has at most {count} characters.", count=LONGEST)
    found = strength(passphrase, personal)
    if not found.is_enough:
        raise UserError(found.advice)


def suggest(language: str) -> str:
    """Propose five words, drawn by the system's source of randomness, parted by spaces.

    French: about 9,180 words of 4 to 9 letters without accents (they are typed alike on any keyboard) that
    two lists share, 66 bits. Any other language: about 7,560 English words of the EFF list, 64 bits.

    Args:
        language: ``fr`` or ``en``.
    """
    return " ".join(secrets.choice(words_for(language)) for _ in range(SUGGESTED_WORDS))


@lru_cache(maxsize=2)
def words_for(language: str) -> tuple[str, ...]:
    """The words that :func:`suggest` draws from, each equally likely. The first call takes 0.2 s."""
    if language == "fr":
        # The large list has the right spelling and rare forms; the small one everyday words and names.
        words = _listed("fr-freelang", "[a-z]", 4, 9) & _listed("fr-corrected.txt", "[a-z]", 4, 9)
    else:
        words = _listed("eff-long", "[a-z]", 4, 9)
    return tuple(sorted(word for word in words if not _NOT_SUGGESTED.match(word)))


def _listed(name: str, letters: str, shortest: int, longest: int) -> frozenset[str]:
    from xkcdpass import xkcd_password

    return frozenset(xkcd_password.generate_wordlist(name, shortest, longest, letters))


def _estimate(text: str, personal: tuple[str, ...]) -> dict[str, Any]:
    from zxcvbn import zxcvbn

    measured = text[:_MEASURED]
    signs = list(dict.fromkeys(sign for sign in measured if sign in _LETTER_SIGNS))
    measured = measured.translate(dict.fromkeys(map(ord, signs[_TOLD_APART:]), "_"))
    words = [word for phrase in personal for word in (phrase, *phrase.split()) if len(word) > 2]
    result: dict[str, Any] = zxcvbn(
        measured, user_inputs=[*words, *_TRIED_FIRST.split()], max_length=_MEASURED
    )
    return result


def _guesses_of_one_word(text: str) -> float | None:
    """Decimal logarithm of the guesses for one French word with digits or signs around it, if it is that."""
    run = _ONE_RUN_OF_LETTERS.fullmatch(text)
    if run is None or _without_accents(run[1].lower()) not in _long_french_words():
        return None
    return math.log10(len(_long_french_words())) + len(text) - len(run[1])


@lru_cache(maxsize=1)
def _long_french_words() -> frozenset[str]:
    """French words of 7 letters or more, without accents. Read only for a passphrase that would else pass."""
    return frozenset(_without_accents(word) for word in _listed("fr-corrected.txt", r"[^\W\d_]", 7, 40))


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    word = word.replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _score_of(guesses_log10: float) -> int:
    """The score of zxcvbn for a number of guesses."""
    return sum(guesses_log10 >= limit for limit in (3, 6, 8, 10))


def _advice(sequence: list[dict[str, Any]]) -> str:
    """What makes it easy to guess: the longest part that was recognised."""
    longest = max(sequence, key=lambda match: len(match["token"]))
    kind = str(longest["pattern"])
    if kind == "dictionary":
        kind = str(longest["dictionary_name"])
    if len(sequence) == 1 and kind not in _ADVICE and kind != "bruteforce":
        return _ONE_WORD
    return _ADVICE.get(kind, _MORE)
