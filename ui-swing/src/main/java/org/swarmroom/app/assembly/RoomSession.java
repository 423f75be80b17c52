package org.swarmroom.app.assembly;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.app.node.ChatLine;
import org.swarmroom.app.node.MemberRow;
import org.swarmroom.app.node.NodeEvent;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.chat.client.Member;
import org.swarmroom.chat.client.RoomClient;
import org.swarmroom.chat.client.RoomClientConfig;
import org.swarmroom.chat.client.RoomEvent;
import org.swarmroom.chat.client.SuccessionConfig;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.log.Line;
import org.swarmroom.chat.request.FileRequest;
import org.swarmroom.chat.room.Outside;
import org.swarmroom.chat.server.Porter;
import org.swarmroom.chat.server.RoomServerConfig;
import org.swarmroom.chat.server.RoomServerEvents;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.Memory;
import org.swarmroom.chat.succession.Seat;
import org.swarmroom.chat.succession.Successor;

/**
 * Our stay in one room, from the first attempt to connect until we leave.
 *
 * <p>Room events arrive on the client's loop and leave as node events. Methods may be called from
 * any thread.
 */
final class RoomSession {

  private static final Logger LOG = LoggerFactory.getLogger(RoomSession.class);

  /**
   * How we come in.
   *
   * @param link by which the room is known
   * @param nick wished for
   * @param addresses where others reach us
   * @param access how strangers get in while the room is served here
   * @param recalled of earlier stays
   */
  record Stay(
      RoomLink link,
      String nick,
      List<HostPort> addresses,
      RoomArea.HostAccess access,
      StayMemory memory,
      Memory recalled) {}

  /** A link is to stay short. */
  private static final int ADDRESSES_OF_OTHERS = 2;

  private final RoomContext context;
  private final RoomMemory memory;
  private final RoomLink link;
  private final Offers offers;
  private final ChatLog log;
  private final RoomSeat seat;
  private final RoomClient client;
  private final Porter porter;
  private final CompletableFuture<RoomState> admitted = new CompletableFuture<>();
  private final CompletableFuture<Void> refused = new CompletableFuture<>();

  /** Fingerprint of who hosted when we were inside last. On the client's executor. */
  private String lastHost = "";

  RoomSession(RoomContext context, RoomMemory memory, Stay stay, Offers offers) {
    this.context = context;
    this.memory = memory;
    this.link = stay.link();
    this.offers = offers;
    this.log = new ChatLog(context.rows(), context.work(), link.room(), link.key());
    this.seat = new RoomSeat(context, () -> server(stay.access()), log, new ServerEvents());
    var config =
        RoomClientConfig.of(
                stay.nick(),
                link,
                context.fingerprint(),
                stay.addresses().stream().map(HostPort::toString).toList())
            .withPassword(stay.access().password())
            .withSealing(context.sealing(link.key()))
            .withSuccession(
                new SuccessionConfig(stay.recalled(), seat, now -> remember(stay.memory(), now)));
    this.client = new RoomClient(config, seat, log, this::hear, context.loops().next());
    this.porter = new Porter(link.key(), context.fingerprint(), client::whoHosts);
  }

  /** As the room is to be served here. Blocks for a read. */
  private RoomServerConfig server(RoomArea.HostAccess access) {
    String topic = client.topic();
    return RoomServerConfig.of(link.room(), link.key(), context.fingerprint())
        .withPassword(access.password())
        .withOperators(access.operators())
        .withOutside(new ServerOutside())
        .withTopic(topic.isEmpty() ? memory.topicOf(link.room()).orElse("") : topic);
  }

  private void remember(StayMemory stays, Memory now) {
    warnUnkept(stays.keep(now), "Where the room is served could not be kept on disk.");
  }

  private void warnUnkept(CompletableFuture<Void> kept, String sentence) {
    var unused =
        kept.exceptionally(
            failure -> {
              LOG.warn(sentence, failure);
              context.events().warn(sentence);
              return null;
            });
  }

