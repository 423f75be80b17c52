package org.swarmroom.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

  private static final Path HOME = Path.of("/home/ann").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void onLinuxTheProfileFollowsXdg() {
    assertThat(new DataFolder("Linux", HOME, Map.of()).forSwarmroom())
        .isEqualTo(HOME.resolve(".local/share/swarmroom"));
    assertThat(new DataFolder("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")).forSwarmroom())
        .isEqualTo(Path.of("/data/swarmroom"));
    assertThat(new DataFolder("Linux", HOME, Map.of("XDG_DATA_HOME", "data")).forSwarmroom())
        .as("a relative one does not count")
        .isEqualTo(HOME.resolve(".local/share/swarmroom"));
  }

  @Test
  void otherSystemsHaveTheirOwnPlaces() {
    assertThat(new DataFolder("Mac OS X", HOME, Map.of()).forSwarmroom())
        .isEqualTo(HOME.resolve("Library/Application Support/Swarmroom"));
    assertThat(new DataFolder("Windows 11", HOME, Map.of()).forSwarmroom())
        .isEqualTo(HOME.resolve("AppData/Roaming/Swarmroom"));
  }

  @Test
  void aProfileIsLockedByOneAtATime() throws Exception {
    Profile profile = Profile.at(folder.resolve("a/b"));
    profile.create();
    try (ProfileLock first = ProfileLock.tryLock(profile).orElseThrow()) {
      assertThat(first).isNotNull();
      assertThat(ProfileLock.tryLock(profile)).isEmpty();
    }
    ProfileLock again = ProfileLock.tryLock(profile).orElseThrow();
    again.close();
  }

  @Test
  void aNamedProfileKeepsItsDownloadsToItself() {
    assertThat(Profile.at(folder).defaultDownloads()).isEqualTo(folder.resolve("downloads"));
  }
}
