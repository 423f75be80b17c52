package org.swarmroom.sharing.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes the few ASN.1 types that a certificate needs (X.690, distinguished encoding rules). */
final class Der {

  private static final DateTimeFormatter UTC_TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return value(0x30, parts);
  }

  static byte[] set(byte[]... parts) {
    return value(0x31, parts);
  }

  static byte[] integer(BigInteger number) {
    return value(0x02, number.toByteArray());
  }

  static byte[] bitString(byte[] bytes) {
    return value(0x03, new byte[1], bytes);
  }

  static byte[] octetString(byte[] bytes) {
    return value(0x04, bytes);
  }

  static byte[] bool(boolean value) {
    return value(0x01, new byte[] {(byte) (value ? 0xff : 0)});
  }

  static byte[] utf8(String text) {
    return value(0x0c, text.getBytes(UTF_8));
  }

  /** An object identifier whose parts are all below 2^28. */
  static byte[] oid(int... parts) {
    var out = new ByteArrayOutputStream();
    out.write(parts[0] * 40 + parts[1]);
    for (int i = 2; i < parts.length; i++) {
      for (int shift = 21; shift > 0; shift -= 7) {
        if (parts[i] >> shift != 0) {
          out.write(0x80 | ((parts[i] >> shift) & 0x7f));
        }
      }
      out.write(parts[i] & 0x7f);
    }
    return value(0x06, out.toByteArray());
  }

  /** RFC 5280, 4.1.2.5: two digits for the year until 2049. */
  static byte[] time(ZonedDateTime time) {
    return time.getYear() < 2050
        ? value(0x17, UTC_TIME.format(time).getBytes(US_ASCII))
        : value(0x18, GENERALIZED_TIME.format(time).getBytes(US_ASCII));
  }

  /** An explicit context tag. */
  static byte[] tagged(int tag, byte[] content) {
    return value(0xa0 | tag, content);
  }

  private static byte[] value(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    var out = new ByteArrayOutputStream(length + 4);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
