"""Texts of no questionnaire at all: what the tests hold in the place of published wording."""

from __future__ import annotations

from coachdesk.domain.instruments import Instrument
from coachdesk.domain.wordings import Slots, pointed_slots

_THINGS = (
    "Je range mes crayons par couleur", "Mes tiroirs ferment difficilement", "Je classe mes photographies",
    "Je compte mes boutons", "Mes chaussettes vont par deux", "Je plie les cartes routières",
    "Mon étagère penche à gauche", "Je taille mes gommes", "Les clés ont leur crochet", "Je nomme mes plantes",
    "Le parapluie sèche dehors", "Mes ficelles sont roulées", "La boîte à outils reste ouverte",
    "Je garde les bocaux vides", "Les cintres sont en bois", "Je trie les recettes", "La nappe a des carreaux",
    "Mes livres sont debout", "Je remonte la pendule", "Le chat dort sur la pile", "Les timbres sont collés droit",
    "Je secoue le paillasson", "La lampe grésille un peu", "Je cire les chaussures", "Le panier est en osier",
    "Les bougies sont neuves",
)  # fmt: skip


def invented(instrument: Instrument) -> tuple[str, ...]:
    """A line for each question, about tidying up: nobody publishes it."""
    return _THINGS[: len(instrument.items)]


def pointed(instrument: Instrument) -> Slots:
    """The same, pointed at as the authors' key asks."""
    return pointed_slots(instrument, invented(instrument))
