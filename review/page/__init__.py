"""The review page: a flagged convention settled in ten seconds. FastAPI enters ``review`` here, by ``page.app``."""
