package org.swarmroom.app.node;

import java.util.List;

/**
 * One content with its holders. {@code id} is the content id (hex), empty while an own file is not
 * hashed; {@code online} counts holders that are online; {@code own} says that we have it.
 */
public record SearchRow(
    String id,
    String name,
    long size,
    String type,
    String folder,
    List<String> holders,
    int online,
    boolean own) {}