  /** Begins to connect. */
  void start() {
    context.follower().entered(link);
    client.start();
  }

  /**
   * Completes when the host has let us in; fails when it refused, or did not answer the first time.
   */
  CompletableFuture<RoomState> admitted() {
    return admitted;
  }

  /** Completes if the host would not have us in the first place. */
  CompletableFuture<Void> refused() {
    return refused;
  }

  /** Whether that link leads here, whoever it names as host: a room is told by its key. */
  boolean isOf(RoomLink other) {
    return link.key().equals(other.key());
  }

  RoomSeat seat() {
    return seat;
  }

  Porter porter() {
    return porter;
  }

  RoomClient client() {
    return client;
  }

  RoomLink link() {
    return link;
  }

  ChatLog log() {
    return log;
  }

  CompletableFuture<Void> leave(String reason) {
    admitted.completeExceptionally(new NodeException("The room was left before it was entered."));
    return client
        .leave(reason)
        .handle((done, failure) -> failure)
        .thenCompose(
            failure -> {
              if (failure != null) {
                LOG.warn("leaving {} failed", link.room(), failure);
              }
              context.follower().left();
              return seat.close(reason, Optional.empty());
            });
  }

  RoomState state() {
    return new RoomState(
        link.room(),
        client.nick(),
        host(),
        presentLink().format(),
        isHosting(),
        client.connected(),
        client.topic());
  }

  private boolean isHosting() {
    return seat.server().isPresent();
  }

  /** The link that leads to where the room is served now. */
  private RoomLink presentLink() {
    Seat now = client.seat();
    boolean asNamed = now.fingerprint().equals(link.fingerprint()) || now.addresses().isEmpty();
    var others =
        client.heirs().stream()
            .map(
                each ->
                    new RoomLink.Place(
                        each.fingerprint(),
                        each.addresses().stream().limit(ADDRESSES_OF_OTHERS).toList()))
            .toList();
    return new RoomLink(
        asNamed ? link.hosts() : now.addresses(),
        link.room(),
        asNamed ? link.fingerprint() : now.fingerprint(),
        link.key(),
        others);
  }

  List<MemberRow> members() {
    return client.members().stream().map(this::row).toList();
  }

  private MemberRow row(Member member) {
    var heirs = client.heirs().stream().map(Successor::fingerprint).toList();
    return Rows.member(member, client.nick(), heirs);
  }

  private String host() {
    return client.members().stream()
        .filter(Member::host)
        .map(Member::nick)
        .findFirst()
        .orElse(isHosting() ? client.nick() : "");
  }

  /** Lines as they are shown; of our own, whether others have them. */
  CompletableFuture<List<ChatLine>> rows(CompletableFuture<List<Line>> lines) {
    return lines.thenCombine(
        log.outbox().all(),
        (found, unsafe) -> {
          Set<String> ids = unsafe.stream().map(Line::id).collect(Collectors.toSet());
          return found.stream().map(line -> row(line, !ids.contains(line.id()))).toList();
        });
  }

  private ChatLine row(Line line, boolean safe) {
    boolean own = !line.stamp().isEmpty() && line.account().equals(context.fingerprint());
    return Rows.line(line, own ? safe ? ChatLine.SAFE : ChatLine.SENT : "");
  }

  private void hear(RoomEvent event) {
    long now = System.currentTimeMillis();
    if (event instanceof RoomEvent.LineReceived line) {
      send(new NodeEvent.Line(now, row(line.line(), false), line.replayed()));
    } else if (event instanceof RoomEvent.LinesSafe safe) {
      send(new NodeEvent.LinesSafe(now, safe.ids()));
    } else if (event instanceof RoomEvent.OfferReceived offer) {
      offers.add(offer.offer()).ifPresent(row -> send(new NodeEvent.OfferArrived(now, row)));
    } else if (event instanceof RoomEvent.RequestReceived request) {
      answer(request.request());
    } else if (event instanceof RoomEvent.RequestDeclined declined) {
      changed(declined.nick() + " declined the request.");
    } else if (event instanceof RoomEvent.TopicChanged topic) {
      changed(topic.by().isEmpty() ? "" : topic.by() + " set the topic: " + topic.topic());
    } else if (event instanceof RoomEvent.Warning warning) {
      context.events().warn(warning.sentence());
    } else {
      hearPresence(event, now);
    }
  }

