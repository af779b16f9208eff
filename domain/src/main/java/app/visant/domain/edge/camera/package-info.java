/**
 * What the edge needs of a camera: where its pictures come from, how it is set up, and the port that gives one fresh
 * picture at a time as a JPEG.
 */
@NullMarked
package app.visant.domain.edge.camera;

import org.jspecify.annotations.NullMarked;
