package org.swarmroom.sharing.sim;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.swarmroom.sharing.disk.Volume;

/** The disks of all nodes, in memory, with the world's time on its files. */
final class Disk implements Volume, AutoCloseable {

  private final FileSystem files;

  Disk(World world) {
    files =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setFileTimeSource(() -> FileTime.fromMillis(world.millis()))
                .build());
  }

  /** A node's folder. */
  Path folder(int node) throws IOException {
    return Files.createDirectories(files.getPath("/n" + node));
  }

  @Override
  public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options);
  }

  @Override
  public long usableSpace(Path folder) {
    return 1L << 40;
  }

  @Override
  public Path path(String text) {
    return files.getPath(text);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
