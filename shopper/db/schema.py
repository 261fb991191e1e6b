"""The tables, as numbered migrations; an applied migration is never edited, the next one mends it."""

from pathlib import Path

from sqlite_utils import Database, Migrations

from shopper.db.engine import connect

schema = Migrations("shopper")


def migrate(path: Path) -> None:
    """Bring the database file to the newest schema; each migration is a transaction."""
    connection = connect(path, writes=True)
    try:
        schema.apply(Database(connection, strict=True))
    finally:
        connection.close()


@schema(name="0001_people_and_places")
def _people_and_places(db: Database) -> None:
    db.execute("""
        CREATE TABLE client (
            id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, zone TEXT NOT NULL,
            release_after_hours INTEGER NOT NULL DEFAULT 72, root_id INTEGER REFERENCES location(id)
        ) STRICT""")
    db.execute("""
        CREATE TABLE location (
            id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client(id),
            parent_id INTEGER REFERENCES location(id),
            kind TEXT NOT NULL CHECK (kind IN ('client', 'country', 'region', 'city', 'location')),
            code TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '',
            latitude REAL, longitude REAL, attributes TEXT NOT NULL DEFAULT '{}', path TEXT NOT NULL DEFAULT '',
            UNIQUE (client_id, code)
        ) STRICT""")
    db.execute("CREATE INDEX location_path ON location (path)")
    db.execute("CREATE INDEX location_parent ON location (parent_id)")
    db.execute("""
        CREATE TABLE person (
            id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL DEFAULT '',
            password_hash TEXT NOT NULL DEFAULT '', active INTEGER NOT NULL DEFAULT 1, created_at TEXT NOT NULL
        ) STRICT""")
    # A role without a place holds for the whole installation.
    db.execute("""
        CREATE TABLE role (
            person_id INTEGER NOT NULL REFERENCES person(id), role TEXT NOT NULL,
            location_id INTEGER REFERENCES location(id), UNIQUE (person_id, role, location_id)
        ) STRICT""")


