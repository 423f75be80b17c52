package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.torrent.InfoHash;

/** Makes the v1 piece hashes (SHA-1) of a file, for clients that know no v2. Blocking. */
final class PieceSums {

  private static final int CHUNK = 1 << 20;

  private PieceSums() {}

  /**
   * @param size as hashed before
   * @param modifiedAt as hashed before, epoch ms
   * @return 20 bytes a piece; empty if the file has another size or time, before or after it was
   *     read
   */
  static Optional<byte[]> of(Path file, long size, long modifiedAt) throws IOException {
    if (!unchanged(file, size, modifiedAt)) {
      return Optional.empty();
    }
    int pieceLength = PieceLength.of(size);
    MessageDigest sha1 = sha1();
    var sums =
        ByteBuffer.allocate((int) ((size + pieceLength - 1) / pieceLength) * InfoHash.SHORT_LENGTH);
    long done = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(CHUNK, size));
      while (done < size) {
        int inPiece = (int) (done % pieceLength);
        buffer
            .clear()
            .limit((int) Math.min(Math.min(buffer.capacity(), size - done), pieceLength - inPiece));
        int n = channel.read(buffer);
        if (n < 0) {
          return Optional.empty();
        }
        sha1.update(buffer.flip());
        done += n;
        if (done % pieceLength == 0 || done == size) {
          sums.put(sha1.digest());
        }
      }
    }
    return unchanged(file, size, modifiedAt) ? Optional.of(sums.array()) : Optional.empty();
  }

  static boolean unchanged(Path file, long size, long modifiedAt) throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return now.isRegularFile()
        && now.size() == size
        && now.lastModifiedTime().toMillis() == modifiedAt;
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
