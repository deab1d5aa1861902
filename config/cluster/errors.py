"""The one refusal of this package. Its text is a sentence for the person at the keyboard."""


class ClusterError(Exception):
    """The embedded PostgreSQL cannot do what was asked; the message says why and what helps."""
