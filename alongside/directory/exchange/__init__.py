"""Reading and writing the formats in which directories travel: HSDS as JSON, as tables, and plain CSV.

Belongs here: bytes to rows, rows to bytes, and what is wrong with them; nothing here knows the database, a
request or a person. Not here: what an import does with the rows (actions.importing), what an export may take
(selectors.exporting).
"""
