package org.swarmroom.chat.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/** Puts failures of the network into words. */
final class Failures {

  private Failures() {}

  static String reason(Throwable failure) {
    Throwable inner = failure.getCause();
    Throwable cause = failure instanceof CompletionException && inner != null ? inner : failure;
    if (cause instanceof UnknownHostException) {
      return "its name is not known";
    }
    if (cause instanceof NoRouteToHostException) {
      return "no route to it";
    }
    String text =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String low = text.toLowerCase(Locale.ROOT);
    if (low.contains("timed out") || low.contains("timeout")) {
      return "no answer in time";
    }
    if (cause instanceof ConnectException || low.contains("refused")) {
      return "nothing listens there";
    }
    return text;
  }

  /** Whether a dial failed because the server is another one than the pinned. */
  static boolean isWrongFingerprint(Throwable failure) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 16; t = t.getCause(), depth++) {
      if (t instanceof WrongFingerprintException || t instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }
}
