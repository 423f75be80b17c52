package org.swarmroom.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.NodeException;

class AnswersTest {

  private final List<String> heard = new ArrayList<>();
  private final Answers answers = new Answers(Runnable::run);

  @Test
  void anAnswerGoesToItsListenerAlone() {
    answers.ask(
        () -> CompletableFuture.completedFuture("yes"),
        heard::add,
        sentence -> heard.add("failed"));

    assertThat(heard).containsExactly("yes");
  }

  @Test
  void aFailureIsTheNodesOwnSentenceHoweverItIsWrapped() {
    var failed =
        CompletableFuture.<String>failedFuture(
            new CompletionException(new NodeException("No room; join one.")));

    answers.ask(() -> failed, heard::add, heard::add);

    assertThat(heard).containsExactly("No room; join one.");
  }

  @Test
  void aBugInTheNodeIsASentenceToo() {
    answers.<String>ask(
        () -> {
          throw new IllegalStateException("boom");
        },
        heard::add,
        heard::add);

    assertThat(heard).singleElement().asString().contains("boom").contains("try again");
  }
}
