/** USB cameras and Motion JPEG files, read by OpenCV in this process. Its shared libraries lie beside the program. */
@NullMarked
package app.visant.adapter.edge.camera.opencv;

import org.jspecify.annotations.NullMarked;
