package org.swarmroom.app.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.swarmroom.app.node.NodeException;

/**
 * One request line, read with suspicion: a missing or wrong field is a {@link NodeException} with a
 * sentence.
 */
record Request(long id, String operation, JsonObject fields) {

  static Request parse(String line) {
    JsonObject fields;
    try {
      JsonElement element = JsonParser.parseString(line);
      if (!element.isJsonObject()) {
        throw new NodeException("The request is not a JSON object; send one object a line.");
      }
      fields = element.getAsJsonObject();
    } catch (JsonParseException | NumberFormatException notJson) {
      throw new NodeException("The request is not JSON; send one object a line.", notJson);
    }
    var request = new Request(0, "", fields);
    return new Request(request.number("id", 0), request.text("do"), fields);
  }

  String text(String field) {
    return optionalText(field)
        .orElseThrow(() -> new NodeException("The request lacks the text \"" + field + "\"."));
  }

  Optional<String> optionalText(String field) {
    JsonElement value = fields.get(field);
    if (value == null || value.isJsonNull()) {
      return Optional.empty();
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new NodeException("\"" + field + "\" of the request is not a text.");
    }
    return Optional.of(value.getAsString());
  }

  long number(String field, long otherwise) {
    JsonElement value = fields.get(field);
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    try {
      if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
        return Long.parseLong(value.getAsString());
      }
    } catch (NumberFormatException notWhole) {
      throw new NodeException("\"" + field + "\" of the request is not a whole number.", notWhole);
    }
    throw new NodeException("\"" + field + "\" of the request is not a number.");
  }

  OptionalLong optionalNumber(String field) {
    JsonElement value = fields.get(field);
    return value == null || value.isJsonNull()
        ? OptionalLong.empty()
        : OptionalLong.of(number(field, 0));
  }

  int count(String field, int otherwise) {
    long value = number(field, otherwise);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new NodeException("\"" + field + "\" of the request is out of range.");
    }
    return (int) value;
  }

  boolean flag(String field) {
    JsonElement value = fields.get(field);
    if (value == null || value.isJsonNull()) {
      return false;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      throw new NodeException("\"" + field + "\" of the request is not true or false.");
    }
    return value.getAsBoolean();
  }

  List<String> texts(String field) {
    JsonElement value = fields.get(field);
    if (value == null || value.isJsonNull()) {
      return List.of();
    }
    if (!value.isJsonArray()) {
      throw new NodeException("\"" + field + "\" of the request is not a list.");
    }
    JsonArray array = value.getAsJsonArray();
    List<String> texts = new ArrayList<>(array.size());
    for (JsonElement each : array) {
      if (!each.isJsonPrimitive()) {
        throw new NodeException("\"" + field + "\" of the request is not a list of texts.");
      }
      texts.add(each.getAsString());
    }
    return texts;
  }

  Path path(String field) {
    return toPath(text(field));
  }

  Optional<Path> optionalPath(String field) {
    return optionalText(field).map(Request::toPath);
  }

  List<Path> paths(String field) {
    return texts(field).stream().map(Request::toPath).toList();
  }

  private static Path toPath(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        throw new NodeException("\"" + text + "\" is not an absolute path; name it from the root.");
      }
      return path;
    } catch (InvalidPathException invalid) {
      throw new NodeException("\"" + text + "\" is not a path on this system.", invalid);
    }
  }
}
