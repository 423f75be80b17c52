package org.swarmroom.chat.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTextsTest {

  private static final OfferDraft ISO =
      new OfferDraft(
          "debian-12.iso",
          661_651_456,
          "cd".repeat(32),
          "ab".repeat(20),
          "magnet:?xt=urn:btih:" + "ab".repeat(20) + "&xl=661651456&x.pe=203.0.113.5:51413");

  @Test
  void aQuestionToAllIsRead() {
    Question question = Question.parse("@all who has debian 12 iso? [want 7f3a]").orElseThrow();

    assertThat(question).isEqualTo(new Question("all", false, "debian 12 iso", "7f3a"));
    assertThat(question.toAll()).isTrue();
  }

  @Test
  void aQuestionToOneIsReadInAnyCase() {
    Question question = Question.parse("  @Bob  PLEASE  send  report.pdf ").orElseThrow();

    assertThat(question).isEqualTo(new Question("Bob", true, "report.pdf", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "@all",
        "@all who has",
        "@all who has ?",
        "all who has x",
        "@bob hello",
        "@bob who hasx"
      })
  void otherLinesAskForNothing(String line) {
    assertThat(Question.parse(line)).isEmpty();
  }

  @Property(seed = "2026")
  void anyLineMayBeLookedAt(@ForAll String line) {
    Question.parse("@all who has " + line)
        .ifPresent(q -> assertThat(Question.parse(q.withId("1a").text())).isPresent());
    OfferLine offer = new OfferLine(line, Map.of(Tags.OFFER, line, Tags.NAME, line));
    offer.read("bob", "", List.of());
  }

  @Test
  void anOfferSaysTheSameToPeopleAndPrograms() {
    OfferLine line = OfferLine.of(ISO, "7f3a", 1, 2);

    assertThat(line.text())
        .isEqualTo("I have \"debian-12.iso\" (631.0 MiB): " + ISO.magnet() + " [offer 7f3a 1/2]");
    Offer byTags = line.read("bob", "f".repeat(64), List.of("h:1")).orElseThrow();
    assertThat(byTags)
        .isEqualTo(
            new Offer(
                "7f3a",
                "bob",
                "f".repeat(64),
                "debian-12.iso",
                661_651_456,
                "cd".repeat(32),
                List.of("h:1"),
                ISO.magnet()));

    Offer byText = new OfferLine(line.text(), Map.of()).read("bob", "", List.of()).orElseThrow();
    assertThat(byText.requestId()).isEqualTo("7f3a");
    assertThat(byText.name()).isEqualTo("debian-12.iso");
    assertThat(byText.size()).isEqualTo(661_651_456);
    assertThat(byText.magnet()).isEqualTo(ISO.magnet());
  }

  @Test
  void aLongNameOrMagnetStillFitsOnALine() {
    OfferDraft large =
        new OfferDraft(
            "名".repeat(300), 5, "cd".repeat(32), "", ISO.magnet() + "&tr=" + "t".repeat(3000));

    OfferLine line = OfferLine.of(large, "7f3a", 1, 1);

    assertThat(line.text().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(OfferLine.MAX_TEXT_BYTES);
    assertThat(line.text()).contains("xt=urn:btih:").doesNotContain("tr=");
  }

  @Test
  void whatAStrangerClaimsIsCheckedForForm() {
    Map<String, String> tags =
        Map.of(
            Tags.OFFER,
            "1",
            Tags.NAME,
            "a\u0000b\nc",
            Tags.SIZE,
            "-5",
            Tags.CONTENT,
            "zz",
            Tags.MAGNET,
            "javascript:x");

    assertThat(new OfferLine("", tags).read("bob", "", List.of())).isEmpty();
    Map<String, String> smuggling =
        Map.of(Tags.OFFER, "1", Tags.NAME, "n", Tags.MAGNET, "magnet:?xt=a\nQUIT");
    assertThat(new OfferLine("", smuggling).read("bob", "", List.of())).isEmpty();
  }

  @Test
  void aDeclineIsSeenAsOne() {
    OfferLine line =
        OfferLine.declined(new FileRequest("7f3b", "ann", "report.pdf", false, true), "bob");

    assertThat(line.text()).isEqualTo("bob declined \"report.pdf\" [offer 7f3b none]");
    assertThat(line.isDeclined()).isTrue();
    assertThat(new OfferLine(line.text(), Map.of()).isDeclined()).isTrue();
    assertThat(OfferLine.of(ISO, "7f3a", 1, 1).isDeclined()).isFalse();
  }

  @Test
  void fiveQuestionsGoAtOnceAndThenOneInTenSeconds() {
    AskLimit limit = new AskLimit(0);
    for (int i = 0; i < AskLimit.BURST; i++) {
      assertThat(limit.ask("thing " + i, 0)).isEmpty();
    }

    assertThat(limit.ask("thing 9", 0)).get().asString().contains("in 10 s");
    assertThat(limit.ask("thing 9", 10_000)).isEmpty();
    assertThat(limit.ask("thing 10", 10_000)).isPresent();
  }

  @Test
  void theSameQuestionWaits() {
    AskLimit limit = new AskLimit(0);

    assertThat(limit.ask("Debian", 0)).isEmpty();
    assertThat(limit.ask("debian ", 4_000)).get().asString().contains("in 6 s");
    assertThat(limit.ask("debian", 10_000)).isEmpty();
  }

  @Test
  void aPeerHasThreeOffersARequest() {
    OfferPolicy policy = new OfferPolicy();

    assertThat(List.of(1, 2, 3)).allMatch(i -> policy.accept("r", "bob"));
    assertThat(policy.accept("r", "bob")).isFalse();
    assertThat(policy.accept("r", "cem")).isTrue();
    assertThat(OfferPolicy.longestDelayMillis(10)).isEqualTo(200);
    assertThat(OfferPolicy.longestDelayMillis(5_000)).isEqualTo(5_000);
  }
}
