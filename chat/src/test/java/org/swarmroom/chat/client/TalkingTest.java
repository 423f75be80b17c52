package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

class TalkingTest {

  private TestRoom room;

  @BeforeEach
  void open() {
    room = new TestRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void twoMembersTalkThroughTheHost() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("bob"));

    Line said = ann.say("hello bob");
    Line heard = bob.awaitLine("hello bob");

    assertThat(heard).isEqualTo(said);
    assertThat(heard.account()).isEqualTo(TestRoom.fingerprint("ann"));
    assertThat(heard.stamp()).startsWith("1." + room.hostFingerprint.substring(0, 8));
    assertThat(room.log.all()).contains(said);
  }
}
