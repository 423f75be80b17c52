package org.swarmroom.chat.room;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** The modes of the channel that are not ranks. Confined to the room's thread. */
final class ModeSet {

  static final char BAN = 'b';
  static final char EXCEPTION = 'e';
  static final char INVITATION = 'I';

  private final Set<Flag> flags = EnumSet.of(Flag.NO_EXTERNAL);
  private final MaskList bans = new MaskList();
  private final MaskList exceptions = new MaskList();
  private final MaskList invitations = new MaskList();

  /** Word without which nobody comes in; empty for none. */
  String key = "";

  /** Members at most; 0 for any number. */
  int limit;

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /**
   * @return whether that changed anything
   */
  boolean set(Flag flag, boolean on) {
    return on ? flags.add(flag) : flags.remove(flag);
  }

  /**
   * @param letter {@link #BAN}, {@link #EXCEPTION} or {@link #INVITATION}
   */
  MaskList list(char letter) {
    return switch (letter) {
      case BAN -> bans;
      case EXCEPTION -> exceptions;
      default -> invitations;
    };
  }

  /** The flags' letters, as they are kept. */
  String flags() {
    StringBuilder letters = new StringBuilder();
    flags.forEach(flag -> letters.append(flag.letter));
    return letters.toString();
  }

  /** As numeric 324 tells them: {@code +klnt word 5}, the word only to who knows it. */
  String[] shown(boolean withKey) {
    StringBuilder letters = new StringBuilder("+").append(flags());
    String word = key.isEmpty() ? "" : (withKey ? key : "*");
    String most = limit == 0 ? "" : Integer.toString(limit);
    letters.append(word.isEmpty() ? "" : "k").append(most.isEmpty() ? "" : "l");
    return Stream.of(letters.toString(), word, most)
        .filter(part -> !part.isEmpty())
        .toArray(String[]::new);
  }
}
