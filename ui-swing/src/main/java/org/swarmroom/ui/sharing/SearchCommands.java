package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.Optional;
import javax.swing.JButton;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Folders;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.LiveTable;

/** What one can do with what was found. */
final class SearchCommands {

  final Command download;
  final Command downloadTo;
  final Command magnet;
  final JButton moreButton;
  final JButton askButton;
  final Command browse;

  private final LiveTable<SearchRow> table;

  SearchCommands(
      Desk desk, SearchPresenter presenter, LiveTable<SearchRow> table, SearchPane pane) {
    this.table = table;
    download =
        new Command(
            "search.download",
            Icons.icon("download"),
            () -> presenter.download(table.chosen(), Optional.empty()));
    downloadTo =
        new Command(
            "search.download.to",
            Icons.icon("folder"),
            () ->
                Folders.chooseFolder(pane, "search.download.to.title")
                    .ifPresent(folder -> presenter.download(table.chosen(), Optional.of(folder))));
    magnet =
        new Command(
            "search.magnet",
            Icons.icon("magnet"),
            () ->
                table.chosen().stream().findFirst().ifPresent(row -> magnet(presenter, row, pane)));
    browse =
        new Command(
            "search.browse",
            Icons.icon("peers"),
            () -> firstHolder().ifPresent(nick -> desk.searchFor("by:" + nick)));
    moreButton = new Command("search.more", presenter::more).button();
    var asking = new Command("search.ask", Icons.icon("chat"), presenter::askTheRoom);
    askButton = asking.button();
    table.onOpen(download);
    table.popup(download, downloadTo, magnet, browse);
    table.onSelection(this::selected);
    selected();
  }

  /** Which commands make sense for an answer. */
  void found(boolean nothing, boolean leftOff) {
    askButton.setVisible(nothing);
    moreButton.setVisible(leftOff);
    selected();
  }

  private void selected() {
    var chosen = table.chosen();
    boolean any = !chosen.isEmpty();
    download.setEnabled(any);
    downloadTo.setEnabled(any);
    magnet.setEnabled(chosen.size() == 1 && !chosen.get(0).id().isEmpty());
    browse.setEnabled(firstHolder().isPresent());
  }

  private Optional<String> firstHolder() {
    return table.chosen().stream().flatMap(row -> row.holders().stream()).findFirst();
  }

  private static void magnet(SearchPresenter presenter, SearchRow row, SearchPane pane) {
    presenter.magnet(
        row,
        link -> {
          Toolkit.getDefaultToolkit()
              .getSystemClipboard()
              .setContents(new StringSelection(link), null);
          pane.info(text("search.magnet.done", row.name()));
        });
  }
}
