/**
 * Pictures on their way to the cloud: durable from the moment they are taken until the cloud says that it has them, whatever
 * happens to the network or the program in between.
 */
@NullMarked
package app.visant.domain.edge.outbox;

import org.jspecify.annotations.NullMarked;
