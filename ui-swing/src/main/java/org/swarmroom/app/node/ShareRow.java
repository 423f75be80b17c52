package org.swarmroom.app.node;

import java.nio.file.Path;
import java.util.List;

/**
 * A shared file or folder. {@code hashed} of {@code files} are fetchable by others; {@code state}
 * is {@code hashing}, {@code paused}, {@code ready} or {@code missing}.
 */
public record ShareRow(
    Path path,
    long files,
    long bytes,
    long hashed,
    long hashedBytes,
    String state,
    List<String> problems) {}
