package org.swarmroom.app.interop;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A Swarmroom node as a user runs it: the packaged jar in a process of its own, and the command
 * line beside it.
 */
public final class NodeProcess implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration COMMAND_LIMIT = Duration.ofSeconds(90);
  private static final Duration SHARE_LIMIT = Duration.ofMinutes(10);

  private final TestNetwork network;
  private final Path profile;
  private final OtherProgram program;
  private final JsonObject ready;

  private NodeProcess(TestNetwork network, Path profile, OtherProgram program, JsonObject ready) {
    this.network = network;
    this.profile = profile;
    this.program = program;
    this.ready = ready;
  }

  /** Starts a node on loopback and waits until it is ready. */
  public static NodeProcess start(Path profile, String... options) {
    return start(TestNetwork.loopback(), profile, options);
  }

  public static NodeProcess start(TestNetwork network, Path profile, String... options) {
    var command = new ArrayList<>(java());
    command.addAll(
        List.of(
            "node",
            "--json",
            "--profile",
            profile.toString(),
            "--bind",
            network.address(),
            "--port",
            "0"));
    command.addAll(Arrays.asList(options));
    var program =
        OtherProgram.start(profile.toAbsolutePath().getParent(), network.inside(command), false);
    try {
      var ready = program.await(line -> isEvent(line, "ready"), START_LIMIT);
      return new NodeProcess(
          network, profile, program, JsonParser.parseString(ready).getAsJsonObject());
    } catch (AssertionError e) {
      program.close();
      throw e;
    }
  }

  public int port() {
    return ready.get("port").getAsInt();
  }

  public String address() {
    return network.address() + ":" + port();
  }

  public String link() {
    return ready.get("link").getAsString();
  }

  public Path profile() {
    return profile;
  }

  public long pid() {
    return program.pid();
  }

  /** Waits for an event of this name that fits. */
  public JsonObject awaitEvent(String name, Predicate<JsonObject> fits) {
    return awaitEvent(name, fits, COMMAND_LIMIT);
  }

  public JsonObject awaitEvent(String name, Predicate<JsonObject> fits, Duration limit) {
    var line =
        program.await(
            text ->
                isEvent(text, name) && fits.test(JsonParser.parseString(text).getAsJsonObject()),
            limit);
    return JsonParser.parseString(line).getAsJsonObject();
  }

  /** Runs a command on this node that must succeed. */
  public String command(String... words) {
    var command = new ArrayList<>(java());
    command.addAll(Arrays.asList(words));
    command.addAll(List.of("--profile", profile.toString()));
    try (var run = OtherProgram.start(profile.toAbsolutePath().getParent(), command)) {
      int exit = run.awaitExit(COMMAND_LIMIT);
      if (exit != 0) {
        throw new AssertionError(
            String.join(" ", words) + " ended with " + exit + ":\n" + run.output());
      }
      return run.output();
    }
  }

  /** Shares a file or folder and waits until all of it is hashed. */
  public void share(Path path) {
    awaitShared(() -> command("share", "add", path.toString()));
  }

  /** Waits until all is hashed that {@code add} shares. */
  public void awaitShared(Runnable add) {
    int before = program.lineCount();
    add.run();
    program.awaitFrom(before, line -> isEvent(line, "share-done"), SHARE_LIMIT);
  }

  /** The content id of the best hit. */
  public String find(String query) {
    var hits =
        command("search", query, "--json").lines().filter(line -> line.startsWith("{")).toList();
    if (hits.isEmpty()) {
      throw new AssertionError("nothing found for " + query);
    }
    return JsonParser.parseString(hits.get(0)).getAsJsonObject().get("id").getAsString();
  }

  /** Ends it as a user's quit does. */
  public void stop() {
    program.stop();
  }

  void kill() {
    program.kill();
  }

  @Override
  public void close() {
    program.close();
  }

  private static boolean isEvent(String line, String name) {
    if (!line.startsWith("{")) {
      return false;
    }
    var event = JsonParser.parseString(line).getAsJsonObject().get("event");
    return event != null && event.getAsString().equals(name);
  }

  private static List<String> java() {
    var jar = Path.of(System.getProperty("swarmroom.jar", "target/swarmroom.jar")).toAbsolutePath();
    if (!Files.exists(jar)) {
      throw new IllegalStateException("Build the jar first: mvn -DskipTests package");
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
  }
}
