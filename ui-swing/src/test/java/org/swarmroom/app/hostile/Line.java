package org.swarmroom.app.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.swarmroom.app.profile.ControlPath;
import org.swarmroom.app.profile.Profile;

/** A client of the control socket that sends what it likes. */
final class Line implements AutoCloseable {

  private final SocketChannel channel;
  private final BufferedReader answers;

  Line(Profile profile) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(new ControlPath(profile).find()));
    answers = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), UTF_8));
  }

  String ask(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return String.valueOf(answers.readLine());
  }

  boolean ended() {
    try {
      return answers.readLine() == null;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
