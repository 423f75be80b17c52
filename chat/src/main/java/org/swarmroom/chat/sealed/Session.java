package org.swarmroom.chat.sealed;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of two members for lines between them, one for each way. On the wire, as the value of a tag:
 *
 * <pre>
 * version 1    1 byte
 * key id       8          of this session
 * nonce       12          random
 * the rest                {@link SealedLine} by AES-256-GCM; what stands before is its associated data
 * </pre>
 *
 * <p>The keys are HKDF-SHA256 of the X25519 secret, salted by the hash of the room's key, over both
 * fingerprints and both X25519 keys. So a line that is turned back, moved to another room or shown
 * as somebody else's can't be opened. A line opens once.
 */
final class Session {

  private static final byte VERSION = 1;
  private static final int KEY = 32;
  private static final int KEY_ID = 8;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD = 1 + KEY_ID;
  private static final int MAX_CHARS = 1_500;
  private static final byte[] PURPOSE = Bytes.ascii("swarmroom sealed keys 1\0");

  /** One end of a session: who, with which X25519 key. */
  record End(String fingerprint, byte[] key) {}

  private final byte[] id;
  private final SecretKeySpec out;
  private final SecretKeySpec in;
  private final SecureRandom random;
  private final ReplayWindow window = new ReplayWindow();
  private long sent;

  private Session(byte[] id, byte[] out, byte[] in, SecureRandom random) {
    this.id = id;
    this.out = new SecretKeySpec(out, "AES");
    this.in = new SecretKeySpec(in, "AES");
    this.random = random;
  }

  static Session of(byte[] secret, byte[] room, End me, End other, SecureRandom random) {
    boolean first = me.fingerprint().compareTo(other.fingerprint()) < 0;
    End low = first ? me : other;
    End high = first ? other : me;
    byte[] info =
        Bytes.join(
            PURPOSE,
            Bytes.hex(low.fingerprint()),
            Bytes.hex(high.fingerprint()),
            low.key(),
            high.key());
    byte[] all = Hkdf.expand(Hkdf.extract(room, secret), info, 2 * KEY + KEY_ID);
    byte[] upwards = Arrays.copyOfRange(all, 0, KEY);
    byte[] downwards = Arrays.copyOfRange(all, KEY, 2 * KEY);
    byte[] id = Arrays.copyOfRange(all, 2 * KEY, all.length);
    return new Session(id, first ? upwards : downwards, first ? downwards : upwards, random);
  }

  /** Tells sessions apart on the wire; no secret. */
  String id() {
    return HexFormat.of().formatHex(id);
  }

  /** Which session an envelope is of; empty if it is none. */
  static Optional<String> idOf(String envelope) {
    return bytes(envelope).map(all -> HexFormat.of().formatHex(all, 1, HEAD));
  }

  private static Optional<byte[]> bytes(String envelope) {
    return envelope.length() > MAX_CHARS
        ? Optional.empty()
        : Bytes.parse(envelope)
            .filter(all -> all.length >= HEAD + NONCE + TAG_BITS / 8 && all[0] == VERSION);
  }

  String seal(SealedLine line) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] head = Bytes.join(new byte[] {VERSION}, id);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, out, nonce, head);
      return Bytes.text(Bytes.join(head, nonce, cipher.doFinal(line.padded(++sent))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't seal", e);
    }
  }

  /** What came of opening. */
  Opening open(String envelope) {
    Optional<byte[]> bytes = bytes(envelope);
    if (bytes.isEmpty()) {
      return new Opening.Altered();
    }
    byte[] all = bytes.get();
    byte[] nonce = Arrays.copyOfRange(all, HEAD, HEAD + NONCE);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, in, nonce, Arrays.copyOf(all, HEAD));
      byte[] plain = cipher.doFinal(all, HEAD + NONCE, all.length - HEAD - NONCE);
      Optional<SealedLine.Numbered> read = SealedLine.read(plain);
      if (read.isEmpty()) {
        return new Opening.Altered();
      }
      return window.take(read.get().number())
          ? new Opening.Opened(read.get().line())
          : new Opening.Again();
    } catch (AEADBadTagException e) {
      return new Opening.Altered();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java can't open what is sealed", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, byte[] head)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    return cipher;
  }
}
