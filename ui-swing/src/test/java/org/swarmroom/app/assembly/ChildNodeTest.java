package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.cli.Cli;
import org.swarmroom.app.cli.WindowsStarter;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.profile.Profile;

/** A node as a process: killed, stopped, started twice. */
@Timeout(180)
class ChildNodeTest {

  private static final int SIZE = 40_000_000;

  @TempDir Path folder;

  @Test
  void aKilledNodeGoesOnWhereItWas() throws Exception {
    Path file = file("ann-files/film.mkv");
    try (RunningNode ann = RunningNode.start(folder.resolve("ann"), "ann")) {
      String link = get(ann.control().hostRoom("attic")).link();
      get(ann.control().addShares(List.of(file.getParent()), false));
      SearchRow row = ann.finds("film", found -> !found.id().isEmpty());
      Path profile = folder.resolve("bob");
      long before;
      try (ChildNode bob = ChildNode.start(profile, "--nick", "bob", "--join", link)) {
        bob.next("ready");
        bob.next("catalogue-updated", event -> event.get("files").getAsLong() == 1);
        call(profile, "set-limits", "down", 8_000_000L);
        call(profile, "download", "content", row.id());
        before = done(bob.next("transfer-progress", event -> done(event) > 10_000_000));
        bob.kill();
      }
      assertThat(call(profile, "status", "", "")).as("nobody is there").isEmpty();

      try (ChildNode bob = ChildNode.start(profile)) {
        JsonObject resumed =
            bob.next("transfer-progress", event -> text(event, "state").equals("fetching"));
        assertThat(done(resumed)).as("of %s verified before", before).isGreaterThan(before / 2);
        call(profile, "set-limits", "down", 0L);
        JsonObject end = bob.next("transfer-done");
        assertThat(Path.of(text(end, "to"))).hasSameBinaryContentAs(file);
        assertThat(bob.terminate()).isEqualTo(143);
      }
    }
    assertThat(folder.resolve("bob/control")).as("an orderly stop").doesNotExist();
  }

  @Test
  void aSecondStartHandsOverAndEnds() throws Exception {
    Path profile = folder.resolve("ann");
    try (ChildNode ann = ChildNode.start(profile, "--nick", "ann", "--host", "attic")) {
      String link = text(ann.next("ready"), "link");
      var out = new ByteArrayOutputStream();

      assertThat(cli(out, "node", "--profile", profile.toString())).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("runs on this profile already");

      assertThat(cli(out, "node", "--profile", profile.toString(), "--join", link)).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("It joined attic.");

      assertThat(cli(out, "shutdown", "--profile", profile.toString())).isZero();
      assertThat(cli(out, "status", "--profile", profile.toString())).isEqualTo(3);
    }
  }

  @Test
  void aProfileThatCantBeUsedIsOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    var err = new ByteArrayOutputStream();

    assertThat(cli(err, "node", "--profile", file.resolve("below").toString())).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("can't be used").hasLineCount(1);
  }

  private static int cli(ByteArrayOutputStream to, String... words) {
    var stream = new PrintStream(to, true, StandardCharsets.UTF_8);
    return new Cli(stream, stream, new NoWindows()).run(words);
  }

  private static Optional<String> call(Path profile, String operation, String field, Object value)
      throws IOException {
    Optional<ControlClient> connected = ControlClient.connect(Profile.at(profile));
    if (connected.isEmpty()) {
      return Optional.empty();
    }
    try (ControlClient client = connected.get()) {
      JsonObject request = new JsonObject();
      if (value instanceof Number number) {
        request.addProperty(field, number);
      } else {
        request.addProperty(field, value.toString());
      }
      return Optional.of(client.call(operation, request).toString());
    }
  }

  private static long done(JsonObject transfer) {
    return transfer.get("done").getAsLong();
  }

  private static String text(JsonObject object, String field) {
    return object.get(field).getAsString();
  }

  private Path file(String path) throws IOException {
    byte[] bytes = new byte[SIZE];
    new Random(5).nextBytes(bytes);
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static final class NoWindows implements WindowsStarter {
    @Override
    public boolean hasDisplay() {
      return false;
    }

    @Override
    public OpenWindows open(NodeControl node, Optional<String> argument, Runnable quit) {
      throw new AssertionError("no display");
    }
  }
}
