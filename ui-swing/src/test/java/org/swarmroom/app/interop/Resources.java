package org.swarmroom.app.interop;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Scripts that lie among the tests' resources, for interpreters that need a file. */
public final class Resources {

  private Resources() {}

  /**
   * @param name absolute, as {@code /interop/x.py}
   */
  public static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Resources.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
