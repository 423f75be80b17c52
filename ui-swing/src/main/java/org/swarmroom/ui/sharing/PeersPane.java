package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.LiveRows;
import org.swarmroom.ui.kit.LiveTable;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.Pages;
import org.swarmroom.ui.kit.Ui;

/** Who shares files with us; addresses can be given by hand. */
final class PeersPane extends JPanel implements PeersView {

  private static final long serialVersionUID = 1L;
  private static final Set<String> SOURCES = Set.of("room", "manual", "lan");

  private final transient Notices notices;
  private final transient LiveRows<PeerRow> rows;
  private final transient LiveTable<PeerRow> table;
  private final JTextField address = new JTextField(24);
  private final Command remove;
  private final Command browse;
  private final Pages pages;

  PeersPane(Desk desk, Notices notices) {
    this.notices = notices;
    setName("peers.pane");
    rows = new LiveRows<>(PeersPresenter::key, desk::inBackground, Ui.LATER);
    var presenter = new PeersPresenter(desk.node(), desk.answers(), desk.events(), rows, this);
    table = new LiveTable<>("peers.table", rows, columns());
    var add = new Command("peers.add", Icons.icon("add"), () -> presenter.add(address.getText()));
    var refresh = new Command("peers.refresh", Icons.icon("refresh"), presenter::refresh);
    remove =
        new Command("peers.remove", Icons.icon("remove"), () -> presenter.remove(table.chosen()));
    browse =
        new Command(
            "peers.browse",
            Icons.icon("search"),
            () ->
                table.chosen().stream()
                    .findFirst()
                    .ifPresent(row -> desk.searchFor("by:" + row.nick())));
    address.setName("peers.address");
    address.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "HOST:PORT");
    address.addActionListener(add);
    var label = new JLabel(text("peers.address"));
    label.setLabelFor(address);
    label.setDisplayedMnemonic(org.swarmroom.ui.kit.Texts.mnemonic("peers.address").orElse('D'));
    address.getAccessibleContext().setAccessibleName(text("peers.address"));
    remove.onKey(table.table(), "DELETE");
    table.onOpen(browse);
    table.popup(browse, remove);
    table.onSelection(this::selected);
    var empty = new EmptyState("peers.empty", Icons.tinted("peers", 40, "Swarmroom.muted"));
    empty.say(text("peers.none"), text("peers.none.hint"));
    pages = new Pages(empty, table.scrolling());
    var top =
        Box.row()
            .inset(10, 12, 10, 12)
            .add(label)
            .add(address)
            .add(add.button())
            .gap(20)
            .add(refresh.button())
            .add(remove.button())
            .add(browse.button())
            .glue()
            .panel();
    Box.column().add(top).grow(pages).in(this);
    selected();
    presenter.start();
  }

  private static List<Column<PeerRow>> columns() {
    return List.of(
        new Column<>(
            "peers.nick",
            160,
            PeersPane::nick,
            Comparator.comparing(PeersPane::nick, String.CASE_INSENSITIVE_ORDER),
            new PeerCell(PeersPane::nick)),
        Column.text("peers.state", 110, row -> PeerCell.state(row.state())),
        Column.text("peers.where", 220, PeerRow::address),
        Column.text(
            "peers.source",
            120,
            row -> SOURCES.contains(row.source()) ? text("source." + row.source()) : row.source()),
        Column.number(
            "peers.files",
            90,
            row -> Formats.count(row.files()),
            Comparator.comparingLong(PeerRow::files)),
        Column.number(
            "peers.size",
            100,
            row -> Formats.size(row.bytes()),
            Comparator.comparingLong(PeerRow::bytes)),
        Column.text(
            "peers.fingerprint", 200, row -> row.fingerprint().replaceAll("(.{4})(?!$)", "$1 ")));
  }

  private static String nick(PeerRow row) {
    return row.nick().isEmpty() ? text("peers.unknown") : row.nick();
  }

  private void selected() {
    var chosen = table.chosen();
    remove.setEnabled(!chosen.isEmpty());
    browse.setEnabled(chosen.size() == 1 && !chosen.get(0).nick().isEmpty());
  }

  @Override
  public void changed() {
    pages.show(rows.total() == 0 ? 0 : 1);
    selected();
  }

  @Override
  public void added() {
    address.setText("");
  }

  @Override
  public void info(String sentence) {
    notices.info(sentence);
  }

  @Override
  public void error(String sentence) {
    notices.error(sentence);
  }
}
