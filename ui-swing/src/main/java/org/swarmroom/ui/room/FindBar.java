package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Labels;

/** Finds words in the room: Enter goes to older matches, Shift+Enter to newer ones, Escape ends. */
final class FindBar extends JPanel implements Finding.Show {

  private static final long serialVersionUID = 1L;

  private final JTextField field = new JTextField(24);
  private final JLabel state = Labels.quiet("room.find.state");
  private final transient Finding finding;
  private final transient Reveal reveal;
  private final transient Runnable closed;

  /** Brings a match into view. */
  interface Reveal {
    void reveal(int index, int from, int to);
  }

  FindBar(
      java.util.function.Function<Finding.Show, Finding> finding, Reveal reveal, Runnable closed) {
    this.finding = finding.apply(this);
    this.reveal = reveal;
    this.closed = closed;
    setName("room.find.bar");
    field.setName("room.find.field");
    field.getAccessibleContext().setAccessibleName(text("room.find"));
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text("room.find.placeholder"));
    field.getDocument().addDocumentListener(new Typing());
    var older = new Command("room.find.older", Icons.icon("up"), this::older);
    var newer = new Command("room.find.newer", Icons.icon("down"), this::newer);
    var close = new Command("room.find.close", Icons.icon("close"), this::close);
    older.onKey(field, "ENTER");
    newer.onKey(field, "shift ENTER");
    close.onKey(field, "ESCAPE");
    Box.row()
        .inset(6, 16, 6, 16)
        .add(field)
        .gap(4)
        .add(older.iconButton())
        .add(newer.iconButton())
        .gap(8)
        .grow(state)
        .add(close.iconButton())
        .in(this);
    setVisible(false);
    dress();
  }

  /** Shows the bar; what was looked for last can be looked for again or typed over. */
  void open() {
    setVisible(true);
    field.selectAll();
    field.requestFocusInWindow();
  }

  void close() {
    finding.restart();
    say("");
    setVisible(false);
    closed.run();
  }

  private void older() {
    say("");
    finding.older(field.getText());
  }

  private void newer() {
    say("");
    finding.newer(field.getText());
  }

  @Override
  public void searching() {
    say(text("room.find.searching"));
  }

  @Override
  public void found(int index, int from, int to) {
    say("");
    reveal.reveal(index, from, to);
  }

  @Override
  public void nothing() {
    say(text("room.find.nothing"));
  }

  private void say(String words) {
    state.setText(words.isEmpty() ? " " : words);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    dress();
  }

  private void dress() {
    setBackground(UIManager.getColor("Swarmroom.card"));
    setBorder(BorderFactory.createMatteBorder(0, 0, 1, 0, UIManager.getColor("Swarmroom.line")));
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      changed();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      changed();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // of styles, which a text field has none of
    }

    private void changed() {
      finding.restart();
      say("");
    }
  }
}
