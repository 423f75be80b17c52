package org.swarmroom.chat.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what the room wrote. */
final class FakePort implements Port {

  private final List<String> lines = new ArrayList<>();
  boolean ended;
  int settled;

  @Override
  public void write(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    lines.add(text.substring(0, text.length() - 2));
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void settled() {
    settled++;
  }

  @Override
  public void registered() {}

  /** What was written since the last time. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
