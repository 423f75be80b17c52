package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path SOURCES = Path.of("src/main/java/org/swarmroom/ui");
  private static final Path BUNDLE =
      Path.of("src/main/resources/org/swarmroom/ui/texts.properties");

  /** Calls whose first string is a key of the bundle. */
  private static final Pattern USE =
      Pattern.compile(
          "(?:\\btext|new Command|Menus\\.menu|\\bmenu|Column\\.[a-z]+|onChosen|onOne|new Column<>|\\.row|\\bgo|\\btab|\\bheading|\\bscroll)\\(\\s*\"([a-z]+(?:\\.[a-z]+)*)\"");

  private static final Pattern DIALOG =
      Pattern.compile(
          "(?:window\\.ask|Dialogs\\.line|Dialogs\\.form)\\(\\s*(?:\\w+,\\s*)?\"([a-z.]+)\"");

  /** Keys put together from a prefix and a word. */
  private static final Set<String> PREFIXES =
      Set.of("type.", "state.", "share.", "peer.", "source.", "menu.theme.", "typed.missing.");

  private static final List<String> PUT_TOGETHER =
      List.of(
          "type.video",
          "type.audio",
          "type.image",
          "type.document",
          "type.archive",
          "type.program",
          "type.subtitle",
          "type.other",
          "state.waiting",
          "state.checking",
          "state.fetching",
          "state.paused",
          "state.done",
          "state.seeding",
          "state.failed",
          "share.hashing",
          "share.paused",
          "share.ready",
          "share.missing",
          "peer.connecting",
          "peer.online",
          "peer.away",
          "source.room",
          "source.manual",
          "source.lan",
          "menu.theme.system",
          "menu.theme.light",
          "menu.theme.dark",
          "typed.missing.msg",
          "typed.missing.me",
          "typed.missing.nick",
          "typed.missing.ask",
          "typed.missing.trust",
          "typed.missing.unignore");

  @Test
  void everyKeyThatIsUsedIsInTheBundle() throws IOException {
    var used = new TreeSet<>(PUT_TOGETHER);
    var sources = sources();
    var uses = USE.matcher(sources);
    while (uses.find()) {
      used.add(uses.group(1));
    }
    var dialogs = DIALOG.matcher(sources);
    while (dialogs.find()) {
      used.add(dialogs.group(1) + ".title");
      used.add(dialogs.group(1) + ".ok");
    }

    assertThat(used).hasSizeGreaterThan(150);
    assertThat(bundle().stringPropertyNames()).containsAll(used);
  }

  @Test
  void everyKeyInTheBundleIsUsed() throws IOException {
    var sources = sources();
    var unused =
        bundle().stringPropertyNames().stream()
            .filter(key -> PREFIXES.stream().noneMatch(key::startsWith))
            .filter(
                key ->
                    !sources.contains(
                        '"' + key.replaceFirst("\\.(tip|key|title|ok|label|table)$", "") + '"'))
            .filter(key -> !sources.contains('"' + key + '"'))
            .toList();

    assertThat(unused).isEmpty();
  }

  @Test
  void noTextIsWrittenIntoTheCode() throws IOException {
    var spoken =
        Pattern.compile(
            "(?<!LOG\\.)\\b(?:new J\\w+|setText|setToolTipText|setTitle|info|error)\\(\\s*\"[^\"<]*[A-Za-z]{3}[^\"]*\"");

    assertThat(spoken.matcher(sources()).results().map(match -> match.group())).isEmpty();
  }

  @Test
  void anAmpersandIsAMnemonicAndNotShown() {
    assertThat(Texts.text("room.invite")).isEqualTo("Invite");
    assertThat(Texts.mnemonic("room.invite")).contains('I');
  }

  private static Properties bundle() throws IOException {
    var bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(BUNDLE)) {
      bundle.load(reader);
    }
    return bundle;
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TextsTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
