"""How a printed form differs from the questionnaire as its authors number it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachdesk.domain.instruments import Instrument


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How the printed form differs from the questionnaire as its authors number it.

    Attributes:
        flipped: ids of the response scales whose columns run the other way.
        item_order: item numbers in the order of the form; empty for 1, 2, 3...
    """

    flipped: tuple[str, ...] = ()
    item_order: tuple[int, ...] = ()

    def is_flipped(self, response_id: str) -> bool:
        """True when the columns of this response scale run the other way."""
        return response_id in self.flipped

    def order(self, instrument: Instrument) -> tuple[int, ...]:
        """Return the item numbers in the order of the form."""
        return self.item_order or tuple(item.number for item in instrument.items)

    def flip(self, instrument: Instrument, response_id: str | None = None) -> SheetLayout:
        """Turn the columns of one response scale, or of all that can be turned."""
        turned = {
            response.id
            for response in instrument.responses
            if response.can_flip and response_id in (None, response.id)
        }
        return replace(self, flipped=tuple(sorted(turned ^ set(self.flipped))))

    def move(self, instrument: Instrument, number: int, place: int) -> SheetLayout:
        """Put an item at another place of the form (0 is the first), the others close up."""
        order = [other for other in self.order(instrument) if other != number]
        order.insert(max(0, place), number)
        natural = [item.number for item in instrument.items]
        return replace(self, item_order=() if order == natural else tuple(order))

    def to_plain(self) -> dict[str, object]:
        """Return the layout as JSON-able values, to remember it per instrument."""
        return {"flipped": list(self.flipped), "item_order": list(self.item_order)}

    @classmethod
    def from_plain(cls, instrument: Instrument, plain: object) -> SheetLayout:
        """Read a remembered layout; one that does not fit this version is forgotten, part by part."""
        if not isinstance(plain, Mapping):
            return cls()
        known = {response.id for response in instrument.responses if response.can_flip}
        flipped = plain.get("flipped")
        names = {name for name in flipped if isinstance(name, str)} if isinstance(flipped, list) else set()
        order = plain.get("item_order")
        numbers = [number for number in order if type(number) is int] if isinstance(order, list) else []
        natural = [item.number for item in instrument.items]
        fits = numbers != natural and sorted(numbers) == natural
        return cls(tuple(sorted(names & known)), tuple(numbers) if fits else ())
