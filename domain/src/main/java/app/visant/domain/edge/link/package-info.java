/**
 * The edge's line to the cloud: reading commands in one of several ways from one cursor, going on after every kind of failure,
 * telling what became of them and how the device is.
 */
@NullMarked
package app.visant.domain.edge.link;

import org.jspecify.annotations.NullMarked;
