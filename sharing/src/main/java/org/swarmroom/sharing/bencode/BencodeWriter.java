package org.swarmroom.sharing.bencode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Writes values in the one form that BEP 3 allows: keys sorted by their bytes. */
public final class BencodeWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  private BencodeWriter() {}

  /** The bytes of {@code value}. Recursion is as deep as the value, which is our own making. */
  public static byte[] write(BValue value) {
    var writer = new BencodeWriter();
    writer.append(value);
    return writer.out.toByteArray();
  }

  private void append(BValue value) {
    if (value instanceof BInteger i) {
      ascii("i" + i.value() + "e");
    } else if (value instanceof BString s) {
      ascii(s.length() + ":");
      out.write(s.array(), s.offset(), s.length());
    } else if (value instanceof BList l) {
      out.write('l');
      l.values().forEach(this::append);
      out.write('e');
    } else if (value instanceof BDictionary d) {
      out.write('d');
      for (Map.Entry<String, BValue> entry : d.entries().entrySet()) {
        ascii(entry.getKey().length() + ":");
        out.writeBytes(entry.getKey().getBytes(ISO_8859_1));
        append(entry.getValue());
      }
      out.write('e');
    } else if (value instanceof BRaw raw) {
      out.writeBytes(raw.bytes());
    }
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(US_ASCII));
  }
}
