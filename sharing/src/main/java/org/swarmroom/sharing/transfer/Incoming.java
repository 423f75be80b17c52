package org.swarmroom.sharing.transfer;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.swarmroom.sharing.session.PeerPipeline;
import org.swarmroom.sharing.torrent.InfoHash;
import org.swarmroom.sharing.transport.Encryption;
import org.swarmroom.sharing.transport.FirstBytes;
import org.swarmroom.sharing.transport.MseHandler;
import org.swarmroom.sharing.transport.ProtocolSniffer;
import org.swarmroom.sharing.wire.Handshake;

/**
 * Brings accepted connections to the session they ask for: one that is awake, one that wakes, or a
 * claimed one. Runs on each channel's loop.
 */
final class Incoming {

  private final Sessions sessions;
  private final SleepingSeeds sleeping;
  private final SeedSource seeds;
  private final Map<InfoHash, IncomingPeer> claims = new ConcurrentHashMap<>();
  private final Newcomers newcomers = new Newcomers();
  private final MseTorrents torrents = new MseTorrents(MseHandler::key);

  Incoming(Sessions sessions, SleepingSeeds sleeping, SeedSource seeds) {
    this.sessions = sessions;
    this.sleeping = sleeping;
    this.seeds = seeds;
  }

  AutoCloseable claim(InfoHash wireHash, IncomingPeer taker) {
    claims.put(wireHash, taker);
    return () -> claims.remove(wireHash, taker);
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
                          .addLast(MseHandler.receiver(this::torrent, Encryption.PREFERRED));
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
    newcomers.leave(channel);
    channel.config().setAutoRead(false);
    var claim = claims.get(handshake.infoHash());
    if (claim != null) {
      claim.take(channel, handshake, fingerprint);
      PeerPipeline.strip(channel);
      return;
    }
    var session = sessions.find(handshake.infoHash());
    if (session.isPresent()) {
      session.get().join(channel, handshake, fingerprint);
    } else {
      sleeping.wake(
          handshake.infoHash(),
          woken ->
              woken.ifPresentOrElse(s -> s.join(channel, handshake, fingerprint), channel::close));
    }
  }

  /** The public torrent that an MSE initiator means: strangers get to ask for public ones only. */
  private Optional<InfoHash> torrent(byte[] key) {
    var current = new HashSet<>(sessions.hashes());
    current.addAll(seeds.publicHashes());
    return torrents.find(key, current);
  }

  static String id(InfoHash hash) {
    return HexFormat.of().formatHex(hash.truncated().bytes());
  }
}
