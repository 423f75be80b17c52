package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;

/** A room with people and files in it, for pictures. Nothing in it depends on the time of day. */
public final class DemoNode {

  private static final String ROOM = "film-club";
  private static final Path DOWNLOADS = Path.of("/home/ann/Downloads");

  /** Fingerprint's first byte, nick, round trip. */
  private static final String MEMBERS =
      """
      b0 | bob         | 12
      c0 | cem         | 48
      d0 | dana        | 131
      e0 | élodie      | 27
         | frank_irssi | 63
      """;

  private static final String TALK =
      """
      bob  | Evening! The restored Nosferatu scan is finally complete, 4K and with the 1922 tinting.
      bob  | It's in my films folder, next to the score as FLAC.
      cem  | fetching it already, 9 MB/s from three of you at once
      dana | @ann do you still have the subtitles we made for Metropolis? I only find the German ones
      ann  | I do, two versions. Notes on the second are at https://example.org/metropolis/notes
      """;

  /** Fingerprint's first byte, nick, address, state, source, files, bytes. */
  private static final String PEERS =
      """
      b0 | bob    | 192.168.1.20:51413       | online     | room   | 18204 | 1400000000000
      c0 | cem    | 203.0.113.5:51413        | online     | room   | 3911  | 220000000000
      d0 | dana   | 198.51.100.17:40022      | away       | room   | 640   | 9100000000
      e0 | élodie | 192.168.1.31:51413       | online     | lan    | 51077 | 4700000000000
         |        | seedbox.example.net:6881 | connecting | manual | 0     | 0
      """;

  /** Id's first byte, name, bytes, type, folder, holders online, ours, holders. */
  private static final String FILES =
      """
      01 | Nosferatu (1922) 4K restored.mkv          | 18874368000 | video    | films/Murnau | 3 | true  | bob, cem, élodie
      02 | Nosferatu (1922) score.flac               | 734003200   | audio    | films/Murnau | 1 | false | bob
      03 | Nosferatu programme notes.pdf             | 2411724     | document | papers       | 2 | true  | bob, dana, ann
      04 | Nosferatu poster 1922.tiff                | 148897792   | image    | posters      | 1 | false | élodie
      05 | Nosferatu (1922).en.srt                   | 48219       | subtitle | films/Murnau | 2 | false | bob, élodie
      06 | Sunrise - A Song of Two Humans (1927).mkv | 4831838208  | video    | films/Murnau | 3 | false | bob, élodie, cem
      07 | Nosferatu frames 1-120000.tar.zst         | 61203283968 | archive  | scans/reel-1 | 0 | false | dana
      """;

  /** Path, files, bytes, of them hashed, state, problem. */
  private static final String SHARES =
      """
      /home/ann/Films                 | 412  | 1204590000000 | 412  | 1204590000000 | ready   |
      /home/ann/Papers and programmes | 9120 | 18253611008   | 6402 | 12884901888   | hashing |
      /media/archive/Posters          | 1033 | 88046829568   | 0    | 0             | missing | /media/archive/Posters is not there; plug the disk in and press Rescan.
      """;

  /** Id, name, bytes, done, state, bytes a second, seconds left, holders, reason. */
  private static final String TRANSFERS =
      """
      a | Sunrise - A Song of Two Humans (1927).mkv | 4831838208  | 3140694835 | fetching | 11324620 | 149 | bob, élodie, cem |
      b | Nosferatu (1922) score.flac               | 734003200   | 734003200  | done     | 0        | 0   | bob              |
      c | Nosferatu frames 1-120000.tar.zst         | 61203283968 | 8568459755 | waiting  | 0        | -1  | dana             | dana is away; it goes on when she is back.
      d | Metropolis (1927) stills.zip              | 2684354560  | 966367641  | paused   | 0        | -1  | élodie           |
      e | lecture-04.mp4                            | 1288490188  | 154618822  | failed   | 0        | -1  | cem              | The disk of /home/ann/Downloads is full; free 1.06 GB and press Resume.
      """;

  private DemoNode() {}

