package org.swarmroom.chat.client;

import java.util.function.Consumer;
import org.swarmroom.chat.succession.Memory;

/**
 * What a member needs to go on when the host is gone.
 *
 * @param memory of earlier stays in the room
 * @param here where this program serves the room when its turn comes
 * @param keep hears, on the client's executor, what a later start must know; must not block
 */
public record SuccessionConfig(Memory memory, HostSeat here, Consumer<Memory> keep) {}
