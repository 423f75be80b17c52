package org.swarmroom.index.transfers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A transfer as the user asked for it. What is verified of it stands in the journal beside its part
 * file, not here.
 *
 * @param id unique
 * @param size in bytes, -1 while unknown
 * @param state a word of the transfer engine
 * @param reason why it was stopped, as the engine writes it, or empty
 * @param directory folder it goes to
 * @param target the finished file or folder
 * @param kind what {@code source} is, such as {@code content}, {@code torrent} or {@code magnet}
 * @param source metainfo, or a magnet link in UTF-8; not copied
 * @param peers addresses {@code HOST:PORT} given by the user
 * @param addedAt epoch milliseconds
 * @param finishedAt epoch milliseconds, 0 while it isn't
 * @param limitUp bytes a second, 0 for none
 * @param limitDown bytes a second, 0 for none
 * @param sequential whether it is fetched in the order of its files
 */
public record StoredTransfer(
    String id,
    String name,
    long size,
    String state,
    String reason,
    String directory,
    String target,
    String kind,
    byte[] source,
    List<String> peers,
    long addedAt,
    long finishedAt,
    long limitUp,
    long limitDown,
    boolean sequential) {

  public StoredTransfer {
    peers = List.copyOf(peers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredTransfer that
        && id.equals(that.id)
        && name.equals(that.name)
        && size == that.size
        && state.equals(that.state)
        && reason.equals(that.reason)
        && directory.equals(that.directory)
        && target.equals(that.target)
        && kind.equals(that.kind)
        && Arrays.equals(source, that.source)
        && peers.equals(that.peers)
        && addedAt == that.addedAt
        && finishedAt == that.finishedAt
        && limitUp == that.limitUp
        && limitDown == that.limitDown
        && sequential == that.sequential;
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, state, addedAt, finishedAt);
  }
}
