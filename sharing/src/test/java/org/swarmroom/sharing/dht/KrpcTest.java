package org.swarmroom.sharing.dht;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.swarmroom.sharing.dht.Krpc.Ask;

class KrpcTest {

  private static final NodeId ONE = NodeId.of("abcdefghij0123456789".getBytes(ISO_8859_1));
  private static final NodeId OTHER = NodeId.of("mnopqrstuvwxyz123456".getBytes(ISO_8859_1));
  private static final byte[] AA = {'a', 'a'};

  private static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static Krpc read(String datagram) {
    return KrpcReader.read(ascii(datagram)).orElseThrow();
  }

  /** The examples of BEP 5. */
  @Test
  void theExamplesOfTheStandardAreUnderstood() {
    var ping = (Krpc.Query) read("d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe");
    assertThat(ping.sender()).isEqualTo(ONE);
    assertThat(ping.ask()).isEqualTo(new Ask.Ping());
    assertThat(ping.transaction()).isEqualTo(AA);

    var find =
        (Krpc.Query)
            read(
                "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz123456e"
                    + "1:q9:find_node1:t2:aa1:y1:qe");
    assertThat(find.ask()).isEqualTo(new Ask.FindNode(OTHER));

    var announce =
        (Krpc.Query)
            read(
                "d1:ad2:id20:abcdefghij012345678912:implied_porti1e9:info_hash20:"
                    + "mnopqrstuvwxyz1234564:porti6881e5:token8:aoeusnthe1:q13:announce_peer"
                    + "1:t2:aa1:y1:qe");
    assertThat(announce.ask()).isInstanceOf(Ask.AnnouncePeer.class);
    assertThat(((Ask.AnnouncePeer) announce.ask()).port()).isZero();

    var peers =
        (Krpc.Answer)
            read(
                "d1:rd2:id20:abcdefghij01234567895:token8:aoeusnth6:valuesl6:axje.u6:idhtnmee"
                    + "1:t2:aa1:y1:re");
    assertThat(peers.peers()).hasSize(2);
    assertThat(peers.token()).hasValueSatisfying(t -> assertThat(t).isEqualTo(ascii("aoeusnth")));

    var error = (Krpc.Failure) read("d1:eli201e23:A Generic Error Ocurrede1:t2:aa1:y1:ee");
    assertThat(error.code()).isEqualTo(201);
  }

  @Test
  void whatIsWrittenReadsBack() {
    var four = new Contact(ONE, new InetSocketAddress("45.1.2.3", 6881));
    var six = new Contact(OTHER, new InetSocketAddress("2a00::1", 1));
    var answer =
        new Krpc.Answer(
            AA,
            ONE,
            List.of(four, six),
            List.of(four.address(), six.address()),
            Optional.of(ascii("token")),
            Optional.of(six.address()));

    var back = (Krpc.Answer) KrpcReader.read(KrpcWriter.write(answer)).orElseThrow();

    assertThat(back.nodes()).containsExactly(four, six);
    assertThat(back.peers()).containsExactly(four.address(), six.address());
    assertThat(back.seen()).contains(six.address());
    assertThat(back.sender()).isEqualTo(ONE);

    var query = new Krpc.Query(AA, ONE, new Ask.GetPeers(OTHER), true, Set.of(Family.IPV6));
    var queryBack = (Krpc.Query) KrpcReader.read(KrpcWriter.write(query)).orElseThrow();
    assertThat(queryBack.ask()).isEqualTo(query.ask());
    assertThat(queryBack.readOnly()).isTrue();
    assertThat(queryBack.want()).containsExactly(Family.IPV6);
  }

  @Test
  void wrongQuestionsAreAnsweredByErrors() {
    var noTarget =
        (Krpc.Query) read("d1:ad2:id20:abcdefghij0123456789e1:q9:find_node1:t2:aa1:y1:qe");
    assertThat(noTarget.ask()).isEqualTo(new Ask.Wrong(203, "Invalid Arguments"));
    var unknown = (Krpc.Query) read("d1:ad2:id20:abcdefghij0123456789e1:q4:vote1:t2:aa1:y1:qe");
    assertThat(unknown.ask()).isEqualTo(new Ask.Wrong(204, "Method Unknown"));
  }

  @Test
  void whatNamesNobodyIsNoMessage() {
    assertThat(KrpcReader.read(ascii("d1:ad2:id3:abce1:q4:ping1:t2:aa1:y1:qe"))).isEmpty();
    assertThat(KrpcReader.read(ascii("d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:y1:qe")))
        .isEmpty();
    assertThat(KrpcReader.read(ascii("d1:t2:aa1:y1:ze"))).isEmpty();
    assertThat(KrpcReader.read(ascii("le"))).isEmpty();
  }

  @Test
  void nestingAndLengthAreBounded() {
    for (char open : new char[] {'l', 'd'}) {
      byte[] deep = new byte[KrpcReader.LONGEST];
      Arrays.fill(deep, (byte) open);
      assertThat(KrpcReader.read(deep)).isEmpty();
    }
    assertThat(KrpcReader.read(ascii("d1:a".repeat(500)))).isEmpty();
    assertThat(KrpcReader.read(new byte[60_000])).isEmpty();
  }

  @Property(seed = "2026", tries = 3_000)
  void anyBytesGiveAMessageOrNone(@ForAll @Size(max = 300) byte[] bytes) {
    KrpcReader.read(bytes);
    SavedTable.read(bytes);
    Packed.address(bytes);
    Packed.contacts(bytes, Family.IPV4, 8);
    Packed.contacts(bytes, Family.IPV6, 8);
  }

  /** Torn, doubled and changed messages come closer to the reader's heart than noise. */
  @Property(seed = "2026", tries = 3_000)
  void damagedMessagesGiveAMessageOrNone(
      @ForAll long seed, @ForAll @IntRange(max = 12) int wounds) {
    var random = new Random(seed);
    byte[] bytes = KrpcWriter.write(sample(random));
    for (int i = 0; i < wounds; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
        default -> bytes[at] = (byte) "0123456789dlie:".charAt(random.nextInt(15));
      }
    }
    KrpcReader.read(bytes)
        .ifPresent(message -> assertThat(KrpcReader.read(KrpcWriter.write(message))).isPresent());
  }

  private static Krpc sample(Random random) {
    NodeId id = NodeId.random(random);
    byte[] transaction = {1, 2, 3, 4};
    var contact = new Contact(id, new InetSocketAddress("45.1.2.3", 6881));
    return switch (random.nextInt(5)) {
      case 0 -> new Krpc.Query(transaction, id, new Ask.Ping(), false, Set.of());
      case 1 -> new Krpc.Query(transaction, id, new Ask.GetPeers(id), true, Set.of(Family.IPV4));
      case 2 ->
          new Krpc.Query(
              transaction, id, new Ask.AnnouncePeer(id, 6881, new byte[8]), false, Set.of());
      case 3 -> new Krpc.Failure(transaction, 203, "Bad Token");
      default ->
          new Krpc.Answer(
              transaction,
              id,
              List.of(contact, contact),
              List.of(contact.address()),
              Optional.of(new byte[8]),
              Optional.of(contact.address()));
    };
  }
}
