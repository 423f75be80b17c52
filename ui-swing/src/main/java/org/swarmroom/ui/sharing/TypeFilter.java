package org.swarmroom.ui.sharing;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Icons;

/** One file type or all of them; arrow keys go from one to the next. */
final class TypeFilter extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final List<String> TYPES =
      List.of("video", "audio", "image", "document", "archive", "program");

  private final JToggleButton all = new JToggleButton(text("type.all"), true);
  private final transient Consumer<String> chosen;

  TypeFilter(Consumer<String> chosen) {
    this.chosen = chosen;
    setName("search.types");
    setOpaque(false);
    getAccessibleContext().setAccessibleName(text("search.types"));
    var group = new ButtonGroup();
    var row = Box.row().add(button(all, group, "all", ""));
    for (var type : TYPES) {
      var button = new JToggleButton(text("type." + type), Icons.fileType(type));
      row.gap(2).add(button(button, group, type, type));
    }
    row.in(this);
  }

  /** Back to all types, without asking anew. */
  void all() {
    if (!all.isSelected()) {
      all.setSelected(true);
      chosen.accept("");
    }
  }

  private JToggleButton button(JToggleButton button, ButtonGroup group, String name, String type) {
    button.setName("search.type." + name);
    button.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    button.addActionListener(e -> chosen.accept(type));
    group.add(button);
    return button;
  }
}
