package org.swarmroom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.SearchRow;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.app.node.TransferRow;
import org.swarmroom.ui.fake.FakeNode;

/**
 * What others write is shown as they wrote it. Swing takes a text that begins with {@code <html>}
 * for a page, and fetches the pictures in it from wherever they say.
 */
class ForeignTextIT {

  @Test
  void namesAndTopicsFromOthersAreNeverPages() throws IOException {
    try (var trap = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var node = new FakeNode()) {
      var page = "<html><img src=\"http://127.0.0.1:" + trap.getLocalPort() + "/x.png\">";
      node.putSetting("theme", "light");
      node.inRoom("films");
      try (var opened = new Opened(node)) {
        Screen.await("the room", () -> opened.room().target().getTitle().startsWith("films"));
        fill(node, page);
        var sharing = opened.sharing(0);
        var field = Screen.component((JFrame) sharing.target(), "search.field", JTextField.class);
        Screen.run(() -> field.setText("html"));
        for (var name :
            List.of("search.results", "files.table", "peers.table", "transfers.table")) {
          var table = Opened.table((JFrame) sharing.target(), name);
          Screen.await(name, () -> table.getRowCount() == 1);
          assertThat(Screen.onEventThread(() -> pagesIn(table))).as(name).isEmpty();
        }
        for (int tab = 0; tab < 4; tab++) {
          sharing.tabbedPane("sharing.tabs").selectTab(tab);
          assertThat(Screen.onEventThread(() -> pagesBelow(sharing.target()))).isEmpty();
        }
        assertThat(Screen.onEventThread(() -> pagesBelow(opened.room().target()))).isEmpty();
      }
      trap.setSoTimeout(1);
      assertThat(isTouched(trap)).as("something was fetched").isFalse();
    }
  }

  private static void fill(FakeNode node, String page) {
    node.setTopic(page);
    node.memberJoins(new MemberRow(page, "b0".repeat(32), false, false, 12));
    node.says(page, page);
    node.offers(new OfferRow("0a".repeat(32), "7f", page, 10, List.of(page)));
    node.has(new SearchRow("0b".repeat(32), page, 10, page, page, List.of(page), 1, false));
    node.share(new ShareRow(Path.of(page), 1, 1, 0, 0, page, List.of(page)));
    node.peer(new PeerRow("b0".repeat(32), page, page, page, page, 1, 1));
    node.transfer(
        new TransferRow("t", page, 10, 5, page, page, 0, 0, List.of(page), Path.of(page), -1));
    node.emit(new NodeEvent.Warning(FakeNode.NOW, page));
    node.settle();
  }

  /** Texts of cells and their tips that Swing would lay out as pages. */
  private static List<String> pagesIn(JTable table) {
    var pages = new ArrayList<String>();
    for (int column = 0; column < table.getColumnCount(); column++) {
      var cell = (JComponent) table.prepareRenderer(table.getCellRenderer(0, column), 0, column);
      if (cell.getClientProperty(BasicHTML.propertyKey) != null) {
        pages.add(table.getColumnName(column));
      }
      if (tipIsPage(table, cell.getToolTipText())) {
        pages.add("tip of " + table.getColumnName(column));
      }
    }
    return pages;
  }

  private static List<String> pagesBelow(Component top) {
    var pages = new ArrayList<String>();
    if (top instanceof JComponent component
        && !String.valueOf(component.getName()).endsWith(".empty.hint")) {
      if (component.getClientProperty(BasicHTML.propertyKey) != null) {
        pages.add(component.getName());
      }
      if (tipIsPage(component, component.getToolTipText())) {
        pages.add("tip of " + component.getName());
      }
    }
    if (top instanceof Container container) {
      for (var child : container.getComponents()) {
        pages.addAll(pagesBelow(child));
      }
    }
    return pages;
  }

  private static boolean tipIsPage(JComponent component, String words) {
    if (words == null || !BasicHTML.isHTMLString(words)) {
      return false;
    }
    var tip = component.createToolTip();
    tip.setTipText(words);
    return tip.getClientProperty(BasicHTML.propertyKey) != null;
  }

  private static boolean isTouched(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
