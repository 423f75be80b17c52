package org.swarmroom.chat.request;

/**
 * Somebody asks for a file.
 *
 * @param id chosen by the asker's program, or made from the line for stock clients
 * @param asker nick to which offers go
 * @param query what was asked for, in the asker's words
 * @param toAll asked of everybody; otherwise of us by name
 * @param send "please send" rather than "who has": always the user's decision
 */
public record FileRequest(String id, String asker, String query, boolean toAll, boolean send) {}
