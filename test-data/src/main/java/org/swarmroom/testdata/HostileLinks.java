package org.swarmroom.testdata;

import java.util.ArrayList;
import java.util.List;

/** Texts a user may paste where a {@code swarmroom:} or {@code magnet:} link is wanted. */
public final class HostileLinks {

  private HostileLinks() {}

  /** None of them is a good room link. */
  public static List<String> rooms() {
    List<String> links =
        new ArrayList<>(
            List.of(
                "",
                " ",
                "swarmroom",
                "swarmroom:",
                "swarmroom:/",
                "swarmroom://",
                "swarmroom:///",
                "swarmroom://host",
                "swarmroom://host:1",
                "swarmroom://host:1/",
                "swarmroom://:1/room",
                "swarmroom://host:0/room",
                "swarmroom://host:-1/room",
                "swarmroom://host:65536/room",
                "swarmroom://host:99999999999/room",
                "swarmroom://host:abc/room",
                "swarmroom://host:1,/room",
                "swarmroom://,:1/room",
                "swarmroom://[::1/room?fp=a&key=b",
                "swarmroom://host:1/room",
                "swarmroom://host:1/room?",
                "swarmroom://host:1/room?fp",
                "swarmroom://host:1/room?fp=&key=",
                "swarmroom://host:1/room?fp=zz&key=zz",
                "swarmroom://host:1/room?fp=00&key=00",
                "swarmroom://host:1/room?key=00",
                "swarmroom://host:1/../../etc?fp=00&key=00",
                "swarmroom://host:1/%00?fp=00&key=00",
                "swarmroom://host:1/%zz?fp=00&key=00",
                "swarmroom://user:pass@host:1/room?fp=0&key=0",
                "swarmroom://host:1/ro\nom?fp=00&key=00",
                "swarmroom://h ost:1/room?fp=00&key=00",
                "SWARMROOM://",
                "http://host:1/room",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "magnet:?xt=urn:btih:aa",
                "\u202Eswarmroom://host:1/room",
                "\u0000",
                "%",
                "?#&=/:"));
    links.add("swarmroom://" + "a".repeat(100_000) + ":1/room?fp=00&key=00");
    links.add("swarmroom://" + "h:1,".repeat(50_000) + "/room?fp=00&key=00");
    links.add("swarmroom://host:1/" + "r".repeat(100_000) + "?fp=00&key=00");
    links.add("swarmroom://host:1/room?" + "a=b&".repeat(50_000));
    return links;
  }

  /** None of them names a content. */
  public static List<String> magnets() {
    List<String> links =
        new ArrayList<>(
            List.of(
                "",
                "magnet",
                "magnet:",
                "magnet:?",
                "magnet:?xt",
                "magnet:?xt=",
                "magnet:?xt=urn:",
                "magnet:?xt=urn:btih:",
                "magnet:?xt=urn:btih:zz",
                "magnet:?xt=urn:btih:" + "a".repeat(39),
                "magnet:?xt=urn:btih:" + "g".repeat(40),
                "magnet:?xt=urn:btih:" + "1".repeat(32),
                "magnet:?xt=urn:btmh:",
                "magnet:?xt=urn:btmh:1220",
                "magnet:?xt=urn:btmh:1220abc",
                "magnet:?xt=urn:btmh:1114" + "a".repeat(40),
                "magnet:?dn=name",
                "magnet:?xt=urn:sha1:aa",
                "magnet:?xt=%zz",
                "magnet:?&&&===",
                "http://x/?xt=urn:btih:" + "a".repeat(40)));
    links.add("magnet:?" + "tr=x&".repeat(50_000));
    return links;
  }
}
