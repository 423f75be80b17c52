package org.swarmroom.index.files;

import java.nio.file.Path;
import java.util.Optional;
import org.swarmroom.index.ContentId;

/**
 * A file this node shares.
 *
 * @param id stable as long as the file is shared, through renames and changes; its key in the
 *     catalogue
 * @param path relative to the root, with {@code /}; empty when the root itself is the file
 * @param file where it is on this machine
 * @param catalogueName as others see it: the root's own name, then {@code path}
 * @param size in bytes
 * @param modifiedAt epoch milliseconds
 * @param content present exactly when the state is {@link FileState#HASHED}
 * @param problem one sentence when the state is {@link FileState#FAILED}, else empty
 */
public record OwnFile(
    long id,
    long rootId,
    String path,
    Path file,
    String catalogueName,
    long size,
    long modifiedAt,
    FileState state,
    Optional<ContentId> content,
    String problem) {}
