/**
 * Opens the camera that a source names, by the technology that can read it, and watches over it: a read that hangs is given
 * up, and a camera that failed is opened again.
 */
@NullMarked
package app.visant.adapter.edge.camera;

import org.jspecify.annotations.NullMarked;
