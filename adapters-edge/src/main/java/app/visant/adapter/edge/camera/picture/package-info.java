/** JPEG files as cameras: one picture, or a folder of them in turn. */
@NullMarked
package app.visant.adapter.edge.camera.picture;

import org.jspecify.annotations.NullMarked;
