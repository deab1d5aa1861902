"""The names and labels of the measurements, without Django: the command itself never loads it."""

LABELS = {
    "list": "Caseload list of fifty",
    "list_supervisor": "The same for a supervisor",
    "client": "A client's page",
    "find": "Find as you type",
    "note": "A note saved",
    "sign_in": "Sign-in, both factors",
}
