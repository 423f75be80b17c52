package org.swarmroom.sharing.torrent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.pdf",
        ".bashrc",
        "a b.txt",
        "naïve café.ogg",
        "日本語.txt",
        "👨‍👩‍👧.png",
        "con fig.txt",
        "film.part1.rar",
        "part",
        "x.part.txt",
        "console.log",
        "com10.txt",
        "a.tar.gz",
        "-rf",
        "~",
        "$HOME",
        "%PATH%"
      })
  void anOrdinaryNameStaysAsItIs(String name) {
    assertThat(SafeName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "../../x, .._.._x",
        "..\\..\\x, .._.._x",
        "/etc/passwd, _etc_passwd",
        "C:\\Windows\\x, C__Windows_x",
        "file.txt:stream, file.txt_stream",
        "what?.txt, what_.txt",
        "a<b>c|d\"e*f, a_b_c_d_e_f",
        "CON, _CON",
        "con.txt, _con.txt",
        "Aux.tar.gz, _Aux.tar.gz",
        "nul , _nul",
        "NUL .txt, _NUL .txt",
        "COM1, _COM1",
        "lpt9.log, _lpt9.log",
        "COM¹.txt, _COM¹.txt",
        "CONIN$, _CONIN$",
        "x.part, x.part_",
        "x.Part., x.Part_",
        ".part, .part_",
        "x.part.journal, x.part.journal_",
        "x.part.journal.new, x.part.journal.new_",
        "x.PART.name, x.PART.name_",
        "trailing., trailing",
        "trailing . . ., trailing",
        "`  both  `, both",
        "., unnamed",
        ".., unnamed",
        "..., unnamed",
        "``, unnamed",
        "` `, unnamed"
      })
  void aDangerousNameBecomesAHarmlessOne(String name, String safe) {
    assertThat(SafeName.of(name)).isEqualTo(safe);
  }

  @Test
  void controlCharactersAndMarksThatTurnTextAreTakenOut() {
    assertThat(SafeName.of("a\u0000b\nc\r\t\u001b[31md\u007f\u0085e")).isEqualTo("abc[31mde");
    assertThat(SafeName.of("photo\u202egpj.exe")).isEqualTo("photogpj.exe");
    assertThat(SafeName.of("\u2066\u2067a\u2069\u200e\u200f\u061c\ufeff\u200b")).isEqualTo("a");
    assertThat(SafeName.of("a\u2028b\u2029c")).isEqualTo("abc");
    assertThat(SafeName.of("CO\u200bN")).isEqualTo("_CON");
    assertThat(SafeName.of("..\u202e")).isEqualTo("unnamed");
  }

  @Test
  void halfCharactersAndNonCharactersAreReplaced() {
    assertThat(SafeName.of("a\ud800b\udc00c")).isEqualTo("a_b_c");
    assertThat(SafeName.of("a\uffffb\ufffec")).isEqualTo("a_b_c");
  }

  @Test
  void theSameNameWrittenInTwoWaysIsOne() {
    assertThat(SafeName.of("cafe\u0301")).isEqualTo(SafeName.of("caf\u00e9"));
  }

  @Test
  void aLongNameIsCutAndKeepsItsExtension() {
    assertThat(SafeName.of("x".repeat(300) + ".tar.gz"))
        .hasSize(SafeName.MAX_BYTES)
        .endsWith("x.gz");
    assertThat(SafeName.of("é".repeat(300) + ".pdf").getBytes(UTF_8))
        .hasSizeBetween(SafeName.MAX_BYTES - 1, SafeName.MAX_BYTES);
    String flags = SafeName.of("🎉".repeat(100) + ".mp4");
    assertThat(flags).endsWith("🎉.mp4");
    assertThat(flags.getBytes(UTF_8).length).isBetween(230, SafeName.MAX_BYTES);
    assertThat(SafeName.of("x." + "y".repeat(400))).hasSize(SafeName.MAX_BYTES);
    assertThat(SafeName.of("x".repeat(5_000_000) + ".iso")).endsWith("x.iso");
  }

  @Test
  void noNameIsCutToOneOfOurUnfinishedFiles() {
    String cut = SafeName.of("x".repeat(SafeName.MAX_BYTES - 5) + ".part" + "y".repeat(60));

    assertThat(cut).endsWith(".part_").hasSize(SafeName.MAX_BYTES);
  }

  @Test
  @Timeout(5)
  void marksWithoutEndCostNoTime() {
    assertThat(SafeName.of("a" + "\u0323\u0301".repeat(3_000_000) + ".txt")).endsWith(".txt");
  }

  @Test
  void aNumberGoesBeforeTheExtension() {
    assertThat(SafeName.numbered("photo.jpg", 2)).isEqualTo("photo (2).jpg");
    assertThat(SafeName.numbered("README", 3)).isEqualTo("README (3)");
    assertThat(SafeName.numbered(".bashrc", 2)).isEqualTo(".bashrc (2)");
  }

  @Test
  void namesThatDifferInCaseAloneGetNumbers() {
    var paths = new SafePaths();

    assertThat(paths.add(List.of("Photo.jpg"))).containsExactly("Photo.jpg");
    assertThat(paths.add(List.of("photo.jpg"))).containsExactly("photo (2).jpg");
    assertThat(paths.add(List.of("PHOTO.JPG"))).containsExactly("PHOTO (3).JPG");
    assertThat(paths.add(List.of("photo (2).jpg"))).containsExactly("photo (2) (2).jpg");
    assertThat(paths.add(List.of("Straße"))).containsExactly("Straße");
    assertThat(paths.add(List.of("STRASSE"))).containsExactly("STRASSE (2)");
  }

  @Test
  void filesOfOneFolderStayTogetherAndAFileDoesNotTakeTheNameOfAFolder() {
    var paths = new SafePaths();

    assertThat(paths.add(List.of("Sub", "a"))).containsExactly("Sub", "a");
    assertThat(paths.add(List.of("sub", "a"))).containsExactly("sub (2)", "a");
    assertThat(paths.add(List.of("Sub", "b"))).containsExactly("Sub", "b");
    assertThat(paths.add(List.of("sub", "b"))).containsExactly("sub (2)", "b");
    assertThat(paths.add(List.of("SUB"))).containsExactly("SUB (3)");
  }

  @Test
  void aPathWithDotsStaysInItsFolder() {
    Path folder = Path.of("/downloads");

    assertThat(SafeName.resolve(folder, List.of("..", "..", "etc", "passwd")))
        .isEqualTo(Path.of("/downloads/unnamed/unnamed/etc/passwd"));
    assertThat(SafeName.resolve(folder, List.of("", ".", "a"))).isEqualTo(Path.of("/downloads/a"));
    assertThat(SafeName.resolve(folder, List.of())).isEqualTo(Path.of("/downloads/unnamed"));
    assertThat(SafeName.resolve(folder, List.of("/etc/passwd")))
        .isEqualTo(Path.of("/downloads/_etc_passwd"));
  }

  @RepeatedTest(300)
  void whateverTheNamesAreEveryFileStaysInsideUnderANameOfItsOwn(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var paths = new SafePaths();
    Set<String> taken = new HashSet<>();
    Path folder = Path.of("/downloads");
    for (int i = 0; i < 40; i++) {
      List<String> names = new ArrayList<>();
      int depth = 1 + random.nextInt(3);
      for (int d = 0; d < depth; d++) {
        names.add(name(random));
      }

      List<String> safe = paths.add(names);

      Path path = folder;
      for (String name : safe) {
        assertThat(name).matches("[^/\\\\:*?\"<>|\\x00-\\x1f]+").doesNotEndWith(".");
        assertThat(name).doesNotEndWith(" ").isNotIn(".", "..");
        assertThat(name.getBytes(UTF_8).length).isLessThanOrEqualTo(250);
        assertThat(name.replaceAll("\\..*", "").stripTrailing().toLowerCase(Locale.ROOT))
            .isNotIn("con", "prn", "aux", "nul", "com1", "lpt1");
        path = path.resolve(name);
      }
      assertThat(path.normalize()).isEqualTo(path).startsWithRaw(folder);
      assertThat(taken.add(String.join("/", safe).toLowerCase(Locale.ROOT))).isTrue();
    }
  }

  private static String name(Random random) {
    String[] parts = {
      "..",
      ".",
      "/",
      "\\",
      ":",
      "con",
      "NUL",
      "com1",
      " ",
      "a",
      "B",
      "\u202e",
      "\u0000",
      "é",
      "🎉",
      "\ud800",
      ".txt",
      "x".repeat(120)
    };
    var name = new StringBuilder();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      name.append(parts[random.nextInt(parts.length)]);
    }
    return name.toString();
  }
}
