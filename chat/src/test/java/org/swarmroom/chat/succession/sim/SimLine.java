package org.swarmroom.chat.succession.sim;

import org.swarmroom.chat.succession.Place;

/**
 * A line of the {@code number}th text that a node's person said.
 *
 * @param id that the sender made
 */
record SimLine(String id, Place place, int sender, int number) {}
