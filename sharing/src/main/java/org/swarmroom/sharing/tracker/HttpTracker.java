package org.swarmroom.sharing.tracker;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Announces over HTTP and HTTPS. Source: BEP 3, "Trackers". Any thread; nothing blocks. */
final class HttpTracker {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Executor executor;
  private @Nullable HttpClient client;

  HttpTracker(Executor executor) {
    this.executor = executor;
  }

  /** Made when the first tracker is asked: it has a thread of its own for good. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .executor(executor)
              .connectTimeout(TIMEOUT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .version(HttpClient.Version.HTTP_1_1)
              .build();
    }
    return client;
  }

  /** Fails with a {@link TrackerException}. */
  CompletableFuture<TrackerAnswer> announce(URI tracker, Announce announce) {
    if (ThisMachine.isButton(tracker)) {
      return CompletableFuture.failedFuture(
          new TrackerException(
              "The tracker %s is this machine itself and no announce address; it is left out."
                  .formatted(HttpAnswer.name(tracker))));
    }
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(tracker + query(tracker, announce)))
              .timeout(TIMEOUT)
              .header("User-Agent", "Swarmroom/0.1")
              .GET()
              .build();
    } catch (IllegalArgumentException e) {
      return CompletableFuture.failedFuture(
          new TrackerException(
              "\"%s\" is no address of a tracker; it is left out.".formatted(tracker)));
    }
    return client()
        .sendAsync(request, response -> new BoundedBody(HttpAnswer.MAX_BYTES))
        .handle(
            (response, failure) -> {
              if (failure != null) {
                throw new CompletionException(
                    new TrackerException(
                        "The tracker %s did not answer (%s); it is asked again later."
                            .formatted(HttpAnswer.name(tracker), reason(failure))));
              }
              return read(tracker, response);
            });
  }

  private static TrackerAnswer read(URI tracker, HttpResponse<byte[]> response) {
    try {
      if (response.statusCode() != 200) {
        throw new TrackerException(
            "The tracker %s answered with HTTP status %d; it is asked again later."
                .formatted(HttpAnswer.name(tracker), response.statusCode()));
      }
      return HttpAnswer.parse(tracker, response.body());
    } catch (TrackerException e) {
      throw new CompletionException(e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static String query(URI tracker, Announce announce) {
    var query = new StringBuilder(tracker.getRawQuery() == null ? "?" : "&");
    query.append("info_hash=").append(escape(announce.infohash()));
    query.append("&peer_id=").append(escape(announce.peerId()));
    query.append("&port=").append(announce.port());
    query.append("&uploaded=").append(announce.uploaded());
    query.append("&downloaded=").append(announce.downloaded());
    query.append("&left=").append(announce.left());
    query.append("&compact=1&numwant=").append(announce.wanted());
    query.append("&key=").append(Integer.toHexString(announce.key()));
    if (announce.event() != Announce.Event.NONE) {
      query.append("&event=").append(announce.event().word());
    }
    return query.toString();
  }

  private static String escape(byte[] bytes) {
    var out = new StringBuilder(bytes.length * 3);
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      if ("-._~".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c))) {
        out.append(c);
      } else {
        out.append('%').append("%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
