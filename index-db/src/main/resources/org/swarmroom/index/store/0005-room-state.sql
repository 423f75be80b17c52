-- What a hosted room keeps of itself besides its lines: modes, bans, ranks of accounts, by name.
CREATE TABLE room_state (
  room VARCHAR(512) NOT NULL,
  name VARCHAR(512) NOT NULL,
  content VARCHAR(4096) NOT NULL,
  PRIMARY KEY (room, name)
);
