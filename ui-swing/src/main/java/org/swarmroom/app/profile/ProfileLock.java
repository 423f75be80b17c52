package org.swarmroom.app.profile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that this process uses the profile. The operating system drops it when the process ends,
 * however it ends.
 */
public final class ProfileLock implements AutoCloseable {

  private final FileChannel channel;
  private final FileLock lock;

  private ProfileLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock.
   *
   * @return empty while another node uses the profile
   */
  public static Optional<ProfileLock> tryLock(Profile profile) throws IOException {
    FileChannel channel =
        FileChannel.open(profile.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean held = false;
    try {
      FileLock lock = channel.tryLock();
      held = lock != null;
      return held ? Optional.of(new ProfileLock(channel, lock)) : Optional.empty();
    } catch (OverlappingFileLockException sameProcess) {
      return Optional.empty();
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      lock.release();
    } finally {
      channel.close();
    }
  }
}
