package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.cli.CommandRun;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.testdata.RandomFile;

/** A node as a process: killed, stopped, started twice. */
@Timeout(180)
class ChildNodeTest {

  @TempDir Path folder;

  @Test
  void aKilledNodeGoesOnWhereItWas() throws Exception {
    Path file = RandomFile.write(folder.resolve("ann-files/film.mkv"), 40_000_000, 5);
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

      CommandRun again = CommandRun.of("node", "--profile", profile.toString());
      assertThat(again.code()).isZero();
      assertThat(again.out()).contains("runs on this profile already");

      CommandRun joined = CommandRun.of("node", "--profile", profile.toString(), "--join", link);
      assertThat(joined.code()).isZero();
      assertThat(joined.out()).contains("It joined attic.");

      assertThat(CommandRun.of("shutdown", "--profile", profile.toString()).code()).isZero();
      assertThat(CommandRun.of("status", "--profile", profile.toString()).code()).isEqualTo(3);
    }
  }

  @Test
  void aProfileThatCantBeUsedIsOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    CommandRun run = CommandRun.of("node", "--profile", file.resolve("below").toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("can't be used").hasLineCount(1);
  }

  @Test
  void aFolderThatCantBeReadIsNamedAndTheOthersAreShared() throws Exception {
    Path profile = folder.resolve("ann");
    Path mixed = folder.resolve("mixed");
    Path locked = Files.createDirectories(mixed.resolve("locked"));
    Files.writeString(locked.resolve("poem.txt"), "roses");
    Files.writeString(mixed.resolve("open.txt"), "open");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try (ChildNode ann = ChildNode.startWithoutPrivilege(profile, "--nick", "ann")) {
      ann.next("ready");

      CommandRun added =
          CommandRun.of("share", "add", mixed.toString(), "--profile", profile.toString());

      assertThat(added.code()).isEqualTo(1);
      assertThat(added.err()).contains(locked.toString(), "permission denied").hasLineCount(1);
      assertThat(added.out()).startsWith("Shared: 1 files");
      ann.next("share-done", done -> done.get("files").getAsLong() == 1);

      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
      CommandRun again = CommandRun.of("share", "rescan", "--profile", profile.toString());

      assertThat(again.code()).as(again.err()).isZero();
      assertThat(again.out()).startsWith("Shared: 2 files");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
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
}
