/** Draining the outbox into the cloud, online or after an outage: nothing twice, and no bad picture in the way of the others. */
@NullMarked
package app.visant.domain.edge.upload;

import org.jspecify.annotations.NullMarked;
