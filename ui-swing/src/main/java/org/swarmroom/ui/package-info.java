/**
 * The windows of Swarmroom. {@link org.swarmroom.ui.Windows} is their only way in; they know the
 * node by {@code org.swarmroom.app.node} alone.
 *
 * <p>Everything below belongs to the event thread unless it says otherwise; nothing here touches a
 * file, a socket or the database.
 */
@NullMarked
package org.swarmroom.ui;

import org.jspecify.annotations.NullMarked;
