package org.swarmroom.sharing.bencode;

import java.util.List;

/** A bencoded list. */
public record BList(List<BValue> values) implements BValue {

  /** Keeps a read-only copy of {@code values}. */
  public BList {
    values = List.copyOf(values);
  }
}
