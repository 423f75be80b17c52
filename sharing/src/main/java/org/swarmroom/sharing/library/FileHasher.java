package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.swarmroom.sharing.content.PieceLength;
import org.swarmroom.sharing.content.StreamingMerkleHasher;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.torrent.MetainfoBuilder;

/**
 * Reads a file once and gives its Merkle root and piece layer.
 *
 * <p>Size and time are looked at before and after: a file that changed, grew or shrank meanwhile
 * has no hash. Links are not followed. Stateless; runs on hashing threads.
 */
final class FileHasher implements Hashing {

  private static final int CHUNK = 1 << 20;

  @Override
  public HashOutcome hash(
      Path file, long size, long modifiedAt, PauseGate gate, LongConsumer bytesRead)
      throws InterruptedException {
    try {
      BasicFileAttributes before = attributes(file);
      if (!before.isRegularFile()) {
        return new HashOutcome.Gone();
      }
      if (before.size() != size || before.lastModifiedTime().toMillis() != modifiedAt) {
        return changed(before);
      }
      return read(file, size, modifiedAt, gate, bytesRead);
    } catch (NoSuchFileException e) {
      return new HashOutcome.Gone();
    } catch (IOException e) {
      return new HashOutcome.Unreadable(Problems.unreadableSentence(file, e));
    }
  }

  private static HashOutcome read(
      Path file, long size, long modifiedAt, PauseGate gate, LongConsumer bytesRead)
      throws IOException, InterruptedException {
    var hasher = new StreamingMerkleHasher(PieceLength.of(size));
    long done = 0;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(1, Math.min(CHUNK, size)));
      while (done < size) {
        if (!gate.pass()) {
          return new HashOutcome.Left();
        }
        buffer.clear();
        int n = channel.read(buffer);
        if (n < 0) {
          break;
        }
        done += n;
        hasher.update(buffer.flip());
        bytesRead.accept(done);
      }
    }
    BasicFileAttributes after = attributes(file);
    if (done != size || after.size() != size || after.lastModifiedTime().toMillis() != modifiedAt) {
      return changed(after);
    }
    StreamingMerkleHasher.Result result = hasher.finish();
    return new HashOutcome.Hashed(result.root(), infohash(result, size), result.pieceLayer());
  }

  /**
   * An empty file is in no swarm; its id stands in, for no handshake can ever name it by chance.
   */
  private static byte[] infohash(StreamingMerkleHasher.Result result, long size) {
    return size == 0
        ? Arrays.copyOf(result.root().bytes(), InfoHash.SHORT_LENGTH)
        : MetainfoBuilder.canonicalHash(result.root(), size).truncated().bytes();
  }

  private static HashOutcome changed(BasicFileAttributes now) {
    return new HashOutcome.Changed(now.size(), now.lastModifiedTime().toMillis());
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
