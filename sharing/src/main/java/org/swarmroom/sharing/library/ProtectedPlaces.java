package org.swarmroom.sharing.library;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Says what must not be shared: the whole disk, this node's own profile, and folders of keys. */
final class ProtectedPlaces {

  private final Path profile;
  private final Path downloads;

  /**
   * @param profile absolute and real; a {@code downloads} folder in it may be shared
   */
  ProtectedPlaces(Path profile) {
    this.profile = profile;
    downloads = profile.resolve("downloads");
  }

  /** One sentence if {@code path} (absolute and real) must not be shared. */
  Optional<String> refusal(Path path) {
    if (path.getFileName() == null) {
      return Optional.of(
          "\"%s\" was not shared: it is the whole disk. Choose the folders that you want to share."
              .formatted(path));
    }
    if (path.startsWith(profile) && !path.startsWith(downloads)) {
      return Optional.of(
          "\"%s\" was not shared: it belongs to Swarmroom's own profile, which holds your secret key. Choose another folder."
              .formatted(path));
    }
    for (Path part : path) {
      if (ExcludedNames.folder(part.toString())) {
        return Optional.of(
            "\"%s\" was not shared: folders named %s hold keys or deleted files. Choose another folder."
                .formatted(path, part));
      }
    }
    return Optional.empty();
  }

  /** Folders that no walk enters. */
  Set<Path> keptOut() {
    return Set.of(profile);
  }
}
