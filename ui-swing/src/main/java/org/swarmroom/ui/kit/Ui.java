package org.swarmroom.ui.kit;

import java.awt.EventQueue;
import java.util.concurrent.Executor;

/** The event thread as an executor. */
public final class Ui {

  /** Runs tasks on the event thread, in order, never at once. */
  public static final Executor LATER = EventQueue::invokeLater;

  private Ui() {}
}
