"""What services are about, and the remarks of HSDS on its own rows.

Belongs here: taxonomies and terms, attributes, the change log, the descriptions of tables. Not here: which
areas we ship (data/areas.json), who may change them (policies).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from alongside.directory.models.rows import Row, part_of, words


class Taxonomy(Row):
    """A list of terms: our thirteen areas, an agency's own, or a source's."""

    name = models.TextField()
    description = words()
    uri = words()
    version = words()


class TaxonomyTerm(Row):
    """One term. `name_es` and the Open Eligibility ids are ours."""

    code = words()
    name = models.TextField()
    description = words()
    parent = part_of("TaxonomyTerm")
    taxonomy = words(help_text="the taxonomy's name, as older sources give it")
    taxonomy_detail = part_of("Taxonomy", db_column="taxonomy_id")
    language = words()
    term_uri = words()
    name_es = words()
    open_eligibility = ArrayField(models.IntegerField(), default=list, blank=True)

    class Meta:
        indexes = [models.Index(fields=["code"], name="directory_term_code")]


class Attribute(Row):
    """Ties any object to a term: `link_entity` is the name of the object's table in HSDS."""

    link_id = models.UUIDField(null=True)
    taxonomy_term = part_of("TaxonomyTerm")
    link_type = words()
    link_entity = models.CharField(max_length=40, blank=True)
    value = words()
    label = words()

    class Meta:
        indexes = [models.Index(fields=["link_id"], name="directory_attribute_link")]


class Metadata(Row):
    """The change log of the standard. It names the agency at most, never a colleague."""

    resource_id = models.UUIDField(null=True)
    resource_type = models.CharField(max_length=40, blank=True)
    last_action_date = models.DateField()
    last_action_type = words()
    field_name = words()
    previous_value = words()
    replacement_value = words()
    updated_by = words()

    class Meta:
        indexes = [models.Index(fields=["resource_id"], name="directory_metadata_of")]


class MetaTableDescription(Row):
    """What a source says about one of its tables."""

    name = words()
    language = words()
    character_set = words()
