package org.swarmroom.chat.irc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTagsTest {

  @Test
  void onlyThoseOfClientsAreKeptAndNoMoreThanALineHolds() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("time", "now");
    all.put("+reply", "id1");
    all.put("+long", "x".repeat(4_070));
    all.put("+longer", "y".repeat(40));
    all.put("+z", "");

    Map<String, String> kept = ClientTags.of(all);

    assertThat(List.copyOf(kept.keySet())).containsExactly("+reply", "+long", "+z");
    assertThat(ClientTags.text(kept)).hasSizeLessThanOrEqualTo(ClientTags.MAX_BYTES);
  }

  @Test
  void theirTextIsReadBackWhateverTheyHold() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("+a", "x; y\\ \r\n");
    tags.put("+b", "");
    tags.put("+c", "音楽");

    assertThat(ClientTags.parse(ClientTags.text(tags))).isEqualTo(tags);
    assertThat(ClientTags.parse(ClientTags.text(Map.of()))).isEmpty();
  }

  @Test
  void aTagOfTheServerStandsBeforeThoseOfClients() {
    Message said = Message.parse("@time=1;+reply=a;+x=b PRIVMSG #room :hi").orElseThrow();

    assertThat(said.with("batch", "7").toString()).startsWith("@time=1;batch=7;+reply=a;+x=b ");
    assertThat(said.with("time", "2").toString()).startsWith("@time=2;+reply=a;+x=b ");
    assertThat(said.with("+y", "c").toString()).startsWith("@time=1;+reply=a;+x=b;+y=c ");
  }
}
