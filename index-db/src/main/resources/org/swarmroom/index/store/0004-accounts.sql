-- Accounts that clients of a room registered. Of a password there is only what SCRAM checks it by (RFC 5802).
CREATE TABLE account (
  room VARCHAR(512) NOT NULL,
  name VARCHAR(512) NOT NULL,
  shown VARCHAR(512) NOT NULL,
  salt VARBINARY(64) NOT NULL,
  iterations INT NOT NULL,
  stored_key VARBINARY(64) NOT NULL,
  server_key VARBINARY(64) NOT NULL,
  opened_at BIGINT NOT NULL,
  PRIMARY KEY (room, name)
);

-- What salts of names that nobody has are made from.
CREATE TABLE account_secret (
  room VARCHAR(512) PRIMARY KEY,
  secret VARBINARY(64) NOT NULL
);
