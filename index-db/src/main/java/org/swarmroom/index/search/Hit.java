package org.swarmroom.index.search;

import java.util.List;
import java.util.Optional;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.FileType;

/**
 * One content that matches.
 *
 * @param content empty for an own file that is not hashed yet
 * @param name of the best match, without folders
 * @param size in bytes: our own file's, else the likeliest of those listed
 * @param folder of the best match, with {@code /}; may be empty
 * @param names all different names it goes by, the best match first
 * @param holders other members who list it with that size, those online first
 * @param own this node shares it too
 */
public record Hit(
    Optional<ContentId> content,
    String name,
    long size,
    FileType type,
    String folder,
    List<String> names,
    List<Holder> holders,
    boolean own) {}
