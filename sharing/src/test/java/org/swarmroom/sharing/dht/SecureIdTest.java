package org.swarmroom.sharing.dht;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecureIdTest {

  /** The vectors of BEP 42. */
  @ParameterizedTest
  @CsvSource({
    "124.31.75.21, 5fbfbff10c5d6a4ec8a88e4c6ab4c28b95eee401",
    "21.75.31.124, 5a3ce9c14e7a08645677bbd1cfe7d8f956d53256",
    "65.23.51.170, a5d43220bc8f112a3d426c84764f8c2a1150e616",
    "84.124.73.14, 1b0321dd1bb1fe518101ceef99462b947a01ff41",
    "43.213.53.83, e56f6cbf5b7c4be0237986d5243b87aa6d51305a"
  })
  void theVectorsOfTheStandardFit(String ip, String id) throws UnknownHostException {
    NodeId node = NodeId.of(HexFormat.of().parseHex(id));

    assertThat(SecureId.fits(node, InetAddress.getByName(ip))).isTrue();
    assertThat(SecureId.fits(node, InetAddress.getByName("45.9.9.9"))).isFalse();
  }

  @Test
  void whatIsMadeFitsAndNowhereElse() throws UnknownHostException {
    var random = new Random(1);
    for (String ip : new String[] {"45.1.2.3", "2a00:1450:4001::8a"}) {
      InetAddress here = InetAddress.getByName(ip);
      NodeId id = SecureId.make(here, random);
      assertThat(SecureId.fits(id, here)).isTrue();
      assertThat(SecureId.fits(id, InetAddress.getByName("5.6.7.8"))).isFalse();
    }
  }

  @Test
  void inOnesOwnNetworkAnyIdWillDo() throws UnknownHostException {
    NodeId any = NodeId.random(new Random(2));
    for (String ip : new String[] {"127.0.0.1", "10.0.0.1", "192.168.3.4", "fd00::1", "::1"}) {
      assertThat(SecureId.fits(any, InetAddress.getByName(ip))).isTrue();
    }
  }
}
