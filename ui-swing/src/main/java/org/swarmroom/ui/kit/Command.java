package org.swarmroom.ui.kit;

import static org.swarmroom.ui.kit.Texts.text;

import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;

/**
 * One thing a user can do, once: its button, menu item and key all run the same action and are
 * enabled together. The texts come from the bundle: {@code key} (label with mnemonic), {@code
 * key.tip} and {@code key.key} (accelerator, where {@code menu} stands for Ctrl or Command).
 */
public final class Command extends AbstractAction {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final transient Runnable body;

  public Command(String key, Runnable body) {
    super(text(key));
    this.key = key;
    this.body = body;
    Texts.mnemonic(key)
        .ifPresent(c -> putValue(MNEMONIC_KEY, KeyEvent.getExtendedKeyCodeForChar(c)));
    Texts.optional(key + ".tip").ifPresent(tip -> putValue(SHORT_DESCRIPTION, tip));
    Texts.optional(key + ".key").ifPresent(stroke -> putValue(ACCELERATOR_KEY, stroke(stroke)));
  }

  public Command(String key, Icon icon, Runnable body) {
    this(key, body);
    putValue(SMALL_ICON, icon);
  }

  /** Reads {@code menu shift S}. */
  static KeyStroke stroke(String text) {
    boolean command = (menuMask() & InputEvent.META_DOWN_MASK) != 0;
    return KeyStroke.getKeyStroke(text.replace("menu", command ? "meta" : "ctrl"));
  }

  private static int menuMask() {
    return java.awt.GraphicsEnvironment.isHeadless()
        ? InputEvent.CTRL_DOWN_MASK
        : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
  }

  /** From now on it is either on or off: its menu item has a check mark in the icon's place. */
  public Command checkable() {
    putValue(SELECTED_KEY, false);
    putValue(SMALL_ICON, null);
    return this;
  }

  public boolean isChecked() {
    return Boolean.TRUE.equals(getValue(SELECTED_KEY));
  }

  public void check(boolean on) {
    putValue(SELECTED_KEY, on);
  }

  @Override
  public void actionPerformed(ActionEvent event) {
    body.run();
  }

  /** A button with text and icon, named after the key. */
  public JButton button() {
    return named(new JButton(this), key);
  }

  /** The button of what one most likely wants here, in the accent colour, with an icon to match. */
  public JButton primaryButton(String iconName) {
    var button = button();
    button.putClientProperty("FlatLaf.styleClass", "primary");
    button.setIcon(Icons.tinted(iconName, 16, "Swarmroom.onAccent"));
    return button;
  }

  /** A flat button with the icon alone; its text is the accessible name. */
  public JButton iconButton() {
    var button = named(new JButton(this), key);
    button.setHideActionText(true);
    button.putClientProperty("JButton.buttonType", "toolBarButton");
    if (button.getToolTipText() == null) {
      button.setToolTipText(text(key));
    }
    return button;
  }

  /** A menu item, named after the key with {@code .item}. */
  public JMenuItem item() {
    var item = getValue(SELECTED_KEY) == null ? new JMenuItem(this) : new JCheckBoxMenuItem(this);
    return named(item, key + ".item");
  }

  /** Runs this command on its accelerator anywhere in the component's window. */
  public Command bindTo(JComponent component) {
    return bind(
        component, (KeyStroke) getValue(Action.ACCELERATOR_KEY), JComponent.WHEN_IN_FOCUSED_WINDOW);
  }

  /** Runs this command on a key pressed in the component. */
  public Command onKey(JComponent component, String stroke) {
    return bind(component, stroke(stroke), JComponent.WHEN_FOCUSED);
  }

  private Command bind(JComponent component, KeyStroke stroke, int condition) {
    component.getInputMap(condition).put(stroke, key);
    component.getActionMap().put(key, this);
    return this;
  }

  private <C extends JComponent> C named(C component, String name) {
    component.setName(name);
    component.getAccessibleContext().setAccessibleName(text(key));
    return component;
  }
}
