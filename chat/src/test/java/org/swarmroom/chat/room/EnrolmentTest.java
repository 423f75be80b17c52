package org.swarmroom.chat.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REGISTER and VERIFY, rule by rule. */
class EnrolmentTest extends AccountsFixture {

  @BeforeEach
  void accounts() {
    open();
  }

  private void refused(Client client, String line, String code) {
    assertThat(told(client, line))
        .as(line)
        .singleElement()
        .asString()
        .startsWith(":host-aaaaaaaa.swarmroom FAIL REGISTER " + code + " ");
  }

  @Test
  void anAccountIsOpenAtOnceAndItsOwnerLoggedIn() {
    Client cem = asking();
    cem.says("NICK cem");

    assertThat(told(cem, "REGISTER * * :" + PASSWORD))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom REGISTER SUCCESS cem :Your account is open",
            ":host-aaaaaaaa.swarmroom 900 cem cem!*@cem.account cem"
                + " :You are now logged in as cem");
    Client again = asking();
    assertThat(numerics(told(again, "AUTHENTICATE PLAIN", plain("cem", PASSWORD))))
        .containsExactly("AUTHENTICATE", "900", "903");
    assertThat(store.find("cem").join().orElseThrow().toString()).doesNotContain(PASSWORD);
  }

  @Test
  void theNameMayBeAnotherThanTheNick() {
    Client cem = asking();

    assertThat(told(cem, "REGISTER Cemil cem@example.org :" + PASSWORD).get(0))
        .contains("REGISTER SUCCESS Cemil ");
  }

  @Test
  void whatCantBeIsRefusedWithItsReason() {
    Client cem = asking();
    refused(cem, "REGISTER * * :" + PASSWORD, "NEED_NICK *");
    refused(cem, "REGISTER bob * :" + PASSWORD, "ACCOUNT_EXISTS bob");
    refused(cem, "REGISTER BOB * :" + PASSWORD, "ACCOUNT_EXISTS BOB");
    refused(cem, "REGISTER deadbeef * :" + PASSWORD, "BAD_ACCOUNT_NAME deadbeef");
    refused(cem, "REGISTER 1cem * :" + PASSWORD, "BAD_ACCOUNT_NAME 1cem");
    refused(cem, "REGISTER cem * :short", "WEAK_PASSWORD cem");
    refused(cem, "REGISTER cem * :" + "abcd".repeat(80), "UNACCEPTABLE_PASSWORD cem");
    refused(cem, "REGISTER cem * :tab\tsaretabs", "UNACCEPTABLE_PASSWORD cem");
    assertThat(numerics(cem.says("REGISTER cem *"))).containsExactly("461");
  }

  @Test
  void whoIsLoggedInHasAnAccount() {
    Client bob = asking();
    login(bob);

    refused(bob, "REGISTER other * :" + PASSWORD, "ALREADY_AUTHENTICATED other");
    refused(member("ann", ANN), "REGISTER other * :" + PASSWORD, "ALREADY_AUTHENTICATED other");
    assertThat(told(bob, "VERIFY bob 123").get(0)).contains("FAIL VERIFY ALREADY_AUTHENTICATED ");
  }

  @Test
  void noAccountWaitsForACode() {
    assertThat(told(asking(), "VERIFY bob 123"))
        .containsExactly(
            ":host-aaaaaaaa.swarmroom FAIL VERIFY INVALID_CODE bob"
                + " :No account waits for a code");
  }

  @Test
  void passwordsDontTravelInPlainText() {
    Client cem = asking(Optional.empty(), false);

    assertThat(cem.says("CAP LS 302").get(0)).doesNotContain("account-registration");
    refused(cem, "REGISTER cem * :" + PASSWORD, "DISALLOWED cem");
  }

  @Test
  void whereAPasswordIsAskedForItComesFirst() {
    room = room(Optional.of("pw"));
    room.accounts(Optional.of(accounts));
    Client cem = asking();

    assertThat(cem.says("CAP LS 302").get(0))
        .contains("draft/account-registration=custom-account-name");
    refused(cem, "REGISTER cem * :" + PASSWORD, "COMPLETE_CONNECTION_REQUIRED cem");
    cem.says("PASS pw", "NICK cem", "USER u 0 * :c", "CAP END");
    assertThat(told(cem, "REGISTER cem * :" + PASSWORD).get(0)).contains("REGISTER SUCCESS cem");
  }

  @Test
  void withoutAStoreItIsUnavailable() {
    Client cem = asking();
    store.broken = true;
    refused(cem, "REGISTER cem * :" + PASSWORD, "TEMPORARILY_UNAVAILABLE cem");
    store.broken = false;
    room.accounts(Optional.empty());
    cem.port.take();
    refused(cem, "REGISTER cem * :" + PASSWORD, "TEMPORARILY_UNAVAILABLE cem");
    assertThat(told(cem, "VERIFY cem 1").get(0)).contains("FAIL VERIFY TEMPORARILY_UNAVAILABLE");
  }

  @Test
  void oneAddressOpensFiveAnHour() {
    for (int i = 0; i < 5; i++) {
      assertThat(told(asking(), "REGISTER n" + i + "n * :" + PASSWORD).get(0)).contains("SUCCESS");
    }

    refused(asking(), "REGISTER n9n * :" + PASSWORD, "TEMPORARILY_UNAVAILABLE n9n");
  }

  @Test
  void addressesOfOneHouseholdCountAsOne() {
    Attempts attempts = new Attempts(1, 1_000);
    attempts.add("2001:db8:0:1:a:b:c:d", 5);
    attempts.add("192.0.2.7", 5);

    assertThat(attempts.exhausted("2001:db8:0:1:0:0:0:1", 5)).isTrue();
    assertThat(attempts.exhausted("2001:db8:0:2:0:0:0:1", 5)).isFalse();
    assertThat(attempts.exhausted("192.0.2.8", 5)).isFalse();
    assertThat(attempts.exhausted("192.0.2.7", 1_004)).isTrue();
    assertThat(attempts.exhausted("192.0.2.7", 1_005)).isFalse();
  }
}
