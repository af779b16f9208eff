/**
 * Torments real processes, a cloud and three edges, with everything that may befall them, and compares what both sides say
 * afterwards with what the cameras saw.
 */
@NullMarked
package app.visant.edge.chaos;

import org.jspecify.annotations.NullMarked;
