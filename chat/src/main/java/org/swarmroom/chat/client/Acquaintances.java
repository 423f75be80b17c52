package org.swarmroom.chat.client;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.chat.sealed.KnownKeys;

/**
 * Who had which key when we first met, and whether that is still so. A changed key is said loudly
 * and nothing private goes to it until the user accepts it. Confined to the client's executor.
 */
final class Acquaintances {

  /** How we stand with a nick. */
  sealed interface Standing {
    /** It has this key, and had it before. */
    record Keyed(String fingerprint) implements Standing {}

    /** It has no key, and had none: what is said to it can be read by the host. */
    record Keyless() implements Standing {}

    /** It is not who it was, or not here. */
    record Doubtful(String sentence) implements Standing {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(Acquaintances.class);
  private static final long SAVE_AFTER_MILLIS = 500;

  private final Scene scene;
  private final KeyMemory memory;
  private KnownKeys keys = new KnownKeys();

  /** Nicks, folded, that may be written to in plain text though they had a key. */
  private final Set<String> openly = new HashSet<>();

  /** What was warned of: nick and key. */
  private final Set<String> warned = new HashSet<>();

  private boolean loaded;
  private boolean unsaved;

  Acquaintances(Scene scene, KeyMemory memory) {
    this.scene = scene;
    this.memory = memory;
  }

  /** Learns what was kept; completes on the client's executor, also when that fails. */
  CompletableFuture<Void> load() {
    return memory
        .load()
        .handleAsync(
            (kept, failure) -> {
              if (failure == null) {
                keys = KnownKeys.parse(kept);
                loaded = true;
              } else {
                LOG.warn("the known keys can't be read", failure);
                scene.emit(
                    new RoomEvent.Warning(
                        "The keys of the people you know can't be read from disk ("
                            + Failures.reason(failure)
                            + "); until they can, a changed key goes unnoticed."));
              }
              return null;
            },
            scene.loop);
  }

  /** Looks at who is here now. */
  void heard(RoomEvent event) {
    if (event instanceof RoomEvent.Connected connected) {
      connected.members().forEach(this::look);
    } else if (event instanceof RoomEvent.MemberJoined joined) {
      look(joined.member());
    } else if (event instanceof RoomEvent.MemberChanged changed) {
      look(changed.member());
    } else if (event instanceof RoomEvent.NickChanged changed) {
      look(changed.member());
    }
  }

  private void look(Member member) {
    String now = member.account();
    if (!member.nativeClient() || now.isEmpty()) {
      return;
    }
    String nick = scene.roster.fold(member.nick());
    if (keys.see(nick, now)) {
      changed();
    }
    String before = keys.of(nick).orElse(now);
    if (!before.equals(now) && warned.size() < 10_000 && warned.add(nick + " " + now)) {
      scene.emit(
          new RoomEvent.Warning(
              "The key of "
                  + member.nick()
                  + " has CHANGED: it was "
                  + brief(before)
                  + " and is now "
                  + brief(now)
                  + ". It is a new machine or profile, or somebody else under that nick. Ask "
                  + member.nick()
                  + " in another way; "
                  + howToTrust(member.nick())));
    }
  }

  private static String howToTrust(String nick) {
    return "if it is right, accept it: /trust " + nick + " (swarmroom room trust " + nick + ").";
  }

  /** Enough to compare by voice. */
  private static String brief(String fingerprint) {
    return fingerprint.substring(0, 4)
        + " "
        + fingerprint.substring(4, 8)
        + " "
        + fingerprint.substring(8, 12)
        + " "
        + fingerprint.substring(12, 16);
  }

  Standing standing(String nick) {
    Optional<Member> member = scene.roster.find(nick);
    Optional<String> before = keys.of(scene.roster.fold(nick));
    if (member.isEmpty() && (scene.isNative() || before.isPresent())) {
      return new Standing.Doubtful(
          "No member " + nick + " is in the room now, so your line was not sent.");
    }
    String now = member.filter(Member::nativeClient).map(Member::account).orElse("");
    if (now.isEmpty()) {
      return before.isEmpty() || openly.contains(scene.roster.fold(nick))
          ? new Standing.Keyless()
          : new Standing.Doubtful(
              nick
                  + " had a key before and shows none now, so your line was not sent: the host could"
                  + " read it. If that does not matter, say so: /trust "
                  + nick
                  + " (swarmroom room trust "
                  + nick
                  + ").");
    }
    return before.orElse(now).equals(now)
        ? new Standing.Keyed(now)
        : new Standing.Doubtful(
            "The key of "
                + nick
                + " has changed, so your line was not sent: it may be somebody else. Ask "
                + nick
                + " in another way; "
                + howToTrust(nick));
  }

  /** The user writes to that nick, so it is not to be forgotten. */
  void write(String nick, String fingerprint) {
    if (keys.write(scene.roster.fold(nick), fingerprint)) {
      changed();
    }
  }

  /**
   * The user accepts the nick as it is now, with its key or without.
   *
   * @return one sentence
   */
  CompletableFuture<String> trust(String nick) {
    Optional<Member> member = scene.roster.find(nick);
    if (member.isEmpty()) {
      return CompletableFuture.failedFuture(
          new ChatException(
              "No member " + nick + " is in the room now; there is no key to accept."));
    }
    String now = member.get().nativeClient() ? member.get().account() : "";
    String folded = scene.roster.fold(nick);
    if (now.isEmpty()) {
      openly.add(folded);
      return CompletableFuture.completedFuture(
          nick + " has no key: private lines to " + nick + " are not encrypted.");
    }
    openly.remove(folded);
    keys.accept(folded, now);
    changed();
    return CompletableFuture.completedFuture(
        "The key " + brief(now) + " counts as that of " + nick + " from now on.");
  }

  private void changed() {
    if (!unsaved) {
      unsaved = true;
      var unused = scene.loop.schedule(this::save, SAVE_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Saves what is not saved yet. What could not be read is not written over. */
  void save() {
    if (unsaved && loaded) {
      memory.save(keys.format());
    }
    unsaved = false;
  }
}
