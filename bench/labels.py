"""The names and labels of the measurements, without Django: the command itself never loads it."""

LABELS = {
    "list": "Caseload list of fifty",
    "list_supervisor": "The same for a supervisor",
    "client": "A client's page",
    "find": "Find as you type",
    "note": "A note saved",
    "call_step": "A step of a call saved",
    "today_worker": "Today of an advocate",
    "today_supervisor": "Today of a supervisor",
    "service_entry": "A service entered",
    "month_of_shifts": "Five weeks of the roster",
    "find_services": "Services found near a ZIP",
    "services_by_sql": "The same rows by plain SQL",
    "api_page": "A page for other programs",
    "api_by_sql": "Such a page by plain SQL",
    "referral_inbox": "An inbox of five thousand referrals",
    "inbox_by_sql": "The same inbox by plain SQL",
    "sign_in": "Sign-in, both factors",
}
ONCE = ("import", "front")  # measured once, in a process of its own
