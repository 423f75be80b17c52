package org.swarmroom.sharing.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.DefaultEventLoopGroup;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerAddressTest {

  private static final Announce ANNOUNCE =
      new Announce(new byte[20], new byte[20], 1, 0, 0, 0, Announce.Event.STARTED, 50, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/quit",
        "http://LOCALHOST.:80/quit",
        "http://a.localhost/quit",
        "http://127.0.0.1/quit",
        "http://127.9.9.9:8080/quit?x=/announce",
        "http://user@127.0.0.1",
        "http://2130706433/quit",
        "http://0.0.0.0/quit",
        "http://0/quit",
        "http://[::1]/quit",
        "http://[0:0:0:0:0:0:0:1]/quit",
        "http://[::ffff:127.0.0.1]/quit",
        "http://[::]/quit",
      })
  void noTorrentPressesButtonsOnThisMachineHoweverItIsSpelled(String tracker) {
    assertThat(ThisMachine.isButton(URI.create(tracker))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:6969/announce",
        "http://[::1]:6969/x/announce",
        "http://10.0.0.1/quit",
        "http://99999999999/quit",
        "http://localhost.example/quit",
        "http:opaque"
      })
  void otherAddressesMayBeAsked(String tracker) {
    assertThat(ThisMachine.isButton(URI.create(tracker))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp://127.0.0.1:70000/announce", "udp://127.0.0.1", "udp:opaque"})
  void aTrackerWithoutAProperPortIsLeftOutSoThatTheNextIsAsked(String tracker) {
    var loops = new DefaultEventLoopGroup(1);
    var udp = new UdpTracker(loops, Runnable::run, 1_000);

    var answer = udp.announce(URI.create(tracker), ANNOUNCE);

    assertThat(answer).isCompletedExceptionally();
    assertThatThrownBy(answer::join).hasCauseInstanceOf(TrackerException.class);
    loops.shutdownGracefully();
  }
}
