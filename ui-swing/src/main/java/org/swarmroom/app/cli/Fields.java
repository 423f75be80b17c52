package org.swarmroom.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writing the fields of requests and reading those of answers. */
final class Fields {

  private Fields() {}

  static JsonObject none() {
    return new JsonObject();
  }

  static JsonObject of(String name, String value) {
    JsonObject fields = new JsonObject();
    fields.addProperty(name, value);
    return fields;
  }

  static JsonArray texts(List<String> values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  /** The node works in another folder than the command: paths travel absolute. */
  static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  /**
   * The field's text.
   *
   * @return empty where the field is missing
   */
  static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? "" : value.getAsString();
  }

  static long number(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? 0 : value.getAsLong();
  }

  static boolean flag(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && !value.isJsonNull() && value.getAsBoolean();
  }

  static List<String> list(JsonObject object, String name) {
    JsonElement value = object.get(name);
    List<String> texts = new ArrayList<>();
    if (value != null && value.isJsonArray()) {
      value.getAsJsonArray().forEach(each -> texts.add(each.getAsString()));
    }
    return texts;
  }

  static String size(JsonObject object, String name) {
    return Sizes.format(number(object, name));
  }
}
