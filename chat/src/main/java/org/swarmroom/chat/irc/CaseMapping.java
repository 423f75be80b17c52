package org.swarmroom.chat.irc;

/**
 * Which characters of nicks and channels count as the same. Source: RFC 2812 section 2.2; ISUPPORT
 * CASEMAPPING.
 */
public enum CaseMapping {
  ASCII,
  /** The Scandinavian one: {@code {}|^} are the lower case of {@code []\~}. */
  RFC1459;

  /** What ISUPPORT names; RFC 1459 where it names nothing known. */
  public static CaseMapping named(String name) {
    return name.equals("ascii") ? ASCII : RFC1459;
  }

  public String fold(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      out.append(fold(name.charAt(i)));
    }
    return out.toString();
  }

  public boolean same(String a, String b) {
    return fold(a).equals(fold(b));
  }

  private char fold(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + 32);
    }
    if (this == ASCII) {
      return c;
    }
    return switch (c) {
      case '[' -> '{';
      case ']' -> '}';
      case '\\' -> '|';
      case '~' -> '^';
      default -> c;
    };
  }
}
