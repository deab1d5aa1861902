"""The `alongside` command line: what an operator types.

Belongs here: reading words from the command line, progress, sentences, exit codes, and `run` with its
supervisor. What a command does to an installation belongs to `config.migrating`, `config.backup`,
`config.restoring`, `config.doctor` and the rooms' actions.

    main.py         the commands and their help
    ground.py       what a command stands on: database up, Django ready, refusals as sentences
    run.py          `run`: from nothing to a page that answers
    prepare.py      what has to be up to date before it serves
    supervisor.py   keeps web and worker alive
    child.py        one of the two, started by the supervisor
"""
