package org.swarmroom.app.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.swarmroom.app.interop.OtherProgram;
import org.swarmroom.app.interop.Resources;
import org.swarmroom.app.interop.TestNetwork;

/** libtorrent with its default settings, over plain TCP alone. */
final class LibtorrentEnd implements End {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final OtherProgram program;
  private final String contact;

  LibtorrentEnd(TestNetwork network, Path folder) {
    program =
        OtherProgram.start(
            folder,
            network.inside(
                List.of(
                    "/usr/bin/python3",
                    Resources.path("/bench/libtorrent_end.py").toString(),
                    network.address())));
    contact = network.address() + ":" + await(0, "READY")[1];
  }

  @Override
  public String contact() {
    return contact;
  }

  @Override
  public void seed(Payload payload) {
    ask("seed", payload.torrent(), payload.folder(), List.of(), "SEEDING");
  }

  @Override
  public Span fetch(Payload payload, Path folder, List<String> contacts) {
    var answer = ask("fetch", payload.torrent(), folder, contacts, "DONE");
    return new Span(Long.parseLong(answer[1]), Long.parseLong(answer[2]));
  }

  private String[] ask(
      String word, Path torrent, Path folder, List<String> contacts, String answer) {
    int before = program.lineCount();
    program.type(
        String.join("\t", word, torrent.toString(), folder.toString(), String.join(" ", contacts))
            + "\n");
    return await(before, answer);
  }

  private String[] await(int from, String word) {
    return program.awaitFrom(from, line -> line.startsWith(word), LIMIT).split(" ");
  }

  @Override
  public ProcessUse use() {
    return ProcessUse.of(program.pid());
  }

  @Override
  public long uploaded(ProcessUse before, long received) {
    return Long.parseLong(ask("uploaded", Path.of(""), Path.of(""), List.of(), "UPLOADED")[1]);
  }

  @Override
  public void close() {
    program.close();
  }
}
