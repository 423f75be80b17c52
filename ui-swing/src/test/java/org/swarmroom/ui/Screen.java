package org.swarmroom.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.swing.JFrame;

/** Looks at the open windows from a test's thread. */
final class Screen {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Screen() {}

  /** Runs on the event thread and hands over what comes of it. */
  static <T> T onEventThread(Callable<T> task) {
    var future = new FutureTask<>(task);
    try {
      if (EventQueue.isDispatchThread()) {
        future.run();
      } else {
        EventQueue.invokeAndWait(future);
      }
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (InvocationTargetException | ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  static void run(Runnable task) {
    onEventThread(
        () -> {
          task.run();
          return true;
        });
  }

  /** Waits until something holds, asked on the event thread. */
  static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!onEventThread(holds::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** Waits for a window that shows. */
  static JFrame frame(String name) {
    await("window " + name, () -> find(name).isPresent());
    return onEventThread(() -> find(name).orElseThrow());
  }

  private static Optional<JFrame> find(String name) {
    return Stream.of(Frame.getFrames())
        .filter(frame -> frame.isShowing() && name.equals(frame.getName()))
        .map(JFrame.class::cast)
        .findFirst();
  }

  /** A component by its name, wherever it is in a window. */
  static <C extends Component> C component(Window window, String name, Class<C> type) {
    return onEventThread(
        () ->
            search(window, name)
                .map(type::cast)
                .orElseThrow(() -> new AssertionError("no component " + name)));
  }

  private static Optional<Component> search(Container in, String name) {
    for (var component : in.getComponents()) {
      if (name.equals(component.getName())) {
        return Optional.of(component);
      }
      if (component instanceof Container container) {
        var found = search(container, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The window's inside, as it is painted. */
  static BufferedImage picture(JFrame frame, int width, int height) {
    run(
        () -> {
          var insets = frame.getInsets();
          frame.setSize(
              new Dimension(
                  width + insets.left + insets.right, height + insets.top + insets.bottom));
          frame.validate();
        });
    await(
        "its size",
        () -> frame.getRootPane().getWidth() == width && frame.getRootPane().getHeight() == height);
    run(frame::validate);
    run(() -> {}); // what validating left for later
    return onEventThread(
        () -> {
          var root = frame.getRootPane();
          var image =
              new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
          var graphics = image.createGraphics();
          root.paint(graphics); // printing leaves selections out
          graphics.dispose();
          return image;
        });
  }
}
