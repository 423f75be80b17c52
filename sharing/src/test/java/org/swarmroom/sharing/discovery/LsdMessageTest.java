package org.swarmroom.sharing.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class LsdMessageTest {

  private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void looksAsBep14HasIt() {
    var message = new LsdMessage(51413, List.of(HASH), "c00kie");

    assertThat(new String(message.format(LanDiscovery.GROUP), StandardCharsets.US_ASCII))
        .isEqualTo(
            "BT-SEARCH * HTTP/1.1\r\nHost: 239.192.152.143:6771\r\nPort: 51413\r\nInfohash: "
                + HASH
                + "\r\ncookie: c00kie\r\n\r\n\r\n");
  }

  @Test
  void comesBackAsItWas() {
    var message = new LsdMessage(1, List.of(HASH, HASH.replace('0', 'f')), "");

    assertThat(LsdMessage.parse(message.format(LanDiscovery.GROUP))).contains(message);
  }

  @Test
  void whatOthersWriteIsUnderstood() {
    String other =
        "bt-search * http/1.1\nPORT:6881\nInfoHash:  "
            + HASH.toUpperCase(java.util.Locale.ROOT)
            + "\n";

    assertThat(LsdMessage.parse(other.getBytes(StandardCharsets.US_ASCII)))
        .contains(new LsdMessage(6881, List.of(HASH), ""));
  }

  @Test
  void nonsenseIsNothing() {
    for (String text :
        List.of(
            "",
            "GET / HTTP/1.1\r\n\r\n",
            "BT-SEARCH * HTTP/1.1\r\nPort: 70000\r\nInfohash: " + HASH + "\r\n",
            "BT-SEARCH * HTTP/1.1\r\nPort: -1\r\nInfohash: " + HASH + "\r\n",
            "BT-SEARCH * HTTP/1.1\r\nPort: 99999999999\r\nInfohash: " + HASH + "\r\n",
            "BT-SEARCH * HTTP/1.1\r\nPort: 1\r\nInfohash: " + HASH.substring(1) + "\r\n",
            "BT-SEARCH * HTTP/1.1\r\nPort: 1\r\nInfohash: " + "z".repeat(40) + "\r\n")) {
      assertThat(LsdMessage.parse(text.getBytes(StandardCharsets.US_ASCII))).as(text).isEmpty();
    }
  }

  @RepeatedTest(500)
  void noBytesBreakTheReader(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    byte[] bytes = new byte[random.nextInt(2_000)];
    random.nextBytes(bytes);

    assertThat(LsdMessage.parse(bytes)).isEmpty();
  }
}
