package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.event.KeyEvent;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JRadioButtonMenuItem;

/** Menus named after their keys. */
public final class Menus {

  private Menus() {}

  /** A menu with these commands; null stands for a separator. */
  public static JMenu menu(String key, @org.jspecify.annotations.Nullable Command... commands) {
    var menu = new JMenu(text(key));
    menu.setName(key);
    Texts.mnemonic(key).ifPresent(c -> menu.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(c)));
    for (var command : commands) {
      if (command == null) {
        menu.addSeparator();
      } else {
        menu.add(command.item());
      }
    }
    return menu;
  }

  /** Light, dark or as the system has it. */
  public static JMenu theme(Desk desk) {
    var menu = menu("menu.theme");
    var group = new ButtonGroup();
    for (var theme : Theme.values()) {
      var key = "menu.theme." + theme.setting();
      var item = new JRadioButtonMenuItem(text(key), desk.theme() == theme);
      item.setName(key);
      Texts.mnemonic(key).ifPresent(c -> item.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(c)));
      item.addActionListener(e -> desk.theme(theme));
      group.add(item);
      menu.add(item);
    }
    return menu;
  }
}
