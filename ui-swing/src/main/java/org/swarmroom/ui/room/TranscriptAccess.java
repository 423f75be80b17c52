package org.swarmroom.ui.room;

import java.util.Locale;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.accessibility.AccessibleStateSet;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Texts;

/**
 * An entry of the transcript as a screen reader hears it. Made when asked for; the painted entries
 * have no components.
 */
final class TranscriptAccess extends AccessibleContext implements Accessible {

  private final Accessible parent;
  private final int index;

  TranscriptAccess(Accessible parent, Entry entry, int index) {
    this.parent = parent;
    this.index = index;
    setAccessibleName(words(entry));
    setAccessibleParent(parent);
  }

  /** All of what the drawing says, in words. */
  static String words(Entry entry) {
    var said =
        entry.quote().isEmpty()
            ? entry.text()
            : Texts.text("room.entry.answers", entry.quote(), entry.text());
    if (entry.kind() == Entry.Kind.PRIVATE) {
      var mark =
          entry.own() ? Texts.text("room.private.to", entry.to()) : Texts.text("room.private.from");
      said = Texts.text("room.entry", mark, said);
    }
    return entry.hasHeading()
        ? Texts.text("room.entry.said", entry.from(), Formats.clock(entry.at()), said)
        : said;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    return this;
  }

  @Override
  public AccessibleRole getAccessibleRole() {
    return AccessibleRole.LABEL;
  }

  @Override
  public AccessibleStateSet getAccessibleStateSet() {
    return new AccessibleStateSet(
        new AccessibleState[] {AccessibleState.ENABLED, AccessibleState.VISIBLE});
  }

  @Override
  public int getAccessibleIndexInParent() {
    return index;
  }

  @Override
  public int getAccessibleChildrenCount() {
    return 0;
  }

  @Override
  public Accessible getAccessibleChild(int i) {
    throw new IndexOutOfBoundsException(i);
  }

  @Override
  public Locale getLocale() {
    return parent.getAccessibleContext().getLocale();
  }
}
