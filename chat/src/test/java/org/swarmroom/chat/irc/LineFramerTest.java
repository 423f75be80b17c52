package org.swarmroom.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LineFramerTest {

  private static final String TOO_LONG = "(too long)";

  private final LineFramer framer = LineFramer.forServer();

  @Test
  void linesEndByEitherOrBothEndsAndEmptyOnesAreNothing() {
    assertThat(feed("a\r\nb\nc\rd\r\n\r\n\n")).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aLineOf512BytesFitsAndOneMoreDoesNot() {
    String fits = "x".repeat(MessageFormat.MAX_LINE - 2);

    assertThat(feed(fits + "\r\n" + fits + "x\r\nnext\r\n"))
        .containsExactly(fits, TOO_LONG, "next");
  }

  @Test
  void tagsHaveTheirOwnLimit() {
    String tags = "@" + "t".repeat(MessageFormat.MAX_CLIENT_TAGS - 2) + " ";
    String rest = "x".repeat(MessageFormat.MAX_LINE - 2);

    assertThat(feed(tags + rest + "\n")).containsExactly(tags + rest);
    assertThat(feed("@t" + tags.substring(1) + "X\n")).containsExactly(TOO_LONG);
    assertThat(feed("@a " + rest + "x\n")).containsExactly(TOO_LONG);
  }

  @Test
  void aMebibyteWithoutAnEndIsReportedOnceAndTheNextLineIsRead() {
    assertThat(feed("z".repeat(1 << 20))).isEmpty();
    assertThat(feed("\r\nPING x\r\n")).containsExactly(TOO_LONG, "PING x");
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsWindows1252() {
    ByteBuf latin = Unpooled.wrappedBuffer(new byte[] {'g', 'r', (byte) 0xfc, (byte) 0xdf, '\n'});

    assertThat(framer.next(latin)).isEqualTo(LineFramer.Result.LINE);
    assertThat(framer.line()).isEqualTo("grüß");
    assertThat(framer.legacy()).isTrue();
    assertThat(framer.next(Unpooled.copiedBuffer("grüß\n", StandardCharsets.UTF_8)))
        .isEqualTo(LineFramer.Result.LINE);
    assertThat(framer.legacy()).isFalse();
  }

  @Test
  void aRealReplacementCharacterStays() {
    assertThat(feed("a\uFFFDü\n")).containsExactly("a\uFFFDü");
    assertThat(framer.legacy()).isFalse();
  }

  @Test
  void nulIsLeftOut() {
    assertThat(feed("PI\0NG\n")).containsExactly("PING");
  }

  @RepeatedTest(50)
  void howeverBytesAreCutTheLinesAreTheSame(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    List<String> lines = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      boolean huge = random.nextInt(8) == 0;
      String line = "é".repeat(1 + random.nextInt(huge ? 5_000 : 200));
      lines.add(huge && line.length() * 2 > MessageFormat.MAX_LINE - 2 ? TOO_LONG : line);
      all.append(line).append("\r\n");
    }

    ByteBuf bytes = Unpooled.copiedBuffer(all, StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    while (bytes.isReadable()) {
      found.addAll(feed(bytes.readSlice(Math.min(bytes.readableBytes(), 1 + random.nextInt(90)))));
    }

    assertThat(found).isEqualTo(lines);
  }

  @RepeatedTest(50)
  void randomBytesNeverBreakIt(RepetitionInfo run) {
    byte[] bytes = new byte[20_000];
    new Random(run.getCurrentRepetition()).nextBytes(bytes);

    assertThat(feed(Unpooled.wrappedBuffer(bytes)))
        .allSatisfy(line -> assertThat(line).doesNotContain("\r", "\n", "\0"));
  }

  private List<String> feed(String text) {
    return feed(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
  }

  private List<String> feed(ByteBuf bytes) {
    List<String> found = new ArrayList<>();
    while (bytes.isReadable()) {
      switch (framer.next(bytes)) {
        case LINE -> found.add(framer.line());
        case TOO_LONG -> found.add(TOO_LONG);
        case NEED_MORE -> {}
      }
    }
    return found;
  }
}
