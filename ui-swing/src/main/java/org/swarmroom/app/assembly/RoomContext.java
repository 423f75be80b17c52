package org.swarmroom.app.assembly;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.Executor;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.chat.client.SealingConfig;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.sealed.Credentials;
import org.swarmroom.index.accounts.RoomAccounts;
import org.swarmroom.index.lines.RoomLog;
import org.swarmroom.index.rooms.RoomStates;
import org.swarmroom.index.settings.Settings;

/**
 * What a room needs of the rest of the node.
 *
 * @param fingerprint of our own certificate
 * @param credentials that prove it
 * @param settings where the people of a room are remembered
 * @param work for blocking reads
 * @param localLoops of Netty's local transport, for a room that is served here
 * @param dialer to hosts elsewhere
 */
record RoomContext(
    String fingerprint,
    Credentials credentials,
    Settings settings,
    NodeEvents events,
    RoomLog rows,
    RoomAccounts accounts,
    RoomStates states,
    Executor work,
    EventLoopGroup loops,
    EventLoopGroup localLoops,
    Dialer dialer,
    RoomFollower follower,
    RequestAnswerer answerer) {

  /** What it takes to encrypt private lines in the room of that key. */
  SealingConfig sealing(RoomKey key) {
    return SealingConfig.of(credentials, new KeptKeys(settings, work, events, key));
  }
}
