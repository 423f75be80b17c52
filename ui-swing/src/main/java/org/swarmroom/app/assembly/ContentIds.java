package org.swarmroom.app.assembly;

import java.util.Locale;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.index.ContentId;

/** Content ids as users give them. */
final class ContentIds {

  private ContentIds() {}

  /**
   * Reads 64 hexadecimal digits.
   *
   * @throws NodeException with a sentence if it is anything else
   */
  static ContentId parse(String id) {
    try {
      return ContentId.parse(id.strip().toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException wrong) {
      throw new NodeException(
          "\""
              + id
              + "\" is no content id: those have 64 hexadecimal digits, as search and offers show them.",
          wrong);
    }
  }
}
