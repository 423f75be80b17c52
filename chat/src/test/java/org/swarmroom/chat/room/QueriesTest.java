package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** WHO, WHOIS, WHOWAS, NAMES, LIST and what is asked of the server. */
class QueriesTest extends RoomFixture {

  private static final String SERVER = "host-aaaaaaaa.swarmroom";

  private final Client hal = member("hal", HOST);
  private final Client bob = stock("bob");

  private Client outside(String nick) {
    Client client = new Client(Optional.empty());
    client.says("NICK " + nick, "USER user 0 * :Real " + nick);
    return client;
  }

  private static List<String> numerics(List<String> told) {
    return told.stream().map(l -> l.split(" ")[1]).toList();
  }

  @Test
  void whoTellsFlagsAndFindsByAnyPart() {
    hal.says("OPER x x", "AWAY :tea");
    bob.says("MODE bob +B");

    assertThat(bob.says("WHO #LOBBY"))
        .containsExactly(
            ":" + SERVER + " 352 bob #lobby u aaaaaaaa.member " + SERVER + " hal G*@ :0 hal",
            ":" + SERVER + " 352 bob #lobby u tls.guest " + SERVER + " bob HB :0 bob",
            ":" + SERVER + " 315 bob #LOBBY :End of WHO list");
    assertThat(bob.says("WHO *.member")).hasSize(2);
    assertThat(bob.says("WHO H?L")).hasSize(2);
    assertThat(bob.says("WHO #lobby o")).hasSize(2).anyMatch(l -> l.contains(" hal G*@ "));
    assertThat(bob.says("WHO")).hasSize(3).anyMatch(l -> l.contains(" 315 bob * "));
    assertThat(bob.says("WHO nobody")).hasSize(1);
    assertThat(bob.says("WHO #other")).hasSize(1);
    assertThat(bob.says("WHO u n")).hasSize(1);
    assertThat(bob.says("WHO u u")).hasSize(3);
  }

  @Test
  void invisibleIsSeenInTheSameRoomOrByItsWholeNick() {
    bob.says("MODE bob +i");
    Client out = outside("out");

    assertThat(hal.says("WHO *")).anyMatch(l -> l.contains(" bob H"));
    assertThat(out.says("WHO *", "WHO #lobby", "WHO b*", "NAMES #lobby"))
        .noneMatch(l -> l.contains("bob"));
    assertThat(out.says("WHO BOB")).anyMatch(l -> l.contains(" bob H"));
    hal.says("MODE #lobby +s");
    assertThat(out.says("WHO #lobby", "NAMES #lobby", "LIST"))
        .extracting(l -> l.split(" ")[1])
        .containsExactly("315", "366", "321", "323");
    assertThat(out.says("WHO hal")).anyMatch(l -> l.contains(" 352 out * u "));
    assertThat(out.says("WHOIS hal")).noneMatch(l -> l.contains(" 319 "));
    assertThat(out.says("MODE #lobby b", "TOPIC #lobby"))
        .hasSize(2)
        .allMatch(l -> l.contains(" 442 out #lobby "));
    assertThat(hal.says("NAMES #lobby")).anyMatch(l -> l.contains(" 353 hal @ #lobby :@hal bob"));
  }

  @Test
  void whoxTellsWhatIsAskedInItsOwnOrder() {
    member("ann", ANN);

    assertThat(bob.says("WHO ann %afnt,42"))
        .containsExactly(
            ":" + SERVER + " 354 bob 42 ann H bbbbbbbbbbbbbbbb",
            ":" + SERVER + " 315 bob ann :End of WHO list");
    assertThat(bob.says("WHO bob %tcuihsnfdlaor,007").get(0))
        .isEqualTo(
            ":"
                + SERVER
                + " 354 bob 007 #lobby u 255.255.255.255 tls.guest "
                + SERVER
                + " bob H 0 0 0 n/a bob");
    assertThat(bob.says("WHO bob %tn,1234").get(0)).endsWith(" 354 bob 0 bob");
    assertThat(bob.says("WHO bob o%n")).hasSize(1);
    assertThat(bob.says("WHO bbbb* a%n")).anyMatch(l -> l.endsWith(" 354 bob ann"));
    assertThat(bob.says("WHO bob %").get(0)).endsWith(" 354 bob");
  }