@schema(name="0002_signing_in")
def _signing_in(db: Database) -> None:
    db.execute("""
        CREATE TABLE code (
            hash TEXT PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id), purpose TEXT NOT NULL,
            created_at TEXT NOT NULL, expires_at TEXT NOT NULL, spent_at TEXT
        ) STRICT""")
    db.execute("""
        CREATE TABLE session (
            hash TEXT PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id), csrf TEXT NOT NULL,
            created_at TEXT NOT NULL, seen_at TEXT NOT NULL, expires_at TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX session_person ON session (person_id)")
    db.execute("""
        CREATE TABLE token (
            hash TEXT PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id),
            created_at TEXT NOT NULL, seen_at TEXT
        ) STRICT""")


@schema(name="0003_scenarios_and_assignments")
def _scenarios_and_assignments(db: Database) -> None:
    db.execute("""
        CREATE TABLE scenario_version (
            scenario TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL,
            title TEXT NOT NULL, channel TEXT NOT NULL, method TEXT NOT NULL,
            published_at TEXT NOT NULL, published_by INTEGER REFERENCES person(id),
            PRIMARY KEY (scenario, version)
        ) STRICT""")
    db.execute("""
        CREATE TABLE wave (
            id INTEGER PRIMARY KEY, client_id INTEGER NOT NULL REFERENCES client(id), code TEXT NOT NULL,
            title TEXT NOT NULL, starts_on TEXT NOT NULL, ends_on TEXT NOT NULL,
            acceptance TEXT NOT NULL CHECK (acceptance IN ('review', 'automatic')),
            release_policy TEXT NOT NULL CHECK (release_policy IN ('by_hand', 'weekly', 'at_end')),
            release_after_hours INTEGER NOT NULL, UNIQUE (client_id, code)
        ) STRICT""")
    db.execute("""
        CREATE TABLE assignment (
            id INTEGER PRIMARY KEY, wave_id INTEGER NOT NULL REFERENCES wave(id),
            location_id INTEGER NOT NULL REFERENCES location(id), person_id INTEGER NOT NULL REFERENCES person(id),
            scenario TEXT NOT NULL, version INTEGER NOT NULL, persona TEXT, service_language TEXT,
            window_from TEXT NOT NULL, window_to TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN
                ('offered', 'accepted', 'started', 'delivered', 'declined', 'cancelled', 'lapsed')),
            changed_at TEXT NOT NULL, FOREIGN KEY (scenario, version) REFERENCES scenario_version(scenario, version)
        ) STRICT""")
    db.execute("CREATE INDEX assignment_person ON assignment (person_id, state)")
    db.execute("CREATE INDEX assignment_wave ON assignment (wave_id)")


@schema(name="0004_visits")
def _visits(db: Database) -> None:
    db.execute("""
        CREATE TABLE release (
            id INTEGER PRIMARY KEY, wave_id INTEGER NOT NULL REFERENCES wave(id), at TEXT NOT NULL,
            person_id INTEGER REFERENCES person(id), visits INTEGER NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE visit (
            id TEXT PRIMARY KEY, assignment_id INTEGER NOT NULL REFERENCES assignment(id),
            wave_id INTEGER NOT NULL REFERENCES wave(id), client_id INTEGER NOT NULL REFERENCES client(id),
            location_id INTEGER NOT NULL REFERENCES location(id), person_id INTEGER NOT NULL REFERENCES person(id),
            scenario TEXT NOT NULL, version INTEGER NOT NULL, language TEXT NOT NULL, persona TEXT,
            service_language TEXT, outcome TEXT NOT NULL DEFAULT 'done', started_at TEXT NOT NULL,
            finished_at TEXT NOT NULL, received_at TEXT NOT NULL, completed_at TEXT,
            state TEXT NOT NULL CHECK (state IN
                ('waiting_evidence', 'received', 'accepted', 'returned', 'rejected', 'superseded', 'void')),
            sha256 TEXT NOT NULL, receipt TEXT NOT NULL UNIQUE, body BLOB NOT NULL, complete INTEGER NOT NULL,
            total INTEGER, raw_total INTEGER, coverage INTEGER, band TEXT, sheet TEXT NOT NULL,
            contribution TEXT NOT NULL, breaches TEXT NOT NULL DEFAULT '[]', flags TEXT NOT NULL DEFAULT '[]',
            supersedes TEXT, release_id INTEGER REFERENCES release(id)
        ) STRICT""")
    db.execute("CREATE INDEX visit_assignment ON visit (assignment_id)")
    db.execute("CREATE INDEX visit_wave ON visit (wave_id, state)")
    db.execute("CREATE INDEX visit_location ON visit (location_id, wave_id)")
    db.execute("CREATE INDEX visit_waiting ON visit (person_id) WHERE completed_at IS NULL")
    db.execute("""
        CREATE TABLE visit_evidence (
            visit_id TEXT NOT NULL REFERENCES visit(id), sha256 TEXT NOT NULL, question TEXT, type TEXT NOT NULL,
            size INTEGER NOT NULL, taken_at TEXT, audience TEXT NOT NULL DEFAULT 'agency',
            released INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (visit_id, sha256)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE evidence (
            person_id INTEGER NOT NULL REFERENCES person(id), sha256 TEXT NOT NULL, size INTEGER NOT NULL,
            type TEXT NOT NULL, received_at TEXT NOT NULL, PRIMARY KEY (person_id, sha256)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE quarantine (
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id), visit_id TEXT,
            code TEXT NOT NULL, problem TEXT NOT NULL, sha256 TEXT NOT NULL, body BLOB NOT NULL,
            received_at TEXT NOT NULL, via TEXT NOT NULL, UNIQUE (person_id, sha256, code)
        ) STRICT""")


@schema(name="0005_reviews_and_tallies")
def _reviews_and_tallies(db: Database) -> None:
    db.execute("""
        CREATE TABLE review (
            id INTEGER PRIMARY KEY, visit_id TEXT NOT NULL REFERENCES visit(id),
            person_id INTEGER REFERENCES person(id),
            decision TEXT NOT NULL CHECK (decision IN ('accepted', 'returned', 'rejected', 'void')),
            note TEXT NOT NULL DEFAULT '', questions TEXT NOT NULL DEFAULT '[]', at TEXT NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX review_visit ON review (visit_id)")
    db.execute("""
        CREATE TABLE tally (
            wave_id INTEGER NOT NULL, scenario TEXT NOT NULL, version INTEGER NOT NULL,
            location_id INTEGER NOT NULL, measure TEXT NOT NULL,
            n INTEGER NOT NULL, s1 INTEGER NOT NULL, s2 INTEGER NOT NULL,
            PRIMARY KEY (wave_id, scenario, version, location_id, measure)
        ) STRICT, WITHOUT ROWID""")


@schema(name="0006_why_declined")
def _why_declined(db: Database) -> None:
    db.execute("ALTER TABLE assignment ADD COLUMN reason TEXT NOT NULL DEFAULT ''")


@schema(name="0007_lists_of_visits")
def _lists_of_visits(db: Database) -> None:
    # A visit's row is long: what lists and counts ask for stands in the indexes.
    db.execute("DROP INDEX visit_wave")
    db.execute("CREATE INDEX visit_wave ON visit (wave_id, state, release_id, finished_at)")
    db.execute("CREATE INDEX visit_unreleased ON visit (state, finished_at, id, location_id) WHERE release_id IS NULL")


@schema(name="0008_drafts")
def _drafts(db: Database) -> None:
    # Nothing is deleted: a draft that was published or discarded is only not listed any more.
    db.execute("""
        CREATE TABLE draft (
            id INTEGER PRIMARY KEY, scenario TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
            revision INTEGER NOT NULL, based_on INTEGER, aside_of INTEGER REFERENCES draft(id),
            notes TEXT NOT NULL DEFAULT '[]', created_by INTEGER REFERENCES person(id), created_at TEXT NOT NULL,
            updated_by INTEGER REFERENCES person(id), updated_at TEXT NOT NULL,
            published_as INTEGER, discarded_at TEXT
        ) STRICT""")
    db.execute("CREATE INDEX draft_scenario ON draft (scenario)")


@schema(name="0009_draft_backups")
def _draft_backups(db: Database) -> None:
    # Sealed; a visit's id is a name that its person's phone chose, so nobody's row can stand in another's way.
    db.execute("""
        CREATE TABLE draft_backup (
            person_id INTEGER NOT NULL REFERENCES person(id), visit_id TEXT NOT NULL,
            assignment_id INTEGER NOT NULL REFERENCES assignment(id), phone TEXT NOT NULL, revision INTEGER NOT NULL,
            saved_at TEXT NOT NULL, salt BLOB NOT NULL, head BLOB NOT NULL, content BLOB NOT NULL,
            PRIMARY KEY (person_id, visit_id)
        ) STRICT""")
    db.execute("CREATE INDEX draft_backup_assignment ON draft_backup (assignment_id)")
    db.execute("""
        CREATE TABLE draft_backup_photo (
            person_id INTEGER NOT NULL, visit_id TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
            file TEXT, PRIMARY KEY (person_id, visit_id, sha256),
            FOREIGN KEY (person_id, visit_id) REFERENCES draft_backup (person_id, visit_id)
        ) STRICT, WITHOUT ROWID""")


@schema(name="0010_phones")
def _phones(db: Database) -> None:
    # By the hash of an ended session its phone learns that it was ended on purpose, and wipes what was delivered.
    db.execute("CREATE TABLE ended_session (hash TEXT PRIMARY KEY, forget_at TEXT NOT NULL) STRICT")
    db.execute("ALTER TABLE session ADD COLUMN phone TEXT")
    db.execute("""
        CREATE TABLE phone (
            person_id INTEGER NOT NULL REFERENCES person(id), id TEXT NOT NULL, reported_at TEXT NOT NULL,
            drafts INTEGER NOT NULL, undelivered INTEGER NOT NULL, oldest_at TEXT, room_used INTEGER,
            build TEXT NOT NULL, browser TEXT NOT NULL, installed INTEGER NOT NULL, PRIMARY KEY (person_id, id)
        ) STRICT, WITHOUT ROWID""")
