package org.swarmroom.chat.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.swarmroom.chat.irc.CaseMapping;
import org.swarmroom.chat.irc.Nicks;

/**
 * Which names accounts may have: those of nicks, but for what looks like a member's account, which
 * is the beginning of its fingerprint, and for words that address everybody.
 */
public final class AccountNames {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");
  private static final Set<String> RESERVED = Set.of("all", "host");

  private AccountNames() {}

  public static boolean valid(String name) {
    return Nicks.valid(name)
        && !RESERVED.contains(key(name))
        && !FINGERPRINT.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  public static String key(String name) {
    return CaseMapping.RFC1459.fold(name);
  }
}
