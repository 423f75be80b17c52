-- What the user wants of one transfer: bytes a second (0 for no limit), and the order of its pieces.
ALTER TABLE transfer ADD COLUMN limit_up BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE transfer ADD COLUMN limit_down BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE transfer ADD COLUMN sequential BOOLEAN DEFAULT FALSE NOT NULL;
