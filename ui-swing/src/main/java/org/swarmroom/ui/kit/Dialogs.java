package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.Component;
import java.awt.Dialog;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Small dialogs with a default button; Escape closes them. None of them blocks its caller. */
public final class Dialogs {

  private Dialogs() {}

  /** Asks for one line of text. */
  public static void line(Component over, String key, String present, Consumer<String> entered) {
    var field = new JTextField(present, 32);
    field.setName(key + ".field");
    field.selectAll();
    form(
        over,
        key,
        new Form().row(key + ".label", field).panel(),
        () -> entered.accept(field.getText().strip()));
  }

  /** Shows a form with a button that takes it ({@code key.ok}) and one that does not. */
  public static void form(Component over, String key, JComponent form, Runnable taken) {
    var dialog =
        new JDialog(
            SwingUtilities.getWindowAncestor(over),
            text(key + ".title"),
            Dialog.ModalityType.MODELESS);
    dialog.setName(key + ".dialog");
    var ok =
        new Command(
                key + ".ok",
                () -> {
                  dialog.dispose();
                  taken.run();
                })
            .button();
    var cancel = new Command("dialog.cancel", dialog::dispose).button();
    finish(dialog, over, form, ok, cancel);
  }

  private static void finish(
      JDialog dialog, Component over, JComponent body, JButton ok, JButton cancel) {
    var content =
        Box.column()
            .inset(16)
            .grow(body)
            .gap(16)
            .add(Box.row().glue().add(ok).add(cancel).panel())
            .panel();
    content.setBorder(BorderFactory.createEmptyBorder());
    content.setOpaque(true);
    dialog.setContentPane(content);
    dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
    dialog.getRootPane().setDefaultButton(ok);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            e -> dialog.dispose(),
            KeyStroke.getKeyStroke("ESCAPE"),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.pack();
    dialog.setMinimumSize(dialog.getSize());
    dialog.setLocationRelativeTo(SwingUtilities.getWindowAncestor(over));
    dialog.setVisible(true);
  }
}