  @Test
  void whoisTellsAllThatMayBeKnown() {
    Client ann = member("ann", ANN);
    ann.says("MODE ann +B", "AWAY :tea");
    long signOn = NOON.millis() / 1000;

    assertThat(numerics(bob.says("WHOIS ANN")))
        .containsExactly("311", "319", "312", "335", "671", "330", "317", "301", "318");
    assertThat(bob.says("WHOIS ann"))
        .contains(
            ":" + SERVER + " 317 bob ann 0 " + signOn + " :seconds idle, signon time",
            ":" + SERVER + " 335 bob ann :is a bot",
            ":" + SERVER + " 330 bob ann bbbbbbbbbbbbbbbb :is logged in as");
    assertThat(ann.says("WHOIS ann"))
        .anyMatch(l -> l.endsWith(" 276 ann ann :has client certificate fingerprint " + ANN))
        .anyMatch(l -> l.endsWith(" 379 ann ann :is using modes +B"));
    hal.says("OPER x x");
    assertThat(hal.says("WHOIS ann")).anyMatch(l -> l.contains(" 276 "));
    assertThat(numerics(bob.says("WHOIS"))).containsExactly("431");
    assertThat(numerics(bob.says("WHOIS nobody"))).containsExactly("401", "318");
    assertThat(numerics(bob.says("WHOIS no.such.server ann"))).containsExactly("402");
    assertThat(bob.says("WHOIS HOST-*.swarmroom ann", "WHOIS ann ann"))
        .filteredOn(l -> l.contains(" 311 "))
        .hasSize(2);
    assertThat(numerics(bob.says("WHOIS a,b,c,d,e")))
        .containsExactly("407", "401", "401", "401", "401", "318");
  }

  @Test
  void whowasRemembersTheNewestFirst() {
    assertThat(numerics(bob.says("WHOWAS"))).containsExactly("431");
    assertThat(numerics(bob.says("WHOWAS old"))).containsExactly("406", "369");
    Client first = outside("old");
    first.says("NICK new", "QUIT");
    Client second = outside("OLD");
    second.says("QUIT :bye");

    List<String> told = bob.says("WHOWAS old");
    assertThat(numerics(told)).containsExactly("314", "312", "314", "312", "369");
    assertThat(told.get(0)).isEqualTo(":" + SERVER + " 314 bob OLD user tls.guest * :Real OLD");
    assertThat(told.get(2)).contains(" 314 bob old user ");
    assertThat(told.get(1)).contains(" 312 bob OLD " + SERVER + " :");
    assertThat(bob.says("WHOWAS old 1")).hasSize(3);
    assertThat(bob.says("WHOWAS old 0")).hasSize(5);
    assertThat(numerics(bob.says("WHOWAS new,no")))
        .containsExactly("314", "312", "369", "406", "369");
    assertThat(numerics(bob.says("WHOWAS old 1 elsewhere"))).containsExactly("402");
  }

  @Test
  void listTakesConditions() {
    for (String holds :
        List.of("", "#lobby", ">1", "<3", "#l*", "*x*,#LOBBY", "!*x*", "C<1", ">1,<3")) {
      assertThat(bob.says("LIST " + holds)).as(holds).anyMatch(l -> l.contains(" 322 "));
    }
    for (String fails : List.of("#other", ">2", "<2", "!#lobby", "C>1", "T<9", ">1,<2", "*x*")) {
      assertThat(numerics(bob.says("LIST " + fails))).as(fails).containsExactly("321", "323");
    }
    assertThat(numerics(bob.says("LIST * elsewhere"))).containsExactly("402");
  }

  @Test
  void namesOfSeveralAndOfAll() {
    assertThat(bob.says("NAMES"))
        .containsExactly(
            ":" + SERVER + " 353 bob = #lobby :@hal bob",
            ":" + SERVER + " 366 bob * :End of /NAMES list");
    assertThat(numerics(bob.says("NAMES #x,#lobby"))).containsExactly("366", "353", "366");
  }

