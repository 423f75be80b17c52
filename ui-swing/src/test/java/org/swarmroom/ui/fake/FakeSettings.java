package org.swarmroom.ui.fake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.node.DhtRow;
import org.swarmroom.app.node.LimitsRow;

/** Limits and settings, as they were put. */
interface FakeSettings extends FakePart {

  @Override
  default CompletableFuture<DhtRow> dht() {
    return answer("dht", world -> DhtRow.OFF);
  }

  @Override
  default CompletableFuture<DhtRow> setDht(boolean on) {
    return answer("set dht", Boolean.toString(on), world -> new DhtRow(on, false, 0, 0, 0));
  }

  @Override
  default CompletableFuture<LimitsRow> limits() {
    return answer("limits", world -> world.limits);
  }

  @Override
  default CompletableFuture<LimitsRow> setLimits(LimitsRow wanted) {
    return answer("set limits", wanted.toString(), world -> world.limits = wanted);
  }

  @Override
  default CompletableFuture<Optional<String>> setting(String key) {
    return answer("setting", key, world -> Optional.ofNullable(world.settings.get(key)));
  }

  @Override
  default CompletableFuture<Void> putSetting(String key, String value) {
    return done("put", key + " " + value, world -> world.settings.put(key, value));
  }

  @Override
  default CompletableFuture<Path> downloadsFolder() {
    return answer("downloads", world -> world.downloads);
  }

  @Override
  default CompletableFuture<Void> setDownloadsFolder(Path folder) {
    return done("set downloads", folder.toString(), world -> world.downloads = folder);
  }
}
