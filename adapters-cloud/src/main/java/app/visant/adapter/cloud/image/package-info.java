/** Small versions of pictures, and the worker that makes them in the background. */
@NullMarked
package app.visant.adapter.cloud.image;

import org.jspecify.annotations.NullMarked;
