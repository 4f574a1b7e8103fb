"""What judges have of a case, have said of it, and have granted: read from the dossier, the same for every reader.

The model holds the facts; here are the rules that relate them: which suit an act is of, whom a title condemns, what an
opposition or a judgment leaves of it.
"""

from generator.instances.effects import (
    discharged,
    dismissal,
    dismissed_named,
    dismissed_unsaid,
    name_dismissed,
    overturned,
    taken_back,
)
from generator.instances.granted import billed, injunctions, requested_on
from generator.instances.opposition import (
    Opposition,
    last_opposition,
    numbers,
    of_order,
    opponents,
    opposable,
    opposition_to,
    opposition_to_title,
)
from generator.instances.persons import (
    OfOne,
    against_principal,
    ceiling,
    concerned,
    condemned_by,
    first_condemned,
    opponents_alone,
)
from generator.instances.proceedings import ProcedureCollective, proceedings
from generator.instances.suits import (
    SUITS,
    Act,
    apart,
    judges_everything,
    numbers_its_suit,
    of_another_suit,
    of_which_suit,
    renumbered,
    served_again,
)
from generator.instances.summaries import administrative, merits_untouched, of_the_administrative_judge, summary
from generator.instances.summons import summons
from generator.instances.twice import first_noted, judgments, noted_twice
from generator.instances.twins import tells_of, twins

__all__ = [
    "SUITS",
    "Act",
    "OfOne",
    "Opposition",
    "ProcedureCollective",
    "administrative",
    "against_principal",
    "apart",
    "billed",
    "ceiling",
    "concerned",
    "condemned_by",
    "discharged",
    "dismissal",
    "dismissed_named",
    "dismissed_unsaid",
    "first_condemned",
    "first_noted",
    "injunctions",
    "judges_everything",
    "judgments",
    "last_opposition",
    "merits_untouched",
    "name_dismissed",
    "noted_twice",
    "numbers",
    "numbers_its_suit",
    "of_another_suit",
    "of_order",
    "of_the_administrative_judge",
    "of_which_suit",
    "opponents",
    "opponents_alone",
    "opposable",
    "opposition_to",
    "opposition_to_title",
    "overturned",
    "proceedings",
    "renumbered",
    "requested_on",
    "served_again",
    "summary",
    "summons",
    "taken_back",
    "tells_of",
    "twins",
]
