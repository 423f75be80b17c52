package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTest {

  @Test
  void whatTurnsTheDirectionIsSeen() {
    assertThat(Harmless.text("invoice\u202excod.exe")).isEqualTo("invoice\uFFFDxcod.exe");
    assertThat(Harmless.text("a\u2066b\u2069c")).isEqualTo("a\uFFFDb\uFFFDc");
  }

  @Test
  void whatSteersATerminalIsSeen() {
    assertThat(Harmless.text("\u001b[2J\u0007 x\u009b")).isEqualTo("\uFFFD[2J\uFFFD x\uFFFD");
    assertThat(Harmless.text("a\tb")).isEqualTo("a b");
  }

  @Test
  void coloursAndStylesOfIrcProgramsGo() {
    assertThat(Harmless.text("\u0002bold\u000f \u000304,12red on blue\u0003 plain"))
        .isEqualTo("bold red on blue plain");
    assertThat(Harmless.text("\u00034,no background")).isEqualTo(",no background");
    assertThat(Harmless.text("\u0003123")).isEqualTo("3");
    assertThat(Harmless.text("\u0004ff0000red")).isEqualTo("red");
  }

  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    var text = "Grüße, שלום, 你好 👩\u200d💻 – \u00a0ok\n";

    assertThat(Harmless.text(text)).isSameAs(text);
  }
}
