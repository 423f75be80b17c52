package org.swarmroom.sharing.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * Tells whether the machine was restarted in between: what a killed process wrote is in the
 * system's cache, unless it was.
 */
final class BootId {

  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** A number that changes with each boot; 0 where the system does not say. */
  static long current() {
    try {
      var crc = new CRC32();
      crc.update(Files.readAllBytes(LINUX));
      return crc.getValue() | 1L << 32;
    } catch (IOException e) {
      return 0;
    }
  }
}
