package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JToggleButton;
import org.swarmroom.app.node.ShareRow;
import org.swarmroom.ui.kit.Actions;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Column;
import org.swarmroom.ui.kit.Command;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Folders;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Labels;
import org.swarmroom.ui.kit.Notices;
import org.swarmroom.ui.kit.TablePane;

/** What this node shares. Folders and files can be dropped here. */
final class FilesPane extends TablePane<ShareRow> implements FilesView {

  private static final long serialVersionUID = 1L;

  private final transient FilesPresenter presenter;
  private final JCheckBox hidden = new JCheckBox(text("files.hidden"));
  private final JProgressBar bar = new JProgressBar(0, 1000);
  private final JLabel progress = Labels.quiet("files.progress.words");
  private final JPanel foot;

  FilesPane(Desk desk, Notices notices) {
    super(
        desk,
        notices,
        "files",
        row -> row.path().toString(),
        columns(),
        EmptyState.saying("files.empty", "share", text("files.none"), text("files.none.hint")));
    presenter = new FilesPresenter(desk.node(), desk.answers(), desk.events(), rows(), this);
    hidden.setName("files.hidden");
    var open =
        onOne("files.open", "folder-open", r -> true, r -> Folders.open(desk, r.path(), notices));
    var remove = onChosen("files.remove", "remove", chosen -> true, presenter::remove);
    var rescan = new Command("files.rescan", Icons.icon("refresh"), presenter::rescan);
    remove.onKey(table().table(), "DELETE");
    rescan.bindTo(this);
    table().onOpen(open);
    table().popup(open, remove, rescan);
    for (var target : new JComponent[] {this, empty(), table().table()}) {
      Drops.files(target, this::add);
    }
    foot = foot();
    stack(buttons(remove, rescan), foot);
    presenter.start();
  }

  private JPanel buttons(Command remove, Command rescan) {
    var folders =
        new Command(
            "files.add.folder",
            Icons.icon("add"),
            () -> add(Folders.chooseFolders(this, "files.add.folder.title")));
    var files =
        new Command(
            "files.add.files",
            Icons.icon("file"),
            () -> add(Folders.chooseFiles(this, "files.add.files.title")));
    folders.bindTo(this);
    var pausing = new JToggleButton(text("files.pause"), Icons.icon("pause"));
    pausing.setName("files.pause");
    pausing.addActionListener(e -> presenter.pause(pausing.isSelected()));
    return Actions.bar(
        folders.primaryButton("add"),
        files.button(),
        remove.button(),
        rescan.button(),
        pausing,
        hidden);
  }

  private JPanel foot() {
    bar.setName("files.progress");
    bar.getAccessibleContext().setAccessibleName(text("files.progress"));
    bar.setPreferredSize(new Dimension(UIScale.scale(180), UIScale.scale(6)));
    var panel = Box.row().inset(8, 16, 8, 16).add(bar).gap(10).grow(progress).panel();
    panel.setVisible(false);
    return panel;
  }

  private void add(List<Path> paths) {
    presenter.add(paths, hidden.isSelected());
  }

  private static List<Column<ShareRow>> columns() {
    return List.of(
        new Column<>(
            "files.path",
            340,
            row -> row.path().toString(),
            Comparator.comparing(row -> row.path().toString()),
            new ShareCell()),
        Column.count("files.count", 90, ShareRow::files),
        Column.size("files.size", 90, ShareRow::bytes),
        Column.progress("files.ready", 160, ShareCell::progress),
        Column.text("files.state", 340, ShareCell::state));
  }

  @Override
  public void changed() {
    shown();
  }

  @Override
  public void hashing(String path, long files, long filesTotal, double share) {
    foot.setVisible(true);
    bar.setValue((int) (share * 1000));
    progress.setText(text("files.hashing", Formats.count(files), Formats.count(filesTotal), path));
  }

  @Override
  public void hashed() {
    bar.setValue(1000);
    foot.setVisible(false);
  }
}
