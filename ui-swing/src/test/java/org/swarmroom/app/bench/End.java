package org.swarmroom.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A client in a process of its own, at one end of a transfer. */
interface End extends AutoCloseable {

  /** What other ends are told to find this one: an address or a room's link. */
  String contact();

  /** Returns when the payload, which is all there, can be fetched from here. */
  void seed(Payload payload) throws IOException;

  /**
   * Fetches and waits until all is here.
   *
   * @param folder empty
   * @param contacts of ends to fetch from
   */
  Span fetch(Payload payload, Path folder, List<String> contacts) throws IOException;

  ProcessUse use();

  /** Bytes of content given to others since {@code before}, having received {@code received}. */
  long uploaded(ProcessUse before, long received);

  /** Ends the process. */
  @Override
  void close();

  /** When something began and ended, in epoch ms. */
  record Span(long from, long to) {}
}
