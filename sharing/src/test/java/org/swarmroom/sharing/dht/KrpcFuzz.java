package org.swarmroom.sharing.dht;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.sharing.dht.Krpc.Ask;
import org.swarmroom.testdata.HostileBencode;
import org.swarmroom.testdata.Must;

/**
 * Datagrams of the DHT and its saved table: whatever comes, it is a message or none; what is taken
 * is bounded, and written and read again as the same.
 */
public final class KrpcFuzz {

  private KrpcFuzz() {}

  public static List<byte[]> seeds() {
    var seeds = new ArrayList<>(HostileBencode.all());
    byte[] id = "abcdefghij0123456789".getBytes(US_ASCII);
    byte[] t = {'a', 'a'};
    var node = NodeId.of(id);
    var v4 = new InetSocketAddress("10.0.0.1", 6881);
    var v6 = new InetSocketAddress("fe80::1", 1);
    var none = new InetSocketAddress("10.0.0.1", 0);
    var contacts = List.of(new Contact(node, v4), new Contact(node, v6), new Contact(node, none));
    var families = Set.of(Family.IPV4, Family.IPV6);
    for (Ask ask :
        List.of(
            new Ask.Ping(),
            new Ask.FindNode(node),
            new Ask.GetPeers(node),
            new Ask.AnnouncePeer(node, 0, t),
            new Ask.AnnouncePeer(node, 6881, t))) {
      seeds.add(KrpcWriter.write(new Krpc.Query(t, node, ask, true, families)));
    }
    seeds.add(
        KrpcWriter.write(
            new Krpc.Answer(
                t, node, contacts, List.of(v4, v6, none), Optional.of(t), Optional.of(v4))));
    seeds.add(KrpcWriter.write(new Krpc.Failure(t, Krpc.Failure.PROTOCOL, "no")));
    seeds.add(new SavedTable(Optional.of(node), contacts).write());
    return seeds;
  }

  public static void fuzzerTestOneInput(byte[] data) {
    Must.costAtMost((16 << 20) + 1_000L * data.length, () -> check(data));
  }

  private static void check(byte[] data) {
    SavedTable table = SavedTable.read(data);
    checkContacts(table.contacts());
    Must.hold(SavedTable.read(table.write()).equals(table), "the table is read again");
    KrpcReader.read(data).ifPresent(KrpcFuzz::checkMessage);
  }

  private static void checkContacts(List<Contact> contacts) {
    Must.hold(
        contacts.stream().allMatch(each -> each.address().getPort() > 0), "a node has a port");
  }

  private static List<Object> told(Krpc message) {
    if (message instanceof Krpc.Query query) {
      return List.of(query.sender(), query.ask().getClass(), query.readOnly(), query.want());
    } else if (message instanceof Krpc.Answer answer) {
      return List.of(answer.sender(), answer.nodes(), answer.peers(), answer.seen());
    } else if (message instanceof Krpc.Failure failure) {
      return List.of(failure.code(), failure.text());
    }
    return List.of();
  }

  private static void checkMessage(Krpc message) {
    if (message instanceof Krpc.Answer answer) {
      Must.hold(answer.nodes().size() <= 32 && answer.peers().size() <= 100, "it is bounded");
      Must.hold(answer.peers().stream().allMatch(peer -> peer.getPort() > 0), "a peer has a port");
      checkContacts(answer.nodes());
    }
    if (message instanceof Krpc.Query query && query.ask() instanceof Ask.Wrong) {
      return;
    }
    byte[] written = KrpcWriter.write(message);
    if (written.length <= KrpcReader.LONGEST) {
      Krpc again = KrpcReader.read(written).orElseThrow();
      Must.hold(again.getClass() == message.getClass(), "it stays what it is");
      Must.hold(Arrays.equals(KrpcWriter.write(again), written), "it is read again");
      Must.hold(told(again).equals(told(message)), "it tells the same");
    }
  }
}
