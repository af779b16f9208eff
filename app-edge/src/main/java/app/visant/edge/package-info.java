/** The edge daemon: command line and configuration, composition root, and the threads that drive the use cases. */
@NullMarked
package app.visant.edge;

import org.jspecify.annotations.NullMarked;
