package org.swarmroom.app.assembly;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.log.LineLog;
import org.swarmroom.chat.testing.LineLogContract;
import org.swarmroom.index.Index;

class ChatLogContractTest extends LineLogContract {

  @TempDir Path profile;
  private Index index;

  @BeforeEach
  void open() {
    index = Index.open(profile);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Override
  protected LineLog log() {
    return new ChatLog(index.lines(), Runnable::run, "lobby", RoomKey.of(new byte[16]));
  }
}
