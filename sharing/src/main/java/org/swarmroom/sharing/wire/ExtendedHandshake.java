package org.swarmroom.sharing.wire;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The handshake of the extension protocol (BEP 10, "Handshake message"): message 0.
 *
 * @param extensions {@code m}: names and the ids (1 to 255) the sender wants them under; a name
 *     with id 0 is switched off and not in here
 * @param client {@code v}: program and version
 * @param port {@code p}: where the sender listens
 * @param requestQueue {@code reqq}: requests it takes at once
 * @param metadataSize {@code metadata_size}: bytes of the info dictionary (BEP 9)
 * @param yourIp the receiver's address as the sender sees it
 * @param uploadOnly {@code upload_only} (BEP 21): the sender will not download
 * @param extras other byte strings of the outermost dictionary, by key
 */
public record ExtendedHandshake(
    Map<String, Integer> extensions,
    Optional<String> client,
    OptionalInt port,
    OptionalInt requestQueue,
    OptionalInt metadataSize,
    Optional<InetAddress> yourIp,
    boolean uploadOnly,
    Map<String, byte[]> extras) {

  /** Id of the handshake among extended messages. */
  public static final int ID = 0;

  /** Keeps read-only copies of the maps. */
  public ExtendedHandshake {
    extensions = Map.copyOf(extensions);
    extras = Map.copyOf(extras);
  }

  /**
   * Reads the payload of an extended message 0. Entries of unexpected type or range are left out.
   *
   * @throws WireException if it is not a bencoded dictionary within {@link
   *     org.swarmroom.sharing.bencode.Limits#MESSAGE}
   */
  public static ExtendedHandshake parse(byte[] payload) {
    return ExtendedHandshakeText.parse(payload);
  }

  /** The id under which the sender wants messages of this extension. */
  public OptionalInt id(String extension) {
    Integer id = extensions.get(extension);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The bytes under another key of the outermost dictionary, such as {@code sr_proof}. */
  public Optional<byte[]> extra(String key) {
    return Optional.ofNullable(extras.get(key)).map(byte[]::clone);
  }

  /** The message that carries this. */
  public Message.Extended message() {
    return new Message.Extended(ID, ExtendedHandshakeText.write(this));
  }
}
