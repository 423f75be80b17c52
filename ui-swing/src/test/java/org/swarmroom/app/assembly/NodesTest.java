package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.swarmroom.app.assembly.RunningNode.get;
import static org.swarmroom.app.assembly.RunningNode.refusal;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.control.Waiting;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.testdata.RandomFile;

/** Whole nodes with each other: what the user does, from end to end. */
@Timeout(120)
class NodesTest {

  @TempDir Path folder;

  @RegisterExtension private final Attic attic = new Attic(() -> folder);

  @Test
  void twoMembersTalkAndSeeEachOtherComeAndGo() throws Exception {
    RunningNode ann = attic.host("ann");
    RunningNode bob = attic.guest("bob");

    ann.hears(NodeEvent.MemberJoined.class, event -> event.member().nick().equals("bob"));
    ChatLine said = get(bob.control().say("hello, ann"));
    ann.hears(NodeEvent.Line.class, event -> event.line().id().equals(said.id()));
    assertThat(said.state()).isEqualTo(ChatLine.SENT);
    bob.hears(NodeEvent.LinesSafe.class, event -> event.ids().contains(said.id()));
    ChatLine secret = get(ann.control().message("bob", "a secret"));
    ChatLine heard =
        bob.hears(
                NodeEvent.Line.class,
                event -> event.line().text().equals("a secret") && event.line().to().equals("bob"))
            .line();
    assertThat(heard).isEqualTo(secret);
    assertThat(heard.encrypted()).isTrue();

    assertThat(get(ann.control().members()))
        .extracting(MemberRow::nick)
        .containsExactlyInAnyOrder("ann", "bob");
    assertThat(get(ann.control().history(10)))
        .extracting(ChatLine::text)
        .contains("hello, ann", "a secret");
    assertThat(get(bob.control().history(10))).filteredOn(ChatLine::encrypted).containsOnly(heard);
    assertThat(get(bob.control().trust("ann"))).startsWith("The key ");

    get(bob.control().leaveRoom());
    ann.hears(NodeEvent.MemberLeft.class, event -> event.member().nick().equals("bob"));
    assertThat(refusal(bob.control().say("anybody?"))).contains("in no room");
  }

  @Test
  void whatOneSharesAnotherFindsAndFetches() throws Exception {
    Path file = RandomFile.write(folder.resolve("ann-files/music/Blue Danube.ogg"), 3_000_000, 1);
    RunningNode ann = attic.host("ann");
    get(ann.control().addShares(List.of(folder.resolve("ann-files")), false));
    RunningNode bob = attic.guest("bob");

    SearchRow row = bob.finds("danube type:audio", found -> found.online() == 1);
    assertThat(row.holders()).containsExactly("ann");
    Path to = Files.createDirectory(folder.resolve("to"));
    get(bob.control().download(row.id(), Optional.of(to)));

    bob.hears(NodeEvent.TransferDone.class, done -> done.transfer().name().contains("Danube"));
    assertThat(to.resolve("Blue Danube.ogg")).hasSameBinaryContentAs(file);

    ann.close();
    bob.hears(
        NodeEvent.PeerChanged.class,
        event -> event.peer().nick().equals("ann") && event.peer().state().equals("away"));
    assertThat(bob.finds("danube", found -> found.online() == 0).holders())
        .as("files of a peer that is away stay findable")
        .containsExactly("ann");
  }

  @Test
  void theRoomIsAskedAndAFileComesFromAllWhoOfferedIt() throws Exception {
    Path original = RandomFile.write(folder.resolve("ann-files/holiday film.mkv"), 5_000_000, 2);
    Path copy = folder.resolve("bob-files/other name of the holiday film.mkv");
    Files.createDirectories(copy.getParent());
    Files.copy(original, copy);
    RunningNode ann = attic.host("ann");
    RunningNode bob = attic.guest("bob");
    RunningNode cem = attic.guest("cem");
    get(ann.control().addShares(List.of(folder.resolve("ann-files")), false));
    get(bob.control().addShares(List.of(folder.resolve("bob-files")), false));
    ann.hears(NodeEvent.ShareDone.class, done -> done.files() == 1);
    bob.hears(NodeEvent.ShareDone.class, done -> done.files() == 1);

    get(cem.control().ask("@all who has holiday film?"));

    OfferRow offer =
        cem.hears(NodeEvent.OfferArrived.class, event -> event.offer().holders().size() == 2)
            .offer();
    assertThat(offer.holders()).containsExactlyInAnyOrder("ann", "bob");
    assertThat(offer.size()).isEqualTo(5_000_000);
    assertThat(get(cem.control().offers())).containsExactly(offer);

    Path to = Files.createDirectory(folder.resolve("to"));
    get(cem.control().download(offer.id(), Optional.of(to)));
    var done = cem.hears(NodeEvent.TransferDone.class, event -> true);
    assertThat(done.transfer().to()).hasSameBinaryContentAs(original);
  }

  @Test
  void whoIsAskedByNameAndHasNothingSaysSo() throws Exception {
    RunningNode ann = attic.host("ann");
    RunningNode bob = attic.guest("bob");

    get(bob.control().ask("@ann please send the moon"));

    bob.hears(
        NodeEvent.RoomChanged.class, event -> event.sentence().equals("ann declined the request."));
    assertThat(get(bob.control().offers())).isEmpty();
  }

  @Test
  void aHostThatWasAloneOpensItsRoomAgainUnderTheSameLink() throws Exception {
    RunningNode ann = attic.host("ann");
    get(ann.control().say("before"));
    int port = get(ann.control().status()).port();
    ann.close();

    RunningNode again = attic.alone("ann", port);

    assertThat(get(again.control().room()).orElseThrow().link()).isEqualTo(attic.link());
    assertThat(get(again.control().history(10))).extracting(ChatLine::text).contains("before");
    RunningNode bob = attic.guest("bob");
    get(again.control().say("after"));
    bob.hears(NodeEvent.Line.class, event -> event.line().text().equals("after"));
  }

