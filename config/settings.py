"""Settings: one file, typed readers, starts bare in development, fails loudly in production.

Belongs here: what differs between installations, each from the environment. Not here: secrets in the
clear (secrets_store), how roles connect (databases).
"""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config import databases, env, paths, secrets_store

BASE_DIR = Path(__file__).resolve().parents[1]
DEBUG = env.flag("DEBUG")
DEMO = env.flag("ALONGSIDE_DEMO", default=not databases.server_url())
STYLEGUIDE = DEMO or DEBUG

SECRET_KEY = secrets_store.server_key().hex()
SERVER_KEY = secrets_store.server_key()
CONTEXT_KEY = secrets_store.context_key()

# Hosts. One host serves everything unless the three are named apart.
HELP_HOST = env.text("HELP_HOST")
STAFF_HOST = env.text("STAFF_HOST")
PLAN_HOST = env.text("PLAN_HOST")
NAMED_HOSTS = tuple(filter(None, [HELP_HOST, STAFF_HOST, PLAN_HOST]))
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", NAMED_HOSTS or ("localhost", "127.0.0.1", "[::1]"))
SECURE = env.flag("ALONGSIDE_HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
CLIENT_ADDRESS_HEADER = env.text("CLIENT_ADDRESS_HEADER")  # set only behind a proxy that overwrites it

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "procrastinate.contrib.django",
    "alongside.foundation",
    "alongside.vault",
    "alongside.people",
    "alongside.releases",
    "alongside.directory",
    "alongside.bulletin",
    "alongside.screening",
    "alongside.clocks",
    "alongside.service_entries",
    "alongside.cases",
    "alongside.referrals",
    "alongside.crisis_line",
    "alongside.plan_room",
    "alongside.coalition",
    "alongside.public_site",
    "demo",
]

MIDDLEWARE = [
    "alongside.foundation.middleware.RequestIdMiddleware",
    "alongside.foundation.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.hosts.HostsMiddleware",
    "alongside.people.middleware.SessionMiddleware",
    "alongside.people.middleware.AgencyClockMiddleware",
    "alongside.foundation.middleware.PreferencesMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alongside.foundation.middleware.ErrorPagesMiddleware",
    "alongside.foundation.middleware.CsrfMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside.people.middleware.WallMiddleware",  # innermost: one transaction a request
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "alongside.foundation.context.shell",
                "alongside.people.context.me",
            ],
        },
    }
]
FORM_RENDERER = "alongside.foundation.forms.HouseRenderer"

ROLES = databases.role_names()
DATABASES = databases.settings_for()
DATABASE_ROUTERS = ["config.routers.AsideRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_DATABASE_ALIAS = "jobs"
PROCRASTINATE_IMPORT_PATHS = [
    "alongside.vault.jobs",
    "alongside.people.jobs",
    "alongside.releases.jobs",
    "alongside.directory.jobs",
    "alongside.directory.beds.jobs",
    "alongside.cases.jobs",
    "alongside.plan_room.jobs",
    "alongside.crisis_line.jobs",
    "alongside.referrals.jobs",
    "alongside.public_site.jobs",
]

# Web sessions: sealed, over `aside`; ten hours at most, thirty minutes idle.
SESSION_ENGINE = "alongside.people.sessions"
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_IDLE_SECONDS = env.number("SESSION_IDLE_SECONDS", 30 * 60)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
UNLOCK_COOKIE_NAME = "u"
CSRF_COOKIE_NAME = "c"
CSRF_FAILURE_VIEW = "alongside.foundation.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
PASSPHRASE_COST = {"memory_kib": 64 * 1024, "time": 1, "parallelism": 1}
STEP_UP_SECONDS = 5 * 60

# Mail: notices that something waits, links to confirm. Off unless a server and a sender are named; a demonstration
# keeps them on a page of its own.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("EMAIL_USER"), env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM")
MAIL_ON = bool(EMAIL_HOST and DEFAULT_FROM_EMAIL) or DEMO
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
if DEMO and not EMAIL_HOST:
    EMAIL_BACKEND = "alongside.foundation.demo_mail.FolderBackend"
DEMO_MAIL_DIR = paths.data_dir() / "demo-mail"
OWN_PORT = f":{env.number('PORT', 8000)}" if DEMO and ALLOWED_HOSTS[0] == "localhost" else ""
PUBLIC_ADDRESS = ALLOWED_HOSTS[0] + OWN_PORT  # what a link in a mail to the outside begins with
STAFF_ADDRESS = STAFF_HOST or HELP_HOST or ALLOWED_HOSTS[0]

LINK_CHECKS = env.flag("LINK_CHECKS")  # whether the addresses of the directory are asked if they still answer
HOTLINE_PHONE = env.text("HOTLINE_PHONE") or "1-888-373-7888"  # what pages, cards and posters say
HOTLINE_TEXT = env.text("HOTLINE_TEXT") or "233733"

LANGUAGE_CODE = "en-us"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "America/Chicago"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = paths.data_dir() / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
    "default": {
        "BACKEND": "django.core.files.storage.InMemoryStorage"
    },  # nothing goes through it: see vault.files
}

