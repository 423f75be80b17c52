package org.swarmroom.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.app.node.PeerRow;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.ui.fake.Bench;
import org.swarmroom.ui.fake.FakeNode;

class RoomPresenterTest {

  private final Bench bench = new Bench();
  private final Window window = new Window();
  private final RoomPresenter presenter =
      new RoomPresenter(bench.node, bench.answers, bench.events, window);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theFirstRunAsksForANickAndNothingElse() {
    presenter.start();
    bench.settle();

    assertThat(window.page).isEqualTo("welcome ann");
  }

  @Test
  void aRoomThatOpensWhileTheFirstRunIsPreparedStays() {
    presenter.start(); // the answer "no room" is on its way
    bench.node.inRoom("films");
    bench.settle();

    assertThat(window.page).isEqualTo("room films");
  }

  @Test
  void hostingTakesTheNickAndOpensTheRoom() {
    presenter.host(" cem ", "films");
    bench.settle();

    assertThat(bench.node.asked()).containsSubsequence("nick cem", "host films");
    assertThat(window.page).isEqualTo("room films");
    assertThat(bench.lastInfo()).contains("films");
  }

  @Test
  void aNickThatIsRefusedStopsBeforeTheRoom() {
    bench.node.fail("nick", "ann is in use; take another nick.");

    presenter.join("ann", "swarmroom://h:1/films?fp=a&key=b");
    bench.settle();

    assertThat(bench.node.asked()).noneMatch(call -> call.startsWith("join"));
    assertThat(bench.lastError()).isEqualTo("ann is in use; take another nick.");
    assertThat(window.entering).isFalse();
  }

  @Test
  void anOpenRoomShowsItsLastLinesAndPeople() {
    bench.node.keeps(
        new ChatLine("h1", FakeNode.NOW - 1000, "films", "bob", "#films", "message", "before"));
    inRoom();
    bench.node.says("bob", "now");
    bench.settle();

    assertThat(texts()).containsExactly("before", "now");
    assertThat(window.members).extracting(RoomView.Member::nick).containsExactly("ann");
  }

  @Test
  void aLineThatComesByHistoryAndByEventIsShownOnce() {
    inRoom();
    var line = new ChatLine("same", FakeNode.NOW, "films", "bob", "#films", "message", "once");
    bench.node.keeps(line);
    bench.node.emit(new NodeEvent.Line(FakeNode.NOW, line, true));
    bench.node.emit(new NodeEvent.Line(FakeNode.NOW, line, false));
    presenter.start();
    bench.settle();

    assertThat(texts()).containsExactly("once");
  }

  @Test
  void typedLinesGoWhereTheyBelong() {
    inRoom();
    for (var line :
        List.of("hello", "@all who has sunrise?", "/msg bob psst", "/nick cem", "/topic tonight")) {
      presenter.typed(line);
    }
    bench.settle();

    assertThat(bench.node.asked())
        .containsSubsequence(
            "say hello",
            "ask @all who has sunrise?",
            "message bob psst",
            "nick cem",
            "topic tonight");
  }

  @Test
  void aLineThatCouldNotBeSentComesBack() {
    inRoom();
    bench.node.fail("say", "The host is away; try again in a moment.");

    presenter.typed("hello");
    bench.settle();

    assertThat(window.givenBack).isEqualTo("hello");
    assertThat(bench.lastError()).startsWith("The host is away");
  }

  @Test
  void mentionsPrivateLinesAndOwnOnesAreToldApart() {
    inRoom();
    bench.node.says("bob", "@ann look");
    bench.node.says("bob", "ann", "message", "psst");
    bench.node.says("ann", "@ann to myself");
    bench.node.says("bob", "#films", "action", "waves");
    bench.settle();

    var entries = entries();
    assertThat(entries).extracting(Entry::mention).containsExactly(true, false, false, false);
    assertThat(entries)
        .extracting(Entry::kind)
        .containsExactly(
            Entry.Kind.MESSAGE, Entry.Kind.PRIVATE, Entry.Kind.MESSAGE, Entry.Kind.ACTION);
    assertThat(entries.get(2).own()).isTrue();
    assertThat(entries.get(3).text()).isEqualTo("bob waves");
  }

  @Test
  void marksForProgramsAreNotShown() {
    inRoom();
    presenter.typed("@all who has sunrise?");
    bench.settle();

    assertThat(texts()).containsExactly("@all who has sunrise?");
  }

