package org.swarmroom.sharing.room;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves between two members of a TLS connection that both know the room's key, without saying it.
 *
 * <p>The proof is HMAC-SHA256(room key, {@code "swarmroom member"} | prover's fingerprint |
 * verifier's fingerprint). It holds both certificates, so it is worth nothing on any other
 * connection, and who hears one can't send it back as its own.
 */
public final class RoomProof {

  /** Key of the BEP 10 handshake's dictionary under which a proof is sent. */
  public static final String FIELD = "sr_proof";

  /** Length of a proof in bytes. */
  public static final int LENGTH = 32;

  private static final byte[] PURPOSE = "swarmroom member".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] INFOHASH_PURPOSE =
      "swarmroom room infohash".getBytes(StandardCharsets.US_ASCII);

  private RoomProof() {}

  /**
   * @param own fingerprint of the prover: 64 hex digits
   * @param peer fingerprint of the verifier
   */
  public static byte[] make(byte[] roomKey, String own, String peer) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(roomKey, "HmacSHA256"));
      mac.update(PURPOSE);
      mac.update(HexFormat.of().parseHex(own));
      mac.update(HexFormat.of().parseHex(peer));
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /**
   * Whether {@code proof} came from {@code peer}, was made for {@code own} and with this key.
   *
   * @param own fingerprint of the verifier
   * @param peer fingerprint of the prover, from its TLS certificate
   */
  public static boolean holds(byte[] roomKey, String own, String peer, byte[] proof) {
    return MessageDigest.isEqual(make(roomKey, peer, own), proof);
  }

  /**
   * The 20-byte infohash of the room's own swarm: SHA-256({@code "swarmroom room infohash"} | room
   * key), cut short. Says nothing of the key.
   */
  public static byte[] infohash(byte[] roomKey) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(INFOHASH_PURPOSE);
      sha256.update(roomKey);
      return Arrays.copyOf(sha256.digest(), 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
