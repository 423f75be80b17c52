package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.swing.JLabel;
import javax.swing.JTextField;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.TablePane;
import org.swarmroom.ui.kit.Texts;

/** Who shares files with us; addresses can be given by hand. */
final class PeersPane extends TablePane<PeerRow> implements PeersView {

  private static final long serialVersionUID = 1L;
  private static final Set<String> SOURCES = Set.of("room", "manual", "lan");

  private final JTextField address = new JTextField(24);

  PeersPane(Desk desk, Notices notices) {
    super(
        desk,
        notices,
        "peers",
        PeersPresenter::key,
        columns(),
        EmptyState.saying("peers.empty", "peers", text("peers.none"), text("peers.none.hint")));
    var presenter = new PeersPresenter(desk.node(), desk.answers(), desk.events(), rows(), this);
    var add = new Command("peers.add", Icons.icon("add"), () -> presenter.add(address.getText()));
    var refresh = new Command("peers.refresh", Icons.icon("refresh"), presenter::refresh);
    var remove = onChosen("peers.remove", "remove", chosen -> true, presenter::remove);
    var browse =
        onOne(
            "peers.browse",
            "search",
            row -> !row.nick().isEmpty(),
            row -> desk.searchFor("by:" + row.nick()));
    remove.onKey(table().table(), "DELETE");
    table().onOpen(browse);
    table().popup(browse, remove);
    address.addActionListener(add);
    stack(
        Box.row()
            .inset(10, 12, 10, 12)
            .add(addressLabel())
            .add(address)
            .add(add.button())
            .gap(20)
            .add(refresh.button())
            .add(remove.button())
            .add(browse.button())
            .glue()
            .panel());
    presenter.start();
  }

  private JLabel addressLabel() {
    address.setName("peers.address");
    address.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "HOST:PORT");
    address.getAccessibleContext().setAccessibleName(text("peers.address"));
    var label = new JLabel(text("peers.address"));
    label.setLabelFor(address);
    Texts.mnemonic("peers.address").ifPresent(label::setDisplayedMnemonic);
    return label;
  }

  private static List<Column<PeerRow>> columns() {
    return List.of(
        Column.name("peers.nick", 160, PeersPane::nick, new PeerCell(PeersPane::nick)),
        Column.text("peers.state", 110, row -> PeerCell.state(row.state())),
        Column.text("peers.where", 220, PeerRow::address),
        Column.text(
            "peers.source",
            120,
            row -> SOURCES.contains(row.source()) ? text("source." + row.source()) : row.source()),
        Column.number(
            "peers.files",
            90,
            row -> known(row, Formats.count(row.files())),
            Comparator.comparingLong(PeerRow::files)),
        Column.number(
            "peers.size",
            100,
            row -> known(row, Formats.size(row.bytes())),
            Comparator.comparingLong(PeerRow::bytes)),
        Column.text(
            "peers.fingerprint", 200, row -> row.fingerprint().replaceAll("(.{4})(?!$)", "$1 ")));
  }

  /** Nothing where a zero would say that we had looked. */
  private static String known(PeerRow row, String words) {
    return row.fingerprint().isEmpty() ? "" : words;
  }

  private static String nick(PeerRow row) {
    return row.nick().isEmpty() ? text("peers.unknown") : row.nick();
  }

  @Override
  public void changed() {
    shown();
  }

  @Override
  public void added() {
    address.setText("");
  }
}
