"""Speed, measured: `python -m bench --scale demo|county` builds its own databases and reports.

Belongs here: the data, the measurements, the same work without walls, the report. Not here: anything that
serves. Nothing outside this folder knows of it, and no switch for it exists in the house.

    __main__.py    the command line and the order of a run
    scales.py      how much of everything
    ground.py      its own cluster and databases, by name
    building.py    a scale's databases, made once: staff.py, rows.py, rows_work.py, services.py, lives.py, loading.py
    worker.py      one process that serves one database and is timed: browser.py, scenarios.py, scenarios_work.py, scenarios_services.py
    open.py        the house without walls
    measuring.py   asks the workers in turn; served.py asks over the network
    report.py      the table, the goals, the JSON
"""
