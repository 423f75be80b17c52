package org.swarmroom.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.app.node.TransferRow;

/** The fields that scripts rely on. */
class EventJsonTest {

  private static final TransferRow TRANSFER =
      new TransferRow(
          "aa", "a.iso", 10, 5, "fetching", "", 1, 2, List.of("bob"), Path.of("/d/a.iso"), 3);

  @Test
  void readyHasPortFingerprintNickRoomAndLink() {
    assertThat(json(new NodeEvent.Ready(1, 2, "f", "ann", "attic", "swarmroom://x")))
        .isEqualTo(
            "{\"event\":\"ready\",\"at\":1,\"port\":2,\"fingerprint\":\"f\",\"nick\":\"ann\","
                + "\"room\":\"attic\",\"link\":\"swarmroom://x\"}");
  }

  @Test
  void aLineIsFlatAndTheEventsTimeIsItsOwn() {
    assertThat(
            json(
                new NodeEvent.Line(
                    9, new ChatLine("i", 5, "attic", "ann", "#attic", "message", "hi"), true)))
        .startsWith("{\"event\":\"line\",\"at\":9,")
        .contains(
            "\"id\":\"i\"",
            "\"room\":\"attic\"",
            "\"from\":\"ann\"",
            "\"to\":\"#attic\"",
            "\"text\":\"hi\"",
            "\"replayed\":true")
        .doesNotContain("\"at\":5");
  }

  @Test
  void aTransferIsFlat() {
    assertThat(json(new NodeEvent.TransferDone(4, TRANSFER)))
        .startsWith("{\"event\":\"transfer-done\",\"at\":4,")
        .contains(
            "\"id\":\"aa\"", "\"rateDown\":1", "\"holders\":[\"bob\"]", "\"to\":\"/d/a.iso\"");
  }

  @Test
  void everyEventHasANameAndATime() {
    var member = new MemberRow("bob", "f", false, false, -1);
    List<NodeEvent> all =
        List.of(
            new NodeEvent.LinesSafe(1, List.of("i")),
            new NodeEvent.RoomChanged(1, new RoomState("r", "n", "h", "l", true, true, ""), ""),
            new NodeEvent.MemberJoined(1, member),
            new NodeEvent.MemberLeft(1, member, "bye"),
            new NodeEvent.MembersChanged(1, List.of(member)),
            new NodeEvent.OfferArrived(1, new OfferRow("i", "r", "n", 1, List.of("bob"))),
            new NodeEvent.ShareProgress(1, "/a", 1, 2, 3, 4),
            new NodeEvent.ShareDone(1, 1, 2),
            new NodeEvent.CatalogueUpdated(1, "f", "bob", 3),
            new NodeEvent.PeerChanged(1, new PeerRow("f", "bob", "h:1", "online", "room", 1, 2)),
            new NodeEvent.TransferStarted(1, TRANSFER),
            new NodeEvent.TransferProgress(1, TRANSFER),
            new NodeEvent.TransferFailed(1, TRANSFER),
            new NodeEvent.TransferRemoved(1, "aa"));

    assertThat(all)
        .extracting(each -> EventJson.of(each).get("event").getAsString())
        .containsExactly(
            "lines-safe",
            "room",
            "member-joined",
            "member-left",
            "members",
            "offer",
            "share-progress",
            "share-done",
            "catalogue-updated",
            "peer",
            "transfer-started",
            "transfer-progress",
            "transfer-failed",
            "transfer-removed");
    assertThat(all).allMatch(each -> EventJson.of(each).get("at").getAsLong() == 1);
  }

  private static String json(NodeEvent event) {
    return EventJson.of(event).toString();
  }
}
