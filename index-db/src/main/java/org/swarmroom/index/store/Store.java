package org.swarmroom.index.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.swarmroom.index.IndexException;

/**
 * The database as the rest of this module uses it.
 *
 * <p>When H2 closes itself (the disk is full), what waits fails with a sentence and the file is
 * opened again at the next call; what was acknowledged is still there.
 */
public final class Store implements AutoCloseable {

  private final Database database;
  private final Readers readers;
  private final Writer writer;

  private Store(Database database, Connection first) {
    this.database = database;
    this.readers = new Readers(database);
    this.writer = new Writer(database, readers, first);
  }

  /** Opens {@code index.mv.db} in a profile; see {@link org.swarmroom.index.Index#open}. */
  public static Store open(Path profile) {
    return open(profile, "file:");
  }

  static Store open(Path profile, String scheme) {
    return open(profile, scheme, new FreeSpace(profile));
  }

  static Store open(Path profile, String scheme, FreeSpace space) {
    Database database = new Database(profile, scheme, space);
    return new Store(database, database.openAndMigrate());
  }

  /** Work on a connection. */
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs queries on the calling thread, in one snapshot of the database. */
  public <T> T read(String what, Work<T> work) {
    return readers.read(what, work);
  }

  public <T> CompletableFuture<T> write(String what, Work<T> work) {
    return write(what, work, done -> {});
  }

  /**
   * Runs a change on the writer thread, whole or not at all.
   *
   * @param what what fails if this fails, to begin the sentence: "The line was not kept"
   * @param committed runs on the writer thread when the change is durable, before the future
   *     completes
   */
  public <T> CompletableFuture<T> write(String what, Work<T> work, Consumer<? super T> committed) {
    return writer.add(what, work, committed);
  }

  /**
   * To be called before a change of many megabytes, within it or not.
   *
   * @param what what fails if there is no room, to begin the sentence
   * @param bytes what the change writes at most
   * @throws IndexException if the disk hasn't that much left
   */
  public void requireRoom(String what, long bytes) {
    database.space().require(what, bytes);
  }

  /**
   * @param reset runs on the writer thread after a change was rolled back: forget what was
   *     remembered from it; must not fail
   */
  public void onRollback(Runnable reset) {
    writer.onRollback(reset);
  }

  /** Whether the database lost changes that were acknowledged, because its file was damaged. */
  public boolean wentBack() {
    return database.wentBack();
  }

  /**
   * @param reset runs on the writer thread when it is not known whether the last changes are kept,
   *     because the database failed while it took them; must not fail
   */
  public void onDoubt(Runnable reset) {
    writer.onDoubt(reset);
  }

  public List<String> warnings() {
    return List.copyOf(database.warnings());
  }

  public void warn(String sentence) {
    database.warnings().add(sentence);
  }

  /** Size of the database file, in bytes. */
  public long fileSize() {
    try {
      return Files.size(database.file());
    } catch (IOException e) {
      throw new IndexException("%s can't be read.".formatted(database.file()), e);
    }
  }

  /**
   * Waits for the changes that were asked for, closes the file, and makes it small if most of it is
   * dead: seconds at most.
   */
  @Override
  public void close() {
    boolean sound = writer.close();
    readers.close();
    if (sound) {
      database.compact();
    }
  }
}
