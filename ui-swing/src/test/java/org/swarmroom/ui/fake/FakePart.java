package org.swarmroom.ui.fake;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.swarmroom.app.node.NodeControl;

/** A part of {@link FakeNode}: what it answers comes from the world, on the world's thread. */
interface FakePart extends NodeControl {

  FakeWorld world();

  default <T> CompletableFuture<T> answer(String call, Function<FakeWorld, T> body) {
    return answer(call, "", body);
  }

  /**
   * @param call the word by which tests let it fail
   * @param what with the word, how {@link FakeNode#asked()} tells of it
   */
  default <T> CompletableFuture<T> answer(String call, String what, Function<FakeWorld, T> body) {
    return world().answer(call, what, body);
  }

  default CompletableFuture<Void> done(String call, String what, Consumer<FakeWorld> body) {
    return world()
        .answer(
            call,
            what,
            world -> {
              body.accept(world);
              return null;
            });
  }
}
