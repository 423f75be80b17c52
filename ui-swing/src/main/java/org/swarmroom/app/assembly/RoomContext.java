package org.swarmroom.app.assembly;

import io.netty.channel.EventLoopGroup;
import java.util.concurrent.Executor;
import org.swarmroom.chat.client.Dialer;
import org.swarmroom.index.lines.RoomLog;

/**
 * What a room needs of the rest of the node.
 *
 * @param fingerprint of our own certificate
 * @param work for blocking reads
 * @param localLoops of Netty's local transport, for a room that is served here
 * @param dialer to hosts elsewhere
 */
record RoomContext(
    String fingerprint,
    NodeEvents events,
    RoomLog rows,
    Executor work,
    EventLoopGroup loops,
    EventLoopGroup localLoops,
    Dialer dialer,
    RoomFollower follower,
    RequestAnswerer answerer) {}