  private void hearPresence(RoomEvent event, long now) {
    if (event instanceof RoomEvent.Connected connected) {
      follow();
      changed(entered(connected));
      send(new NodeEvent.MembersChanged(now, members()));
      admitted.complete(state());
    } else if (event instanceof RoomEvent.Disconnected lost) {
      lost(lost);
    } else if (event instanceof RoomEvent.Refused no) {
      String sentence = no.sentence();
      changed(sentence);
      context.events().warn(sentence);
      if (admitted.completeExceptionally(new NodeException(sentence))) {
        refused.complete(null);
      }
    } else if (event instanceof RoomEvent.MemberJoined joined) {
      follow();
      send(new NodeEvent.MemberJoined(now, row(joined.member())));
    } else if (event instanceof RoomEvent.MemberLeft left) {
      follow();
      send(new NodeEvent.MemberLeft(now, row(left.member()), left.reason()));
    } else if (event instanceof RoomEvent.MemberChanged) {
      follow();
      send(new NodeEvent.MembersChanged(now, members()));
    } else if (event instanceof RoomEvent.NickChanged) {
      follow();
      send(new NodeEvent.MembersChanged(now, members()));
    } else if (event instanceof RoomEvent.RoundTrip
        || event instanceof RoomEvent.SuccessorsChanged) {
      send(new NodeEvent.MembersChanged(now, members()));
    }
  }

  private String entered(RoomEvent.Connected connected) {
    String host = client.seat().fingerprint();
    boolean moved = !lastHost.isEmpty() && !lastHost.equals(host);
    lastHost = host;
    if (!moved) {
      return "You are in " + link.room() + " as " + connected.nick() + ".";
    }
    return isHosting()
        ? "You host " + link.room() + " now: the host before is gone."
        : host() + " hosts " + link.room() + " now; you are in it as " + connected.nick() + ".";
  }

  private void lost(RoomEvent.Disconnected lost) {
    changed(lost.reason());
    send(new NodeEvent.MembersChanged(System.currentTimeMillis(), List.of()));
    String more = lost.retryInMillis() < 0 ? "" : " The node keeps trying.";
    admitted.completeExceptionally(new NodeException(lost.reason() + more));
  }

  private void follow() {
    context.follower().members(client.members());
  }

  private void answer(FileRequest request) {
    var unused =
        context
            .answerer()
            .answers(request)
            .whenComplete(
                (drafts, failure) -> {
                  if (failure != null) {
                    LOG.warn("a request could not be answered", failure);
                  } else if (!drafts.isEmpty()) {
                    client.offer(request, drafts);
                  } else if (!request.toAll()) {
                    client.decline(request); // Who was asked by name is waited for.
                  }
                });
  }

  private void changed(String sentence) {
    send(new NodeEvent.RoomChanged(System.currentTimeMillis(), state(), sentence));
  }

  private void send(NodeEvent event) {
    context.events().send(event);
  }

  static NodeException inNoRoom() {
    return new NodeException(
        "The node is in no room; open one or join one by its link, then try again.");
  }

  /** What we hear of the server while the room is served here. */
  private final class ServerEvents implements RoomServerEvents {

    @Override
    public void warning(String sentence) {
      context.events().warn(sentence);
    }

    @Override
    public void topicChanged(String topic) {
      warnUnkept(memory.topic(link.room(), topic), "The topic could not be kept on disk.");
    }
  }

  /** What the server asks of us while the room is served here. */
  private final class ServerOutside implements Outside {

    @Override
    public CompletableFuture<Boolean> reaches(String fingerprint, List<HostPort> addresses) {
      return client.reaches(fingerprint, addresses);
    }

    @Override
    public Answer whoHosts() {
      return client.whoHosts();
    }
  }
}
