package org.swarmroom.sharing.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * What engines write to their logs while a world runs on this thread: warnings, which pieces were
 * bad, and blocks that came in vain. One world a thread at a time.
 */
final class Overheard implements AutoCloseable {

  /** What an engine says of a block that it has no use for; the argument is its length. */
  static final String IN_VAIN = "{} bytes came in vain";

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
