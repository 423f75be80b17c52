package org.swarmroom.app.control;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.nio.file.Path;

/** Records of the node as JSON: the components' names are the fields' names, a path is a text. */
final class Json {

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeHierarchyAdapter(
              Path.class,
              (JsonSerializer<Path>) (path, type, context) -> new JsonPrimitive(path.toString()))
          .create();

  private Json() {}

  static JsonElement tree(Object value) {
    JsonElement tree = GSON.toJsonTree(value);
    return tree == null ? JsonNull.INSTANCE : tree;
  }
}
