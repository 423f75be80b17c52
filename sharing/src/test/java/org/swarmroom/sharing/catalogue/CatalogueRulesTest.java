package org.swarmroom.sharing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.swarmroom.index.ContentId;
import org.swarmroom.index.catalogues.CatalogueChange;
import org.swarmroom.index.catalogues.CatalogueEntry;
import org.swarmroom.index.catalogues.CatalogueState;

/** What a peer may not say in the exchange, and how much of it is kept. */
class CatalogueRulesTest {

  private final Deque<Runnable> tasks = new ArrayDeque<>();

  @Test
  void whatNobodyAskedForIsRefused() {
    var bob = node("bob");
    var link = link(node("ann"), bob);
    byte[] unasked =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(1, 0, 1, true, false, true, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(unasked))
        .hasMessage("changes that nobody asked for");
  }

  @Test
  void anAnswerThatLeadsNowhereIsRefused() throws Exception {
    var bob = node("bob");
    var link = link(node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 1_000)));
    byte[] nowhere =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 0, 0, true, false, false, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(nowhere))
        .hasMessage("an answer that leads nowhere");
  }

  @Test
  void anAnswerSinceAnotherPointIsRefused() throws Exception {
    var bob = node("bob");
    var link = link(node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 1_000)));
    byte[] hole =
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 10, 1_000, false, false, true, List.of()), 1)
            .get(0);

    assertThatThrownBy(() -> link.fromBob.receive(hole))
        .hasMessage("changes since another point than asked for");
  }

  @Test
  void aSecondQuestionBeforeTheAnswerIsRefused() throws Exception {
    var ann = node("ann");
    var link = link(ann, node("bob"));
    byte[] ask = CatalogueCodec.encode(new CatalogueMessage.Ask(0, 0));

    link.fromAnn.receive(ask);

    assertThatThrownBy(() -> link.fromAnn.receive(ask))
        .hasMessage("a question before the last one was answered");
  }

  @Test
  void moreThanIsKeptOfOnePeerIsLeftOut() throws Exception {
    var bob = node("bob");
    bob.state = new CatalogueState("ann", 5, 10, CatalogueExchange.MAX_ENTRIES, 0);
    var link = link(node("ann"), bob);
    link.fromBob.receive(CatalogueCodec.encode(new CatalogueMessage.State(5, 11)));
    var change =
        new CatalogueChange(
            11, 1, new CatalogueEntry(ContentId.of(new byte[32]), "one more", 1, 1));

    link.fromBob.receive(
        CatalogueCodec.encode(
                new CatalogueMessage.Changes(5, 10, 11, false, false, true, List.of(change)), 1)
            .get(0));
    link.cut = true;
    runAll();

    assertThat(bob.kept).isEmpty();
    assertThat(bob.complaints).singleElement().asString().contains("1,000,000");
  }

  private ExchangeNode node(String name) {
    return new ExchangeNode(name, tasks);
  }

  private ExchangeLink link(ExchangeNode ann, ExchangeNode bob) {
    return new ExchangeLink(ann, bob, tasks);
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }
}
