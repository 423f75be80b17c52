package org.swarmroom.app.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a profile's control socket is.
 *
 * <p>Normally {@code control} in the profile. An address of a Unix-domain socket has room for about
 * 107 bytes (unix(7), {@code sun_path}), so a profile with a longer path has its socket in a
 * private temporary folder, and the file {@code control.path} says where.
 */
public final class ControlPath {

  /** Below the 104 bytes of macOS and the 108 of Linux, with the closing zero. */
  private static final int LONGEST = 100;

  private final Path direct;
  private final Path note;

  public ControlPath(Profile profile) {
    this.direct = profile.folder().resolve("control");
    this.note = profile.folder().resolve("control.path");
  }

  /** Where a client finds the socket; there may be none. */
  public Path find() throws IOException {
    return fits() || !Files.exists(note) ? direct : noted();
  }

  /**
   * Makes way for a new socket: what a killed node left is removed. Only the holder of the
   * profile's lock may call this.
   */
  public Path prepare() throws IOException {
    remove();
    if (fits()) {
      return direct;
    }
    Path socket = PrivateFiles.createTemporaryFolder("swarmroom-").resolve("control");
    Path fresh = note.resolveSibling("control.path.new");
    Files.writeString(fresh, socket.toString());
    Files.move(fresh, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return socket;
  }

  /** Removes the socket, and its temporary folder if it has one. */
  public void remove() throws IOException {
    Files.deleteIfExists(direct);
    if (Files.exists(note)) {
      Path socket = noted();
      Path folder = socket.getParent();
      if (folder != null && folder.getFileName().toString().startsWith("swarmroom-")) {
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
      }
      Files.deleteIfExists(note);
    }
  }

  private boolean fits() {
    return direct.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  private Path noted() throws IOException {
    return Path.of(Files.readString(note).strip());
  }
}
