/** Measures the edge's figures as processes, the native one beside the JVM's; no part of the tests. */
@NullMarked
package app.visant.edge.bench;

import org.jspecify.annotations.NullMarked;
