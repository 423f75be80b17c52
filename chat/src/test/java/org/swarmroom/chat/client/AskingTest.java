package org.swarmroom.chat.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.Offer;
import org.swarmroom.chat.request.OfferDraft;
import org.swarmroom.chat.testing.RawClient;
import org.swarmroom.chat.testing.TestClient;
import org.swarmroom.chat.testing.TestRoom;

@Timeout(60)
class AskingTest {

  private static final OfferDraft ISO =
      new OfferDraft(
          "debian.iso",
          5_000,
          "cd".repeat(32),
          "ab".repeat(20),
          "magnet:?xt=urn:btih:" + "ab".repeat(20) + "&xl=5000");

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
  void aRequestToAllIsAnsweredToTheAskerOnly() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    TestClient cem = room.join("cem").awaitConnected();

    String id = TestClient.get(ann.client.ask("@all who has debian iso"));
    FileRequest request = bob.await(RoomEvent.RequestReceived.class).request();
    assertThat(request).isEqualTo(new FileRequest(id, "ann", "debian iso", true, false));
    bob.client.offer(request, List.of(ISO, ISO, ISO, ISO, ISO));
    Offer offer = ann.await(RoomEvent.OfferReceived.class).offer();
    ann.say("end");
    cem.awaitLine("end");

    assertThat(offer)
        .isEqualTo(
            new Offer(
                id,
                "bob",
                TestRoom.fingerprint("bob"),
                "debian.iso",
                5_000,
                "cd".repeat(32),
                List.of("127.0.0.1:6881", "10.0.0.1:6881"),
                ISO.magnet()));
    assertThat(ann.events(RoomEvent.OfferReceived.class)).hasSize(3);
    assertThat(cem.texts()).containsExactly("@all who has debian iso? [want " + id + "]", "end");
    assertThat(bob.texts()).doesNotContain("I have");
  }

  @Test
  void aBareTextIsAskedOfAllAndAStockClientGetsAReadableOffer() {
    TestClient ann = room.join("ann").awaitConnected();
    try (RawClient stock = room.raw().join("stock")) {
      ann.await(RoomEvent.MemberJoined.class);
      stock.send("PRIVMSG #lobby :@all who has debian iso?");
      FileRequest request = ann.await(RoomEvent.RequestReceived.class).request();
      assertThat(request.query()).isEqualTo("debian iso");
      ann.client.offer(request, List.of(ISO));
      assertThat(stock.expect("NOTICE"))
          .endsWith(
              " NOTICE stock :I have \"debian.iso\" (4.9 KiB): "
                  + ISO.magnet()
                  + " [offer "
                  + request.id()
                  + " 1/1]");

      String id = TestClient.get(ann.client.ask("report.pdf"));
      stock.expectText("PRIVMSG #lobby :@all who has report.pdf? [want " + id + "]");
      stock.send(
          "NOTICE ann :I have \"report.pdf\" (1 KiB): magnet:?xt=urn:btih:"
              + "cd".repeat(20)
              + "&xl=1024 [offer "
              + id
              + " 1/1]");
      Offer offer = ann.await(RoomEvent.OfferReceived.class).offer();
      assertThat(offer.name()).isEqualTo("report.pdf");
      assertThat(offer.size()).isEqualTo(1024);
      assertThat(offer.account()).isEmpty();
    }
  }

  @Test
  void aRequestToOneReachesOneAndMayBeDeclined() {
    TestClient host = room.joinAsHost("hal").awaitConnected();
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    ann.await(RoomEvent.MemberJoined.class, e -> e.member().nick().equals("bob"));

    String id = TestClient.get(ann.client.ask("@bob please send report.pdf"));
    FileRequest request = bob.await(RoomEvent.RequestReceived.class).request();
    assertThat(request).isEqualTo(new FileRequest(id, "ann", "report.pdf", false, true));
    bob.client.decline(request);
    assertThat(ann.await(RoomEvent.RequestDeclined.class))
        .isEqualTo(new RoomEvent.RequestDeclined(id, "bob"));

    TestClient.get(ann.client.ask("@host who has the keys"));
    assertThat(host.await(RoomEvent.RequestReceived.class).request().query()).isEqualTo("the keys");
    assertThat(bob.events(RoomEvent.RequestReceived.class)).hasSize(1);
    assertThat(TestClient.failure(ann.client.ask("@zoe who has x")))
        .isEqualTo("No member zoe is in the room now; ask @all.");
  }

  @Test
  void enoughStopsWhatWasNotSentYet() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient bob = room.join("bob").awaitConnected();
    String id = TestClient.get(ann.client.ask("debian"));
    FileRequest request = bob.await(RoomEvent.RequestReceived.class).request();

    ann.client.enough(id);
    bob.await(RoomEvent.RequestCancelled.class, e -> e.requestId().equals(id));
    bob.client.offer(request, List.of(ISO));
    bob.client.decline(request);

    ann.await(RoomEvent.RequestDeclined.class);
    assertThat(ann.events(RoomEvent.OfferReceived.class)).isEmpty();
  }

  @Test
  void historyAsksForNothing() {
    TestClient ann = room.join("ann").awaitConnected();
    TestClient.get(ann.client.ask("debian"));
    TestClient bob = room.join("bob").awaitConnected();
    bob.lines();
    ann.say("end");
    bob.awaitLine("end");

    assertThat(bob.events(RoomEvent.RequestReceived.class)).isEmpty();
  }

  @Test
  void askingTooOftenIsSaidInASentence() {
    TestClient ann = room.join("ann").awaitConnected();
    IntStream.range(0, 5).forEach(i -> TestClient.get(ann.client.ask("thing " + i)));

    assertThat(TestClient.failure(ann.client.ask("thing 6")))
        .startsWith("You asked 5 times just now; ask again in ");
    assertThat(TestClient.failure(ann.client.ask(" "))).startsWith("Say what you look for");
  }
}
