package org.swarmroom.app.assembly;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.index.settings.Settings;
import org.swarmroom.sharing.transfer.TransferLimits;

/** What the user chose, kept in the database from start to start. Getters block for a moment. */
final class UserSettings {

  private static final String NICK = "nick";
  private static final String PORT = "port";
  private static final String DOWNLOADS = "downloads";
  private static final String DHT = "dht";

  private final Settings settings;
  private final Profile profile;

  UserSettings(Settings settings, Profile profile) {
    this.settings = settings;
    this.profile = profile;
  }

  Settings all() {
    return settings;
  }

  /** The chosen nick, or one made from the name of this machine's user. */
  String nick() {
    return settings.get(NICK).orElseGet(UserSettings::userName);
  }

  CompletableFuture<Void> nick(String nick) {
    return settings.put(NICK, nick);
  }

  /** Letters, digits and a few signs: what every IRC server takes. */
  private static String userName() {
    String name = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_-]", "");
    String start = name.isEmpty() || !Character.isLetter(name.charAt(0)) ? "member" + name : name;
    return start.substring(0, Math.min(16, start.length())).toLowerCase(Locale.ROOT);
  }

  OptionalInt port() {
    return settings
        .get(PORT)
        .filter(text -> text.matches("\\d{1,5}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  CompletableFuture<Void> port(int port) {
    return settings.put(PORT, Integer.toString(port));
  }

  Path downloads() {
    return settings.get(DOWNLOADS).flatMap(UserSettings::path).orElseGet(profile::defaultDownloads);
  }

  CompletableFuture<Void> downloads(Path folder) {
    return settings.put(DOWNLOADS, folder.toAbsolutePath().normalize().toString());
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException fromAnotherSystem) {
      return Optional.empty();
    }
  }

  TransferLimits limits() {
    return new TransferLimits(
        number("limits.up"), number("limits.down"), (int) number("limits.slots"));
  }

  CompletableFuture<Void> limits(TransferLimits limits) {
    return settings
        .put("limits.up", Long.toString(limits.up()))
        .thenCompose(done -> settings.put("limits.down", Long.toString(limits.down())))
        .thenCompose(done -> settings.put("limits.slots", Integer.toString(limits.slots())));
  }

  boolean dht() {
    return settings.get(DHT).filter("on"::equals).isPresent();
  }

  CompletableFuture<Void> dht(boolean on) {
    return settings.put(DHT, on ? "on" : "off");
  }

  private long number(String key) {
    return settings
        .get(key)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(Long::parseLong)
        .orElse(0L);
  }

  /**
   * The password for stock clients; kept, so that a room does not open up because a start left it
   * out.
   */
  Optional<String> roomPassword(Optional<String> given) {
    given.ifPresent(password -> settings.put("room.password", password).join());
    return settings.get("room.password").filter(password -> !password.isEmpty());
  }
}