  @Test
  void comingsAndGoingsAreNoticesAndChangeTheList() {
    inRoom();
    var bob = new MemberRow("bob", "b0".repeat(32), false, false, 12);
    bench.node.memberJoins(bob);
    bench.settle();
    assertThat(window.members).extracting(RoomView.Member::nick).containsExactly("ann", "bob");

    bench.node.emit(new NodeEvent.MemberLeft(FakeNode.NOW + 60_000, bob, "gone to bed"));
    bench.settle();

    assertThat(window.members).extracting(RoomView.Member::nick).containsExactly("ann");
    assertThat(texts()).containsExactly("bob came in", "bob left (gone to bed)");
  }

  @Test
  void whatTheWindowSaysStandsWhereItWasSaidWhateverTheClockOfTheHost() {
    inRoom();
    var early = new ChatLine("l", 1_000, "films", "bob", "#films", "message", "hello");
    bench.node.emit(new NodeEvent.Line(System.currentTimeMillis(), early, false));
    bench.settle();
    presenter.typed("/help");
    var later = new ChatLine("m", 60_000, "films", "bob", "#films", "message", "bye");
    bench.node.emit(new NodeEvent.Line(System.currentTimeMillis() + 59_000, later, false));
    bench.settle();

    assertThat(texts()).hasSize(3).startsWith("hello").endsWith("bye");
  }

  @Test
  void aRoomInWhichNothingWasSaidSaysSoUntilSomethingIs() {
    inRoom();
    assertThat(window.quiet).isTrue();

    bench.node.says("bob", "hello");
    bench.settle();

    assertThat(window.quiet).isFalse();
  }

  @Test
  void membersAreInTheOrderOfTheirAlphabet() {
    inRoom();
    for (var nick : List.of("frank", "Zoe", "élodie", "dana")) {
      bench.node.memberJoins(new MemberRow(nick, "b0".repeat(32), false, false, 12));
    }
    bench.settle();

    assertThat(window.members)
        .extracting(RoomView.Member::nick)
        .containsExactly("ann", "dana", "élodie", "frank", "Zoe");
  }

  @Test
  void membersThatComeTogetherAreShownOnce() {
    inRoom();
    int before = window.membersShown;
    for (int i = 0; i < 300; i++) {
      bench.node.memberJoins(new MemberRow("nick" + i, "b0", false, false, 12));
    }
    bench.node.settle();
    bench.settle();

    assertThat(window.members).hasSize(301);
    assertThat(window.membersShown).isEqualTo(before + 1);
  }

  @Test
  void aMemberWhoseFilesAreAwaySaysSo() {
    inRoom();
    bench.node.memberJoins(new MemberRow("bob", "b0".repeat(32), false, false, 12));
    bench.node.peer(new PeerRow("b0".repeat(32), "bob", "h:1", "away", "room", 3, 3));
    bench.settle();

    assertThat(window.members)
        .filteredOn(RoomView.Member::filesAway)
        .extracting(RoomView.Member::nick)
        .containsExactly("bob");
  }

