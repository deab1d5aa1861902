"""The tables of this room: the objects of HSDS 3.1 by its own names, our facts beside them, and what keeps them true.

Belongs here: the list of tables. Not here: fields (the files beside), who may (policies).
"""

from alongside.directory.models.agreements import (
    Agreement,
    AgreementPaper,
    CoordinationMeeting,
    CrossTraining,
    Exchange,
    Liaison,
)
from alongside.directory.models.beds import (
    BedCount,
    BedHold,
    BedPast,
    BedReply,
    BedRequest,
    BedTally,
    BedWord,
    Shelter,
)
from alongside.directory.models.finding import Found, Word
from alongside.directory.models.hsds_core import Location, Organization, Program, Service, ServiceAtLocation
from alongside.directory.models.hsds_parts import (
    Accessibility,
    Address,
    Contact,
    CostOption,
    Funding,
    Language,
    OrganizationIdentifier,
    Phone,
    RequiredDocument,
    Schedule,
    ServiceArea,
    ServiceCapacity,
    Unit,
    Url,
)
from alongside.directory.models.importing import ColumnReading, Import, ImportChange, ImportFinding
from alongside.directory.models.keeping import Check, ErrorReport, ServiceProfile, Source
from alongside.directory.models.links import LinkAnswer
from alongside.directory.models.pieces import PieceChange
from alongside.directory.models.taxonomy import (
    Attribute,
    Metadata,
    MetaTableDescription,
    Taxonomy,
    TaxonomyTerm,
)

__all__ = [
    "Accessibility",
    "Address",
    "Agreement",
    "AgreementPaper",
    "Attribute",
    "BedCount",
    "BedHold",
    "BedPast",
    "BedReply",
    "BedRequest",
    "BedTally",
    "BedWord",
    "Check",
    "ColumnReading",
    "Contact",
    "CoordinationMeeting",
    "CostOption",
    "CrossTraining",
    "ErrorReport",
    "Exchange",
    "Found",
    "Funding",
    "Import",
    "ImportChange",
    "ImportFinding",
    "Language",
    "Liaison",
    "LinkAnswer",
    "Location",
    "MetaTableDescription",
    "Metadata",
    "Organization",
    "OrganizationIdentifier",
    "Phone",
    "PieceChange",
    "Program",
    "RequiredDocument",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "ServiceCapacity",
    "ServiceProfile",
    "Shelter",
    "Source",
    "Taxonomy",
    "TaxonomyTerm",
    "Unit",
    "Url",
    "Word",
]
