package org.swarmroom.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.swarmroom.app.profile.ControlPath;
import org.swarmroom.app.profile.Profile;

/** A connection that says whatever the test wants. */
final class RawControl implements AutoCloseable {

  final SocketChannel channel;
  private final BufferedReader reader;

  RawControl(Profile profile) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(new ControlPath(profile).find()));
    reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
  }

  void send(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  String line() throws IOException {
    try {
      return reader.readLine();
    } catch (IOException reset) {
      return null;
    }
  }

  String ask(String request) throws IOException {
    send(request + "\n");
    String answer = line();
    assertThat(JsonParser.parseString(answer).isJsonObject()).isTrue();
    return answer;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
