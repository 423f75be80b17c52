package org.swarmroom.sharing.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts by fingerprint. Names, dates and issuers mean nothing here: TLS has proved that the peer
 * owns the key, and who that is its fingerprint says.
 *
 * <p>The fingerprint that a client expects is its engine's peer host (empty: any). So one context
 * serves all connections, and a session is only ever resumed with the peer that it was made with.
 */
final class FingerprintTrust extends X509ExtendedTrustManager {

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    leaf(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    String shown = Fingerprints.of(leaf(chain));
    @Nullable String expected = engine.getPeerHost();
    if (expected != null && !expected.isEmpty() && !expected.equals(shown)) {
      throw new PinException(expected.toLowerCase(Locale.ROOT), shown);
    }
  }

  private static X509Certificate leaf(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("The peer showed no certificate.");
    }
    return chain[0];
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noEngine();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noEngine();
  }

  private static CertificateException noEngine() {
    return new CertificateException("only TLS engines know which fingerprint is expected");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
