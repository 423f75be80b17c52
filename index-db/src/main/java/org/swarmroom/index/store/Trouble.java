package org.swarmroom.index.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What an error of the database means for us. */
enum Trouble {
  /** Another process has the file. */
  IN_USE,
  /** The file's bytes are not what was written. */
  DAMAGED,
  /** The disk took no more bytes, or the file system failed. H2 closes itself then. */
  NOT_WRITTEN,
  /** H2 closed itself earlier. */
  CLOSED,
  /** One statement failed; the database is fine. */
  STATEMENT;

  static Trouble of(Throwable error) {
    Trouble found = STATEMENT;
    Throwable cause = error;
    for (int depth = 0; cause != null && depth < 16; depth++, cause = cause.getCause()) {
      Trouble one = ofOne(cause);
      if (one == IN_USE || one == DAMAGED) {
        return one;
      }
      if (one != STATEMENT && found != NOT_WRITTEN) {
        found = one;
      }
    }
    return found;
  }

  private static Trouble ofOne(Throwable error) {
    if (error instanceof MVStoreException store) {
      return switch (store.getErrorCode()) {
        case DataUtils.ERROR_FILE_LOCKED -> IN_USE;
        case DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND,
            DataUtils.ERROR_UNSUPPORTED_FORMAT,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_INTERNAL ->
            DAMAGED;
        case DataUtils.ERROR_CLOSED -> CLOSED;
        default -> NOT_WRITTEN;
      };
    }
    if (error instanceof SQLException sql) {
      return switch (sql.getErrorCode()) {
        case ErrorCode.DATABASE_ALREADY_OPEN_1 -> IN_USE;
        case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 -> DAMAGED;
        case ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN ->
            CLOSED;
        case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 -> NOT_WRITTEN;
        default -> STATEMENT;
      };
    }
    if (error instanceof EOFException) {
      return DAMAGED;
    }
    return error instanceof IOException ? NOT_WRITTEN : STATEMENT;
  }

  /** Whether every connection must be opened again. */
  boolean broken() {
    return this != STATEMENT;
  }

  /** One sentence for the user. */
  String sentence(String what, Path file, Throwable error) {
    return switch (this) {
      case IN_USE ->
          "%s is in use by another Swarmroom; close that one or choose another folder with --profile."
              .formatted(file);
      case DAMAGED ->
          "%s: %s is damaged; restart Swarmroom, which sets it aside and builds a new one."
              .formatted(what, file);
      case NOT_WRITTEN ->
          "%s: the disk that holds %s is full or can't be written; free some space, and it goes on by itself."
              .formatted(what, file);
      case CLOSED -> "%s: %s is closed.".formatted(what, file);
      case STATEMENT -> "%s: %s.".formatted(what, firstLine(error));
    };
  }

  private static String firstLine(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank()
        ? error.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").replaceAll("[.;:]+$", "");
  }
}
