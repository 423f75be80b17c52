package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JTextField;
import org.swarmroom.ui.kit.Command;

/**
 * The line one types in: Enter sends, Tab completes nicks and commands, up and down go through what
 * was sent.
 */
final class InputField extends JTextField {

  private static final long serialVersionUID = 1L;

  private final transient List<String> sent = new ArrayList<>();
  private final transient Completion completion = new Completion();
  private int back;

  InputField(Consumer<String> send) {
    setName("room.input");
    getAccessibleContext().setAccessibleName(text("room.input"));
    putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text("room.input.placeholder"));
    setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.of());
    addActionListener(e -> submit(send));
    setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, Set.of());
    new Command("room.input.complete", () -> complete(true)).onKey(this, "TAB");
    new Command("room.input.complete.back", () -> complete(false)).onKey(this, "shift TAB");
    new Command("room.input.before", () -> recall(1)).onKey(this, "UP");
    new Command("room.input.after", () -> recall(-1)).onKey(this, "DOWN");
  }

  void submit(Consumer<String> send) {
    var line = getText();
    if (!line.isBlank()) {
      sent.add(line);
      back = 0;
      setText("");
      send.accept(line);
    }
  }

  void nicks(List<String> nicks) {
    completion.nicks(nicks);
  }

  /** Starts a line with some words, keeping what is there. */
  void begin(String words) {
    setText(words + getText());
    setCaretPosition(getText().length());
    requestFocusInWindow();
  }

  void giveBack(String line) {
    if (getText().isEmpty()) {
      setText(line);
    }
  }

  /** Who spoke last is completed first. */
  void spoke(String nick) {
    completion.spoke(nick);
  }

  /** An empty line has nothing to complete: there Tab goes on to the next control, or back. */
  private void complete(boolean forward) {
    if (getText().isEmpty()) {
      if (forward) {
        transferFocus();
      } else {
        transferFocusBackward();
      }
      return;
    }
    var completed =
        forward
            ? completion.next(getText(), getCaretPosition())
            : completion.previous(getText(), getCaretPosition());
    completed.ifPresent(
        done -> {
          setText(done.text());
          setCaretPosition(done.caret());
        });
  }

  private void recall(int step) {
    int wanted = back + step;
    if (wanted >= 0 && wanted <= sent.size()) {
      back = wanted;
      setText(back == 0 ? "" : sent.get(sent.size() - back));
    }
  }
}
