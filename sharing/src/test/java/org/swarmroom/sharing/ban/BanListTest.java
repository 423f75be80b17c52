package org.swarmroom.sharing.ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BanListTest {

  private long now = Long.MAX_VALUE - 1;
  private final BanList bans = new BanList(() -> now);

  @Test
  void aBanEndsAfterADay() {
    bans.ban("liar", "sent bad data");
    now += TimeUnit.HOURS.toNanos(BanList.HOURS) - 1;
    assertThat(bans.reason("liar")).contains("sent bad data");

    now++;
    assertThat(bans.isBanned("liar")).isFalse();

    bans.ban("liar", "did it again");
    assertThat(bans.reason("liar")).contains("did it again");
  }

  @Test
  void whenItIsFullTheOldestGoes() {
    for (int i = 0; i <= BanList.MOST; i++) {
      bans.ban("liar " + i, "sent bad data");
    }

    assertThat(bans.isBanned("liar 0")).isFalse();
    assertThat(bans.isBanned("liar 1")).isTrue();
    assertThat(bans.isBanned("liar " + BanList.MOST)).isTrue();
  }
}
