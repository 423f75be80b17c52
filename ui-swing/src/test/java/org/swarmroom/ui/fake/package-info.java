/**
 * A node in memory for tests of presenters and windows: answers at once, remembers what it was
 * asked, says what a test tells it to.
 */
package org.swarmroom.ui.fake;
