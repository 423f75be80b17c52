package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.function.BiConsumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.JTextField;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Form;
import org.swarmroom.ui.kit.Icons;

/** First run: a nick, then a room of one's own or a link. */
final class WelcomePane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JTextField nick = field("welcome.nick");
  private final JTextField link = field("welcome.link");
  private final JTextField room = field("welcome.room");
  private final Command join;
  private final Command host;
  private final JButton joinButton;

  WelcomePane(BiConsumer<String, String> onJoin, BiConsumer<String, String> onHost) {
    setName("welcome");
    join =
        new Command(
            "welcome.join", () -> onJoin.accept(nick.getText().strip(), link.getText().strip()));
    host =
        new Command(
            "welcome.host", () -> onHost.accept(nick.getText().strip(), room.getText().strip()));
    joinButton = join.button();
    link.addActionListener(join);
    room.addActionListener(host);
    nick.addActionListener(e -> (link.getText().isBlank() ? room : link).requestFocusInWindow());
    room.setText(text("welcome.room.default"));
    link.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "swarmroom://…");
    var title = new JLabel(text("welcome.title"));
    title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h1");
    var lead = new JLabel(text("welcome.lead"));
    lead.putClientProperty(FlatClientProperties.STYLE, "foreground: $Swarmroom.muted");
    var card = new Card();
    Box.column()
        .inset(28, 32, 28, 32)
        .add(
            Box.row()
                .add(new JLabel(Icons.logo(44)))
                .gap(14)
                .grow(Box.column().add(title).gap(2).add(lead).panel())
                .panel())
        .gap(24)
        .add(new Form().row("welcome.nick", nick).panel())
        .gap(20)
        .add(new JSeparator())
        .gap(18)
        .add(heading("welcome.join.heading"))
        .gap(8)
        .add(withButton("welcome.link", link, joinButton))
        .gap(22)
        .add(heading("welcome.host.heading"))
        .gap(8)
        .add(withButton("welcome.room", room, host.button()))
        .in(card);
    var middle = Box.row().glue().add(card).glue().panel();
    Box.column().glue().add(middle).glue().inset(16).in(this);
  }

  /** Fills in a guessed nick. */
  void start(String guessedNick) {
    nick.setText(guessedNick);
    entering(false);
    (link.getText().isBlank() ? nick : joinButton).requestFocusInWindow();
  }

  /** Takes a link out of the clipboard's text, unless one was typed meanwhile. */
  void clipboard(String text) {
    if (text.startsWith("swarmroom://") && link.getText().isBlank()) {
      link(text.strip());
    }
  }

  /** Offers a link that was given from outside. */
  void link(String given) {
    link.setText(given);
    joinButton.requestFocusInWindow();
  }

  /** While a room is being entered nothing can be pressed twice. */
  void entering(boolean busy) {
    join.setEnabled(!busy);
    host.setEnabled(!busy);
  }

  private static JTextField field(String name) {
    var field = new JTextField(20);
    field.setName(name);
    return field;
  }

  private static JComponent heading(String key) {
    var label = new JLabel(text(key));
    label.putClientProperty(FlatClientProperties.STYLE_CLASS, "h4");
    return label;
  }

  private static JComponent withButton(String key, JTextField field, JButton button) {
    field.getAccessibleContext().setAccessibleName(text(key));
    button.setPreferredSize(new Dimension(UIScale.scale(96), button.getPreferredSize().height));
    return Box.row().onBaseline().grow(field).add(button).panel();
  }

  /** The white sheet in the middle. */
  private static final class Card extends JPanel {
    private static final long serialVersionUID = 1L;

    Card() {
      putClientProperty(FlatClientProperties.STYLE, "arc: 16; background: $Swarmroom.paper");
    }

    @Override
    public Dimension getPreferredSize() {
      return new Dimension(UIScale.scale(480), super.getPreferredSize().height);
    }

    @Override
    public Dimension getMaximumSize() {
      return getPreferredSize();
    }
  }
}
