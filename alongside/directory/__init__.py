"""Services, places, beds and networking agreements: what could help, and who keeps it true.

Belongs here: the objects of HSDS, their import and export, finding, checking, beds tonight, agreements between
agencies. Not here: any client (the rooms above match need codes, never people).
"""