  @Test
  void whoJoinedARoomIsInItAgainAfterARestart() throws Exception {
    RunningNode ann = attic.host("ann");
    RunningNode bob = attic.guest("bob");
    bob.close();
    ann.forget();

    attic.alone("bob");

    ann.hears(NodeEvent.MemberJoined.class, event -> event.member().nick().equals("bob"));
  }

  @Test
  void aWrongFingerprintIsRefusedWithASentence() throws Exception {
    RunningNode ann = attic.host("ann");
    String wrong = attic.link().replaceFirst("fp=[0-9a-f]{8}", "fp=00000000");
    RunningNode bob = attic.alone("bob");

    String sentence = refusal(bob.control().joinRoom(wrong));

    assertThat(sentence).contains("is not the host this link names").doesNotContain("Exception");
    assertThat(get(ann.control().members())).hasSize(1);
    bob.hears(NodeEvent.RoomChanged.class, event -> event.room().room().isEmpty());
    assertThat(get(bob.control().room())).isEmpty();
  }

  @Test
  void aLinkThatIsRefusedDoesNotCostTheRoomOneIsIn() throws Exception {
    attic.host("ann");
    RunningNode bob = attic.guest("bob");
    String link = attic.link();

    refusal(bob.control().joinRoom(link.replaceFirst("key=[0-9a-f]{8}", "key=00000000")));

    Waiting.until(
        () ->
            bob.control()
                .room()
                .join()
                .filter(room -> room.connected() && room.link().equals(link))
                .isPresent());
    get(bob.control().say("still here"));
  }

  @Test
  void aStockClientComesInByTheSamePort() throws Exception {
    RunningNode ann = attic.host("ann");
    int port = get(ann.control().status()).port();
    try (Socket irc = new Socket("127.0.0.1", port)) {
      irc.getOutputStream()
          .write(
              "NICK eve\r\nUSER eve 0 * :eve\r\nJOIN #attic\r\nPRIVMSG #attic :hello\r\n"
                  .getBytes(StandardCharsets.UTF_8));

      ann.hears(
          NodeEvent.Line.class,
          event -> event.line().from().equals("eve") && event.line().text().equals("hello"));
      assertThat(get(ann.control().members()))
          .anyMatch(member -> member.nick().equals("eve") && member.fingerprint().isEmpty());
    }
    ann.hears(NodeEvent.MemberLeft.class, event -> event.member().nick().equals("eve"));
  }

  @Test
  void aHostThatIsNotThereIsToldAtOnceAndTriedAgain() throws Exception {
    int nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    attic.host("ann");
    RunningNode bob = attic.alone("bob");

    String sentence =
        refusal(bob.control().joinRoom(attic.link().replaceFirst(":\\d+/", ":" + nobody + "/")));

    assertThat(sentence).contains("keeps trying").doesNotContain("Exception");
  }

  @Test
  void aPortInUseIsToldAndAnotherTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      RunningNode ann = attic.alone("ann", other.getLocalPort());

      String sentence =
          ann.hears(NodeEvent.Warning.class, warning -> warning.sentence().startsWith("Port"))
              .sentence();

      int used = get(ann.control().status()).port();
      assertThat(used).isNotEqualTo(other.getLocalPort());
      assertThat(sentence)
          .startsWith(
              "Port " + other.getLocalPort() + " is taken by another program; using " + used + ".");
    }
  }

  @Test
  void aDamagedDatabaseIsSetAsideAndTold() throws Exception {
    attic.alone("ann").close();
    Path database = folder.resolve("ann/index.mv.db");
    Files.write(database, new byte[50_000]);

    RunningNode again = attic.alone("ann");

    again.hears(NodeEvent.Warning.class, warning -> warning.sentence().contains("damaged"));
    assertThat(get(again.control().status()).nick()).isEqualTo("ann");
  }

  @Test
  void aPeerIsAddedByHandAndRefreshed() throws Exception {
    RunningNode ann = attic.host("ann");
    RunningNode bob = attic.guest("bob");
    int port = get(ann.control().status()).port();

    PeerRow row = get(bob.control().addPeer("127.0.0.1:" + port));

    assertThat(row.state()).isEqualTo("online");
    assertThat(get(bob.control().refreshPeers()).sentence()).contains("online");
    assertThat(refusal(bob.control().addPeer("nonsense"))).contains("HOST:PORT");

    get(bob.control().removePeer("127.0.0.1:" + port));
    bob.hears(NodeEvent.PeerChanged.class, event -> event.peer().state().equals("removed"));
  }

  @Test
  void badWordsGetASentence() throws Exception {
    RunningNode ann = attic.alone("ann");

    assertThat(refusal(ann.control().download("xyz", Optional.empty()))).contains("content id");
    assertThat(refusal(ann.control().download("ab".repeat(32), Optional.empty())))
        .contains("Nobody");
    assertThat(refusal(ann.control().addTorrent("/no/such.torrent", Optional.empty(), List.of())))
        .contains("can't be read");
    assertThat(refusal(ann.control().joinRoom("swarmroom://"))).doesNotContain("Exception");
    assertThat(refusal(ann.control().search("size:many", 10))).contains("size");
    assertThat(refusal(ann.control().setNick("a b"))).contains("nick");
    assertThat(refusal(ann.control().magnet("xyz", false))).contains("content id");
    assertThat(refusal(ann.control().pause("ab".repeat(20)))).doesNotContain("Exception");
  }
}
