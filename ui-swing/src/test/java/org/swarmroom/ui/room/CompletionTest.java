package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private final Completion completion = new Completion();

  @BeforeEach
  void people() {
    completion.nicks(List.of("bob", "Boris", "cem"));
  }

  @Test
  void aNickAtTheStartIsSpokenTo() {
    assertThat(next("ce")).isEqualTo("cem: ");
    assertThat(next("hello ce")).isEqualTo("hello cem ");
    assertThat(next("@ce")).isEqualTo("@cem ");
  }

  @Test
  void againGoesOnToTheNext() {
    assertThat(next("hi bo")).isEqualTo("hi bob ");
    assertThat(next("hi bob ")).isEqualTo("hi Boris ");
    assertThat(next("hi Boris ")).isEqualTo("hi bob ");
  }

  @Test
  void whoSpokeLastComesFirst() {
    completion.spoke("bob");
    completion.spoke("Boris");

    assertThat(next("bo")).isEqualTo("Boris: ");
    assertThat(next("Boris: ")).isEqualTo("bob: ");
  }

  @Test
  void backGoesToTheOneBefore() {
    assertThat(previous("hi bo")).isEqualTo("hi Boris ");
    assertThat(previous("hi Boris ")).isEqualTo("hi bob ");
    assertThat(next("hi bob ")).isEqualTo("hi Boris ");
  }

  private String previous(String typed) {
    return completion.previous(typed, typed.length()).orElseThrow().text();
  }

  @Test
  void commandsAndAllAreKnown() {
    assertThat(next("/to")).isEqualTo("/topic ");
    assertThat(next("@a")).isEqualTo("@all ");
  }

  @Test
  void whatNothingFitsStays() {
    assertThat(completion.next("zz", 2)).isEmpty();
    assertThat(completion.next("", 0)).isEmpty();
  }

  private String next(String text) {
    return completion.next(text, text.length()).orElseThrow().text();
  }
}
