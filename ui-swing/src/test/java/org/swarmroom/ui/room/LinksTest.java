package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.ui.fake.Bench;

class LinksTest {

  private final Bench bench = new Bench();
  private final List<String> opened = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private boolean agrees = true;
  private final Links links = new Links(bench.node, bench.answers, new Ways(), bench::error);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theFirstPageIsAskedAboutAndTheSecondIsNot() {
    follow("https://example.org/a");
    follow("http://example.org/b");

    assertThat(asked).containsExactly("https://example.org/a on example.org");
    assertThat(opened).containsExactly("https://example.org/a", "http://example.org/b");
  }

  @Test
  void aMagnetIsAskedAboutByItself() {
    follow("https://example.org/a");
    follow("magnet:?xt=urn:btih:0a");

    assertThat(asked).hasSize(2);
  }

  @Test
  void whoDoesNotAgreeIsAskedAgain() {
    agrees = false;
    follow("https://example.org/a");
    follow("https://example.org/a");

    assertThat(asked).hasSize(2);
    assertThat(opened).isEmpty();
  }

  @Test
  void whatIsNeitherRoomNorMagnetNorPageIsNotFollowed() {
    for (var link : List.of("file:///etc/passwd", "javascript:alert(1)", "ssh://h", "words")) {
      follow(link);
    }

    assertThat(asked).isEmpty();
    assertThat(opened).isEmpty();
  }

  @Test
  void lettersThatLookLikeOthersAreToldApart() {
    assertThat(Links.host("https://xn--80ak6aa92e.com/")).isEqualTo("xn--80ak6aa92e.com");
    assertThat(Links.host("https://bank.example@evil.example/")).isEqualTo("evil.example");
    assertThat(Links.host("https://\u0430pple.com/")).isEqualTo("xn--pple-43d.com");
  }

  private void follow(String link) {
    links.follow(link);
    bench.settle();
  }

  private final class Ways implements Links.Ways {
    @Override
    public void open(Links.Kind kind, String link) {
      opened.add(link);
    }

    @Override
    public void ask(Links.Kind kind, String link, String where, Runnable agreed) {
      asked.add(link + " on " + where);
      if (agrees) {
        agreed.run();
      }
    }
  }
}
