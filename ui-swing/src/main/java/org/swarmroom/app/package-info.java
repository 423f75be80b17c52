/** Where the program starts; the only place that knows both the node and the windows. */
@NullMarked
package org.swarmroom.app;

import org.jspecify.annotations.NullMarked;
