/** Carrying out what the cloud asks: each command once, before it expires, the picture safe on disk before anything else. */
@NullMarked
package app.visant.domain.edge.capture;

import org.jspecify.annotations.NullMarked;
