package org.swarmroom.chat.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomLinkTest {

  private static final String FP = "ab".repeat(32);
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  @Test
  void aLinkIsReadAndWrittenBack() throws LinkException {
    String text =
        "swarmroom://192.0.2.1:6881,[2001:db8::1]:6882,host.example:6883/Freunde%20%26%20Co?fp="
            + FP
            + "&key="
            + KEY;

    RoomLink link = RoomLink.parse("  " + text + "\n");

    assertThat(link.hosts())
        .containsExactly(
            new HostPort("192.0.2.1", 6881),
            new HostPort("2001:db8::1", 6882),
            new HostPort("host.example", 6883));
    assertThat(link.room()).isEqualTo("Freunde & Co");
    assertThat(link.channel()).isEqualTo("#Freunde-&-Co");
    assertThat(link.fingerprint()).isEqualTo(FP);
    assertThat(link.key().hex()).isEqualTo(KEY);
    assertThat(link.format()).isEqualTo(text);
    assertThat(link.others()).isEmpty();
  }

  @Test
  void theKeyIsNotToldToLogs() throws LinkException {
    RoomLink link = RoomLink.parse(base());

    assertThat(link.toString() + link.key()).doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "swarmroom://",
        "http://h:1/r?fp=x",
        "swarmroom://h:1/r",
        "swarmroom:///r?fp=FP&key=KEY",
        "swarmroom://h/r?fp=FP&key=KEY",
        "swarmroom://h:0/r?fp=FP&key=KEY",
        "swarmroom://h:65536/r?fp=FP&key=KEY",
        "swarmroom://h:99999999999/r?fp=FP&key=KEY",
        "swarmroom://h:1,/r?fp=FP&key=KEY",
        "swarmroom://../etc:1/r?fp=FP&key=KEY",
        "swarmroom://h:1/?fp=FP&key=KEY",
        "swarmroom://h:1/%20?fp=FP&key=KEY",
        "swarmroom://h:1/a%0Ab?fp=FP&key=KEY",
        "swarmroom://h:1/a%0?fp=FP&key=KEY",
        "swarmroom://h:1/%zz?fp=FP&key=KEY",
        "swarmroom://h:1/r?fp=FP0&key=KEY",
        "swarmroom://h:1/r?fp=FP&key=KEYKEY",
        "swarmroom://h:1/r?key=KEY",
        "swarmroom://h:1/r?fp=FP",
      })
  void whatIsNoLinkIsRefusedInOneSentence(String text) {
    String link = text.replace("FP", FP).replace("KEY", KEY);

    assertThatThrownBy(() -> RoomLink.parse(link))
        .isInstanceOf(LinkException.class)
        .message()
        .endsWith(".")
        .hasSizeLessThan(200)
        .doesNotContain("\n");
  }

  @Test
  void aHugePasteCostsNothing() {
    assertThatThrownBy(() -> RoomLink.parse("swarmroom://" + "a:1,".repeat(1_000_000)))
        .isInstanceOf(LinkException.class);
    String many = "swarmroom://" + "a:1,".repeat(20) + "a:1/r?fp=" + FP + "&key=" + KEY;
    assertThatThrownBy(() -> RoomLink.parse(many)).hasMessageContaining("more than 16");
  }

  @Property(seed = "2026")
  void anythingElseIsRefusedToo(@ForAll String text) {
    assertThatThrownBy(() -> RoomLink.parse("swarmroom://" + text))
        .isInstanceOf(LinkException.class);
  }

  @Property(seed = "2026")
  void everyRoomNameHasAChannelThatIrcTakes(@ForAll String room) {
    String channel = ChannelName.of(room);

    assertThat(channel).startsWith("#").hasSizeGreaterThan(1);
    assertThat(channel).doesNotContain(" ", ",", ":", "\r", "\n", "\0", "\u0007", "\u202E");
    assertThat(channel.getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(ChannelName.MAX_BYTES);
    assertThat(ChannelName.of(channel.substring(1))).isEqualTo(channel);
  }

  @Test
  void aProofIsBoundToItsParts() {
    RoomKey key = RoomKey.parse(KEY).orElseThrow();
    String proof = key.proof("purpose", "a", "b");

    assertThat(key.proves(proof, "purpose", "a", "b")).isTrue();
    assertThat(key.proves(proof, "purpose", "b", "a")).isFalse();
    assertThat(RoomKey.of(new byte[16]).proves(proof, "purpose", "a", "b")).isFalse();
    assertThat(List.of(key)).contains(RoomKey.of(key.bytes()));
  }

  private static String base() {
    return "swarmroom://h:1/r?fp=" + FP + "&key=" + KEY;
  }

  @Test
  void aLinkNamesOthersWhoKnowWhereTheRoomIs() throws LinkException {
    var others =
        List.of(
            new RoomLink.Place("ab".repeat(32), List.of(new HostPort("10.0.0.2", 6881))),
            new RoomLink.Place(
                "cd".repeat(32),
                List.of(new HostPort("10.0.0.3", 1), new HostPort("2001:db8::3", 2))));
    var link =
        new RoomLink(
            List.of(new HostPort("10.0.0.1", 6881)),
            "lobby",
            "12".repeat(32),
            RoomKey.of(new byte[RoomKey.BYTES]),
            others);

    assertThat(RoomLink.parse(link.format())).isEqualTo(link);
    assertThat(RoomLink.parse(link.format() + ";nonsense;" + "ef".repeat(32) + "@").others())
        .startsWith(others.toArray(RoomLink.Place[]::new));
  }
}
