package org.swarmroom.chat.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.chat.sealed.Credentials;

/** Certificates as members have them, made on the spot. */
public final class TestCredentials {

  private static final Map<String, Credentials> MADE = new ConcurrentHashMap<>();
  private static final byte[] ECDSA_SHA256 =
      der(0x30, new byte[] {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2});

  private TestCredentials() {}

  /** The same ones for the same name while the program runs. */
  public static Credentials of(String name) {
    return MADE.computeIfAbsent(name, n -> make("secp256r1"));
  }

  /** New ones, on another curve than members use or on the same. */
  public static Credentials make(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      AlgorithmParameterSpec named = new ECGenParameterSpec(curve);
      generator.initialize(named);
      KeyPair pair = generator.generateKeyPair();
      byte[] name =
          der(0x30, der(0x31, der(0x30, new byte[] {6, 3, 0x55, 4, 3}, der(0x0c, ascii("node")))));
      byte[] times =
          der(0x30, der(0x17, ascii("200101000000Z")), der(0x18, ascii("99991231235959Z")));
      byte[] body =
          der(
              0x30,
              der(0xa0, der(2, new byte[] {2})),
              der(2, new byte[] {1}),
              ECDSA_SHA256,
              name,
              times,
              name,
              pair.getPublic().getEncoded());
      byte[] signature = der(3, new byte[1], sign(pair, body));
      byte[] certificate = der(0x30, body, ECDSA_SHA256, signature);
      var parsed =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate));
      return Credentials.of(parsed, message -> sign(pair, message));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sign(KeyPair pair, byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] der(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length > 255) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length > 127) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
