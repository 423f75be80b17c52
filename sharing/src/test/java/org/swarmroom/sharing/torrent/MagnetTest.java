package org.swarmroom.sharing.torrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagnetTest {

  private static final InfoHash V1 = InfoHash.parse("0123456789abcdef0123456789abcdef01234567");
  private static final InfoHash V2 = InfoHash.parse("fe".repeat(32));

  @Test
  void aLinkReadsBackAsItWasWritten() throws Exception {
    var magnet =
        new Magnet(
            Optional.of(V1),
            Optional.of(V2),
            Optional.of("a & b = 100% +ü.iso"),
            OptionalLong.of(1 << 30),
            List.of("http://t.example/a?x=1&y=2", "udp://u.example:1"),
            List.of(
                InetSocketAddress.createUnresolved("10.0.0.1", 6881),
                InetSocketAddress.createUnresolved("fe80::1", 1),
                InetSocketAddress.createUnresolved("host.example", 65535)));

    assertThat(Magnet.parse(magnet.format())).isEqualTo(magnet);
    assertThat(magnet.infoHash()).isEqualTo(V2);
    assertThat(magnet.format())
        .startsWith("magnet:?xt=urn:btih:" + V1 + "&xt=urn:btmh:1220" + V2 + "&dn=a%20%26%20b")
        .contains("&xl=1073741824&", "&x.pe=[fe80::1]:1");
  }

  @Test
  void linksOfOtherProgramsAreUnderstood() throws Exception {
    Magnet magnet =
        Magnet.parse(
            " MAGNET:?dn=two+words&xt.1=urn:BTIH:AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYU"
                + "&tr.1=udp%3A%2F%2Fx%3A1&x.pe=nonsense&x.pe=1.2.3.4:99999&so=0&xl=abc ");

    assertThat(magnet.v1()).hasValue(InfoHash.parse("0102030405060708090a0b0c0d0e0f1011121314"));
    assertThat(magnet.name()).hasValue("two words");
    assertThat(magnet.trackers()).containsExactly("udp://x:1");
    assertThat(magnet.peers()).isEmpty();
    assertThat(magnet.size()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "magnet:",
        "magnet:?",
        "magnet:?dn=x",
        "magnet:?xt=urn:btih:",
        "magnet:?xt=urn:btih:12",
        "magnet:?xt=urn:btih:zz23456789abcdef0123456789abcdef01234567",
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef",
        "magnet:?xt=urn:btmh:1220abcd",
        "magnet:?xt=urn:sha1:0123456789abcdef0123456789abcdef01234567",
        "http://example.org/?xt=urn:btih:0123456789abcdef0123456789abcdef01234567"
      })
  void aLinkThatNamesNoTorrentIsRefusedWithASentence(String link) {
    assertThatThrownBy(() -> Magnet.parse(link))
        .isInstanceOf(MetainfoException.class)
        .hasMessageEndingWith(".");
  }

  @Test
  void anEndlessLinkIsRefused() {
    String link = "magnet:?xt=urn:btih:" + V1 + "&tr=x".repeat(1_000_000);

    assertThatThrownBy(() -> Magnet.parse(link)).isInstanceOf(MetainfoException.class);
  }

  @RepeatedTest(300)
  void aDamagedLinkIsReadOrRefused(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    var link =
        new StringBuilder("magnet:?xt=urn:btih:" + V1 + "&dn=%41%zz%&xl=5&x.pe=[::1]:5&tr=%E2%82");
    for (int i = 0; i < 5; i++) {
      link.setCharAt(random.nextInt(link.length()), (char) (32 + random.nextInt(300)));
    }
    try {
      Magnet magnet = Magnet.parse(link.toString());
      assertThat(Magnet.parse(magnet.format())).isEqualTo(magnet);
    } catch (MetainfoException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
