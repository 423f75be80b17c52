package org.swarmroom.chat.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A stock client by hand: a socket, lines out, lines in. Answers PING. */
public final class RawClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;
  private final List<String> heard = new ArrayList<>();

  public RawClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawClient send(String... lines) {
    for (String line : lines) {
      bytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  public RawClient bytes(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers without capabilities. */
  public RawClient register(String nick) {
    send("NICK " + nick, "USER " + nick + " 0 * :" + nick + " by hand");
    expect("422", "376");
    return this;
  }

  public RawClient join(String nick) {
    register(nick).send("JOIN #lobby");
    expect("366");
    return this;
  }

  /** The next line whose command is one of these. */
  public String expect(String... commands) {
    return expect(line -> List.of(commands).contains(command(line)), String.join("|", commands));
  }

  public String expectText(String part) {
    return expect(line -> line.contains(part), part);
  }

  private String expect(Predicate<String> fits, String wanted) {
    while (true) {
      String line = read();
      if (line == null) {
        throw new AssertionError("closed before " + wanted + "; heard " + heard);
      }
      if (fits.test(line)) {
        return line;
      }
    }
  }

  /** All lines up to one with this command, without it. */
  public List<String> until(String command) {
    List<String> lines = new ArrayList<>();
    while (true) {
      String line = read();
      if (line == null) {
        throw new AssertionError("closed before " + command + "; heard " + heard);
      }
      if (command(line).equals(command)) {
        return lines;
      }
      lines.add(line);
    }
  }

  /** All lines up to the answer to a PING sent now. */
  public List<String> drain() {
    send("PING :drain");
    return until("PONG");
  }

  /** Waits for the end; true if it came. */
  public boolean closed() {
    try {
      while (true) {
        String line = read();
        if (line == null) {
          return true;
        }
      }
    } catch (UncheckedIOException e) {
      return !(e.getCause() instanceof SocketTimeoutException);
    }
  }

  public List<String> heard() {
    return List.copyOf(heard);
  }

  private String read() {
    try {
      String line = in.readLine();
      if (line != null) {
        heard.add(line);
        if (line.startsWith("PING ")) {
          send("PONG " + line.substring(5));
        }
      }
      return line;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("nothing more came; heard " + heard, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String command(String line) {
    String[] words = line.split(" ");
    int at = 0;
    if (at < words.length && words[at].startsWith("@")) {
      at++;
    }
    if (at < words.length && words[at].startsWith(":")) {
      at++;
    }
    return at < words.length ? words[at] : "";
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
