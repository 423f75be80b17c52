package org.swarmroom.chat.room;

import java.util.ArrayList;
import java.util.List;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.irc.Texts;
import org.swarmroom.chat.link.ChannelName;

/** JOIN, PART, NAMES, TOPIC and LIST of the one channel. Source: RFC 2812 section 3.2. */
final class Channel {

  /** Nicks on one line of NAMES, in bytes; leaves room for what stands before them. */
  private static final int NAMES_BYTES = 360;

  private final RoomState state;
  private final Playback playback;
  private final MemberNews news;

  Channel(RoomState state, Playback playback, MemberNews news) {
    this.state = state;
    this.playback = playback;
    this.news = news;
  }

  void addTo(CommandTable table) {
    state.isupport.add(
        "CHANTYPES=#",
        "CHANLIMIT=#:1",
        "CHANNELLEN=" + ChannelName.MAX_BYTES,
        "TOPICLEN=" + Welcome.TOPIC_BYTES);
    table.add("JOIN", 1, this::join);
    table.add("PART", 1, this::part);
    table.add("NAMES", 0, this::names);
    table.add("TOPIC", 1, this::topic);
    table.add("LIST", 0, this::list);
  }

  private void join(Session session, Message message) {
    if (message.param(0).equals("0")) {
      leave(session, "");
      return;
    }
    for (String name : message.param(0).split(",", 8)) {
      if (state.isChannel(name)) {
        enter(session);
      } else {
        noSuchChannel(session, name);
      }
    }
  }

  private void enter(Session session) {
    if (state.channel.has(session.person)) {
      return;
    }
    state.join(session);
    if (state.isHost(session.person)) {
      state.channel.set(session.person, Rank.OP, true);
    }
    news.joining(session);
    announce(session);
    news.joined(session);
    if (!state.channel.topic.isEmpty()) {
      tellTopic(session);
    }
    tellNames(session);
    playback.onJoin(session);
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
    if (state.channel.is(session.person, Rank.OP)) {
      Message op =
          Message.from(state.settings.serverName(), "MODE", channel, "+o", session.person.nick);
      state.toChannel(op, other -> other != session);
    }
    if (!session.person.away.isEmpty()) {
      Message away = Message.from(session.person.source(), "AWAY", session.person.away);
      state.toChannel(away, other -> other != session && other.has(Cap.AWAY_NOTIFY));
    }
  }

  private void part(Session session, Message message) {
    for (String name : message.param(0).split(",", 8)) {
      if (!state.isChannel(name)) {
        noSuchChannel(session, name);
      } else if (!state.channel.has(session.person)) {
        state.reply(session, Numerics.ERR_NOTONCHANNEL, name, "You're not on that channel");
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

  private void names(Session session, Message message) {
    if (message.has(0) && !state.isChannel(message.param(0))) {
      state.reply(session, Numerics.RPL_ENDOFNAMES, message.param(0), "End of /NAMES list");
    } else {
      tellNames(session);
    }
  }

  private void tellNames(Session session) {
    String channel = state.channel.name;
    List<String> line = new ArrayList<>();
    int bytes = 0;
    for (Person other : state.channel.members()) {
      String who = session.has(Cap.USERHOST_IN_NAMES) ? other.source() : other.nick;
      String name = state.channel.prefix(other, session.has(Cap.MULTI_PREFIX)) + who;
      if (bytes + name.length() + 1 > NAMES_BYTES) {
        state.reply(session, Numerics.RPL_NAMREPLY, "=", channel, String.join(" ", line));
        line.clear();
        bytes = 0;
      }
      line.add(name);
      bytes += name.length() + 1;
    }
    if (!line.isEmpty()) {
      state.reply(session, Numerics.RPL_NAMREPLY, "=", channel, String.join(" ", line));
    }
    state.reply(session, Numerics.RPL_ENDOFNAMES, channel, "End of /NAMES list");
  }

  private void topic(Session session, Message message) {
    if (!state.isChannel(message.param(0))) {
      noSuchChannel(session, message.param(0));
    } else if (!message.has(1)) {
      tellTopic(session);
    } else if (!state.channel.has(session.person)) {
      state.reply(
          session, Numerics.ERR_NOTONCHANNEL, message.param(0), "You're not on that channel");
    } else if (state.channel.topicByOps && !state.mayModerate(session.person)) {
      state.reply(
          session,
          Numerics.ERR_CHANOPRIVSNEEDED,
          state.channel.name,
          "You're not a channel operator");
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

  private void list(Session session, Message message) {
    state.reply(session, Numerics.RPL_LISTSTART, "Channel", "Users  Name");
    if (!message.has(0) || state.isChannel(message.param(0))) {
      state.reply(
          session,
          Numerics.RPL_LIST,
          state.channel.name,
          Integer.toString(state.channel.members().size()),
          state.channel.topic);
    }
    state.reply(session, Numerics.RPL_LISTEND, "End of /LIST");
  }

  private void noSuchChannel(Session session, String name) {
    state.reply(
        session,
        Numerics.ERR_NOSUCHCHANNEL,
        Texts.cut(name, 64),
        "No such channel; this server has the one room " + state.channel.name);
  }
}
