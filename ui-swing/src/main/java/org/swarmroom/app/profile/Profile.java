package org.swarmroom.app.profile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The folder of one node.
 *
 * <p>Holds {@code identity.p12}, {@code index.mv.db}, {@code search/}, {@code lock}, {@code
 * control} and {@code logs/}. Naming a profile touches no file; {@link #create} makes the folder.
 *
 * @param folder absolute
 * @param platformDefault whether the user named no folder
 */
public record Profile(Path folder, boolean platformDefault) {

  public static Profile at(Path folder) {
    return new Profile(folder.toAbsolutePath().normalize(), false);
  }

  /**
   * The profile of someone who names none: in the folder that the platform has for programs' data.
   */
  public static Profile standard() {
    var places =
        new DataFolder(
            System.getProperty("os.name", ""),
            Path.of(System.getProperty("user.home", ".")),
            System.getenv());
    return new Profile(places.forSwarmroom().toAbsolutePath().normalize(), true);
  }

  /** Makes the folder with mode 700 where it is missing, and tightens it where it is not. */
  public void create() throws IOException {
    PrivateFiles.createFolder(folder);
  }

  public Path identityFile() {
    return folder.resolve("identity.p12");
  }

  /** Nodes of the DHT that answered in the last run. */
  public Path dhtFile() {
    return folder.resolve("dht");
  }

  public Path logsFolder() {
    return folder.resolve("logs");
  }

  /**
   * Where downloads go while the user chose no folder: beside nobody else's files when the profile
   * was named.
   */
  public Path defaultDownloads() {
    return platformDefault
        ? Path.of(System.getProperty("user.home", "."), "Downloads")
        : folder.resolve("downloads");
  }

  Path lockFile() {
    return folder.resolve("lock");
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