  @Test
  void isonAndUserhostTakeManyNamesInOneOrMoreParameters() {
    assertThat(bob.says("ISON HAL nobody :bob x"))
        .containsExactly(":" + SERVER + " 303 bob :hal bob");
    assertThat(bob.says("USERHOST hal nobody BOB"))
        .containsExactly(":" + SERVER + " 302 bob :hal=+u@aaaaaaaa.member bob=+u@tls.guest");
    assertThat(numerics(bob.says("ISON", "USERHOST"))).containsExactly("461", "461");
    assertThat(bob.says("ISON nobody")).containsExactly(":" + SERVER + " 303 bob :");
  }

  @Test
  void aQueryThatNamesAnotherServerIsAnswered402() {
    for (String query :
        List.of("MOTD", "VERSION", "TIME", "INFO", "ADMIN", "LUSERS x", "STATS u")) {
      assertThat(numerics(bob.says(query + " no.such"))).as(query).containsExactly("402");
      assertThat(numerics(bob.says(query + " HOST-?aaaaaaa.*"))).as(query).doesNotContain("402");
      assertThat(numerics(bob.says(query + " hal"))).as(query).doesNotContain("402");
    }
    assertThat(numerics(bob.says("LINKS no.such *"))).containsExactly("402");
  }

  @Test
  void theServerTellsOfItself() {
    assertThat(numerics(bob.says("ADMIN"))).containsExactly("256", "257", "258", "259");
    assertThat(bob.says("ADMIN")).anyMatch(l -> l.endsWith(" 258 bob :Hosted by hal"));
    assertThat(numerics(bob.says("INFO"))).containsExactly("371", "371", "374");
    assertThat(numerics(bob.says("LINKS"))).containsExactly("364", "365");
    assertThat(bob.says("LINKS x*"))
        .containsExactly(":" + SERVER + " 365 bob x* :End of LINKS list");
    outside("tmp").says("QUIT");
    hal.says("MODE hal +i");
    assertThat(bob.says("LUSERS"))
        .contains(
            ":" + SERVER + " 251 bob :There are 1 users and 1 invisible on 1 servers",
            ":" + SERVER + " 265 bob 2 3 :Current local users 2, max 3",
            ":" + SERVER + " 266 bob 2 3 :Current global users 2, max 3");
    assertThat(bob.says("STATS u").get(0)).endsWith(" 242 bob :Server Up 0 days 0:00:00");
    assertThat(bob.says("STATS m")).anyMatch(l -> l.endsWith(" 212 bob LUSERS 1"));
    assertThat(numerics(bob.says("STATS o"))).containsExactly("481", "219");
    assertThat(numerics(bob.says("STATS z"))).containsExactly("219");
    assertThat(numerics(bob.says("STATS"))).containsExactly("461");
  }

  @Test
  void aRealNameIsNeverCut() {
    bob.says("CAP REQ :setname standard-replies");
    assertThat(bob.says("SETNAME :" + "é".repeat(50)))
        .containsExactly(":bob!u@tls.guest SETNAME " + "é".repeat(50));
    for (String wrong : List.of("é".repeat(51), " ", "")) {
      assertThat(bob.says("SETNAME :" + wrong))
          .singleElement()
          .asString()
          .contains(" FAIL SETNAME INVALID_REALNAME ");
    }
    assertThat(numerics(bob.says("SETNAME"))).containsExactly("461");
  }

  @Test
  void whatABotCausesIsMarked() {
    Client ann = tagged("ann");
    bob.says("MODE bob +B");
    ann.port.take();
    bob.says("AWAY :x", "PRIVMSG ann :psst", "PRIVMSG #lobby :hey");
    toDisk();
    bob.says("PART #lobby");

    assertThat(ann.port.take())
        .hasSize(3)
        .allMatch(l -> l.startsWith("@") && l.split(" ")[0].matches(".*[;@]bot(;.*)?"));
    assertThat(hal.says("MODE hal -B")).isEmpty();
  }

  @Test
  void aLabelIsAnsweredOnlyWithBatchesAndIfItIsOne() {
    Client ann = tagged("ann");
    assertThat(ann.says("@label=" + "x".repeat(64) + " PING 1").get(0)).startsWith("@label=xxx");
    assertThat(ann.says("@label=" + "x".repeat(65) + " PING 1", "@label= PING 1"))
        .allMatch(l -> !l.startsWith("@"));
    ann.says("CAP REQ -batch");
    assertThat(ann.says("@label=a PING 1").get(0)).startsWith(":" + SERVER);
  }
}
