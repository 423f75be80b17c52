package org.swarmroom.chat.testing;

import org.swarmroom.chat.log.LineLog;

class MemoryLogTest extends LineLogContract {

  @Override
  protected LineLog log() {
    return new MemoryLog();
  }
}
