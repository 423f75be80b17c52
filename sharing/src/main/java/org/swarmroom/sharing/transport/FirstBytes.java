package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** What a connection speaks, by its first bytes. */
public enum FirstBytes {
  /** A TLS client hello. */
  TLS,

  /** The BitTorrent handshake in plain text. */
  BITTORRENT,

  /** An IRC command in plain text. */
  IRC,

  /** An HTTP request, which nobody here answers. */
  HTTP,

  /** Anything else: the random bytes of an MSE handshake, or nonsense. */
  MSE;

  private record Mark(byte[] bytes, FirstBytes meaning) {

    Mark(String text, FirstBytes meaning) {
      this(text.getBytes(ISO_8859_1), meaning);
    }
  }

  private static final List<Mark> MARKS =
      List.of(
          new Mark("\u0016\u0003\u0001", TLS),
          new Mark("\u0016\u0003\u0002", TLS),
          new Mark("\u0016\u0003\u0003", TLS),
          new Mark("\u0013BitTorrent protocol", BITTORRENT),
          new Mark("CAP ", IRC),
          new Mark("PASS ", IRC),
          new Mark("NICK ", IRC),
          new Mark("USER ", IRC),
          new Mark("PING ", IRC),
          new Mark("QUIT", IRC),
          new Mark("AUTHENTICATE ", IRC),
          new Mark("STARTTLS", IRC),
          new Mark("SERVER ", IRC),
          new Mark("GET ", HTTP),
          new Mark("POST ", HTTP),
          new Mark("PUT ", HTTP),
          new Mark("HEAD ", HTTP),
          new Mark("OPTIONS ", HTTP),
          new Mark("CONNECT ", HTTP),
          new Mark("PRI * HTTP", HTTP));

  /** Decides by the readable bytes, which stay; empty while more are needed. */
  public static Optional<FirstBytes> of(ByteBuf in) {
    boolean undecided = false;
    for (Mark mark : MARKS) {
      int known = Math.min(mark.bytes().length, in.readableBytes());
      if (startsAlike(in, mark, known)) {
        if (known == mark.bytes().length) {
          return Optional.of(mark.meaning());
        }
        undecided = true;
      }
    }
    return undecided ? Optional.empty() : Optional.of(MSE);
  }

  private static boolean startsAlike(ByteBuf in, Mark mark, int length) {
    for (int i = 0; i < length; i++) {
      byte b = in.getByte(in.readerIndex() + i);
      boolean lowerCase = mark.meaning() == IRC && b >= 'a' && b <= 'z';
      if ((lowerCase ? b - 32 : b) != mark.bytes()[i]) {
        return false;
      }
    }
    return true;
  }
}
