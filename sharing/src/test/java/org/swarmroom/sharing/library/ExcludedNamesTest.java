package org.swarmroom.sharing.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludedNamesTest {

  /** Where files are fetched to may be shared too. */
  @ParameterizedTest
  @ValueSource(
      strings = {"a.iso.part", "a.iso.part.journal", "a.iso.part.journal.new", "a.iso.part.name"})
  void whatAFetchLeavesBesideItsFileIsNotShared(String name) {
    assertThat(ExcludedNames.file(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.iso", "journal", "my.name", "part"})
  void othersAre(String name) {
    assertThat(ExcludedNames.file(name)).isFalse();
  }
}
