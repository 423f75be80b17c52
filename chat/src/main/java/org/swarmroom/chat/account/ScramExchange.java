package org.swarmroom.chat.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's side of one SCRAM-SHA-256 exchange. Channel binding is not offered, so a client that
 * asks for it is refused, and one that merely could is not. Source: RFC 5802 sections 5 and 7.
 */
public final class ScramExchange {

  private static final Pattern GS2_HEADER = Pattern.compile("([ny]),(a=([^,]*))?,");
  private static final Pattern FIRST = Pattern.compile("n=([^,]*),r=([^,]+)(,[A-Za-ln-z]=.*)?");
  private static final Pattern LAST =
      Pattern.compile("(c=([^,]*),r=([^,]*)(,[A-Za-ln-z]=[^,]*)*?),p=([^,]*)");

  private final String header;
  private final String clientFirstBare;
  private final String name;
  private final String nonce;
  private String serverFirst = "";

  private ScramExchange(String header, String clientFirstBare, String name, String nonce) {
    this.header = header;
    this.clientFirstBare = clientFirstBare;
    this.name = name;
    this.nonce = nonce;
  }

  /**
   * @param serverNonce our part of the nonce: random, printable, without comma
   * @return empty if the client's first message is none, or asks for what is not offered
   */
  public static Optional<ScramExchange> begin(String clientFirst, String serverNonce) {
    Matcher header = GS2_HEADER.matcher(clientFirst);
    if (!header.lookingAt()) {
      return Optional.empty();
    }
    String bare = clientFirst.substring(header.end());
    Matcher first = FIRST.matcher(bare);
    if (!first.matches() || !printable(first.group(2))) {
      return Optional.empty();
    }
    Optional<String> name = unescaped(first.group(1));
    Optional<String> onBehalf =
        header.group(3) == null ? name : unescaped(header.group(3)).or(() -> Optional.of(""));
    return name.filter(n -> sameAccount(n, onBehalf.orElse("")))
        .map(n -> new ScramExchange(header.group(), bare, n, first.group(2) + serverNonce));
  }

  /** Who the client says it is. */
  public String name() {
    return name;
  }

  /** The server's first message. */
  public String first(ScramKeys keys) {
    String salt = Base64.getEncoder().encodeToString(keys.salt());
    serverFirst = "r=" + nonce + ",s=" + salt + ",i=" + keys.iterations();
    return serverFirst;
  }

  /**
   * @return the server's final message, by which it proves itself in turn; empty if the client
   *     doesn't know the password
   */
  public Optional<String> finish(String clientFinal, ScramKeys keys) {
    Matcher last = LAST.matcher(clientFinal);
    if (!last.matches()
        || !last.group(2).equals(base64(header.getBytes(StandardCharsets.UTF_8)))
        || !last.group(3).equals(nonce)) {
      return Optional.empty();
    }
    String auth = clientFirstBare + "," + serverFirst + "," + last.group(1);
    return proof(last.group(5))
        .filter(proof -> proves(proof, ScramKeys.hmac(keys.storedKey(), auth), keys))
        .map(proof -> "v=" + base64(ScramKeys.hmac(keys.serverKey(), auth)));
  }

  private static boolean proves(byte[] proof, byte[] signature, ScramKeys keys) {
    byte[] clientKey = new byte[proof.length];
    for (int i = 0; i < proof.length; i++) {
      clientKey[i] = (byte) (proof[i] ^ signature[i]);
    }
    return MessageDigest.isEqual(ScramKeys.sha256(clientKey), keys.storedKey());
  }

  private static Optional<byte[]> proof(String text) {
    try {
      return Optional.of(Base64.getDecoder().decode(text))
          .filter(proof -> proof.length == ScramKeys.KEY_BYTES);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a proof that is no base64 proves nothing
    }
  }

  private static boolean sameAccount(String name, String onBehalf) {
    return !name.isEmpty()
        && (onBehalf.isEmpty() || AccountNames.key(name).equals(AccountNames.key(onBehalf)));
  }

  private static boolean printable(String text) {
    return text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  /** {@code =2C} and {@code =3D} stand for comma and equals sign; no other use of the latter. */
  private static Optional<String> unescaped(String saslName) {
    String without = saslName.replace("=2C", "").replace("=3D", "");
    return without.indexOf('=') >= 0
        ? Optional.empty()
        : Optional.of(saslName.replace("=2C", ",").replace("=3D", "="));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
