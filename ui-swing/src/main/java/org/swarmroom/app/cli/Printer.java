package org.swarmroom.app.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/**
 * Where a command's answer goes: text for people or JSON for scripts on one stream, sentences about
 * errors on the other.
 */
final class Printer {

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;
  private final boolean terminal;

  /**
   * @param terminal whether a person watches, so that progress may be redrawn
   */
  Printer(PrintStream out, PrintStream err, boolean json, boolean terminal) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.terminal = terminal;
  }

  /** One answer. */
  void document(JsonElement answer, Function<JsonObject, String> text) {
    if (json) {
      out.println(answer);
    } else {
      String lines = text.apply(answer.getAsJsonObject());
      if (!lines.isEmpty()) {
        out.println(lines);
      }
    }
    out.flush();
  }

  /**
   * A list: one object a line, or a table.
   *
   * @param nothing the sentence for an empty list
   */
  void rows(JsonElement answer, String nothing, Function<JsonObject, List<String>> columns) {
    if (json) {
      answer.getAsJsonArray().forEach(out::println);
    } else if (answer.getAsJsonArray().isEmpty()) {
      out.println(nothing);
    } else {
      var table = new Table();
      answer.getAsJsonArray().forEach(row -> table.add(columns.apply(row.getAsJsonObject())));
      table.lines().forEach(out::println);
    }
    out.flush();
  }

  /** A sentence that says that something was done; silent for scripts. */
  void note(String sentence) {
    if (!json) {
      out.println(sentence);
      out.flush();
    }
  }

  /** Redraws the line of progress on a terminal, does nothing in a pipe. */
  void progress(String line) {
    if (terminal && !json) {
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  /** Wipes the line of progress. */
  void endProgress() {
    progress("");
  }

  void error(String sentence) {
    err.println("swarmroom: " + sentence);
    err.flush();
  }
}
