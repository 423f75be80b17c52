package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenuBar;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.WindowConstants;
import org.swarmroom.app.node.LimitsRow;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Dialogs;
import org.swarmroom.ui.kit.Form;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Labels;
import org.swarmroom.ui.kit.Menus;
import org.swarmroom.ui.kit.StatusLine;
import org.swarmroom.ui.kit.Texts;

/** The sharing window: search, transfers, my files, peers. Closing it hides it. */
public final class SharingWindow {

  private static final int SEARCH = 0;
  private static final int TRANSFERS = 1;

  private final Desk desk;
  private final JFrame frame = new JFrame(text("sharing.title"));
  private final JTabbedPane tabs = new JTabbedPane();
  private final StatusLine status = new StatusLine();
  private final JLabel rates = Labels.quiet("sharing.rates");
  private final SearchPane search;
  private final Limits limits;

  public SharingWindow(Desk desk) {
    this.desk = desk;
    limits = new Limits(desk.node(), desk.answers(), status);
    search = new SearchPane(desk, status);
    tab("sharing.search", "search", search);
    tab(
        "sharing.transfers",
        "transfers",
        new TransfersPane(desk, status, this::active, this::rates));
    tab("sharing.files", "share", new FilesPane(desk, status));
    tab("sharing.peers", "peers", new PeersPane(desk, status));
    build();
  }

  public JFrame frame() {
    return frame;
  }

  /** Shows the search for a query; an empty one only goes to the field. */
  public void search(String query) {
    tabs.setSelectedIndex(SEARCH);
    search.search(query);
  }

  public void close() {
    frame.dispose();
  }

  private void tab(String key, String icon, JComponent pane) {
    tabs.addTab(text(key), Icons.icon(icon), pane);
    int index = tabs.getTabCount() - 1;
    Texts.mnemonic(key)
        .ifPresent(c -> tabs.setMnemonicAt(index, KeyEvent.getExtendedKeyCodeForChar(c)));
  }

  private void build() {
    tabs.setName("sharing.tabs");
    tabs.getAccessibleContext().setAccessibleName(text("sharing.tabs"));
    tabs.putClientProperty(FlatClientProperties.TABBED_PANE_HAS_FULL_BORDER, false);
    var change = new Command("sharing.limits", Icons.icon("limits"), this::limits);
    var foot =
        Box.row()
            .inset(5, 16, 6, 10)
            .grow(status)
            .gap(16)
            .add(rates)
            .gap(8)
            .add(change.iconButton())
            .panel();
    frame.setContentPane(Box.column().grow(tabs).gap(1).add(foot).in(new JPanel()));
    frame.setJMenuBar(menu(change));
    frame.setName("sharing.window");
    frame.setIconImages(Icons.windowIcons());
    frame.setDefaultCloseOperation(WindowConstants.HIDE_ON_CLOSE);
    frame.setMinimumSize(new Dimension(UIScale.scale(640), UIScale.scale(420)));
    frame.setSize(UIScale.scale(1080), UIScale.scale(700));
    frame.setLocationRelativeTo(null);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            if (tabs.getSelectedIndex() == SEARCH) {
              search.toField();
            }
          }
        });
    rates(0L, 0L);
  }

  private JMenuBar menu(Command change) {
    var bar = new JMenuBar();
    var room = new Command("sharing.room", Icons.icon("chat"), desk::openRoom);
    var close = new Command("sharing.close", () -> frame.setVisible(false));
    bar.add(
        Menus.menu(
            "menu.sharing",
            go("sharing.go.search", SEARCH),
            go("sharing.go.transfers", TRANSFERS),
            go("sharing.go.files", 2),
            go("sharing.go.peers", 3),
            null,
            change,
            null,
            close));
    var view = Menus.menu("menu.view", room);
    view.add(Menus.theme(desk));
    bar.add(view);
    return bar;
  }

  private Command go(String key, int tab) {
    return new Command(
        key,
        () -> {
          tabs.setSelectedIndex(tab);
          if (tab == SEARCH) {
            search.search("");
          }
        });
  }

  private void active(int count) {
    tabs.setTitleAt(
        TRANSFERS, count == 0 ? text("sharing.transfers") : text("sharing.transfers.count", count));
  }

  private void rates(long down, long up) {
    rates.setText(text("sharing.rates", Formats.size(down), Formats.size(up)));
  }

  private void limits() {
    desk.answers().ask(desk.node()::limits, this::limits, status::error);
  }

  private void limits(LimitsRow now) {
    var down = field("limits.down", Formats.rateField(now.down()), "limits.none.hint");
    var up = field("limits.up", Formats.rateField(now.up()), "limits.none.hint");
    var slots =
        field(
            "limits.slots",
            now.slots() == 0 ? "" : Integer.toString(now.slots()),
            "limits.slots.hint");
    var form =
        new Form().row("limits.down", down).row("limits.up", up).row("limits.slots", slots).panel();
    Dialogs.form(
        tabs, "limits", form, () -> limits.set(down.getText(), up.getText(), slots.getText()));
  }

  private static JTextField field(String name, String value, String hint) {
    var field = new JTextField(value, 16);
    field.setName(name);
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, text(hint));
    return field;
  }
}
