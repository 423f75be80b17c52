package org.swarmroom.chat.room;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Somebody in the room, as others know them, whichever server their connection is on. Of a local
 * one {@link RoomState#session} is the connection. Opaque outside, but for {@link #who}. Confined
 * to the room's thread.
 */
public final class Person {

  /** End of the host of who is logged in. */
  static final String ACCOUNT_HOST = ".account";

  /** Characters of a fingerprint that stand for an account where the whole one is not told. */
  static final int SHORT = 16;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  String nick = "";
  String user = "";
  String realName = "";

  /** Fingerprint of the certificate, once proven by SASL or with the room key; else empty. */
  String identity = "";

  /** Name of the account as others are shown it; empty without one. */
  String account = "";

  /** Proved the room key; then there is an identity. */
  boolean member;

  /** The connection is TLS, or inside the host's process. */
  final boolean secure;

  List<String> addresses = List.of();
  OptionalLong roundTrip = OptionalLong.empty();
  String away = "";
  boolean operator;
  boolean invisible;

  /** A program that speaks by itself, as it says. */
  boolean bot;

  /** When it registered; epoch ms. */
  long signedOn;

  /** The server it is on, if that is another one; else empty. */
  String server = "";

  /** Its host as that server tells it. */
  private String hostname = "";

  /**
   * When it got its nick in this tree of servers; epoch ms. Of two with one nick the older keeps
   * it.
   */
  long since;

  /** When it last said something, or registered; epoch ms. */
  long lastSpoke;

  Person(boolean secure) {
    this.secure = secure;
  }

  /** Somebody on another server. */
  static Person of(Who who, String server) {
    Person person = new Person(who.secure());
    person.server = server;
    person.nick = who.nick();
    person.user = who.user();
    person.hostname = who.host();
    person.realName = who.realName();
    person.identity = who.identity();
    person.account = who.account();
    person.member = who.member();
    person.addresses = who.addresses();
    person.away = who.away();
    person.operator = who.operator();
    person.since = who.since();
    person.lastSpoke = who.since();
    return person;
  }

  /** What other servers are told of it. */
  public Who who() {
    return new Who(
        nick, user, host(), realName, identity, account, member, secure, addresses, away, operator,
        since);
  }

  /** It proved this certificate; the account is that of the certificate. */
  void identified(String fingerprint) {
    identity = fingerprint;
    account = shown(fingerprint);
  }

  /** It proved to know the password of an account. */
  void loggedIn(String name) {
    identity = "";
    account = name;
  }

  /** What lines and tags of it carry: the identity, or the account of who has none. */
  String proven() {
    return identity.isEmpty() ? account : identity;
  }

  /**
   * What {@link #proven} gave, as stock clients are shown it: a fingerprint by its beginning. No
   * account name looks like one.
   */
  static String shown(String proven) {
    return isFingerprint(proven) ? proven.substring(0, SHORT) : proven;
  }

  static boolean isFingerprint(String proven) {
    return FINGERPRINT.matcher(proven).matches();
  }

  /** Tags of all that it does besides time and account. Source: IRCv3 bot mode. */
  Map<String, String> marks() {
    return bot ? Map.of("bot", "") : Map.of();
  }

  /** Nick, or {@code *} before there is one. */
  String name() {
    return nick.isEmpty() ? "*" : nick;
  }

  /**
   * {@code nick!user@host} as others see it; never tells an address. A server's name for itself.
   */
  String source() {
    return user.isEmpty() && !server.isEmpty() ? nick : nick + "!" + user + "@" + host();
  }

  String host() {
    if (!hostname.isEmpty()) {
      return hostname;
    }
    if (member) {
      return identity.substring(0, 8) + ".member";
    }
    return account.isEmpty() ? (secure ? "tls" : "plain") + ".guest" : account + ACCOUNT_HOST;
  }
}
