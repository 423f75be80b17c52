package org.swarmroom.chat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScramExchangeTest {

  private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO" + SERVER_NONCE;
  private static final ScramKeys PENCIL =
      ScramKeys.of("pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
  private static final String PROOF = "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

  private final ScramExchange exchange =
      ScramExchange.begin("n,,n=user,r=rOprNGfwEbeRWgbNEkqO", SERVER_NONCE).orElseThrow();

  /** RFC 7677 section 3. */
  @Test
  void theExampleOfTheSpecification() {
    assertThat(exchange.name()).isEqualTo("user");
    assertThat(exchange.first(PENCIL))
        .isEqualTo("r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
    assertThat(exchange.finish("c=biws,r=" + NONCE + ",p=" + PROOF, PENCIL))
        .contains("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
  }

  @Test
  void whatIsNotTheRightLastWordProvesNothing() {
    exchange.first(PENCIL);
    for (String last :
        List.of(
            "c=biws,r=" + NONCE + ",p=" + PROOF.replace('d', 'e'),
            "c=biws,r=" + NONCE + "x,p=" + PROOF,
            "c=eSws,r=" + NONCE + ",p=" + PROOF,
            "c=biws,r=" + NONCE + ",p=",
            "c=biws,r=" + NONCE + ",p=%%",
            "c=biws,r=" + NONCE + ",p=AAAA",
            "c=biws,r=" + NONCE + ",m=x,p=" + PROOF,
            "c=biws,r=" + NONCE,
            "")) {
      assertThat(exchange.finish(last, PENCIL)).as(last).isEmpty();
    }
    ScramKeys other = ScramKeys.of("pencils", PENCIL.salt(), 4096);
    assertThat(exchange.finish("c=biws,r=" + NONCE + ",p=" + PROOF, other)).isEmpty();
  }

  @Test
  void firstWordsThatAskForWhatIsNotOfferedAreRefused() {
    for (String first :
        List.of(
            "p=tls-unique,,n=user,r=abc",
            "n,,m=must,n=user,r=abc",
            "n,,n=user,r=",
            "n,,n=,r=abc",
            "n,,r=abc",
            "n,,n=us=2er,r=abc",
            "n,a=other,n=user,r=abc",
            "n,,n=user,r=a bc",
            "",
            "n")) {
      assertThat(ScramExchange.begin(first, "x")).as(first).isEmpty();
    }
  }

  @Test
  void aClientThatCouldBindAndOneThatNamesItselfTwiceAreFine() {
    assertThat(ScramExchange.begin("y,,n=user,r=abc", "x")).isPresent();
    assertThat(ScramExchange.begin("n,a=USER,n=user,r=abc,f=more", "x")).isPresent();
    assertThat(ScramExchange.begin("n,,n=a=2Cb=3D,r=abc", "x").orElseThrow().name())
        .isEqualTo("a,b=");
  }

  @Test
  void aNameThatNobodyHasLooksTheSameEachTime() {
    ScramKeys once = ScramKeys.fake(new byte[32], "ann");
    ScramKeys again = ScramKeys.fake(new byte[32], "ann");

    assertThat(once.salt()).isEqualTo(again.salt()).hasSize(PENCIL.salt().length);
    assertThat(once.iterations()).isEqualTo(ScramKeys.ITERATIONS);
    assertThat(ScramKeys.fake(new byte[32], "bob").salt()).isNotEqualTo(once.salt());
    assertThat(once.salt()).isNotEqualTo(ScramKeys.fake(new byte[] {1}, "ann").salt());
  }

  @Test
  void plainNamesOneAccount() {
    assertThat(PlainLogin.parse("\0ann\0secret")).contains(new PlainLogin("ann", "secret"));
    assertThat(PlainLogin.parse("Ann\0ann\0secret")).contains(new PlainLogin("ann", "secret"));
    for (String wrong :
        List.of("bob\0ann\0secret", "ann\0secret", "\0\0x", "\0ann\0", "\0ann\0a\0b", "")) {
      assertThat(PlainLogin.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void namesThatCouldBeMistakenForAMembersAreNotGiven() {
    for (String bad :
        List.of("deadbeef", "DEADBEEF", "abcdefabcdef", "all", "HOST", "1ann", "a b", "", "é")) {
      assertThat(AccountNames.valid(bad)).as(bad).isFalse();
    }
    for (String good : List.of("ann", "deadbee", "[ann]", "beefcafeg", "a")) {
      assertThat(AccountNames.valid(good)).as(good).isTrue();
    }
  }

  @Test
  void passwordsAreJudged() {
    assertThat(NewPassword.judge("ann", "short")).isEqualTo(NewPassword.WEAK);
    assertThat(NewPassword.judge("ann", "aaaaaaaaaaaa")).isEqualTo(NewPassword.WEAK);
    assertThat(NewPassword.judge("annabella", "Annabella1")).isEqualTo(NewPassword.WEAK);
    assertThat(NewPassword.judge("ann", "correct horse")).isEqualTo(NewPassword.GOOD);
    assertThat(NewPassword.judge("ann", "x\u0007yzabcde")).isEqualTo(NewPassword.UNACCEPTABLE);
    assertThat(NewPassword.judge("ann", "abc".repeat(101))).isEqualTo(NewPassword.UNACCEPTABLE);
  }
}
