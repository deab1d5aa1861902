"""The vocabulary of what someone told about their exploitation, for when a service, a remedy or a law asks for it.

Belongs here: codes and their labels, list by list. Not here: any word about one client (sealed, models.told). Each
label says what was done, never what someone is; no list has an order of worse or better, and none names an illness.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Stand(models.TextChoices):
    """Where they say they stand. It has no order and no direction; any of them may follow any other."""

    AT_RISK = "at_risk", _("At risk")
    IN_IT = "in_it", _("In it now")
    LEAVING = "leaving", _("Leaving")
    HAVE_LEFT = "have_left", _("Have left")
    NOT_SAID = "not_said", _("They do not say")


class Kind(models.TextChoices):
    """What others gained from. Sex first, then labor; several may be true."""

    SEX = "sex", _("Sex for money or for things")
    PICTURES = "pictures", _("Pictures or films")
    DANCING = "dancing", _("Stripping or dancing")
    SHOWS = "shows", _("Shows before others, or before a camera")
    MARRIAGE = "marriage", _("A marriage that others gained from")
    SOLDIERS = "soldiers", _("Sex near a military base")
    TRAVELERS = "travelers", _("Sex for travelers")
    HOME_WORK = "home_work", _("Work in someone's home")
    FIELD_WORK = "field_work", _("Work on a farm, in a forest, at sea")
    FACTORY = "factory", _("Work in a factory or on a building site")
    HOSPITALITY = "hospitality", _("Work in a restaurant, a hotel, cleaning")
    BEAUTY = "beauty", _("Work in a nail or hair salon")
    SELLING = "selling", _("Selling from door to door, or begging")
    AGAINST_LAW = "against_law", _("Things that are against the law")
    OTHER = "other", _("Something else")


class Venue(models.TextChoices):
    """Kinds of places. An address belongs in no list."""

    STREET = "street", _("On the street")
    HOUSE = "house", _("A house or flat kept for it")
    SENT = "sent", _("Sent to hotels or homes")
    MASSAGE = "massage", _("A massage parlor")
    SPA = "spa", _("A spa")
    STRIP_CLUB = "strip_club", _("A strip club")
    FRONT = "front", _("Another business that hid it")
    ONLINE = "online", _("Online")
    PRIVATE_HOME = "private_home", _("A private home")
    WORKPLACE = "workplace", _("A farm, a workshop, a building site")
    TRUCK_STOP = "truck_stop", _("A truck stop, a camp, a road")
    OTHER = "other", _("Somewhere else")


class Moved(models.TextChoices):
    """Whether they were moved. Across a border is no more and no less than within a town."""

    STAYED = "stayed", _("Stayed in one place")
    WITHIN_TOWN = "within_town", _("Within a town")
    WITHIN_COUNTRY = "within_country", _("Within the country")
    ACROSS_BORDER = "across_border", _("Across a border")
    AGAIN = "again", _("Moved again and again")


class WhoDid(models.TextChoices):
    """Who did it, by what they did. Nobody is named here."""

    FOUND = "found", _("Someone who found them for it")
    RAN = "ran", _("Someone who ran it and took the money")
    TOOK_ALONG = "took_along", _("Someone who moved them, or sold them on")
    ARRANGED = "arranged", _("Someone who arranged the meetings")
    PAID_FOR_IT = "paid_for_it", _("Someone who put money into it")
    GAINED = "gained", _("Someone who gained: rent, rides, ads")
    BOUGHT = "bought", _("Someone who paid for sex")
    EMPLOYED = "employed", _("An employer or an agency")
    PARTNER = "partner", _("A partner")
    FAMILY = "family", _("Someone of the family")
    OFFICIAL = "official", _("Someone with an office or a badge")
    OTHER = "other", _("Someone else")


class Began(models.TextChoices):
    """How it began."""

    JOB = "job", _("A job was promised")
    MARRIAGE = "marriage", _("A marriage was promised")
    FAMILY_SOLD = "family_sold", _("Family gave them away or sold them")
    OTHERS_SOLD = "others_sold", _("Others sold them")
    TAKEN = "taken", _("They were taken by force")
    LOVE = "love", _("Someone said it was love")
    FRIEND = "friend", _("A friend brought them")
    ONLINE = "online", _("Someone wrote to them online")
    SHELTER = "shelter", _("They needed money, or a place to sleep")
    DEBT = "debt", _("A debt was to be paid off")
    OTHER = "other", _("Another way")


class Held(models.TextChoices):
    """How others had power over them. It is what was done, not why they stayed."""

    DEBT = "debt", _("A debt that does not end")
    HUNGER = "hunger", _("Kept without food or sleep")
    LOCKED = "locked", _("Locked in or watched")
    BEATEN = "beaten", _("Beaten or hurt")
    SEXUAL_VIOLENCE = "sexual_violence", _("Sexual violence")
    THREATS = "threats", _("Threats to them")
    THREATS_FAMILY = "threats_family", _("Threats to family or friends")
    DRUGS = "drugs", _("Drugs forced on them, or held back")
    SHAMED = "shamed", _("Shamed, or pictures used against them")
    ALONE = "alone", _("Kept away from others")
    MONEY = "money", _("Money or wages taken")
    PAPERS = "papers", _("Papers or phone taken")
    POLICE = "police", _("Told that police or immigration would come")
    CHILDREN = "children", _("Their children kept from them")
    CAPTIVE = "captive", _("Held captive")
    OTHER = "other", _("Another way")


class Harm(models.TextChoices):
    """What it did to them."""

    BODY = "body", _("To the body")
    MIND = "mind", _("To the mind")
    MONEY = "money", _("To money, home or work")
    FAMILY = "family", _("To children or family")
    RECORD = "record", _("To their name: arrests, debts, pictures")


class HealthCare(models.TextChoices):
    """What they want care for. These are no diagnoses: a nurse or a doctor says more, if they want that."""

    INJURY = "injury", _("An injury")
    HEAD = "head", _("A blow to the head, or being choked")
    INFECTION = "infection", _("An infection, or worry about one")
    PREGNANCY = "pregnancy", _("A pregnancy, or one ended against their will")
    SUBSTANCES = "substances", _("Alcohol or other drugs")
    FAR_AWAY = "far_away", _("Feeling far away, losing time")
    MEMORIES = "memories", _("Memories that come back, bad dreams")
    SADNESS = "sadness", _("Sadness that stays")
    FEAR = "fear", _("Fear, no rest")
    DYING = "dying", _("Thoughts of dying, or of hurting themselves")
    TEETH = "teeth", _("Teeth, eyes, skin")
    OTHER = "other", _("Something else")


# Each list by its name in what is sealed: what it asks, a hint, its words. The order is that of the page.
LISTS: dict[str, tuple[Promise | str, Promise | str, type[models.TextChoices]]] = {
    "kinds": (_("What kind it was"), _("What others gained from."), Kind),
    "places": (_("Kinds of places"), _("No address, no name of a house."), Venue),
    "moved": (_("Moved from place to place"), _("None of these weighs more than another."), Moved),
    "roles": (_("Who did it, by role"), _("What they did. No names here."), WhoDid),
    "began": (_("How it began"), "", Began),
    "held": (_("How they were held"), _("What was done. Nobody has to say why they stayed."), Held),
    "harms": (_("What it did to them"), "", Harm),
    "health": (
        _("Health they want care for"),
        _(
            "Nothing here is a diagnosis. Thoughts of dying can be talked about: the safety plan is there for it."
        ),
        HealthCare,
    ),
}
