package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;

/** A room with people and files in it, for pictures. */
public final class DemoNode {

  private DemoNode() {}

  /** Fills a node; nothing in it depends on the time of day. */
  public static void fill(FakeNode node) {
    yesterday(node);
    node.inRoom("film-club");
    node.setTopic("Friday 20:00: restored silent films, bring your own popcorn");
    node.memberJoins(new MemberRow("bob", "b0".repeat(32), false, false, 12));
    node.memberJoins(new MemberRow("cem", "c0".repeat(32), false, false, 48));
    node.memberJoins(new MemberRow("dana", "d0".repeat(32), false, false, 131));
    node.memberJoins(new MemberRow("élodie", "e0".repeat(32), false, false, 27));
    node.memberJoins(new MemberRow("frank_irssi", "", false, false, 63));
    people(node);
    node.says(
        "bob",
        "Evening! The restored Nosferatu scan is finally complete, 4K and with the 1922 tinting.");
    node.says("bob", "It's in my films folder, next to the score as FLAC.");
    node.says("cem", "fetching it already, 9 MB/s from three of you at once");
    node.says(
        "dana",
        "@ann do you still have the subtitles we made for Metropolis? I only find the German ones");
    node.says(
        "ann",
        "I do, two versions. Notes on the second are at https://example.org/metropolis/notes");
    node.says(
        "dana",
        "ann",
        "message",
        "could you also send me the address list? not for the whole room");
    node.ask("@all who has sunrise 1927?");
    node.offers(
        new OfferRow(
            "0a".repeat(32),
            "7f3a",
            "Sunrise - A Song of Two Humans (1927).mkv",
            4_831_838_208L,
            List.of("bob", "élodie", "cem")));
    node.says("cem", "#film-club", "action", "gets the popcorn");
    files(node);
    transfers(node);
  }

  private static void yesterday(FakeNode node) {
    long at = FakeNode.NOW - 20 * 3_600_000L;
    node.keeps(
        new ChatLine(
            "h1",
            at,
            "film-club",
            "élodie",
            "#film-club",
            "message",
            "Projector is fixed. Thanks to whoever left the spare lamp!"));
    node.keeps(
        new ChatLine(
            "h2",
            at + 40_000,
            "film-club",
            "frank_irssi",
            "#film-club",
            "message",
            "that was me, I had two"));
  }

  private static void people(FakeNode node) {
    node.peer(
        new PeerRow(
            "b0".repeat(32),
            "bob",
            "192.168.1.20:51413",
            "online",
            "room",
            18_204,
            1_400_000_000_000L));
    node.peer(
        new PeerRow(
            "c0".repeat(32),
            "cem",
            "203.0.113.5:51413",
            "online",
            "room",
            3_911,
            220_000_000_000L));
    node.peer(
        new PeerRow(
            "d0".repeat(32), "dana", "198.51.100.17:40022", "away", "room", 640, 9_100_000_000L));
    node.peer(
        new PeerRow(
            "e0".repeat(32),
            "élodie",
            "192.168.1.31:51413",
            "online",
            "lan",
            51_077,
            4_700_000_000_000L));
    node.peer(new PeerRow("", "", "seedbox.example.net:6881", "connecting", "manual", 0, 0));
  }

  private static void files(FakeNode node) {
    node.has(
        file(
            "01",
            "Nosferatu (1922) 4K restored.mkv",
            18_874_368_000L,
            "video",
            "films/Murnau",
            true,
            "bob",
            "cem",
            "élodie"),
        file(
            "02",
            "Nosferatu (1922) score.flac",
            734_003_200L,
            "audio",
            "films/Murnau",
            false,
            "bob"),
        file(
            "03",
            "Nosferatu programme notes.pdf",
            2_411_724L,
            "document",
            "papers",
            true,
            "bob",
            "dana",
            "ann"),
        file("04", "Nosferatu poster 1922.tiff", 148_897_792L, "image", "posters", false, "élodie"),
        file(
            "05",
            "Nosferatu (1922).en.srt",
            48_219L,
            "subtitle",
            "films/Murnau",
            false,
            "bob",
            "élodie"),
        file(
            "06",
            "Sunrise - A Song of Two Humans (1927).mkv",
            4_831_838_208L,
            "video",
            "films/Murnau",
            false,
            "bob",
            "élodie",
            "cem"),
        file(
            "07",
            "Nosferatu frames 1-120000.tar.zst",
            61_203_283_968L,
            "archive",
            "scans/reel-1",
            false,
            "dana"));
    node.share(
        new ShareRow(
            Path.of("/home/ann/Films"),
            412,
            1_204_590_000_000L,
            412,
            1_204_590_000_000L,
            "ready",
            List.of()));
    node.share(
        new ShareRow(
            Path.of("/home/ann/Papers and programmes"),
            9_120,
            18_253_611_008L,
            6_402,
            12_884_901_888L,
            "hashing",
            List.of()));
    node.share(
        new ShareRow(
            Path.of("/media/archive/Posters"),
            1_033,
            88_046_829_568L,
            0,
            0,
            "missing",
            List.of("/media/archive/Posters is not there; plug the disk in and press Rescan.")));
  }

  private static void transfers(FakeNode node) {
    var to = Path.of("/home/ann/Downloads");
    node.transfer(
        new TransferRow(
            "a",
            "Sunrise - A Song of Two Humans (1927).mkv",
            4_831_838_208L,
            3_140_694_835L,
            "fetching",
            "",
            11_324_620L,
            0,
            List.of("bob", "élodie", "cem"),
            to,
            149));
    node.transfer(
        new TransferRow(
            "b",
            "Nosferatu (1922) score.flac",
            734_003_200L,
            734_003_200L,
            "done",
            "",
            0,
            0,
            List.of("bob"),
            to,
            0));
    node.transfer(
        new TransferRow(
            "c",
            "Nosferatu frames 1-120000.tar.zst",
            61_203_283_968L,
            8_568_459_755L,
            "waiting",
            "dana is away; it goes on when she is back.",
            0,
            0,
            List.of("dana"),
            to,
            -1));
    node.transfer(
        new TransferRow(
            "d",
            "Metropolis (1927) stills.zip",
            2_684_354_560L,
            966_367_641L,
            "paused",
            "",
            0,
            0,
            List.of("élodie"),
            to,
            -1));
    node.transfer(
        new TransferRow(
            "e",
            "lecture-04.mp4",
            1_288_490_188L,
            154_618_822L,
            "failed",
            "The disk of /home/ann/Downloads is full; free 1.06 GB and press Resume.",
            0,
            0,
            List.of("cem"),
            to,
            -1));
  }

  private static SearchRow file(
      String id,
      String name,
      long size,
      String type,
      String folder,
      boolean own,
      String... holders) {
    return new SearchRow(
        id.repeat(32),
        name,
        size,
        type,
        folder,
        List.of(holders),
        Math.max(1, holders.length - (List.of(holders).contains("dana") ? 1 : 0))
            - (holders.length == 1 && holders[0].equals("dana") ? 1 : 0),
        own);
  }
}
