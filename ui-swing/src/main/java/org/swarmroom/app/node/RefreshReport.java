package org.swarmroom.app.node;

/** What asking all peers again found: {@code sentence} for the user. */
public record RefreshReport(int asked, int online, long newEntries, String sentence) {}
