package org.swarmroom.sharing.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * What engines write to their logs while a world runs on this thread: warnings, and which pieces
 * were bad. One world a thread at a time.
 */
final class Overheard implements AutoCloseable {

  private static final ThreadLocal<Consumer<ILoggingEvent>> LISTENER = new ThreadLocal<>();

  static {
    var ear =
        new AppenderBase<ILoggingEvent>() {
          @Override
          protected void append(ILoggingEvent event) {
            var listener = LISTENER.get();
            if (listener != null) {
              listener.accept(event);
            }
          }
        };
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.addAppender(ear);
    var download = (Logger) LoggerFactory.getLogger("org.swarmroom.sharing.session.Download");
    download.setLevel(Level.DEBUG);
    download.setAdditive(false);
    download.addAppender(ear);
  }

  Overheard(Consumer<ILoggingEvent> listener) {
    LISTENER.set(listener);
  }

  static boolean isWarning(ILoggingEvent event) {
    return event.getLevel().isGreaterOrEqual(Level.WARN);
  }

  @Override
  public void close() {
    LISTENER.remove();
  }
}
