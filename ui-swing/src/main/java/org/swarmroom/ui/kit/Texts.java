package org.swarmroom.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Every text a user sees, from {@code org/swarmroom/ui/texts.properties} (UTF-8). Patterns are
 * those of {@link MessageFormat}; an ampersand in a label stands before its mnemonic. A key that is
 * missing is a bug and found by a test. Any thread.
 */
public final class Texts {

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.swarmroom.ui.texts", Locale.getDefault());

  private Texts() {}

  /** The text of a key with its arguments filled in and without a mnemonic mark. */
  public static String text(String key, Object... arguments) {
    var pattern = BUNDLE.getString(key);
    if (arguments.length > 0) {
      return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
    return withoutMark(pattern);
  }

  /** The text of a key that not every command has, such as a tool tip. */
  public static Optional<String> optional(String key) {
    return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
  }

  /** The character after the ampersand of a label, in upper case. */
  public static Optional<Character> mnemonic(String key) {
    var label = BUNDLE.getString(key);
    int mark = label.indexOf('&');
    return mark < 0 || mark + 1 == label.length()
        ? Optional.empty()
        : Optional.of(Character.toUpperCase(label.charAt(mark + 1)));
  }

  private static String withoutMark(String label) {
    int mark = label.indexOf('&');
    return mark < 0 ? label : label.substring(0, mark) + label.substring(mark + 1);
  }
}
