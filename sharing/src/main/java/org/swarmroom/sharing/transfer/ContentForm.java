package org.swarmroom.sharing.transfer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.MetainfoException;
import org.swarmroom.sharing.torrent.MetainfoParser;

/**
 * A content as it is stored: {@code rooms}, 20 bytes each, and its {@code torrent}. Earlier
 * versions stored the torrent alone; then no room is known, and it is fetched and not given.
 */
final class ContentForm {

  private static final String ROOMS = "rooms";
  private static final String TORRENT = "torrent";

  private ContentForm() {}

  static byte[] write(Source.Content content) {
    var rooms = new ByteArrayOutputStream();
    content.rooms().forEach(room -> rooms.writeBytes(room.bytes()));
    return BencodeWriter.write(
        BDictionary.builder()
            .put(ROOMS, rooms.toByteArray())
            .put(TORRENT, content.torrent().encode())
            .build());
  }

  static Source read(byte[] bytes) throws MetainfoException {
    try {
      var form = BencodeParser.dictionary(bytes, Limits.TORRENT);
      var inner = form.string(TORRENT).map(BString::bytes);
      var torrent = MetainfoParser.parse(inner.orElse(bytes));
      var rooms = form.string(ROOMS).map(BString::bytes).orElse(new byte[0]);
      if (torrent.files().isEmpty() || torrent.files().get(0).root().isEmpty()) {
        return new Source.Torrent(torrent);
      }
      return new Source.Content(torrent.files().get(0).root().get(), torrent, rooms(rooms));
    } catch (BencodeException e) {
      throw new IllegalArgumentException("The stored content is damaged: " + e.getMessage(), e);
    }
  }

  private static Set<InfoHash> rooms(byte[] bytes) {
    var rooms = new HashSet<InfoHash>();
    int length = InfoHash.SHORT_LENGTH;
    for (int at = 0; at + length <= bytes.length; at += length) {
      rooms.add(InfoHash.of(Arrays.copyOfRange(bytes, at, at + length)));
    }
    return rooms;
  }
}
