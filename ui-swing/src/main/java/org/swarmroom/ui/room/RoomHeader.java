package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Labels;
import org.swarmroom.ui.kit.PlainLabel;

/** Name and topic of the room, and what one does most: invite and share. */
final class RoomHeader extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JLabel name = new PlainLabel(" ");
  private final JLabel topic = Labels.quiet("room.topic");

  RoomHeader(Command invite, Command editTopic, Command share) {
    setName("room.header");
    name.setName("room.name");
    name.putClientProperty(FlatClientProperties.STYLE_CLASS, "h2");
    var shareButton = share.primaryButton("share");
    var words =
        Box.column()
            .add(name)
            .gap(2)
            .add(Box.row().shrink(topic).gap(2).add(editTopic.iconButton()).glue().panel())
            .panel();
    Box.row()
        .inset(12, 20, 10, 16)
        .grow(words)
        .gap(12)
        .add(invite.button())
        .gap(8)
        .add(shareButton)
        .in(this);
  }

  void show(RoomState room) {
    name.setText(room.room());
    topic.setText(room.topic().isBlank() ? text("room.topic.none") : room.topic());
    topic.setToolTipText(room.topic().isBlank() ? null : room.topic());
  }
}
