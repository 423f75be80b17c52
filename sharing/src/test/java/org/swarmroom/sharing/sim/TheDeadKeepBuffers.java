package org.swarmroom.sharing.sim;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A node that is killed gives no buffer back, as a process would not: that is no leak. */
final class TheDeadKeepBuffers implements BeforeAllCallback, AfterAllCallback {

  private final Level level = ResourceLeakDetector.getLevel();

  @Override
  public void beforeAll(ExtensionContext context) {
    ResourceLeakDetector.setLevel(Level.DISABLED);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ResourceLeakDetector.setLevel(level);
  }
}
