package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.ban.BanList;
import org.swarmroom.sharing.session.Denial;
import org.swarmroom.sharing.session.Membership;
import org.swarmroom.sharing.session.PeerAddress;
import org.swarmroom.sharing.session.PeerPipeline;
import org.swarmroom.sharing.session.Services;
import org.swarmroom.sharing.session.SwarmSession;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.FirstBytes;
import org.swarmroom.sharing.transport.MseHandler;
import org.swarmroom.sharing.transport.ProtocolSniffer;
import org.swarmroom.sharing.wire.ExtendedHandshake;
import org.swarmroom.sharing.wire.Handshake;

/**
 * Brings accepted connections to the session they ask for: one that is awake, or one that wakes.
 * Who asks for what is not public has to prove its membership first, and is not answered before: an
 * outsider can't tell a content that is here from one that is not. Runs on each channel's loop.
 */
final class Incoming {

  /** Refusals come at full quarters of a second. */
  private static final long REFUSAL = TimeUnit.MILLISECONDS.toNanos(250);

  private final Sessions sessions;
  private final SleepingSeeds sleeping;
  private final SeedSource seeds;
  private final BanList bans;
  private final Membership membership;
  private final Newcomers newcomers = new Newcomers();

  /** What an MSE initiator may mean: strangers get to ask for public torrents only. */
  private final MseTorrents torrents;

  Incoming(Sessions sessions, SleepingSeeds sleeping, SeedSource seeds, Services services) {
    this.sessions = sessions;
    this.sleeping = sleeping;
    this.seeds = seeds;
    this.bans = services.bans();
    this.membership = new Membership(services);
    this.torrents =
        new MseTorrents(MseHandler::key, List.of(sessions::publicHashes, seeds::publicHashes));
  }

  void accept(Channel channel, Optional<String> fingerprint) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> accept(channel, fingerprint));
    } else if (!newcomers.enter(channel)) {
      channel.close();
    } else if (fingerprint.isPresent()) {
      await(channel, fingerprint);
    } else {
      channel
          .pipeline()
          .addLast(
              new ProtocolSniffer(
                  (ctx, protocol) -> {
                    if (protocol == FirstBytes.MSE) {
                      channel
                          .pipeline()
                          .addLast(MseHandler.receiver(torrents::find, Encryption.PREFERRED));
                    }
                    if (protocol == FirstBytes.MSE || protocol == FirstBytes.BITTORRENT) {
                      await(channel, fingerprint);
                    } else {
                      channel.close();
                    }
                  }));
      channel.config().setAutoRead(true);
    }
  }

  private void await(Channel channel, Optional<String> fingerprint) {
    PeerPipeline.awaitHandshake(channel, handshake -> shaken(channel, handshake, fingerprint));
    channel.config().setAutoRead(true);
  }

  private void shaken(Channel channel, Handshake handshake, Optional<String> fingerprint) {
    channel.config().setAutoRead(false);
    var open = sessions.find(handshake.infoHash()).filter(SwarmSession::isPublic);
    if (open.isPresent()) {
      enter(open.get(), channel, handshake, fingerprint, Optional.empty());
    } else if (fingerprint.isPresent()) {
      channel.config().setAutoRead(true); // before: the greeting may be here already
      PeerPipeline.awaitGreeting(
          channel,
          greeting -> {
            channel.config().setAutoRead(false);
            asked(channel, handshake, fingerprint, Optional.of(greeting));
          });
    } else {
      asked(channel, handshake, fingerprint, Optional.empty());
    }
  }

  /**
   * All that the peer has to show is here. Only members have us look into the library: for others
   * what is public is known by heart, and a thousand of them at once can't tell by the time.
   */
  private void asked(
      Channel channel,
      Handshake handshake,
      Optional<String> fingerprint,
      Optional<ExtendedHandshake> greeting) {
    long since = channel.eventLoop().ticker().nanoTime();
    var rooms = greeting.map(g -> membership.proven(fingerprint, g)).orElse(Set.of());
    boolean member = !rooms.isEmpty();
    boolean banned =
        isBanned(channel, fingerprint) || !member && isBanned(channel, Optional.empty());
    if (member && banned) {
      refuse(channel, since, Optional.of(Denial.BANNED), handshake);
      return;
    }
    var awake = sessions.find(handshake.infoHash()).filter(s -> s.admits(rooms));
    if (awake.isPresent()) {
      enter(awake.get(), channel, handshake, fingerprint, greeting);
      return;
    }
    boolean mayAsk = member || seeds.publicHashes().contains(handshake.infoHash());
    if (!mayAsk || banned) {
      refuse(channel, since, Optional.empty(), handshake);
      return;
    }
    sleeping.wake(
        handshake.infoHash(),
        rooms,
        woken ->
            woken.ifPresentOrElse(
                s -> enter(s, channel, handshake, fingerprint, greeting),
                () ->
                    refuse(
                        channel,
                        since,
                        member ? Optional.of(Denial.GONE) : Optional.empty(),
                        handshake)));
  }

  private boolean isBanned(Channel channel, Optional<String> fingerprint) {
    return channel.remoteAddress() instanceof InetSocketAddress from
        && bans.isBanned(new PeerAddress(from, fingerprint).banName());
  }

  private void enter(
      SwarmSession session,
      Channel channel,
      Handshake handshake,
      Optional<String> fingerprint,
      Optional<ExtendedHandshake> greeting) {
    newcomers.leave(channel);
    session.join(channel, handshake, fingerprint, greeting);
  }

  /**
   * Whether nobody here has it or the peer may not know, it hears the same, and after a time that
   * does not tell how long we looked: nothing, or, a proven member, that there is nothing for it.
   */
  private static void refuse(
      Channel channel, long since, Optional<Denial> told, Handshake handshake) {
    long looked = channel.eventLoop().ticker().nanoTime() - since;
    Runnable close =
        () ->
            told.ifPresentOrElse(
                why -> PeerPipeline.deny(channel, handshake.infoHash(), why), channel::close);
    channel.eventLoop().schedule(close, REFUSAL - looked % REFUSAL, TimeUnit.NANOSECONDS);
  }

  static String id(InfoHash hash) {
    return HexFormat.of().formatHex(hash.truncated().bytes());
  }
}
