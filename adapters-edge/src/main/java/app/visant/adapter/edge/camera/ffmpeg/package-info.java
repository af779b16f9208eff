/** Network cameras and video files, read by the program ffmpeg as a child process that can hang and be killed without us. */
@NullMarked
package app.visant.adapter.edge.camera.ffmpeg;

import org.jspecify.annotations.NullMarked;
