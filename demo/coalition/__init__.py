"""The coalition of the demonstration at work: who belongs, meetings, needs, its plan, rules, trainings, the street.

Belongs here: the order. Not here: rows (one file an area, each through the same actions as everyone else).
"""