  @Test
  void offersOfOneContentAreOneCardThatGainsHolders() {
    inRoom();
    bench.node.offers(new OfferRow("0a", "7f", "sunrise.mkv", 10, List.of("bob")));
    bench.settle();
    bench.node.offers(new OfferRow("0a", "7f", "sunrise.mkv", 10, List.of("bob", "cem")));
    bench.settle();

    assertThat(entries())
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.offer().orElseThrow().holders()).containsExactly("bob", "cem"));
    presenter.download(entries().get(0).offer().orElseThrow());
    bench.settle();
    assertThat(bench.node.asked()).contains("download 0a");
    assertThat(bench.lastInfo()).contains("sunrise.mkv");
  }

  @Test
  void theTopFetchesOlderLinesUntilThereAreNone() {
    IntStream.range(0, 1200)
        .forEach(
            i ->
                bench.node.keeps(
                    new ChatLine(
                        "h" + i,
                        FakeNode.NOW - 10_000 + i,
                        "films",
                        "bob",
                        "#films",
                        "message",
                        "m" + i)));
    inRoom();
    assertThat(presenter.transcript().size()).isEqualTo(Scrollback.PAGE);

    for (int i = 0; i < 5; i++) {
      presenter.older();
      bench.settle();
    }

    assertThat(presenter.transcript().size()).isEqualTo(1200);
    assertThat(bench.node.asked())
        .filteredOn(call -> call.startsWith("history"))
        .containsExactly(
            "history newest", "history before h700", "history before h200", "history before h0");
  }

  @Test
  void whatIsSaidWhileNobodyLooksIsCountedAndMarked() {
    inRoom();
    presenter.look(true);
    bench.node.says("bob", "seen");
    bench.settle();
    presenter.look(false);
    bench.node.says("bob", "first");
    bench.node.says("bob", "@ann second");
    bench.settle();

    assertThat(window.unread).isEqualTo("2 unread, 1 to us");
    assertThat(window.calls).containsExactly("bob: @ann second");
    assertThat(newBegins()).containsExactly("first");

    presenter.look(true);
    assertThat(window.unread).isEqualTo("0 unread, 0 to us");
    assertThat(newBegins()).as("so that it can be found").containsExactly("first");

    presenter.typed("I am back");
    bench.settle();
    assertThat(newBegins()).isEmpty();
  }

  @Test
  void aNewLineCountsAlsoIfTheHistoryHasItFirst() {
    inRoom();
    var line = new ChatLine("l", FakeNode.NOW, "films", "bob", "#films", "message", "@ann look");
    bench.node.keeps(line);
    presenter.typed("/ignore cem"); // shows the newest lines again
    bench.settle();
    bench.node.emit(new NodeEvent.Line(FakeNode.NOW, line, false));
    bench.settle();

    assertThat(window.unread).isEqualTo("1 unread, 1 to us");
    assertThat(newBegins()).containsExactly("@ann look");
  }

  @Test
  void theMarkMovesToWhatIsNewTheNextTime() {
    inRoom();
    presenter.look(false);
    bench.node.says("bob", "first");
    bench.settle();
    presenter.look(true);
    presenter.look(false);
    assertThat(newBegins()).isEmpty();

    bench.node.says("bob", "second");
    bench.settle();

    assertThat(newBegins()).containsExactly("second");
  }

  @Test
  void theHistoryOfARoomIsNotNewButWhatCameWhileTheHostWasAwayIs() {
    inRoom();
    presenter.look(false);
    replayed("h1");
    assertThat(window.unread).isEmpty();

    presenter.look(true);
    presenter.look(false);
    replayed("h2");

    assertThat(window.unread).isEqualTo("1 unread, 0 to us");
    assertThat(window.calls).isEmpty();
  }

  @Test
  void whoWantsNoNotificationGetsNone() {
    inRoom();
    assertThat(window.notify).isTrue();
    presenter.notify(false);
    bench.node.says("bob", "ann", "message", "psst");
    bench.settle();

    assertThat(window.calls).isEmpty();
    assertThat(window.unread).isEqualTo("1 unread, 1 to us");
    assertThat(bench.node.asked()).contains("put notify off");
  }

  private void replayed(String id) {
    var line = new ChatLine(id, FakeNode.NOW, "films", "bob", "#films", "message", id);
    bench.node.emit(new NodeEvent.Line(FakeNode.NOW, line, true));
    bench.settle();
  }

  private List<String> newBegins() {
    return IntStream.range(0, presenter.transcript().size())
        .filter(presenter.transcript()::startsNew)
        .mapToObj(i -> presenter.transcript().get(i).text())
        .toList();
  }

  @Test
  void whoIsIgnoredIsNotHeardUnderAnyNickUntilShownAgain() {
    inRoom();
    bench.node.memberJoins(new MemberRow("bob", "b0".repeat(32), false, false, 12));
    bench.node.says("bob", "before");
    bench.settle();

    presenter.typed("/ignore @bob");
    bench.node.memberJoins(new MemberRow("rob", "b0".repeat(32), false, false, 12));
    bench.node.says("rob", "under another nick");
    bench.node.says("bob", "ann", "message", "privately");
    bench.node.says("cem", "heard");
    bench.settle();

    assertThat(texts()).contains("heard").doesNotContain("before", "under another nick");
    assertThat(texts()).as("what is not in the log stays").contains("bob came in");
    assertThat(window.calls).isEmpty();
    assertThat(window.members)
        .filteredOn(RoomView.Member::ignored)
        .extracting(RoomView.Member::nick)
        .containsExactly("bob", "rob");

    presenter.typed("/unignore bob");
    bench.settle();
    assertThat(texts()).contains("before", "under another nick", "privately", "heard");
    assertThat(texts()).contains("bob came in");
  }

  @Test
  void whoIsIgnoredStaysSoAtTheNextStart() {
    bench.node.putSetting("ignored", "bob " + "b0".repeat(32) + "\ncem");
    bench.node.inRoom("films");
    bench.node.says("cem", "not shown");
    bench.node.says("dana", "shown");
    presenter.start();
    bench.settle();

    assertThat(texts()).containsExactly("shown");
  }

  @Test
  void whatCommandsAnswerStandsAmongTheMessages() {
    inRoom();
    bench.node.memberJoins(new MemberRow("bob", "b0".repeat(32), false, false, true, -1, 12));
    bench.settle();
    for (var line : List.of("/ping bob", "/ping nobody", "/away lunch", "/back", "/ignore ann")) {
      presenter.typed(line);
      bench.settle();
    }

    assertThat(texts())
        .contains("bob is 12 ms from the host.", "nobody is not in the room.", "You are back.")
        .anyMatch(text -> text.startsWith("You are away: lunch"));
    assertThat(bench.node.asked()).containsSubsequence("away lunch", "away");
    assertThat(window.members).filteredOn(RoomView.Member::away).hasSize(1);
    assertThat(bench.lastError()).isEqualTo("You can\u2019t ignore yourself.");
  }

  @Test
  void whatFailedIsSaidAmongTheMessagesToo() {
    inRoom();
    bench.node.fail("topic", "Only operators may change the topic; ask one.");

    presenter.typed("/topic x");
    presenter.typed("/dance");
    bench.settle();

    assertThat(texts())
        .contains("Only operators may change the topic; ask one.")
        .anyMatch(text -> text.startsWith("/dance is no command"));
  }

  @Test
  void anAnswerShowsWhatItAnswers() {
    bench.node.keeps(new ChatLine("q", 1, "films", "bob", "#films", "message", "tea?"));
    bench.node.keeps(new ChatLine("a", 2, "films", "cem", "#films", "message", "yes", "q"));
    inRoom();
    var late = new ChatLine("b", 3, "films", "dana", "#films", "message", "no", "q");
    var lost = new ChatLine("c", 4, "films", "dana", "#films", "message", "what?", "gone");
    bench.node.emit(new NodeEvent.Line(3, late, false));
    bench.node.emit(new NodeEvent.Line(4, lost, false));
    var soon = new ChatLine("d", 5, "films", "bob", "#films", "message", "this", "c");
    bench.node.emit(new NodeEvent.Line(5, soon, false));
    bench.settle();

    assertThat(entries())
        .extracting(Entry::quote)
        .containsExactly("", "bob: tea?", "bob: tea?", "an earlier line", "dana: what?");
  }

  @Test
  void theInvitationIsTheLinkInTheClipboard() {
    presenter.invite();
    assertThat(bench.lastError()).isNotEmpty();

    inRoom();
    presenter.invite();

    assertThat(window.copied).startsWith("swarmroom://");
  }

  @Test
  void aLostHostIsSaidAtOnce() {
    inRoom();
    var lost = new RoomState("films", "ann", "bob", "swarmroom://x", false, false, "");
    bench.node.emit(
        new NodeEvent.RoomChanged(FakeNode.NOW, lost, "bob does not answer; trying again in 2 s."));
    bench.settle();

    assertThat(window.room.connected()).isFalse();
    assertThat(bench.lastInfo()).startsWith("bob does not answer");
  }

  private void inRoom() {
    bench.node.inRoom("films");
    presenter.start();
    bench.settle();
  }

  private List<Entry> entries() {
    return IntStream.range(0, presenter.transcript().size())
        .mapToObj(presenter.transcript()::get)
        .toList();
  }

  private List<String> texts() {
    return entries().stream().map(Entry::text).toList();
  }

  private final class Window implements RoomView {
    private String page = "";
    private boolean entering;
    private RoomState room = new RoomState("", "", "", "", false, false, "");
    private List<Member> members = new ArrayList<>();
    private int membersShown;
    private boolean quiet;
    private String copied = "";
    private String unread = "";
    private boolean notify;
    private final List<String> spoke = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private String givenBack = "";

    @Override
    public void showWelcome(String nick) {
      page = "welcome " + nick;
    }

    @Override
    public void showEntering(boolean now) {
      entering = now;
    }

    @Override
    public void showRoom(RoomState now) {
      room = now;
      page = "room " + now.room();
    }

    @Override
    public void showQuiet(boolean now) {
      quiet = now;
    }

    @Override
    public void showMembers(List<Member> now) {
      members = now;
      membersShown++;
    }

    @Override
    public void showUnread(int lines, int toUs) {
      unread = lines + " unread, " + toUs + " to us";
    }

    @Override
    public void showSpoke(String nick) {
      spoke.add(nick);
    }

    @Override
    public void call(String from, String words) {
      calls.add(from + ": " + words);
    }

    @Override
    public void showNotify(boolean on) {
      notify = on;
    }

    @Override
    public void info(String sentence) {
      bench.info(sentence);
    }

    @Override
    public void error(String sentence) {
      bench.error(sentence);
    }

    @Override
    public void copy(String text) {
      copied = text;
    }

    @Override
    public void giveBack(String line) {
      givenBack = line;
    }
  }
}