# Uploads are sealed while they arrive; a form field is never larger than a long note.
FILE_UPLOAD_HANDLERS = ["alongside.vault.uploads.SealingUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILES_DIR = paths.files_dir()
ANCHOR_FILE = paths.anchor_dir() / "ledger.txt"
UPLOAD_MAX_BYTES = 25 * 1024 * 1024
NOTE_MAX_CHARS = 40_000
KEY_BACKUP_DAYS = env.number("KEY_BACKUP_DAYS", 7)  # and so long can a destroyed record be brought back

QUICK_EXIT_URL = env.text("QUICK_EXIT_URL", "https://www.weather.gov/")
STAFF_NAV = [
    ("people:today", _("Today")),
    ("crisis_line:line", _("Line")),
    ("cases:list", _("Clients")),
    ("referrals:waiting", _("Referrals")),
    ("directory:services", _("Directory")),
    ("services:day", _("Services")),
    ("people:staff", _("Colleagues")),
    ("coalition:coalitions", _("Coalition")),
]
STAFF_NAV_NOT_FOR = "alongside.people.policies.never_theirs"  # names above that are nothing to this person
PUBLIC_NAV = [
    ("public_site:help", _("Get help")),
    ("find:places", _("Find services")),
    ("plans:front", _("What was promised")),
    ("public_site:privacy", _("How we keep you private")),
    ("people:sign_in", _("Staff")),
]
# What rooms above `people` add to Today: functions of a request that return a list of foundation.types.Part.
TODAY_PARTS: list[str] = [
    "alongside.people.today_supervision.parts",
    "alongside.crisis_line.today_calls.parts",
    "alongside.crisis_line.today_shifts.parts",
    "alongside.cases.today_clocks.parts",
    "alongside.cases.today_due.parts",
    "alongside.releases.today.parts",
    "alongside.screening.today.forms_part",
    "alongside.directory.today.parts",
    "alongside.directory.today_beds.parts",
    "alongside.directory.today_agreements.parts",
    "alongside.referrals.today.parts",
    "alongside.plan_room.today.parts",
    "alongside.coalition.front_founding.today_parts",
    "alongside.coalition.today_meetings.parts",
    "alongside.coalition.front_evaluation.today_parts",
    "alongside.coalition.today_outreach.parts",
]
# What the areas of a coalition show at a glance: functions of a request and a coalition.Coalition, as above.
COALITION_PARTS: list[str] = [
    "alongside.coalition.front_founding.parts",
    "alongside.coalition.front_meetings.parts",
    "alongside.coalition.front_strategy.parts",
    "alongside.coalition.front_needs.parts",
    "alongside.coalition.front_training.parts",
    "alongside.coalition.front_evaluation.parts",
    "alongside.coalition.front_outreach.parts",
    "alongside.coalition.front_prevention.parts",
]
# The six measures of a coalition: functions of (coalition_id, start, end) that return a number by code. One whose area
# does not exist is said to be not counted.
COALITION_MEASURES = {
    "policies": "alongside.coalition.selectors.evaluation.changes_counted",
    "crosstraining": "alongside.people.selectors.crosstraining.hours_counted",
    "referrals": "alongside.bulletin.tallies.referrals_counted",
    "people": "alongside.bulletin.tallies.people_counted",
    "feedback": "alongside.bulletin.tallies.feedback_counted",
    "justice": "alongside.coalition.selectors.needs.justice_counted",
}
# What may be told by mail: functions that return whom something waits for, as ids and kinds.
NOTICE_SOURCES = [
    "alongside.people.selectors.notices.waiting_here",
    "alongside.crisis_line.selectors.notices.waiting_on_line",
    "alongside.coalition.selectors.notices.waiting_in_coalitions",
]
LINE_PAGER = env.text("LINE_PAGER")  # a dotted name (crisis_line/pagers.py); empty: what each agency chose
DEMO_CAST = "demo.cards.cards"
ACCOUNT_PREFERENCES = "alongside.people.middleware.preferences_of_account"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"house": {"()": "alongside.foundation.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "house"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.db.backends": {"level": "WARNING"},
        "django.template": {"level": "WARNING"},
    },
}
