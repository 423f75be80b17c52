package org.swarmroom.sharing.library;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Meets every file below a shared path that may be shared.
 *
 * <p>Links are never followed, whether to files or folders: nothing outside of the folder can be
 * shared through one, and a loop can't form. Sockets, devices and pipes are passed over. What can't
 * be read becomes a sentence and the walk goes on. Blocking; runs on the scan thread.
 */
final class FolderWalk implements FileVisitor<Path> {

  /**
   * Stands between the walk and the file system, so that a test can lock a folder against any user.
   */
  interface FileTree {
    void walk(Path root, FileVisitor<Path> visitor) throws IOException;
  }

  private final Path root;
  private final boolean includeHidden;
  private final Set<Path> keptOut;
  private final Problems problems;
  private final BooleanSupplier cancelled;
  private final Consumer<Path> entered;
  private final Consumer<FoundFile> sink;
  private final List<String> unread = new ArrayList<>();
  private boolean rootFailed;

  /**
   * @param keptOut what is not met: the profile, and what is shared for itself
   * @param cancelled asked at each file; the walk ends early once it is true
   * @param entered hears of each folder before what is in it
   */
  FolderWalk(
      Path root,
      boolean includeHidden,
      Set<Path> keptOut,
      Problems problems,
      BooleanSupplier cancelled,
      Consumer<Path> entered,
      Consumer<FoundFile> sink) {
    this.entered = entered;
    this.root = root;
    this.includeHidden = includeHidden;
    this.keptOut = keptOut;
    this.problems = problems;
    this.cancelled = cancelled;
    this.sink = sink;
  }

  /**
   * @return false if the root itself could not be read, so that what is missing says nothing about
   *     what was deleted
   */
  boolean run(FileTree tree) {
    try {
      tree.walk(root, this);
      return !rootFailed;
    } catch (IOException e) {
      problems.unreadable(root, e);
      return false;
    }
  }

  /** Folders below the root, with {@code /}, that could not be read. */
  List<String> unread() {
    return List.copyOf(unread);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (cancelled.getAsBoolean()) {
      return FileVisitResult.TERMINATE;
    }
    if (folder.equals(root)) {
      entered.accept(folder);
      return FileVisitResult.CONTINUE;
    }
    String name = nameOf(folder);
    boolean enter =
        !keptOut.contains(folder)
            && !ExcludedNames.folder(name)
            && (includeHidden || !hidden(name, attributes));
    if (!enter) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    entered.accept(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (cancelled.getAsBoolean()) {
      return FileVisitResult.TERMINATE;
    }
    String name = nameOf(file);
    boolean isRoot = file.equals(root);
    if (!attributes.isRegularFile() || ExcludedNames.file(name) || keptOut.contains(file)) {
      return FileVisitResult.CONTINUE;
    }
    if (!isRoot && !includeHidden && hidden(name, attributes)) {
      return FileVisitResult.CONTINUE;
    }
    String relative = isRoot ? "" : relative(file);
    if (!survivesText(file, relative)) {
      problems.add(
          "\"%s\" was not shared: its name is not valid text on this system. Rename it and press Rescan."
              .formatted(printable(file)));
      return FileVisitResult.CONTINUE;
    }
    Object key = attributes.fileKey();
    sink.accept(
        new FoundFile(
            relative,
            attributes.size(),
            attributes.lastModifiedTime().toMillis(),
            key == null ? "" : key.toString()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException cause) {
    if (path.equals(root)) {
      rootFailed = true;
    }
    unread.add(relative(path));
    if (!(cause instanceof FileSystemLoopException)) {
      problems.unreadable(path, cause);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
    if (cause != null) {
      if (folder.equals(root)) {
        rootFailed = true;
      }
      unread.add(relative(folder));
      problems.unreadable(folder, cause);
    }
    return FileVisitResult.CONTINUE;
  }

  private String relative(Path file) {
    String text = root.relativize(file).toString();
    String separator = root.getFileSystem().getSeparator();
    return "/".equals(separator) ? text : text.replace(separator, "/");
  }

  /** A name whose bytes the platform's charset can't say back would be found again by no one. */
  private boolean survivesText(Path file, String relative) {
    if (relative.indexOf('\uFFFD') >= 0) {
      return false;
    }
    return file.equals(root) || root.resolve(relative).equals(file);
  }

  private static String printable(Path file) {
    return file.toString().replace('\uFFFD', '?');
  }

  static boolean hidden(String name, BasicFileAttributes attributes) {
    return name.startsWith(".") || (attributes instanceof DosFileAttributes dos && dos.isHidden());
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** The real file system, links not followed. */
  static FileTree files() {
    return (root, visitor) -> Files.walkFileTree(root, visitor);
  }
}
