/**
 * The command line: words, options, output and exit codes.
 *
 * <p>Each command but {@code node} is a client of the control socket and loads nothing of the node.
 * Runs on the main thread.
 */
@NullMarked
package org.swarmroom.app.cli;

import org.jspecify.annotations.NullMarked;
