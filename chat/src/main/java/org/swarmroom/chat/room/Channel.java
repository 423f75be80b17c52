package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.link.ChannelName;

/** JOIN, PART and TOPIC of the one channel. Source: RFC 2812 section 3.2. */
final class Channel {

  private final RoomState state;
  private final Playback playback;
  private final MemberNews news;
  private final Listing listing;
  private final LogExchange logs;

  Channel(RoomState state, Playback playback, MemberNews news, LogExchange logs) {
    this.state = state;
    this.logs = logs;
    this.playback = playback;
    this.news = news;
    this.listing = new Listing(state);
  }

  void addTo(CommandTable table) {
    state.isupport.add(
        "CHANTYPES=#",
        "CHANLIMIT=#:1",
        "CHANNELLEN=" + ChannelName.MAX_BYTES,
        "TOPICLEN=" + Welcome.TOPIC_BYTES);
    table.add("JOIN", 1, this::join);
    table.add("PART", 1, this::part);
    table.add("TOPIC", 1, this::topic);
    listing.addTo(table);
  }

  private void join(Session session, Message message) {
    if (message.param(0).equals("0")) {
      leave(session, "");
      return;
    }
    List<String> keys = List.of(message.param(1).split(",", -1));
    List<String> names = List.of(message.param(0).split(",", -1));
    for (String name : state.targets.of(session, "JOIN", message.param(0))) {
      int place = names.indexOf(name);
      if (state.isChannel(name)) {
        enter(session, place < keys.size() ? keys.get(place) : "");
      } else {
        state.noSuchChannel(session, name);
      }
    }
  }

  private void enter(Session session, String key) {
    if (state.channel.has(session.person)) {
      return;
    }
    Optional<Admission.Refusal> refusal = state.admission.refusal(session.person, key);
    if (refusal.isPresent()) {
      state.reply(session, refusal.get().numeric(), state.channel.name, refusal.get().sentence());
      return;
    }
    state.join(session);
    state
        .channel
        .granted(session.person.proven())
        .forEach(rank -> state.channel.set(session.person, rank, true));
    if (state.isHost(session.person)) {
      state.channel.set(session.person, Rank.OP, true);
    }
    news.joining(session);
    announce(session);
    news.joined(session);
    if (!state.channel.topic.isEmpty()) {
      tellTopic(session);
    }
    listing.tellNames(session);
    playback.onJoin(session);
    logs.joined(session);
  }

  private void announce(Session session) {
    String channel = state.channel.name;
    Message plain =
        Message.from(session.person.source(), "JOIN", channel).withTags(state.now(session.person));
    state.toChannel(plain, other -> !other.has(Cap.EXTENDED_JOIN));
    String account = session.person.account.isEmpty() ? "*" : session.person.account;
    Message extended =
        Message.from(session.person.source(), "JOIN", channel, account, session.person.realName)
            .withTags(state.now(session.person));
    state.toChannel(extended, other -> other.has(Cap.EXTENDED_JOIN));
    Set<Rank> ranks = state.channel.ranksOf(session.person);
    if (!ranks.isEmpty()) {
      List<String> mode = new ArrayList<>(List.of(channel, ""));
      StringBuilder letters = new StringBuilder("+");
      for (Rank rank : ranks) {
        letters.append(rank.mode());
        mode.add(session.person.nick);
      }
      mode.set(1, letters.toString());
      Message given =
          Message.from(state.settings.serverName(), "MODE", mode.toArray(String[]::new))
              .withTags(state.now());
      state.toChannel(given, other -> other != session);
    }
    if (!session.person.away.isEmpty()) {
      Message away =
          Message.from(session.person.source(), "AWAY", session.person.away)
              .withTags(state.now(session.person));
      state.toChannel(away, other -> other != session && other.has(Cap.AWAY_NOTIFY));
    }
  }

  private void part(Session session, Message message) {
    for (String name : state.targets.of(session, "PART", message.param(0))) {
      if (!state.isChannel(name)) {
        state.noSuchChannel(session, name);
      } else if (!state.channel.has(session.person)) {
        state.notOnChannel(session);
      } else {
        leave(session, Texts.cut(message.param(1), Welcome.REASON_BYTES));
      }
    }
  }

  private void leave(Session session, String reason) {
    if (!state.channel.has(session.person)) {
      return;
    }
    String channel = state.channel.name;
    Message part =
        reason.isEmpty()
            ? Message.from(session.person.source(), "PART", channel)
            : Message.from(session.person.source(), "PART", channel, reason);
    state.toChannel(part.withTags(state.now(session.person)), other -> true);
    state.leave(session.person);
  }

  private void topic(Session session, Message message) {
    if (!state.isChannel(message.param(0))) {
      state.noSuchChannel(session, message.param(0));
    } else if (!message.has(1) && state.seesMembers(session.person)) {
      tellTopic(session);
    } else if (!state.channel.has(session.person)) {
      state.notOnChannel(session);
    } else if (state.channel.modes.has(Flag.TOPIC_BY_OPS) && !state.mayModerate(session.person)) {
      state.needsOperator(session);
    } else {
      change(session, Texts.cut(message.param(1), Welcome.TOPIC_BYTES));
    }
  }

  private void change(Session session, String topic) {
    state.channel.topic = topic;
    state.channel.topicBy = session.person.source();
    state.channel.topicAt = state.clock.millis();
    state.topicListener.accept(topic);
    state.toChannel(
        Message.from(session.person.source(), "TOPIC", state.channel.name, topic)
            .withTags(state.now(session.person)),
        other -> true);
  }

  private void tellTopic(Session session) {
    String channel = state.channel.name;
    if (state.channel.topic.isEmpty()) {
      state.reply(session, Numerics.RPL_NOTOPIC, channel, "No topic is set");
    } else {
      state.reply(session, Numerics.RPL_TOPIC, channel, state.channel.topic);
      state.reply(
          session,
          Numerics.RPL_TOPICWHOTIME,
          channel,
          state.channel.topicBy,
          Long.toString(state.channel.topicAt / 1000));
    }
  }
}
