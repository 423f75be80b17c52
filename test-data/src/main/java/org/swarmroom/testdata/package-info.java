/**
 * Input for tests and benchmarks: seeded names and files that look real, and hostile bytes for each
 * parser. Test scope of every module; the same seed gives the same on every machine.
 *
 * <p>Pure, except what writes files where it is told to. Any thread.
 */
@NullMarked
package org.swarmroom.testdata;

import org.jspecify.annotations.NullMarked;
