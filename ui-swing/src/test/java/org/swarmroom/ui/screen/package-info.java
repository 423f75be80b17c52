/**
 * The screen that window tests ({@code *IT}) paint on: memory, or with {@code -Px11} a real X
 * server. Tests need not know which; nothing here is called by them.
 */
package org.swarmroom.ui.screen;