  /** Fills a node. */
  public static void fill(FakeNode node) {
    node.setDownloadsFolder(DOWNLOADS);
    yesterday(node);
    node.inRoom(ROOM);
    node.setTopic("Friday 20:00: restored silent films, bring your own popcorn");
    rows(MEMBERS).forEach(row -> node.memberJoins(member(row)));
    rows(PEERS).forEach(row -> node.peer(peer(row)));
    rows(TALK).forEach(row -> node.says(row[0], row[1]));
    node.says(
        "dana",
        "ann",
        "message",
        "could you also send me the address list? not for the whole room");
    node.ask("@all who has sunrise 1927?");
    node.offers(
        new OfferRow(
            id("0a"),
            "7f3a",
            "Sunrise - A Song of Two Humans (1927).mkv",
            4_831_838_208L,
            List.of("bob", "élodie", "cem")));
    node.says("cem", "#" + ROOM, "action", "gets the popcorn");
    rows(FILES).forEach(row -> node.has(file(row)));
    rows(SHARES).forEach(row -> node.share(share(row)));
    rows(TRANSFERS).forEach(row -> node.transfer(transfer(row)));
  }

  /** Fills a node that is in a room with names and texts as long as others may make them. */
  public static void overfill(FakeNode node) {
    var words = "restored silent films with live piano, bring your own popcorn and a friend; ";
    var name = "A very long name of a film that nobody ever cut to a size that fits (1927)";
    node.setTopic("Friday 20:00: " + words.repeat(4));
    for (int i = 0; i < 40; i++) {
      node.memberJoins(
          new MemberRow("somebody_with_a_long_nick_" + i, id("c0"), false, false, 7_000 + i));
    }
    node.says("somebody_with_a_long_nick_7", words.repeat(8));
    node.says("somebody_with_a_long_nick_7", "https://example.org/" + "metropolis/".repeat(30));
    node.offers(
        new OfferRow(
            id("0a"),
            "7f3a",
            name + " " + name + ".mkv",
            4_831_838_208L,
            List.of(
                "somebody_with_a_long_nick_1",
                "somebody_with_a_long_nick_2",
                "somebody_with_a_long_nick_3")));
    node.share(share(("/home/ann/" + name + "/" + name + "|1|1|0|0|hashing|").split("\\|", -1)));
    node.peer(
        peer(
            "b0|somebody_with_a_long_nick_1|[2001:db8:1234:5678:9abc:def0:1234:5678]:51413|online|room|51077|9999999999999"
                .split("\\|", -1)));
    node.transfer(
        transfer(
            ("a|"
                    + name
                    + "|9999999999999|9999999999998|fetching|999999999|359999|"
                    + "somebody_with_a_long_nick_1, somebody_with_a_long_nick_2|")
                .split("\\|", -1)));
  }

  private static void yesterday(FakeNode node) {
    long at = FakeNode.NOW - 20 * 3_600_000L;
    var lamp = "Projector is fixed. Thanks to whoever left the spare lamp!";
    node.keeps(new ChatLine("h1", at, ROOM, "élodie", "#" + ROOM, "message", lamp));
    var two = "that was me, I had two";
    node.keeps(new ChatLine("h2", at + 40_000, ROOM, "frank_irssi", "#" + ROOM, "message", two));
  }

  private static MemberRow member(String[] row) {
    return new MemberRow(row[1], id(row[0]), false, false, number(row[2]));
  }

  private static PeerRow peer(String[] row) {
    return new PeerRow(id(row[0]), row[1], row[2], row[3], row[4], number(row[5]), number(row[6]));
  }

  private static SearchRow file(String[] row) {
    return new SearchRow(
        id(row[0]),
        row[1],
        number(row[2]),
        row[3],
        row[4],
        words(row[7]),
        (int) number(row[5]),
        Boolean.parseBoolean(row[6]));
  }

  private static ShareRow share(String[] row) {
    return new ShareRow(
        Path.of(row[0]),
        number(row[1]),
        number(row[2]),
        number(row[3]),
        number(row[4]),
        row[5],
        row[6].isEmpty() ? List.of() : List.of(row[6]));
  }

  private static TransferRow transfer(String[] row) {
    return new TransferRow(
        row[0],
        row[1],
        number(row[2]),
        number(row[3]),
        row[4],
        row[8],
        number(row[5]),
        0,
        words(row[7]),
        DOWNLOADS,
        number(row[6]));
  }

  private static Stream<String[]> rows(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip))
        .map(cells -> cells.toArray(String[]::new));
  }

  private static String id(String firstByte) {
    return firstByte.repeat(32);
  }

  private static long number(String cell) {
    return Long.parseLong(cell);
  }

  private static List<String> words(String cell) {
    return List.of(cell.split(", "));
  }
}
