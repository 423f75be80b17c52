package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.log.LineKind;
import org.swarmroom.chat.request.AnswerLimit;
import org.swarmroom.chat.request.AskLimit;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.request.OfferDraft;
import org.swarmroom.chat.request.OfferLine;
import org.swarmroom.chat.request.OfferPolicy;
import org.swarmroom.chat.request.Question;
import org.swarmroom.chat.request.Tags;

/**
 * Requests for files and the offers that answer them, ours and others'. Confined to the client's
 * executor.
 */
final class RequestDesk {

  private static final int REMEMBERED = 500;

  private final Scene scene;
  private final Outbox outbox;
  private final RandomGenerator random;
  private final AskLimit limit = new AskLimit(System.currentTimeMillis());
  private final AnswerLimit answers = new AnswerLimit(System.currentTimeMillis());
  private final OfferPolicy policy = new OfferPolicy();

  /** Ids of our own requests. */
  private final Set<String> asked = new LinkedHashSet<>();

  /** Askers' nicks by request. */
  private final Map<String, String> askers = new LinkedHashMap<>();

  RequestDesk(Scene scene, Outbox outbox, RandomGenerator random) {
    this.scene = scene;
    this.outbox = outbox;
    this.random = random;
  }

  // ours

  CompletableFuture<String> ask(String text) {
    String line = text.strip();
    Optional<Question> parsed =
        Question.parse(line).or(() -> Question.parse("@all who has " + line));
    if (parsed.isEmpty()) {
      return failed("Say what you look for, for instance: @all who has debian iso");
    }
    String id = Integer.toHexString(random.nextInt(0x10000000, 0x7fffffff));
    Question question = parsed.get().withId(id);
    if (!question.toAll()
        && !question.toHost()
        && scene.inRoom
        && scene.roster.find(question.target()).isEmpty()) {
      return failed("No member " + question.target() + " is in the room now; ask @all.");
    }
    Optional<String> refusal = limit.ask(line, System.currentTimeMillis());
    if (refusal.isPresent()) {
      return failed(refusal.get());
    }
    asked.add(id);
    forgetOld(asked);
    return outbox
        .say(
            scene.channel(),
            LineKind.PRIVMSG,
            question.text(),
            Map.of(Tags.WANT, id, Tags.QUERY, question.query()))
        .thenApply(said -> id);
  }

  private static CompletableFuture<String> failed(String sentence) {
    return CompletableFuture.failedFuture(new ChatException(sentence));
  }

  void enough(String requestId) {
    if (asked.contains(requestId) && scene.caps.contains("message-tags")) {
      scene.send(Message.of("TAGMSG", scene.channel()).withTags(Map.of(Tags.ENOUGH, requestId)));
    }
  }

  // others'

  void offer(FileRequest request, List<OfferDraft> drafts) {
    long longest = request.toAll() ? OfferPolicy.longestDelayMillis(scene.roster.all().size()) : 0;
    List<OfferDraft> best = drafts.stream().limit(OfferPolicy.PER_PEER).toList();
    var unused =
        scene.loop.schedule(
            () -> sendOffers(request, best), random.nextLong(longest + 1), TimeUnit.MILLISECONDS);
  }

  private void sendOffers(FileRequest request, List<OfferDraft> drafts) {
    if (!scene.inRoom || !askers.containsKey(request.id())) {
      return; // gone, or enough
    }
    for (int i = 0; i < drafts.size(); i++) {
      notice(request.asker(), OfferLine.of(drafts.get(i), request.id(), i + 1, drafts.size()));
    }
  }

  void decline(FileRequest request) {
    notice(request.asker(), OfferLine.declined(request, scene.nick));
  }

  private void notice(String to, OfferLine line) {
    Message notice = Message.of("NOTICE", to, line.text());
    scene.send(scene.caps.contains("message-tags") ? notice.withTags(line.tags()) : notice);
  }

  /** Looks at a live line that somebody else said. */
  void heard(Line line, Message message) {
    if (line.kind() != LineKind.PRIVMSG) {
      return;
    }
    Optional<Question> question = Question.parse(line.text());
    if (question.isEmpty()
        || !isForMe(question.get())
        || !answers.answer(line.from(), System.currentTimeMillis())) {
      return;
    }
    String id =
        message
            .tag(Tags.WANT)
            .filter(w -> w.matches("[0-9a-zA-Z]{1,32}"))
            .orElseGet(
                () ->
                    question.get().id().isEmpty()
                        ? Integer.toHexString(line.id().hashCode())
                        : question.get().id());
    String query =
        message
            .tag(Tags.QUERY)
            .filter(q -> !q.isBlank() && q.length() <= Question.MAX_QUERY_CHARS)
            .map(Texts::clean)
            .orElse(question.get().query());
    askers.put(id, line.from());
    forgetOld(askers.keySet());
    scene.emit(
        new RoomEvent.RequestReceived(
            new FileRequest(
                id, line.from(), query, question.get().toAll(), question.get().send())));
  }

  private boolean isForMe(Question question) {
    boolean host = scene.roster.find(scene.nick).map(Member::host).orElse(false);
    return question.toAll() || (question.toHost() && host) || scene.isMe(question.target());
  }

  /**
   * Looks at a NOTICE.
   *
   * @return whether it is an offer and not for people's eyes
   */
  boolean noticed(Line line, Message message) {
    OfferLine offer = new OfferLine(line.text(), message.tags());
    Optional<String> request = offer.requestId();
    if (request.isEmpty()) {
      return false;
    }
    if (scene.isMe(line.from())) {
      return true; // the echo of our own
    }
    if (!scene.isMe(line.to()) || !asked.contains(request.get())) {
      return false;
    }
    if (offer.isDeclined()) {
      scene.emit(new RoomEvent.RequestDeclined(request.get(), line.from()));
    } else if (policy.accept(request.get(), line.from())) {
      List<String> addresses =
          scene.roster.find(line.from()).map(Member::addresses).orElse(List.of());
      offer
          .read(line.from(), line.account(), addresses)
          .ifPresent(o -> scene.emit(new RoomEvent.OfferReceived(o)));
    }
    return true;
  }

  /** A TAGMSG: the asker may have enough. */
  void tagged(Message message) {
    String id = message.tags().getOrDefault(Tags.ENOUGH, "");
    String asker = askers.getOrDefault(id, "");
    if (!asker.isEmpty() && scene.roster.same(asker, message.nick())) {
      askers.remove(id);
      scene.emit(new RoomEvent.RequestCancelled(id));
    }
  }

  private static void forgetOld(Set<String> ids) {
    if (ids.size() > REMEMBERED) {
      List<String> old = new ArrayList<>(ids).subList(0, ids.size() - REMEMBERED);
      old.forEach(ids::remove);
    }
  }
}
