package org.swarmroom.ui;

import org.swarmroom.ui.fake.DemoNode;
import org.swarmroom.ui.fake.FakeNode;

/**
 * The windows on a node in memory, to look at: {@code empty} for the first run, {@code light} or
 * {@code dark} for a theme.
 */
final class DemoMain {

  private DemoMain() {}

  public static void main(String[] words) {
    var how = java.util.List.of(words);
    var node = new FakeNode();
    node.putSetting("theme", how.contains("dark") ? "dark" : "light");
    if (!how.contains("empty")) {
      DemoNode.fill(node);
    }
    node.settle();
    Windows.open(node, () -> System.exit(0));
  }
}
