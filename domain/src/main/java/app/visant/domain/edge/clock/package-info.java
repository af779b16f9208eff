/**
 * When a picture was taken, whatever the device's clock says: by the machine's time since boot and the cloud's time, with a bound of the
 * error. What was taken before the cloud's time was known gets its date after the first contact in the same boot.
 */
@NullMarked
package app.visant.domain.edge.clock;

import org.jspecify.annotations.NullMarked;
