package org.swarmroom.app.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log files of a profile: {@code swarmroom.log} and three older ones, 4 MiB each. */
public final class Logs {

  private Logs() {}

  /**
   * Sends what is logged from now on to files in {@code folder}.
   *
   * @param verbose log what happens and not only what goes wrong
   */
  public static void start(Path folder, boolean verbose) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return; // Another logging library stands in, as in a test.
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("org.swarmroom").setLevel(verbose ? Level.DEBUG : Level.INFO);
    root.detachAndStopAllAppenders();
    root.addAppender(appender(context, folder));
  }

  private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %-20.20thread %logger{24} %msg%n");
    encoder.start();
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setFile(folder.resolve("swarmroom.log").toString());
    appender.setEncoder(encoder);
    var older = new FixedWindowRollingPolicy();
    older.setContext(context);
    older.setParent(appender);
    older.setMaxIndex(3);
    older.setFileNamePattern(folder.resolve("swarmroom.%i.log").toString());
    older.start();
    var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    full.setContext(context);
    full.setMaxFileSize(new FileSize(4 * FileSize.MB_COEFFICIENT));
    full.start();
    appender.setRollingPolicy(older);
    appender.setTriggeringPolicy(full);
    appender.start();
    return appender;
  }
}
