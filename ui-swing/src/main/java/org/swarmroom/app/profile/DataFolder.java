package org.swarmroom.app.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a platform wants programs to keep their data.
 *
 * <p>Sources: XDG Base Directory Specification 0.8 ({@code XDG_DATA_HOME} counts only when
 * absolute), the known folders of Windows and macOS.
 */
record DataFolder(String osName, Path home, Map<String, String> environment) {

  Path forSwarmroom() {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.contains("win") && !os.contains("darwin")) {
      return absolute("APPDATA", home.resolve("AppData").resolve("Roaming")).resolve("Swarmroom");
    }
    if (os.contains("mac") || os.contains("darwin")) {
      return home.resolve("Library").resolve("Application Support").resolve("Swarmroom");
    }
    return absolute("XDG_DATA_HOME", home.resolve(".local").resolve("share")).resolve("swarmroom");
  }

  private Path absolute(String variable, Path otherwise) {
    String value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
  }
}
