package org.swarmroom.app.node;

/**
 * One thing that {@code doctor} looked at; {@code sentence} says what was found and, when not
 * {@code ok}, what to do.
 */
public record CheckRow(String name, boolean ok, String sentence) {}
