package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.AbstractListModel;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.ListModel;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Icons;

/** Who is in the room; a double click or Enter starts a private message. */
final class MembersPane extends JPanel {

  private static final long serialVersionUID = 1L;

  private final transient Rows rows = new Rows();
  private final JList<RoomView.Member> list = new ClickedList(rows);
  private final JLabel title = new JLabel(text("room.members"));

  MembersPane(
      Consumer<String> tell,
      Consumer<String> mention,
      Consumer<String> browse,
      Consumer<String> changeIgnored) {
    setName("room.members.pane");
    list.setName("room.members");
    list.getAccessibleContext().setAccessibleName(text("room.members"));
    list.setCellRenderer(new MemberRenderer());
    list.setPrototypeCellValue(
        new RoomView.Member(
            "m".repeat(12), "", true, false, false, false, false, false, false, 100));
    list.setFixedCellHeight(UIScale.scale(36));
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    title.setName("room.members.title");
    title.setLabelFor(list);
    var privately =
        new Command("room.member.tell", Icons.icon("lock"), () -> chosen().ifPresent(tell));
    var speak =
        new Command("room.member.mention", Icons.icon("chat"), () -> chosen().ifPresent(mention));
    var files =
        new Command("room.member.files", Icons.icon("search"), () -> chosen().ifPresent(browse));
    var ignore =
        new Command("room.member.ignore", () -> chosen().ifPresent(changeIgnored)).checkable();
    privately.onKey(list, "ENTER");
    var menu = new JPopupMenu();
    menu.add(privately.item());
    menu.add(speak.item());
    menu.add(files.item());
    menu.addSeparator();
    menu.add(ignore.item());
    list.addListSelectionListener(
        e -> {
          var member = list.getSelectedValue();
          ignore.check(member != null && member.ignored());
          ignore.setEnabled(member != null && !member.self());
        });
    list.setComponentPopupMenu(menu);
    list.addMouseListener(new Clicks(privately));
    var scroll = new JScrollPane(list);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    Box.column()
        .gap(12)
        .add(Box.row().inset(0, 12, 0, 12).add(title).glue().panel())
        .gap(8)
        .grow(scroll)
        .in(this);
    dress();
  }

  void show(List<RoomView.Member> members) {
    var before = list.getSelectedValue();
    rows.replace(members);
    title.setText(text("room.members.count", members.size()));
    if (before != null) {
      for (int i = 0; i < members.size(); i++) {
        if (members.get(i).nick().equals(before.nick())) {
          list.setSelectedIndex(i);
        }
      }
    }
  }

  private Optional<String> chosen() {
    return Optional.ofNullable(list.getSelectedValue()).map(RoomView.Member::nick);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (title != null) {
      dress();
    }
  }

  private void dress() {
    setBackground(UIManager.getColor("Panel.background"));
    list.setBackground(UIManager.getColor("Panel.background"));
    title.putClientProperty("FlatLaf.styleClass", "h4");
  }

  /** A click for the context menu selects its member first. */
  private static final class ClickedList extends JList<RoomView.Member> {
    private static final long serialVersionUID = 1L;

    ClickedList(ListModel<RoomView.Member> members) {
      super(members);
    }

    @Override
    public @Nullable Point getPopupLocation(@Nullable MouseEvent event) {
      if (event != null) {
        setSelectedIndex(locationToIndex(event.getPoint()));
      }
      return super.getPopupLocation(event);
    }
  }

  private final class Clicks extends MouseAdapter {
    private final Command doubleClick;

    Clicks(Command doubleClick) {
      this.doubleClick = doubleClick;
    }

    @Override
    public void mouseClicked(MouseEvent event) {
      if (event.getClickCount() == 2) {
        doubleClick.actionPerformed(new java.awt.event.ActionEvent(list, 0, ""));
      }
    }
  }

  private static final class Rows extends AbstractListModel<RoomView.Member> {
    private static final long serialVersionUID = 1L;
    private transient List<RoomView.Member> members = List.of();

    void replace(List<RoomView.Member> now) {
      int before = members.size();
      members = List.copyOf(now);
      int both = Math.min(before, members.size());
      if (before > both) {
        fireIntervalRemoved(this, both, before - 1);
      } else if (members.size() > both) {
        fireIntervalAdded(this, both, members.size() - 1);
      }
      if (both > 0) {
        fireContentsChanged(this, 0, both - 1);
      }
    }

    @Override
    public int getSize() {
      return members.size();
    }

    @Override
    public RoomView.Member getElementAt(int index) {
      return members.get(index);
    }
  }
}
