"""From terms to what is written: nothing in here knows of SQLite, of options or of exit statuses."""
