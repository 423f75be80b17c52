package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** {@code swarmroom node --json} as a process of its own, so that it can be killed. */
final class ChildNode implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 40;

  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  /** Takes from root what lets it read and list against permissions (capabilities(7)). */
  private static final List<String> DROPPING =
      List.of(SETPRIV.toString(), "--bounding-set=-dac_override,-dac_read_search");

  private final Process process;
  private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();

  private ChildNode(Process process) {
    this.process = process;
    var reader = new Thread(this::read, "child-events");
    reader.setDaemon(true);
    reader.start();
  }

  static ChildNode start(Path profile, String... more) throws IOException {
    return start(List.of(), profile, more);
  }

  /** A node that may read only what its files' permissions allow, whoever runs it. */
  static ChildNode startWithoutPrivilege(Path profile, String... more) throws IOException {
    boolean root = System.getProperty("user.name").equals("root");
    Assumptions.assumeTrue(
        !root || Files.isExecutable(SETPRIV), "root may read all, and there is no " + SETPRIV);
    return start(root ? DROPPING : List.of(), profile, more);
  }

  private static ChildNode start(List<String> starter, Path profile, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(starter);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "org.swarmroom.app.Main",
            "node",
            "--json",
            "--bind",
            "127.0.0.1",
            "--profile",
            profile.toString()));
    command.addAll(List.of(more));
    return new ChildNode(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        events.add(JsonParser.parseString(line).getAsJsonObject());
      }
    } catch (IOException killed) {
      events.add(new JsonObject());
    }
  }

  /** The next event of that name that is as wished; others before it are passed over. */
  JsonObject next(String event, Predicate<JsonObject> wished) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<JsonObject> others = new ArrayList<>();
    while (true) {
      JsonObject told = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertThat(told).as("no such %s among %s", event, others).isNotNull();
      if (told.has("event") && told.get("event").getAsString().equals(event) && wished.test(told)) {
        return told;
      }
      others.add(told);
    }
  }

  JsonObject next(String event) throws InterruptedException {
    return next(event, told -> true);
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill} does. */
  int terminate() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
