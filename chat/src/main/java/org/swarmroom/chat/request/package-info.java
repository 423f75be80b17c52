/**
 * Asking a room for files in plain words: the grammar of requests and offers, their
 * machine-readable tags, and the limits that keep a request from becoming a flood. Plain values and
 * policies without I/O; the room client calls them on its loop, others only read the records. Texts
 * and tags come from other people's programs and are checked here.
 */
@NullMarked
package org.swarmroom.chat.request;

import org.jspecify.annotations.NullMarked;
